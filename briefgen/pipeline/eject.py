"""A brief's path in; its text with the derived deck and page written into it out, once it was tried."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import BriefError, Place, Problem, parted
from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.brief.brief_file import read_bytes
from briefgen.brief.inserted import with_keys
from briefgen.brief.model import Brief, Deck, OnePager, Slide
from briefgen.brief.parameter import UNSET, Settings
from briefgen.brief.parameters import values_of
from briefgen.brief.read import read_draft
from briefgen.brief.written import as_yaml
from briefgen.edition.outline import Outline
from briefgen.edition.publication import Publication
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.parts import Part
from briefgen.story.ejected import Wording, written_page, written_slides
from briefgen.story.sections import is_derived

WORDINGS = ((True, True), (True, False), (False, True), (False, False))
"""Whether blocks are wide, and figures beside their charts: the first of these that fits is written."""
KEYS: Mapping[Part, str] = {"deck": "deck", "page": "onepager"}
ALREADY: Mapping[tuple[Part, ...], str] = {
    ("deck",): N_("the brief lays out its deck already"),
    ("page",): N_("the brief lays out its page already"),
    ("deck", "page"): N_("the brief lays out its deck and its page already"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ejected:
    """A brief's text before and after, and what of it was written."""

    before: bytes
    after: bytes
    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()


def eject(path: Path, parts: frozenset[Part], settings: Settings = UNSET) -> Ejected:
    """Return a brief's text with its derived deck, its page or both; without ``parts`` what can be written.

    It builds with the same titles, and without warnings that the brief does not have. BriefError where a part
    is laid out by the brief already, or cannot be written. ``settings`` are the values of its parameters.
    """
    content = read_bytes(path)
    laid = lay_out(path, content=content, settings=settings)
    ejected = _ejected(path, content, laid, parts)
    said = [f"{value} (${{{name}}})" for name, value in values_of(laid.edition.brief).items() if value]
    if not said:
        return ejected
    note = tr(
        "what is written has the values of parameters in it, and does not follow these: {names}",
        names=", ".join(said),
    )
    return replace(ejected, notes=(*ejected.notes, note))


def _ejected(path: Path, content: bytes, laid: Publication, parts: frozenset[Part]) -> Ejected:
    _refuse_own(laid.outline.brief, parts or frozenset(KEYS))
    sheets = len(laid.outline.sheets)
    several = len(laid.outline.brief.onepager) > 1
    if (sheets != 1 or several) and parts != {"deck"}:
        said = (
            tr("the brief has several pages, of which some are derived")
            if several
            else tr("the page goes on over {sheets} sheets, and a brief lays out one", sheets=sheets)
        )
        if parts:
            raise _refused(laid.outline.brief.place, said, tr("--deck writes the deck alone"))
        return _deck_alone(path, content, laid, said)
    after, problem = _tried(path, content, laid, parts or frozenset(KEYS))
    if problem is None:
        return Ejected(before=content, after=after, parts=_ordered(parts or frozenset(KEYS)))
    said = tr("the page is laid out more closely than a brief can say ({message})", message=problem.message)
    if parts:
        raise _refused(laid.outline.brief.place, said, tr("leave it derived, and steer it with `story`"))
    return _deck_alone(path, content, laid, said)


def _deck_alone(path: Path, content: bytes, laid: Publication, why: str) -> Ejected:
    """Return the brief with its deck; ``why`` the page stays derived."""
    after, problem = _tried(path, content, laid, frozenset({"deck"}))
    if problem is not None:
        said = tr(
            "the deck is laid out more closely than a brief can say ({message})", message=problem.message
        )
        raise _refused(laid.outline.brief.place, said, tr("leave it derived, and steer it with `story`"))
    return Ejected(
        before=content, after=after, parts=("deck",), notes=(tr("{why}: it stays derived", why=why),)
    )


def _tried(
    path: Path, content: bytes, laid: Publication, parts: frozenset[Part]
) -> tuple[bytes, Problem | None]:
    """Return the first text that has no fault; else the last one, and what was wrong with the first."""
    first: Problem | None = None
    after = content
    for wide, beside in WORDINGS:
        wording = Wording(ledger=laid.outline.ledger, wide=wide, beside=beside)
        after = _written(path, content, laid.outline, parts, wording)
        problem = _fault(path, after, laid, parts)
        if problem is None:
            return after, None
        first = first or problem
    return after, first


