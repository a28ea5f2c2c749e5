"""Checks of a whole tree: what PowerShell refuses although the grammar allows it."""
