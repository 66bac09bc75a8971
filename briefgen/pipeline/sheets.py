"""An edition in, its printed pages out: a page of figures shows as many at length as have room."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Problem
from briefgen.base.messages import messages
from briefgen.base.phrase import Phrase
from briefgen.brief.model import Masthead, OnePager
from briefgen.edition.edition import Edition
from briefgen.facts.fact import Fact
from briefgen.layout.levels import PAGE_LEVELS, Level
from briefgen.layout.onepager import Laid, lay_out_page, page_room
from briefgen.model.scene import Page
from briefgen.model.theme import Medium
from briefgen.story.page import Derivation, is_derived

READABLE = PAGE_LEVELS[14]
"""How dense a page may be before figures move from charts into lists."""
TIGHTEST = PAGE_LEVELS[-1]
MOST_SHEETS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The printed pages, their paper, what was found and computed on the way, and what there is to say."""

    pages: tuple[Page, ...]
    medium: Medium
    problems: tuple[Problem, ...]
    computed: Mapping[str, Fact]
    notes: tuple[str, ...] = ()


def lay_out_sheets(edition: Edition) -> Printed:
    """Return the brief's page; where it is made of figures, in the form and on the sheets that hold them."""
    brief, ledger = edition.brief, edition.ledger
    made = Derivation.of(brief, ledger)
    written = is_derived(brief) is False and made.page() == brief.onepager
    if written or not made.metrics:
        return printed([lay_out_page(edition)])
    parts = _parts(edition, made)
    sheets = [_sheet(edition, part, number) for number, part in enumerate(parts)]
    laid = [lay_out_page(replace(edition, page=sheet), sketched=True) for sheet in sheets]
    if len(laid) == 1:
        return printed(laid)
    note = f"the page goes on over {len(laid)} sheets: {len(made.metrics)} figures do not fit one"
    return printed(laid, note)


def printed(laid: Sequence[Laid], *notes: str) -> Printed:
    """Return pages laid out one by one as those of one document."""
    return Printed(
        pages=tuple(replace(each.page, number=number) for number, each in enumerate(laid, 1)),
        medium=laid[0].medium,
        problems=tuple(problem for each in laid for problem in each.problems),
        computed={key: fact for each in laid for key, fact in each.computed.items()},
        notes=notes,
    )


def _parts(edition: Edition, made: Derivation) -> Sequence[Derivation]:
    """Return the metrics in as many parts as need a sheet each, as even as they go."""
    keys = [metric.key for metric in made.metrics]
    if not is_derived(edition.brief) or _fits(edition, made.page(0), TIGHTEST):
        return (made,)
    parts: list[Derivation] = [made]
    for count in range(2, MOST_SHEETS + 1):
        bounds = [round(index * len(keys) / count) for index in range(count + 1)]
        shares = [keys[start:end] for start, end in pairwise(bounds)]
        parts = [Derivation.of(edition.brief, edition.ledger, share) for share in shares]
        if all(_fits(edition, part.page(0), TIGHTEST) for part in parts):
            break
    return parts


def _sheet(edition: Edition, part: Derivation, number: int) -> OnePager:
    """Return a sheet with as many figures at length as have room; further sheets say that they go on."""
    most = _most(part.longest, lambda told: _fits(edition, part.page(told), READABLE))
    page = part.page(most)
    if not number:
        return page
    meta = edition.brief.meta
    title = (page.masthead and page.masthead.title) or meta.title
    goes_on = Phrase(f"{title.text}{messages(meta.language).continued}", title.place)
    return replace(page, masthead=Masthead(title=goes_on, place=page.place))


def _most(longest: int, fits: Callable[[int], bool]) -> int:
    """Return the largest number that fits, 0 where none does: what fits is monotone."""
    if fits(longest):
        return longest
    low, high = 0, longest - 1
    while low < high:
        middle = (low + high + 1) // 2
        if fits(middle):
            low = middle
        else:
            high = middle - 1
    return low


def _fits(edition: Edition, page: OnePager, level: Level) -> bool:
    return page_room(replace(edition, page=page), level) >= 0
