"""`python -m pyshell`."""

import sys

from pyshell.cli import main

if __name__ == "__main__":
    sys.exit(main())
