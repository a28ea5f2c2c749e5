"""Help: topics of commands and of subjects, and the comments of scripts that are help, as objects for `Get-Help`."""
