"""The cmdlets that bring certificates into the Cert: drive."""
