"""``python -m tui``: the same as the ``netwerkcanvas`` script, which is the way to start it."""

import sys

from tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
