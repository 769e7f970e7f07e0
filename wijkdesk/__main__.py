"""Start Wijkdesk as `python -m wijkdesk`."""

import sys

from wijkdesk.app import main

sys.exit(main())