def _ordered(parts: frozenset[Part]) -> tuple[Part, ...]:
    return tuple(part for part in KEYS if part in parts)


def _refuse_own(brief: Brief, wanted: frozenset[Part]) -> None:
    """Raise BriefError where the brief lays out what is to be written."""
    own = {"deck": bool(brief.deck), "page": not is_derived(brief)}
    found = [part for part in KEYS if own[part] and part in wanted]
    if not found:
        return
    named = any(isinstance(each, Deck) for each in brief.deck)
    if named and found[0] == "deck":
        said, hint = tr("the brief says what its decks are"), tr("write slides under `slides` of one of them")
        raise _refused(brief.deck[0].place, said, tr("{hint}; --page writes the page alone", hint=hint))
    place = brief.deck[0].place if found[0] == "deck" else (brief.page or brief).place
    other = [part for part in KEYS if not own[part]]
    again = tr("remove `deck` and `onepager` to have them derived anew")
    hint = tr("--{other} writes the {other} alone", other=other[0]) if other else again
    raise _refused(place, tr(ALREADY[tuple(found)]), hint)


def _refused(place: Place, message: str, hint: str) -> BriefError:
    return BriefError([Problem(place, message, hint, "eject")])


def _written(path: Path, content: bytes, outline: Outline, parts: frozenset[Part], wording: Wording) -> bytes:
    """Return the brief with its parts; a `story` that nothing is left for becomes a comment."""
    brief, keys = outline.brief, dict[str, str]()
    page = brief.page
    if "page" in parts:
        page = written_page(outline.sheets[0].page, wording)
        keys["onepager"] = as_yaml("onepager", page, OnePager)
    if "deck" in parts:
        named = {metric.pillar for metric in brief.metrics.values() if metric.pillar}
        own = page.pillars if page is not None and "page" in parts else brief.pillars
        pillars = {pillar.key for pillar in own} or named
        slides = written_slides(outline.slides, pillars, wording)
        keys["deck"] = as_yaml("deck", slides, tuple[Slide, ...])
    derived = any(is_derived(brief.of_page(each)) for each in brief.onepager) or not brief.onepager
    told = ("deck" in parts or brief.deck) and ("page" in parts or not derived)
    return with_keys(path, content, keys, {"story"} if told else ())


def _fault(path: Path, after: bytes, laid: Publication, parts: frozenset[Part]) -> Problem | None:
    """Return what is wrong with a text that is to take a brief's place; None where nothing is."""
    settings = values_of(laid.edition.brief)
    draft = read_draft(path, after, settings)
    if draft.problems or draft.brief is None:
        return (
            draft.problems[0]
            if draft.problems
            else Problem(laid.outline.brief.place, tr("it cannot be read"))
        )
    try:
        again = lay_out(path, content=after, settings=settings)
    except BriefError as error:
        return error.problems[0]
    return next(_faults(again, laid, parts), None)


def _faults(again: Publication, laid: Publication, parts: frozenset[Part]) -> Iterator[Problem]:
    known = {_cause(problem) for problem in laid.problems} | {"accept"}
    yield from (each for each in again.problems if known.isdisjoint({_cause(each), each.code}))
    place, one, other = laid.outline.brief.place, laid.outline.brief, again.outline.brief
    rest = ("meta", "theme", "template", "sources", "metrics", "numerals", "accept")
    if any(getattr(one, name) != getattr(other, name) for name in rest):
        yield Problem(place, tr("its other parts would be read otherwise"))
    titles = [[page.title for page in each.deck.pages] for each in (laid, again)]
    if "deck" in parts and titles[0] != titles[1]:
        yield Problem(place, tr("its slides would have other titles"))


def _cause(problem: Problem) -> str:
    """Return what a problem says without its further places: what is written out stands in one more."""
    return f"{problem.code}: {parted(problem.message)[0]}"
