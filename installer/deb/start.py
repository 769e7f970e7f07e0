"""Where the frozen program begins."""

import sys

from wijkdesk.app import main

if __name__ == "__main__":
    sys.exit(main())
