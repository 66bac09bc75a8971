"""What was built of a brief, for programs: files as bytes, where they were written, what there is to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Problem
from briefgen.base.translate import tr
from briefgen.library.fact_list import FactList
from briefgen.runtime.kept import Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """A deck, a page and what else was asked for. A notebook shows the page."""

    files: Mapping[str, bytes] = field(repr=False)
    """By name: ``library.pptx``, ``library.pdf``, ``library-page.png`` …"""
    paths: Mapping[str, Path]
    """Where each was written; empty where none was."""
    slides: int
    pages: int
    problems: tuple[Problem, ...]
    """Warnings: what has errors is not built."""
    notes: tuple[str, ...]
    facts: FactList = field(repr=False)
    kept: tuple[Kept, ...]
    """Earlier files that somebody had edited, and the names that they have now."""
    names: Mapping[str, tuple[str, ...]] = field(repr=False)
    """The decks and the printed documents among the files, by format: pptx, pdf, html."""

    @property
    def deck(self) -> bytes:
        """The PowerPoint deck, of several the first; LookupError where none was asked for."""
        return self._first("pptx", "deck")

    @property
    def page(self) -> bytes:
        """The page as PDF, of several the first; LookupError where none was asked for."""
        return self._first("pdf", "page")

    @property
    def web(self) -> bytes:
        """The web page, of several the first; LookupError where none was asked for."""
        return self._first("html", "web page")

    def _first(self, form: str, called: str) -> bytes:
        if not self.names[form]:
            made = ", ".join(self.files) or "nothing"
            raise LookupError(
                tr("no {called} was made: it was not asked for; there is {made}", called=called, made=made)
            )
        return self.files[self.names[form][0]]

    def _repr_html_(self) -> str:
        """Return the page, and what there is to know, as a notebook shows it."""
        from briefgen.library.notebook import html

        return html(self.names["pdf"], self.files, self.problems)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        """Return what a notebook may choose from."""
        return {"text/html": self._repr_html_(), "text/plain": repr(self)}
