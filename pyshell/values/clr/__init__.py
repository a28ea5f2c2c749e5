"""The .NET types people use in scripts, one module for each family, imported when a name of the family is first
used.
"""
