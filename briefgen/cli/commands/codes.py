"""Exit codes of every command."""

OK = 0
NOT_WRITTEN = 1
"""An output could not be written, `verify` found that one differs, or `fmt --check` a brief to lay out."""
BAD_INPUT = 2
"""The brief has errors, or the command line has."""
CONFLICTS = 3
"""`update` wrote the deck, and left some things in it as they were."""
STOPPED = 128
"""Plus the number of the signal: 130 for Ctrl-C, 143 for SIGTERM, 129 for a terminal that closed."""


class UsageError(Exception):
    """What the command line asks for cannot be done; the message says why."""
