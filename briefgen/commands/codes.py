"""Exit codes of every command."""

OK = 0
NOT_WRITTEN = 1
"""An output could not be written, or `verify` found that one does not say what the brief says."""
BAD_INPUT = 2
"""The brief has errors, or the command line has."""
INTERRUPTED = 130
