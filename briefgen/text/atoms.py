"""A strip goes in; out comes the penalty for beginning a line at each of its characters.

The classes are those of UAX #14 as far as Chinese and English reports need them, with atoms of our own on
top: numbers with qualifier and unit, Latin words, dashes, short quotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby, pairwise
from pathlib import Path

from briefgen.base.compile_late import compile_late
from briefgen.model.memory import Spans, memory
from briefgen.text.chars import AFTER_PUNCTUATION, CLOSING, NO_END, NO_START, OPENING, kind
from briefgen.text.normal import Strip
from briefgen.text.patterns import APPROXIMATELY, ATOM, HYPHEN, LEADING_UP, QUALIFIER

NEVER = float("inf")
FREE = 0.0
HYPHEN_PENALTY = 0.05
URL_PENALTY = 0.02
DOT_PENALTY = 0.2
QUOTED_PENALTY = 0.4
SHORT_QUOTE = 8
"""Longest quotation, in characters, that stays whole in running text if possible."""
UNPUNCTUATED_PENALTY = 0.15
WORD_PENALTY, TITLE_WORD_PENALTY = 0.06, 0.3
QUALIFIED_PENALTY = 0.8
"""Between “about” and its number, or “Q3” and its year."""
LEADING_PENALTY = 0.2
"""Between a verb or a preposition and the number behind it."""
LAST_DIGIT = compile_late(r".*\d[\d.,:/’'′·．⁰¹²³⁴⁵⁶⁷⁸⁹⁻]*", re.DOTALL)
FIGURE = compile_late(
    r"[^\s\d\u2e80-\uffff]*\d[\d.,:/’'′·．]*(?: ?(?:thousand|million|billion|trillion)(?= ))?"
    r" ?(?:[^ \u2e80-\uffff]+|[^ ]{0,12})"
)
"""A figure with sign and currency, its scale, and its unit or the first word of that."""
DATE_PART = compile_late(
    r"(?<=[年月])(?=[\d上下第一二三四])|(?<=[财学]年)"
    r"|(?:(?<=[a-z] )|(?<=[QH]\d )|(?<=W\d\d ))(?=\d{4})|(?<=\d )(?=[QH]\d)"
)
FRENCH_OPENING = compile_late("« ")
"""The space inside a quotation mark belongs to it."""
FURTHER_WORD = compile_late(r"(?<=[A-Za-z]{3} )(?=[A-Za-z])")
INSIDE_NUMBER = compile_late(
    r"(?<=\d)(?=[\d%％‰°])|(?<=\d)(?=[.,:’'·．]\d)|(?<=\d[.,:’'·．])(?=\d)|(?<=[+\-−±])(?=\d)"
)


def penalties(strip: Strip, *, title: bool) -> list[float]:
    """Return the penalty for a line beginning at each character: 0 free, ``NEVER`` forbidden.

    The unit is a wholly empty line. ``title`` asks for breaks after punctuation. A text has the same ones in
    every size.
    """
    return list(_penalties(strip.text, strip.owners, _told_of(strip), strip.joined, strip.opened, title))


def _told_of(strip: Strip) -> tuple[tuple[str | None, bool], ...]:
    """Return the fact of each run, and whether it is raised."""
    return tuple((run.fact, bool(run.style.rise)) for run in strip.runs)


@lru_cache(maxsize=256)
def _penalties(
    text: str,
    owners: tuple[int, ...],
    told: tuple[tuple[str | None, bool], ...],
    joined: frozenset[int],
    opened: frozenset[int],
    title: bool,
) -> tuple[float, ...]:
    found = [NEVER, *(_between(before, after, title) for before, after in pairwise(text))]
    found.append(FREE)
    for match in ATOM.finditer(text):
        if match["url"]:
            _penalise_url(found, match.start(), match["url"])
        else:
            found[match.start() + 1 : match.end()] = [NEVER] * (match.end() - match.start() - 1)
    for start, end in _figure_spans(text, owners, told):
        found[start + 1 : end] = [NEVER] * (end - start - 1)
    for match in FRENCH_OPENING.finditer(text):
        found[match.end()] = NEVER
    _penalise_leads(found, text)
    _penalise_quotations(found, text, title)
    _penalise_hyphens(found, text)
    for index in inside_words(text):
        found[index] += TITLE_WORD_PENALTY if title else WORD_PENALTY
    for index, owner in enumerate(owners):
        if told[owner][1] and index and text[index - 1] != " ":
            found[index] = NEVER
    for index in joined:
        found[index] = NEVER
    for index in opened - joined:
        found[index] = FREE
    found[0] = NEVER
    found[len(text)] = FREE
    return tuple(found)


def line_starts(strip: Strip) -> frozenset[int]:
    """Return the indices at which a line may begin for nothing: inside no word, number or short quotation."""
    return frozenset(index for index, cost in enumerate(penalties(strip, title=False)) if cost == FREE)


def unbreakable(strip: Strip) -> frozenset[int]:
    """Return the indices at which no line begins even where an atom is wider than its box.

    These are the insides of numbers with sign, currency, separators, range and unit. A date may part behind
    its year or month, words of a unit behind the first, and 超过 or 近 from what follows.
    """
    text = strip.text
    found = {match.start() for match in INSIDE_NUMBER.finditer(text)}
    opened = emergency_breaks(strip)
    for start, end in number_spans(strip):
        found.update(index for index in range(start + 1, end) if index not in opened)
    for match in ATOM.finditer(text):
        if match["url"]:
            found.difference_update(range(match.start() + 1, match.end()))
    return frozenset(found)


def emergency_breaks(strip: Strip) -> frozenset[int]:
    """Return the indices inside numbers at which a line may begin where nothing else helps."""
    found: set[int] = set()
    for start, end in number_spans(strip):
        piece = strip.text[start:end]
        found |= {match.start() + start for match in DATE_PART.finditer(piece)}
        qualifier, digits = QUALIFIER.match(piece), LAST_DIGIT.match(piece)
        found |= {start + qualifier.end()} if qualifier and qualifier.end() < len(piece) else set()
        behind = digits.end() + 1 if digits else 0
        found |= {at.start() + start for at in FURTHER_WORD.finditer(piece) if at.start() > behind}
    return frozenset(found)


def number_spans(strip: Strip) -> Spans:
    """Return where each number begins and ends with what belongs to it; the brief's figures come twice."""
    whole = strip.text, strip.owners, tuple(run.fact for run in strip.runs)
    return memory().spans(whole, lambda: _number_spans(strip))


