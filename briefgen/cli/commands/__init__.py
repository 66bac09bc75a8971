"""The commands, one file a word: `add` defines its arguments; what it runs is imported when it runs."""

from briefgen.cli.commands import batch, build, check, diff, eject, facts, gallery, new, verify

COMMANDS = (build, batch, check, verify, facts, diff, eject, gallery, new)
"""In the order in which --help lists them."""
