"""An edition in, its printed pages out: a derived page shows as many figures in full as have room."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from briefgen.base.copier import replace
from briefgen.base.diagnostics import Place
from briefgen.base.messages import messages
from briefgen.base.phrase import Phrase
from briefgen.base.translate import tr
from briefgen.brief.model import Masthead, OnePager
from briefgen.edition.edition import Edition
from briefgen.edition.outline import Sheet
from briefgen.edition.publication import LaidOut
from briefgen.layout.density import PAGE_DENSITIES, Density
from briefgen.layout.onepager import lay_out_page, page_room
from briefgen.model.scene import Page
from briefgen.model.theme import Medium
from briefgen.pipeline.contents import PageContents
from briefgen.story.sections import is_derived

if TYPE_CHECKING:
    from briefgen.story.page import Derivation

READABLE = PAGE_DENSITIES[14]
"""How dense a page may be before figures move from charts into lists."""
READABLE_ON_WALLS = PAGE_DENSITIES[16]
"""The same on a sheet for a wall: its smallest words are larger than those of A4."""
LOOSEST, TIGHTEST = PAGE_DENSITIES[0], PAGE_DENSITIES[-1]
MOST_SHEETS = 12
FEW = 12
"""Metrics of which all figures may well have room on one sheet."""
FURTHER = 4
"""Numbers of chapters that are tried beyond the one that bisection finds."""


def lay_out_pages(edition: Edition, pages: Sequence[PageContents]) -> LaidOut:
    """Return the brief's pages one after another; a derived one on as many sheets as its figures need."""
    planned = [_planned(edition, page) for page in pages]
    folio = messages(edition.brief.meta.language).folio if len(pages) > 1 else ""
    every = [(own, sheet) for own, sheets in planned for sheet in sheets]
    laid = _alike(
        [
            (replace(own, page=sheet.page, folio=folio.format(number=number, total=len(every))), sheet)
            for number, (own, sheet) in enumerate(every, 1)
        ]
    )
    if len(laid) == 1:
        return laid[0]
    return numbered(laid, *_continued(planned, lone=len(pages) == 1))


def _alike(every: Sequence[tuple[Edition, Sheet]]) -> list[LaidOut]:
    """Return sheets laid out; the written pages of members are all as dense as the fullest of them."""
    levels: dict[Place, int] = {}
    laid: list[LaidOut] = []
    for edition, sheet in every:
        one = _laid_out(edition, sheet, levels.get(sheet.page.place, 0))
        if _is_of_series(sheet):
            levels[sheet.page.place] = one.level
        laid.append(one)
    return [
        _laid_out(edition, sheet, levels[sheet.page.place])
        if _is_of_series(sheet) and one.level < levels[sheet.page.place]
        else one
        for one, (edition, sheet) in zip(laid, every, strict=True)
    ]


def _is_of_series(sheet: Sheet) -> bool:
    return bool(sheet.page.member) and not sheet.metrics


def _planned(edition: Edition, contents: PageContents) -> tuple[Edition, list[Sheet]]:
    """Return the edition of a page, and its sheets."""
    page, brief, derived = contents.page, contents.brief, contents.derivation
    own = replace(edition, page=page, brief=replace(brief, deck=edition.brief.deck))
    given = brief.onepager
    written = not is_derived(brief) and page == brief.page
    if derived is None or written or not derived.metrics:
        return own, [Sheet(page=page, given=given)]
    if _fits_in_full(own, derived):
        page = derived.page(derived.longest)
        return own, [Sheet(page=page, metrics=_keys_of(derived), given=given)]
    parts = enumerate(_parts(own, derived))
    return own, [replace(_sheet(own, part, number), given=given) for number, part in parts]


def _continued(planned: Sequence[tuple[Edition, list[Sheet]]], *, lone: bool) -> Iterator[str]:
    for number, (_, sheets) in enumerate(planned, 1):
        if len(sheets) > 1:
            yield tr(
                "{name} goes on over {sheets} sheets: {count} figures do not fit one",
                name=tr("the page") if lone else tr("page {number} of the brief", number=number),
                sheets=len(sheets),
                count=sum(len(sheet.metrics) for sheet in sheets),
            )


