"""``python -m briefgen``: the command."""

from briefgen.cli.app import command

command()
