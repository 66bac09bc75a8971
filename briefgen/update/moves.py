"""Generated texts of then and now in; which figures moved, and where a person's wording has them, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from briefgen.base.dataclass import dataclass
from briefgen.render.pptx.identity import stem_of
from briefgen.update.generated import Paragraphs, StoredRun

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_UNSEEN = re.compile(r"[\s\u200b\u2060\ufeff]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\\s\*(?=\d)")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_\u2e80-\u9fff]+|\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A figure as it was printed and as it is now."""

    old: str
    new: str
    number: bool = False
    """Whether it is a number between words, which no fact is known for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedText:
    """A generated paragraph then and now; ``now`` is None where it has none any more."""

    then: str
    now: str | None
    moves: tuple[Move, ...] = ()
    same_words: bool = True
    """Whether it says the same of its figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Characters from ``start`` to ``end`` that are replaced."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A figure that cannot be moved in a person's wording."""

    move: Move
    count: int
    """How often it stands there."""


def squeezed(text: str) -> str:
    """Return a text without what is not seen, to be compared."""
    return _UNSEEN.sub("", text)


def text_of(paragraph: Sequence[StoredRun]) -> str:
    """Return the characters of a paragraph."""
    return "".join(run.text for run in paragraph)


def paired(then: Paragraphs, now: Paragraphs) -> list[MovedText]:
    """Return each paragraph of then with that of now."""
    if len(then) == len(now):
        return [_pair(one, other) for one, other in zip(then, now, strict=True)]
    one, other = [list(map(_skeleton, each)) for each in (then, now)]
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    partner: dict[int, int] = {}
    for word, i, i_end, j, j_end in matcher.get_opcodes():
        if word == "equal" or (word == "replace" and i_end - i == j_end - j):
            partner |= dict(zip(range(i, i_end), range(j, j_end), strict=True))
    return [
        _pair(each, now[partner[index]]) if index in partner else MovedText(then=text_of(each), now=None)
        for index, each in enumerate(then)
    ]


def _skeleton(paragraph: Sequence[StoredRun]) -> str:
    return "".join(f"{{{stem_of(run.fact)}}}" if run.fact else NUMBER.sub("#", run.text) for run in paragraph)


def _segments(paragraph: Sequence[StoredRun]) -> list[StoredRun]:
    """Return the runs, neighbours of one fact as one."""
    joined: list[StoredRun] = []
    for run in paragraph:
        if joined and joined[-1].fact == run.fact:
            joined[-1] = StoredRun(text=joined[-1].text + run.text, fact=run.fact)
        else:
            joined.append(run)
    return joined


def _pair(then: Sequence[StoredRun], now: Sequence[StoredRun]) -> MovedText:
    one, other = _segments(then), _segments(now)
    stems, stems_now = ([stem_of(run.fact) if run.fact else "" for run in each] for each in (one, other))
    moves: list[Move] = []
    same = stems == stems_now
    if same:
        for run, run_now in zip(one, other, strict=True):
            found = _moves(run, run_now)
            same = same and found is not None
            moves += found or []
    else:
        rest = [run for run in other if run.fact]
        for run in (run for run in one if run.fact):
            fitting = next((each for each in rest if stem_of(each.fact) == stem_of(run.fact)), None)
            if fitting is not None:
                rest.remove(fitting)
                moves.append(Move(old=run.text.strip(), new=fitting.text.strip()))
    return MovedText(then=text_of(then), now=text_of(now), moves=tuple(moves), same_words=same)


def _moves(run: StoredRun, now: StoredRun) -> list[Move] | None:
    """Return what moved in a run; None where it has other words now."""
    if run.fact:
        return [Move(old=run.text.strip(), new=now.text.strip())]
    if NUMBER.sub("#", run.text) != NUMBER.sub("#", now.text):
        return None
    numbers = zip(NUMBER.findall(run.text), NUMBER.findall(now.text), strict=True)
    return [Move(old=old, new=new, number=True) for old, new in numbers]


def moved_figures(pairs: Iterable[MovedText]) -> Iterator[Move]:
    """Yield the figures that moved and have a unit or a sign, by which they are known anywhere."""
    for move in (move for pair in pairs for move in pair.moves):
        if move.old != move.new and not move.number and not NUMBER.fullmatch(move.old):
            yield move


def standing_in(text: str, figures: Iterable[Move], but: Sequence[Move] = ()) -> list[Move]:
    """Return which of some figures stand in a text word for word, other than those that belong there."""
    own = {move.old for move in but}
    return [
        move for move in dict.fromkeys(figures) if move.old not in own and _bounded(move.old).search(text)
    ]


