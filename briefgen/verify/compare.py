"""The passages of a brief and of a file in; every figure that is missing, extra or different out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from briefgen.base.dataclass import dataclass
from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.verify.figures import TextFigure, bare, figures, has_number, squeezed
from briefgen.verify.passage import Channel, Finding, PageText, Passage

Meaning = Callable[[str, Passage | None], str]
"""(a figure's digits, where it belongs) -> “ (tech_sme, 目前)”: which fact of the ledger that is, or ""."""

CHANNELS: tuple[Channel, ...] = ("text", "table", "chart", "label", "workbook", "notes", "alt", "other")
DATA: frozenset[Channel] = frozenset({"chart", "workbook", "label", "table"})
"""Channels in which a changed word is a changed figure: it names what the figure counts."""
SHOWN = 48
"""Characters of a text that a message repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageComparison:
    """What is compared: a page of a file; what figures mean there, and what things are called."""

    file: str
    page: str
    meaning: Meaning
    names: tuple[str, ...] = ()
    """Labels of metrics: a sentence that changes them states another figure."""

    def sheets(self, wanted: PageText, found: PageText) -> Iterator[Finding]:
        """Yield the differences of a slide, channel by channel."""
        for channel in CHANNELS:
            one, other = wanted.of(channel), found.of(channel)
            if [squeezed(passage.text) for passage in one] != [squeezed(passage.text) for passage in other]:
                yield from self._channel(one, other)

    def _channel(self, wanted: Sequence[Passage], found: Sequence[Passage]) -> Iterator[Finding]:
        lost_books = _books(wanted) - _books(found)
        for number in sorted(lost_books):
            chart = next(passage for passage in wanted if passage.shape == number)
            yield self._finding(chart, tr("the chart's workbook is missing or cannot be read"), "workbook")
        wanted = [p for p in wanted if not (p.channel == "workbook" and p.shape in lost_books)]
        matcher = SequenceMatcher(None, _texts(wanted), _texts(found), autojunk=False)
        lost: list[Passage] = []
        gained: list[Passage] = []
        for word, i, i_end, j, j_end in matcher.get_opcodes():
            if word == "replace" and i_end - i == j_end - j:
                for offset in range(i_end - i):
                    neighbours = (
                        *wanted[i + offset - 1 : i + offset],
                        *wanted[i + offset + 1 : i + offset + 2],
                    )
                    yield from self.changed(wanted[i + offset], found[j + offset], neighbours)
            elif word != "equal":
                lost += wanted[i:i_end]
                gained += found[j:j_end]
        yield from self._strays(lost, gained, wanted)

    def _strays(
        self, lost: list[Passage], gained: list[Passage], wanted: Sequence[Passage]
    ) -> Iterator[Finding]:
        """Yield what became of texts that stand elsewhere, or no more, or newly."""
        for passage in tuple(lost):
            twin = next((other for other in gained if squeezed(other.text) == squeezed(passage.text)), None)
            if twin is not None:
                lost.remove(passage)
                gained.remove(twin)
                yield from self._moved(passage, twin, wanted)
        for passage in tuple(lost):
            near = max(gained, key=lambda other: _likeness(passage, other), default=None)
            if near is not None and _likeness(passage, near) >= 0.5:
                lost.remove(passage)
                gained.remove(near)
                yield from self.changed(passage, near, ())
        for passage in lost:
            yield from self.alone(passage, "missing")
        for passage in gained:
            yield from self.alone(passage, "extra")

    def _moved(self, passage: Passage, twin: Passage, wanted: Sequence[Passage]) -> Iterator[Finding]:
        """Yield nothing for a whole shape brought to the front; a figure that left its label is a finding."""
        shape = [other for other in wanted if other.shape == passage.shape]
        whole = len(shape) > 1 or not bare(passage.text)
        if passage.channel in DATA or (has_number(passage.text) and not whole):
            said = _short(passage.text)
            yield self._finding(
                twin, tr("{said} stands in another place than in the brief", said=said), "moved"
            )

    def changed(self, wanted: Passage, found: Passage, neighbours: Sequence[Passage]) -> Iterator[Finding]:
        """Yield how one text differs from another that stands in its place."""
        changes = list(self._figure_changes(wanted, found))
        yield from changes
        if changes:
            return
        labels = (
            wanted.channel in DATA
            or any(bare(other.text) for other in neighbours)
            or self._renamed(wanted, found)
        )
        message = tr(
            "{found} stands where the brief says {wanted}",
            found=_short(found.text),
            wanted=_short(wanted.text),
        )
        yield self._finding(found, message, "label" if labels else "wording", differs=labels)

    def _figure_changes(self, wanted: Passage, found: Passage) -> Iterator[Finding]:
        one, other = figures(wanted.text), figures(found.text)
        matcher = SequenceMatcher(None, [f.key for f in one], [f.key for f in other], autojunk=False)
        for word, i, i_end, j, j_end in matcher.get_opcodes():
            if word != "equal":
                for said, stands in zip_longest(one[i:i_end], other[j:j_end]):
                    yield self._figure(wanted, found, said, stands)

    def _figure(
        self, wanted: Passage, found: Passage, said: TextFigure | None, stands: TextFigure | None
    ) -> Finding:
        if said is None and stands is not None:
            message = tr(
                "{text} stands in {around}, but not in the brief",
                text=stands.text,
                around=_around(found.text, stands),
            )
            return self._finding(found, message, "extra")
        assert said is not None
        meaning = self.meaning(said.number, wanted)
        if stands is None:
            message = tr(
                "{text}{meaning} is missing from {where}",
                text=said.text,
                meaning=meaning,
                where=_short(found.text),
            )
            return self._finding(found, message, "missing")
        message = tr(
            "{found} stands where the brief says {wanted}{meaning}",
            found=stands.text,
            wanted=said.text,
            meaning=meaning,
        )
        return self._finding(found, message, "figure")

    def _renamed(self, wanted: Passage, found: Passage) -> bool:
        """Return whether a text with figures calls them by other metrics' names than the brief."""
        if not has_number(wanted.text):
            return False
        one, other = (self._named(passage.text) for passage in (wanted, found))
        return bool(one and other) and one != other and not set(other) < set(one)

    def _named(self, text: str) -> list[str]:
        plain = squeezed(text)
        places = [(plain.find(name), -len(name), name) for name in self.names if name in plain]
        return [name for _, _, name in sorted(places)]

    def alone(self, passage: Passage, code: str) -> Iterator[Finding]:
        """Yield a text that is missing or extra: figure by figure, or as a note where it states none."""
        there = [stated for stated in figures(passage.text) if stated.key not in ("up", "down")]
        if not there:
            differs = passage.channel in DATA
            said = N_("{text} is missing") if code == "missing" else N_("{text} is not in the brief")
            message = tr(said, text=_short(passage.text))
            yield self._finding(passage, message, code if differs else "wording", differs=differs)
        for stated in there:
            meaning = self.meaning(stated.number, passage) if code == "missing" else ""
            told, around = stated.text + meaning, _around(passage.text, stated)
            if bare(passage.text):
                said = N_("{text} is missing") if code == "missing" else N_("{text} is not in the brief")
                message = tr(said, text=told)
            elif code == "missing":
                message = tr("{text} in {around} is missing", text=told, around=around)
            else:
                message = tr("{text} in {around} is not in the brief", text=told, around=around)
            yield self._finding(passage, message, code)

    def _finding(self, passage: Passage, message: str, code: str, *, differs: bool = True) -> Finding:
        where = passage.where
        return Finding(
            file=self.file, page=self.page, where=where, message=message, code=code, differs=differs
        )


def _texts(passages: Sequence[Passage]) -> list[str]:
    return [squeezed(passage.text) for passage in passages]


def _books(passages: Sequence[Passage]) -> set[int]:
    return {passage.shape for passage in passages if passage.channel == "workbook"}


def _likeness(one: Passage, other: Passage) -> float:
    """Return how alike two texts are, digits aside; the same shape's texts are, whatever they say."""
    same = one.where.partition(", ")[0] == other.where.partition(", ")[0] and one.channel in DATA
    ratio: float = SequenceMatcher(None, _without_digits(one), _without_digits(other), autojunk=False).ratio()
    return max(ratio, 0.5 if same else 0.0)


def _without_digits(passage: Passage) -> str:
    return "".join(character for character in squeezed(passage.text) if not character.isdigit())


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line if len(line) <= SHOWN else line[: SHOWN - 1] + '…'}”"


def _around(text: str, stated: TextFigure) -> str:
    """Return the part of a text in which a figure stands."""
    line = text.replace("\n", " ")
    start = max(0, stated.start - SHOWN // 2)
    shown = line[start : stated.end + SHOWN // 2].strip()
    return f"“{'…' if start else ''}{shown}{'…' if stated.end + SHOWN // 2 < len(line) else ''}”"
