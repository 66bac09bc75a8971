"""The name of a deck or page among several: part of a file's name, and a word of `--only`."""

from __future__ import annotations

from briefgen.base.diagnostics import FieldError
from briefgen.base.safe_name import safe_name
from briefgen.base.translate import tr

KINDS = ("deck", "page")
"""Words of `--only` that stand for all decks, and for all pages."""
FURTHER = ("long", "print", "grey")
"""Endings of the names of files that a build makes of pages."""


def check_name(name: str, *, of_page: bool) -> None:
    """Raise FieldError for a name that no file can have, or that stands for something else."""
    if not name:
        return
    folded = name.casefold()
    if safe_name(name) != name or "," in name:
        raise FieldError(
            tr("{name!r} cannot be part of a file's name: write letters and digits", name=name), "name"
        )
    if folded in KINDS:
        said = tr(
            "{name!r} stands for all {folded}s in `--only`; without a name it is the brief's {folded}",
            name=name,
            folded=folded,
        )
        raise FieldError(said, "name")
    if of_page and folded.rpartition("-")[2] in FURTHER:
        raise FieldError(
            tr("a page cannot be called {name!r}: a build makes a file of that name itself", name=name),
            "name",
        )
