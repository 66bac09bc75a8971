"""Finished pages in; the very pages of the last build out where they equal them.

Painters and checks know by identity what they have made of a page before.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import field

from briefgen.base.dataclass import dataclass
from briefgen.model.scene import Page


@dataclass(slots=True, kw_only=True)
class _KnownPage:
    page: Page
    build: int
    """The last one that had it."""


@dataclass(slots=True, kw_only=True)
class KeptPages:
    """The pages of this build and of the one before."""

    _build: int = 0
    _alike: dict[Hashable, list[_KnownPage]] = field(default_factory=dict)
    """Pages by what tells most of them apart."""

    def begin(self) -> None:
        """Begin a build: forget the pages that the last one did not have."""
        self._alike = {key: left for key, known in self._alike.items() if (left := self._of_last(known))}
        self._build += 1

    def _of_last(self, known: Iterable[_KnownPage]) -> list[_KnownPage]:
        return [kept for kept in known if kept.build == self._build]

    def keep_all(self) -> None:
        """Let the next build find all pages, though this one ended before it had them."""
        for known in self._alike.values():
            for kept in known:
                kept.build = self._build

    def clear(self) -> None:
        """Forget all pages."""
        self._alike.clear()

    def same(self, pages: Iterable[Page]) -> tuple[Page, ...]:
        """Return the pages, each as the object that is known where an equal one is."""
        return tuple(self._same(page) for page in pages)

    def _same(self, page: Page) -> Page:
        known = self._alike.setdefault((page.number, page.kind, page.title, len(page.items)), [])
        kept = next((kept for kept in known if kept.page is page or kept.page == page), None)
        if kept is None:
            kept = _KnownPage(page=page, build=self._build)
            known.append(kept)
        kept.build = self._build
        return kept.page
