# Example 1: reconnect to a session.
Connect-PSSession -ComputerName Server01 -Name ITTask | Out-Host
