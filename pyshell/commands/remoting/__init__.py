"""The cmdlets of sessions, remote commands and jobs."""
