"""The cmdlets of the embedded lab."""
