"""The cmdlets of Microsoft.WSMan.Management."""
