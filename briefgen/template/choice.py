"""A template.yaml in, what its author chose out: master, layouts and placeholders, each checked by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from briefgen.base.copier import replace
from briefgen.base.data_hashes import FileHash
from briefgen.base.dataclass import dataclass, inner, option
from briefgen.base.diagnostics import BriefError, Place, Problem, did_you_mean
from briefgen.base.geometry import Box
from briefgen.base.phrase import Word, place_of
from briefgen.base.translate import tr
from briefgen.brief.brief_file import read_bytes
from briefgen.brief.decode import decode
from briefgen.brief.limits import refuse_oversized
from briefgen.brief.node import Mapping as Tree
from briefgen.brief.source import parse
from briefgen.model.slide_template import WORDS, LayoutWord, Slot, SlotWord
from briefgen.runtime.files_read import note_file
from briefgen.template.found import FoundLayout, FoundTemplate
from briefgen.template.purpose import FoundSlot

ENDINGS = (".yaml", ".yml")
NONE = "none"
"""Says that a placeholder is not used."""
LEAST_FREE_PT = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutChoice:
    """Which layout serves a kind of slides, and what its placeholders are for.

    A placeholder is named by its index, its name or its type; ``none`` leaves it alone.
    """

    layout: str = option("number or name of a layout; the one that is found by default", "")
    title: str = option("the placeholder of the title", "")
    subtitle: str = option("the placeholder of the subtitle", "")
    body: str = option("the placeholder for text, and for what else fits", "")
    picture: str = option("the placeholder for a picture", "")
    chart: str = option("the placeholder for a chart", "")
    table: str = option("the placeholder for a table", "")
    footer: str = option("the placeholder of the foot", "")
    date: str = option("the placeholder of the date", "")
    number: str = option("the placeholder of the slide's number", "")
    free: tuple[float, ...] = option("left, top, width and height of the free area, in points", ())
    place: Place

    @staticmethod
    def from_scalar(text: str, place: Place) -> LayoutChoice:
        """Return the choice of a layout alone."""
        return LayoutChoice(layout=Word(text, place), place=place)


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateChoice:
    """A whole template.yaml."""

    file: str = option("the template, below the folder of this file")
    master: str = option("number or name of the master; the one whose layouts serve best by default", "")
    cover: LayoutChoice | None = option("the first slide", None)
    section: LayoutChoice | None = option("slides that open a section", None)
    content: LayoutChoice | None = option("all other slides", None)
    closing: LayoutChoice | None = option("the last slide, of thanks", None)
    hashed: FileHash = inner(("", ""))
    """The name and the hash of the template.yaml itself."""
    place: Place

    def of(self, word: LayoutWord) -> LayoutChoice | None:
        """Return what is chosen for a kind of slides."""
        chosen: LayoutChoice | None = getattr(self, word)
        return chosen


def read_choice(path: Path) -> TemplateChoice:
    """Return what a template.yaml says; BriefError with all that is wrong in it."""
    data = read_bytes(note_file(path))
    root = parse(data, str(path))
    refuse_oversized(root)
    if isinstance(root, Tree) and root.get("file") is None and (own := _theme_word(root)):
        message = tr("this is a theme, not a template.yaml: it has {own!r} and no 'file'", own=own)
        hint = tr("name it with --theme, or as `theme:` in the brief")
        raise BriefError([Problem(root.place, message, hint, "template")])
    return replace(decode(root, TemplateChoice), hashed=(path.name, sha256(data).hexdigest()))


def _theme_word(root: Tree) -> str:
    return next((word for word in ("extends", "palette", "color", "looks") if root.get(word) is not None), "")


def master_of(choice: TemplateChoice, found: FoundTemplate) -> int:
    """Return the number of the chosen master, 0 where none is; BriefError where there is no such."""
    if not choice.master:
        return 0
    names = {each.number: each.name for each in found.masters}
    number = _number_of(choice.master, names)
    if number is None:
        raise BriefError([_unknown(choice.master, "master", names, choice.place)])
    return number


def layout_of(chosen: LayoutChoice, found: FoundTemplate) -> FoundLayout | None:
    """Return the chosen layout, None where none is; BriefError where there is no such."""
    if not chosen.layout:
        return None
    names = {each.number: each.name for each in found.layouts}
    number = _number_of(chosen.layout, names)
    if number is None:
        raise BriefError([_unknown(chosen.layout, "layout", names, chosen.place)])
    return next(each for each in found.layouts if each.number == number)


def slots_of(chosen: LayoutChoice, layout: FoundLayout) -> tuple[Slot, ...]:
    """Return the layout's slots as chosen, named ones first; BriefError with each name that is none."""
    problems: list[Problem] = []
    named: dict[int, Slot | None] = {}
    taken: set[tuple[str, int, str]] = set()
    for word in WORDS:
        text: str = getattr(chosen, word)
        if not text:
            continue
        if text == NONE:
            taken |= {_key(slot) for slot in layout.used if slot.word == word}
            continue
        fitting = [each for each in layout.slots if _fits(text, each.slot)]
        if len(fitting) != 1 or (fitting[0].unused and fitting[0].slot.box.area <= 0):
            problems.append(_unknown_slot(text, word, layout, fitting, chosen.place))
            continue
        slot = fitting[0].slot
        taken |= {_key(slot), *(_key(each) for each in layout.used if each.word == word and word != "body")}
        named[len(named)] = _as(slot, word)
    if problems:
        raise BriefError(problems)
    own = [slot for slot in named.values() if slot is not None]
    return (*own, *(slot for slot in layout.used if _key(slot) not in taken))


