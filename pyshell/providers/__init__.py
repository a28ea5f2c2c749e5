"""Drives and providers: FileSystem, Env:, Variable:, Function:, Alias:."""