def placed(text: str, moves: Sequence[Move]) -> tuple[list[Edit], list[Trouble]]:
    """Return how a person's text takes the figures of now, and those it cannot take."""
    edits: list[Edit] = []
    troubles: list[Trouble] = []
    for old in sorted({move.old for move in moves}, key=len, reverse=True):
        group = [move for move in moves if move.old == old]
        found = [
            (start, end, variant)
            for start, end, variant in _places(text, group)
            if all(end <= edit.start or edit.end <= start for edit in edits)
        ]
        news = [move.new for move in group]
        moved = next((move for move in group if move.new != old), None)
        if moved is None:
            edits += [Edit(start=start, end=end, text=text[start:end]) for start, end, _ in found]
        elif len(set(news)) == 1 and 1 <= len(found) <= len(group):
            edits += [Edit(start=start, end=end, text=variant) for start, end, variant in found]
        elif found or not moved.number:
            troubles.append(Trouble(move=moved, count=len(found)))
    return [edit for edit in edits if text[edit.start : edit.end] != edit.text], troubles


def _places(text: str, group: Sequence[Move]) -> list[tuple[int, int, str]]:
    """Return where a figure stands, and how the new one is written there: as a whole, or its number alone."""
    move = group[0]
    found = [(match.start(), match.end(), move.new) for match in _bounded(move.old).finditer(text)]
    if found:
        return found
    numbers, numbers_now = NUMBER.findall(move.old), NUMBER.findall(move.new)
    if len(numbers) != 1 or len(numbers_now) != 1 or not _same_around(move):
        return []
    for write in _WRITINGS:
        wanted, fresh = write(numbers[0]), write(numbers_now[0])
        if wanted != numbers[0] and _YEAR.fullmatch(wanted):
            continue  # 2,025 without its comma may be a year
        found = [(match.start(), match.end(), fresh) for match in _bounded(wanted).finditer(text)]
        if found:
            return found
    return []


def _same_around(move: Move) -> bool:
    return NUMBER.sub("#", move.old) == NUMBER.sub("#", move.new)


def _continental(number: str) -> str:
    return number.translate(str.maketrans(",.", ".,"))


_WRITINGS = (
    str,
    lambda number: number.replace(",", ""),
    _continental,
    lambda number: number.replace(",", "\u202f").replace(".", ","),
    lambda number: number.replace(",", "\u00a0").replace(".", ","),
    lambda number: number.replace(",", " ").replace(".", ","),
)
"""How people write a number: 1,033.5 as 1033.5, 1.033,5 and 1 033,5."""


def _bounded(figure: str) -> re.Pattern[str]:
    """Return the pattern of a figure that stands alone, not within a longer number or word."""
    inner = _BETWEEN_DIGITS.sub(r"\\s+", r"\s*".join(re.escape(part) for part in figure.split()))
    before = (
        r"(?<!\d)(?<!\d[.,])" if figure[:1].isdigit() else r"(?<![A-Za-z])" if figure[:1].isalpha() else ""
    )
    behind = (
        r"(?!\d)(?![.,]\d)" if figure[-1:].isdigit() else r"(?![A-Za-z])" if figure[-1:].isalpha() else ""
    )
    return re.compile(before + (inner or r"(?!)") + behind)


def rewritten(text: str, now: str) -> list[Edit]:
    """Return the edits that make a text that of now, token by token, so that each keeps the look it has."""
    one, other = list(_TOKEN.finditer(text)), list(_TOKEN.finditer(now))
    matcher = SequenceMatcher(None, [m[0] for m in one], [m[0] for m in other], autojunk=False)
    return list(_edits(matcher, one, other, text, now))


def _edits(
    matcher: SequenceMatcher[str], one: list[re.Match[str]], other: list[re.Match[str]], text: str, now: str
) -> Iterator[Edit]:
    for word, i, i_end, j, j_end in matcher.get_opcodes():
        if word == "replace":
            fresh = now[other[j].start() : other[j_end - 1].end()]
            yield Edit(start=one[i].start(), end=one[i_end - 1].end(), text=fresh)
        elif word == "delete":
            yield _deleted((i, i_end), (j - 1, j), (one, other), (text, now))
        elif word == "insert":
            at = one[i - 1].end() if i else 0
            start = other[j - 1].end() if i and j else other[j].start()
            end = other[j_end].start() if not i and j_end < len(other) else other[j_end - 1].end()
            yield Edit(start=at, end=at, text=now[start:end])


def _deleted(
    places: tuple[int, int],
    around: tuple[int, int],
    tokens: tuple[list[re.Match[str]], list[re.Match[str]]],
    texts: tuple[str, str],
) -> Edit:
    """Return the edit that takes tokens out; what stands around them is as far apart as it is now."""
    (first, last), (one, other), (text, now) = places, tokens, texts
    start = one[first - 1].end() if first else 0
    end = one[last].start() if last < len(one) else len(text)
    if "\v" in text[start:end]:
        return Edit(start=one[first].start(), end=one[last - 1].end(), text="")
    inner = around[0] >= 0 and around[1] < len(other)
    return Edit(
        start=start, end=end, text=now[other[around[0]].end() : other[around[1]].start()] if inner else ""
    )
