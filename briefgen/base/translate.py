"""What the program says to its user, in the user's language: `tr` around each message, as gettext has it.

The message stands in English, and is the key of its translation; fields are named, and filled in behind:
``tr("no column {name!r}", name=name)``. A literal brace is doubled where fields are given.
"""

from __future__ import annotations

from briefgen.base.catalogue import catalogue

_spoken = ["en"]


def use_language(language: str) -> None:
    """Say everything from now on in a language, in all threads of this process."""
    _spoken[0] = language


def program_language() -> str:
    """Return the tag of the language in which the program speaks."""
    return _spoken[0]


def tr(message: str, /, **fields: object) -> str:
    """Return a message in the user's language, in English where it is not translated, with its fields."""
    said = message if _spoken[0] == "en" or not message else catalogue(_spoken[0]).gettext(message)
    return said.format(**fields) if fields else said


def tr_n(one: str, many: str, /, number: int, **fields: object) -> str:
    """Return a message about a number of things, which it may print as ``{number}``."""
    if _spoken[0] == "en":
        said = one if number == 1 else many
    else:
        said = catalogue(_spoken[0]).ngettext(one, many, number)
    return said.format(**({"number": number} | fields))
