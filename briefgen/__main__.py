"""``python -m briefgen``: the command."""

import sys

from briefgen.cli.app import main

sys.exit(main())