def _laid_out(edition: Edition, sheet: Sheet, level: int) -> LaidOut:
    return replace(lay_out_page(edition, level=level), sheets=(sheet,))


def numbered(laid: Sequence[LaidOut], *notes: str) -> LaidOut:
    """Return pages laid out one by one as those of one document, numbered from 1."""
    medium = laid[0].medium
    pages = (_sized(page, each.medium, medium) for each in laid for page in each.pages)
    return LaidOut(
        pages=tuple(replace(page, number=number) for number, page in enumerate(pages, 1)),
        medium=medium,
        problems=tuple(problem for each in laid for problem in each.problems),
        computed={key: fact for each in laid for key, fact in each.computed.items()},
        notes=notes,
        sheets=tuple(sheet for each in laid for sheet in each.sheets),
    )


def _sized(page: Page, medium: Medium, usual: Medium) -> Page:
    """Return a page with its size where that is not the usual one."""
    size = medium.width, medium.height
    return page if size == (usual.width, usual.height) else replace(page, size=size)


def _parts(edition: Edition, derived: Derivation) -> Sequence[Derivation]:
    """Return the metrics in as many parts as need a sheet each, of even sizes."""
    if not is_derived(edition.brief) or _fits(edition, derived.page(0), TIGHTEST):
        return (derived,)
    parts: list[Derivation] = [derived]
    for count in range(2, MOST_SHEETS + 1):
        shares = derived.sections.shared(count)
        parts = []
        for share in shares:  # where one does not fit, those behind it need not be told
            part = derived.of(edition.brief, edition.ledger, share)
            if count < MOST_SHEETS and not _fits(edition, part.page(0), TIGHTEST):
                break
            parts.append(part)
        if len(parts) == len(shares):
            break
    return parts


def _fits_in_full(edition: Edition, derived: Derivation) -> bool:
    """Say whether a few metrics have all their figures on one sheet, which makes other trials needless.

    As loosely as a page is tried first anyway, or else as densely as it is still readable.
    """
    if len(derived.metrics) > FEW:
        return False
    page = derived.page(derived.longest)
    return _fits(edition, page, LOOSEST) or _fits(edition, page, _readable(derived))


def _keys_of(part: Derivation) -> tuple[str, ...]:
    return tuple(metric.key for metric in part.metrics)


def _readable(part: Derivation) -> Density:
    return READABLE_ON_WALLS if part.in_chapters else READABLE


def _sheet(edition: Edition, part: Derivation, number: int) -> Sheet:
    """Return a sheet with as many figures in full as have room; further sheets are titled as continued."""
    level, further = _readable(part), FURTHER if part.in_chapters else 0
    page = part.page(_most(part.longest, lambda count: _fits(edition, part.page(count), level), further))
    metrics = _keys_of(part)
    if not number:
        return Sheet(page=page, metrics=metrics)
    meta = edition.brief.meta
    title = page.headline(meta)
    goes_on = Phrase(f"{title.text}{messages(meta.language).continued}", title.place)
    return Sheet(page=replace(page, masthead=Masthead(title=goes_on, place=page.place)), metrics=metrics)


def _most(longest: int, fits: Callable[[int], bool], further: int = 0) -> int:
    """Return the largest number up to ``longest`` that fits, 0 where none does, by bisection.

    So many ``further`` ones are tried where more may fit although fewer do not: chapters fill rows.
    """
    if fits(longest):
        return longest
    low, high = 0, longest - 1
    while low < high:
        middle = (low + high + 1) // 2
        if fits(middle):
            low = middle
        else:
            high = middle - 1
    more = range(min(low + further, longest - 1), low, -1)
    return next((count for count in more if fits(count)), low)


def _fits(edition: Edition, page: OnePager, level: Density) -> bool:
    return page_room(replace(edition, page=page), level) >= 0
