"""Finished pages in, a sentence out for every chart that draws some of the values it was given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.base.translate import tr
from briefgen.model.guides import Thinning
from briefgen.model.scene import Chart, Page, walk


def _told(name: str, thinning: Thinning) -> str:
    if thinning.points:
        return tr(
            "{name}: {drawn:,} of {count:,} points are drawn, the outermost among them; the chart says so",
            name=name,
            drawn=thinning.drawn,
            count=thinning.of,
        )
    return tr(
        "{name}: {drawn:,} of {count:,} values are drawn, the highest, the lowest and the last "
        "among them; the chart says so",
        name=name,
        drawn=thinning.drawn,
        count=thinning.of,
    )


def thinning_notes(pages: Iterable[Page]) -> Iterator[str]:
    """Yield which charts are thinned, each once however often it stands on pages."""
    told: dict[str, None] = {}
    for page in pages:
        for item in walk(page.items):
            if isinstance(item, Chart) and item.thinning:
                told[_told(item.name, item.thinning)] = None
    yield from told
