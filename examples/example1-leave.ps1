# What happened before example 1: somebody opened the session ITTask and left it.
$session = New-PSSession -ComputerName Server01 -Name ITTask -ConfigurationName ITTasks
$null = Disconnect-PSSession -Session $session