def free_of(chosen: LayoutChoice, found: FoundTemplate) -> Box | None:
    """Return the chosen free area, None where none is; BriefError where it is no box of the slide."""
    if not chosen.free:
        return None
    width, height = found.width, found.height
    if len(chosen.free) == 4:
        box = Box(*chosen.free)
        inside = Box(0, 0, width, height).contains(box, 0.5)
        if inside and min(box.width, box.height) >= LEAST_FREE_PT:
            return box
    written = ", ".join(f"{each:g}" for each in chosen.free)
    message = tr(
        "free is [{written}], which is no box on a slide of {width:g} × {height:g} pt",
        written=written,
        width=width,
        height=height,
    )
    hint = tr(
        "write [left, top, width, height]; both sides at least {LEAST_FREE_PT:g}", LEAST_FREE_PT=LEAST_FREE_PT
    )
    raise BriefError([Problem(chosen.place, message, hint, "template")])


def _key(slot: Slot) -> tuple[str, int, str]:
    return slot.type, slot.index, slot.name


def _as(slot: Slot, word: SlotWord) -> Slot:
    return slot if slot.word == word else replace(slot, word=word)


def _number_of(text: str, names: Mapping[int, str]) -> int | None:
    """Return the number that a text is or names; None where none has that name, or several have it."""
    if text.isdecimal() and int(text) in names:
        return int(text)
    fitting = [number for number, name in names.items() if name == text]
    fitting = fitting or [number for number, name in names.items() if name.casefold() == text.casefold()]
    return fitting[0] if len(fitting) == 1 else None


def _fits(text: str, slot: Slot) -> bool:
    if text.isdecimal():
        return slot.index == int(text)
    return text in (slot.name, slot.type)


def _unknown(text: str, what: str, names: Mapping[int, str], otherwise: Place) -> Problem:
    place = place_of(text, otherwise)
    same = [number for number, name in names.items() if name == text]
    if len(same) > 1:
        message = tr("{count} {what}s are called “{text}”", count=len(same), what=what, text=text[:60])
        return Problem(
            place, message, tr("name it by its number: {names}", names=", ".join(map(str, same))), "template"
        )
    hint = did_you_mean(text[:60], [name for name in names.values() if name])
    return Problem(
        place,
        tr("the template has no {what} “{text}”", what=what, text=text[:60]),
        _with_numbers(hint, names),
        "template",
    )


def _with_numbers(hint: str, names: Mapping[int, str]) -> str:
    if len(hint) < 400:
        return tr("{hint} (or its number, 1 to {count})", hint=hint, count=len(names))
    return tr("its number is 1 to {count}", count=len(names))


def _unknown_slot(
    text: str, word: SlotWord, layout: FoundLayout, fitting: Sequence[FoundSlot], otherwise: Place
) -> Problem:
    place = place_of(text, otherwise)
    where = tr("layout {number} “{name}”", number=layout.number, name=layout.name)
    if len(fitting) > 1:
        message = tr(
            "{count} placeholders of {where} are “{text}”", count=len(fitting), where=where, text=text[:60]
        )
        return Problem(
            place, message, tr("name it by its index: {indexes}", indexes=_indexes(fitting)), "template"
        )
    if fitting:
        return Problem(
            place,
            tr(
                "“{text}” cannot hold the {word}: {unused}",
                text=text[:60],
                word=word,
                unused=fitting[0].unused,
            ),
            code="template",
        )
    names = [each.slot.name for each in layout.slots if each.slot.name]
    message = tr("{where} has no placeholder “{text}”", where=where, text=text[:60])
    hint = tr(
        "{near}; by index: {indexes}; or `none`",
        near=did_you_mean(text[:60], names),
        indexes=_indexes(layout.slots),
    )
    return Problem(place, message, hint, "template")


def _indexes(slots: Sequence[FoundSlot]) -> str:
    return ", ".join(f"{each.slot.index} ({each.slot.name})" for each in slots)
