"""The slides of a brief and of a file in; pairs of them out, and which were moved by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.base.translate import tr
from briefgen.verify.figures import figures, squeezed
from briefgen.verify.passage import Finding, PageText

Pair = tuple[PageText | None, PageText | None]
"""(as laid out, as found); None: the file lacks it, or has it in addition."""

MOST_NAMED = 12
"""Figures of a new slide that a message lists."""


def paired(wanted: Sequence[PageText], found: Sequence[PageText]) -> list[Pair]:
    """Match slides by title, then by what they say, then by order; extra and missing ones stay alone."""
    left, right = list(wanted), list(found)
    pairs: list[Pair] = []
    if len(left) == len(right) and all(map(_alike, left, right)):
        return list(zip(left, right, strict=True))
    for same in (_same_title_and_place, _alike, _share_words):
        for one in tuple(left):
            other = next((sheet for sheet in right if same(one, sheet)), None)
            if other is not None:
                pairs.append((one, other))
                left.remove(one)
                right.remove(other)
    pairs += [(one, None) for one in left]
    pairs += [(None, other) for other in right]
    return sorted(pairs, key=lambda pair: (pair[0] or pair[1] or wanted[0]).number)


def _alike(one: PageText, other: PageText) -> bool:
    return squeezed(one.title) == squeezed(other.title)


def _same_title_and_place(one: PageText, other: PageText) -> bool:
    return one.number == other.number and _alike(one, other)


def _share_words(one: PageText, other: PageText) -> bool:
    """Return whether at least a third of one slide's texts are on the other."""
    texts = {squeezed(passage.text) for passage in one.passages}
    others = {squeezed(passage.text) for passage in other.passages}
    return len(texts & others) * 3 >= max(len(texts), 1)


def moved(pairs: Sequence[Pair], file: str) -> Iterator[Finding]:
    """Return which slides were moved, hidden, removed or added by hand."""
    last = 0
    for one, other in pairs:
        if one is None and other is not None:
            yield _added(other, file)
        elif one is not None and other is None:
            message = tr(
                "slide {number} of the brief, {title}, is missing", number=one.number, title=one.title
            )
            yield Finding(file=file, page="", where="", message=message, code="slide-missing")
        elif one is not None and other is not None:
            if other.number < last:
                message = tr(
                    "{title}: moved here; it is slide {number} of the brief",
                    title=one.title,
                    number=one.number,
                )
                yield _note(file, other.number, message, "slide-moved")
            last = max(last, other.number)
            if other.hidden and not one.hidden:
                yield _note(file, other.number, tr("the slide is hidden in the slide show"), "slide-hidden")


def _added(sheet: PageText, file: str) -> Finding:
    """Say that a slide is new, and which figures it states."""
    stated = [stated.text for passage in sheet.passages for stated in figures(passage.text) if stated.number]
    named = list(dict.fromkeys(stated))
    message = tr("the slide {value} is not in the brief", value=sheet.title or tr("without a title"))
    if named:
        names = ", ".join(named[:MOST_NAMED]) + (" …" if len(named) > MOST_NAMED else "")
        message = tr("{message}; it states {names}", message=message, names=names)
    code = "extra" if named else "slide-added"
    return Finding(
        file=file,
        page=tr("slide {number}", number=sheet.number),
        where="",
        message=message,
        code=code,
        differs=bool(named),
    )


def _note(file: str, number: int, message: str, code: str) -> Finding:
    return Finding(
        file=file,
        page=tr("slide {number}", number=number),
        where="",
        message=message,
        code=code,
        differs=False,
    )