def _number_spans(strip: Strip) -> Iterator[tuple[int, int]]:
    for match in ATOM.finditer(strip.text):
        if match["number"] or match["spoken"]:
            yield match.span()
    yield from _figure_spans(strip.text, strip.owners, _told_of(strip))


def _figure_spans(
    text: str, owners: tuple[int, ...], told: tuple[tuple[str | None, bool], ...]
) -> Iterator[tuple[int, int]]:
    """Yield where each figure of the brief begins and ends with what is never separated from its digits."""
    for fact, group in groupby(range(len(text)), key=lambda index: told[owners[index]][0]):
        if not fact:
            continue
        indices = list(group)
        start, end = indices[0], indices[-1] + 1
        figure = FIGURE.search(text[start:end])
        if figure:
            yield start + figure.start(), start + figure.end()


def _between(before: str, after: str, title: bool) -> float:
    left, right = kind(before), kind(after)
    if after in NO_START or before in NO_END or right in ("mark", "space"):
        return NEVER
    if left == "space":
        return FREE
    if left in ("latin", "point", "mark") and right in ("latin", "point"):
        return NEVER
    if "point" in (left, right) and (after in "\"')" or before in "\"'("):
        return NEVER
    return UNPUNCTUATED_PENALTY if title and before not in AFTER_PUNCTUATION else FREE


def _penalise_url(found: list[float], start: int, url: str) -> None:
    for offset in range(1, len(url)):
        before, after = url[offset - 1], url[offset]
        after_slash = before in "/?&=_-" and after not in "/?&=" and offset >= 8
        found[start + offset] = URL_PENALTY if after_slash else DOT_PENALTY if after == "." else NEVER


def _penalise_quotations(found: list[float], text: str, title: bool) -> None:
    stack: list[int] = []
    for index, char in enumerate(text):
        if char in OPENING:
            stack.append(index)
        elif char in CLOSING and char in "”’）〕］｝〉》」』】〗" and stack:
            start = stack.pop()
            if title or index - start - 1 <= SHORT_QUOTE:
                for inside in range(start + 1, index + 1):
                    found[inside] += QUOTED_PENALTY


def _penalise_leads(found: list[float], text: str) -> None:
    for match in APPROXIMATELY.finditer(text):
        found[match.end()] += QUALIFIED_PENALTY
    for match in LEADING_UP.finditer(text):
        for index in range(match.start() + 1, match.end() + 1):
            found[index] += LEADING_PENALTY


def _penalise_hyphens(found: list[float], text: str) -> None:
    for match in HYPHEN.finditer(text):
        found[match.end()] = min(found[match.end()], HYPHEN_PENALTY)


WORDS = Path(__file__).parent / "words.txt"
LONGEST, SHORTEST = 5, 2
TRAILING = frozenset("的了们等着过得地")
"""Particles that belong to what stands before them."""


def inside_words(text: str) -> Iterator[int]:
    """Yield the index of each character that continues a word, the longest word first."""
    words = _words()
    index = 0
    while index < len(text):
        for length in range(min(LONGEST, len(text) - index), SHORTEST - 1, -1):
            if text[index : index + length] in words:
                yield from range(index + 1, index + length)
                index += length - 1
                break
        else:
            if index and text[index] in TRAILING and text[index - 1] not in AFTER_PUNCTUATION:
                yield index
        index += 1


@cache
def _words() -> frozenset[str]:
    return frozenset(WORDS.read_text(encoding="utf-8").split())
