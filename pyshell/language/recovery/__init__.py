"""What the parser does about syntax errors."""
