"""What argparse itself says, in the user's language: its words are keys of the catalogue, as ours are."""

from __future__ import annotations

import argparse

from briefgen.base.marked import N_
from briefgen.base.translate import tr, tr_n

WORDS = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("unrecognized arguments: %s"),
    N_("unexpected option string: %s"),
    N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)"),
    N_("unknown parser %(parser_name)r (choices: %(choices)s)"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("%(prog)s: error: %(message)s\n"),
)
"""Those that a user can meet, of Python 3.11 and later; all else is said in English."""


def speak() -> None:
    """Give argparse our catalogues instead of gettext's own, which have no Chinese for it."""
    argparse._ = tr  # type: ignore[attr-defined]
    argparse.ngettext = _several  # type: ignore[attr-defined]


def _several(one: str, many: str, number: int) -> str:
    return tr_n(one, many, number)
