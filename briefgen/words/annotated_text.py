"""A text of the brief as a checker meets it: figures printed, metrics named, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.base.compile_late import compile_late
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.locale import is_chinese
from briefgen.facts.implied import Piece
from briefgen.facts.ledger import Ledger
from briefgen.facts.period import Period
from briefgen.words.mention import Mention, Names, named_in

_SENTENCE = compile_late(r"[。！？；!?;\n]|\.(?=\s|$)(?<!\bvs\.)(?<!e\.g\.)(?<!i\.e\.)")
_NAME_BEFORE = compile_late(r"(?:^|[，。；、：])([\u4e00-\u9fff]{2,5})(?<![为达至到约近超过比与的了长升降])$")
"""A few Han characters right before a figure, and nothing else of the clause."""
_CLAUSE = compile_late(r"[，：——]|[,:](?=\s)| – | — ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause of a sentence: ``start`` and ``end`` are positions in its passage's text."""

    start: int
    end: int
    first: int
    """Where its sentence begins."""
    last: int
    """Where its sentence ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedText:
    """A text with the metrics that it names, in order, and those of its block or slide."""

    text: str
    place: Place
    chinese: bool
    hidden: str
    """The text with NULs for what names a metric: a label's own words state nothing."""
    mentions: tuple[Mention, ...]
    near: tuple[str, ...] = ()
    """The metrics that are shown beside the text."""
    now: Period | None = None
    """What a month without its year is counted back from."""

    @classmethod
    def of(
        cls, pieces: Sequence[Piece], place: Place, names: Names, ledger: Ledger, near: tuple[str, ...] = ()
    ) -> AnnotatedText:
        """Return a passage of a text's pieces, as ``facts.prose.resolve`` returns them."""
        text, printed = "", []
        for piece in pieces:
            shown = _shown(piece)
            if piece.fact:
                end = len(text) + len(shown)
                printed.append(Mention(metric=piece.fact.metric, start=len(text), end=end, fact=piece.fact))
            text += shown
        names_in = names.within(_hidden(text, printed))
        named = (_of_those_shown(each, text, near, ledger) for each in names_in)
        called = (*printed, *named)
        short = named_in(_hidden(text, called), names.beside(near))
        told = (*called, *short)
        found = sorted((*told, *_called_before(_hidden(text, told), printed)), key=lambda each: each.start)
        return cls(
            text=text,
            hidden=_hidden(text, found),
            place=place,
            chinese=is_chinese(ledger.language),
            mentions=tuple(found),
            near=near,
            now=ledger.context.as_of,
        )

    def clauses(self) -> Iterator[Clause]:
        """Yield the clauses of all sentences, in order."""
        for first, last in _spans(_SENTENCE, self.text, 0, len(self.text)):
            for start, end in _spans(_CLAUSE, self.text, first, last):
                yield Clause(start=start, end=end, first=first, last=last)

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions between two positions."""
        return tuple(each for each in self.mentions if start <= each.start and each.end <= end)

    def blotted(self, start: int, end: int) -> str:
        """Return a part of the text in which mentions are NULs: their own words state nothing."""
        return self.hidden[start:end]


def shown_text(pieces: Sequence[Piece]) -> str:
    """Return the text of a passage of these pieces."""
    return "".join(map(_shown, pieces))


def _shown(piece: Piece) -> str:
    return piece.text if piece.fact else piece.text.replace("**", "")


def _called_before(hidden: str, printed: Sequence[Mention]) -> Iterator[Mention]:
    """Yield where a text repeats what it called a figure that it printed: 男性{men}，男性更多."""
    for each in printed:
        if each.fact is None or each.fact.kind != "value":
            continue
        name = _NAME_BEFORE.search(hidden, 0, each.start)
        start = hidden.find(name[1], each.end) if name else -1
        while name and start >= 0:
            yield Mention(metric=each.metric, start=start, end=start + len(name[1]))
            start = hidden.find(name[1], start + 1)


def _hidden(text: str, mentions: Sequence[Mention]) -> str:
    for each in mentions:
        text = text[: each.start] + "\x00" * (each.end - each.start) + text[each.end :]
    return text


def _of_those_shown(mention: Mention, text: str, near: tuple[str, ...], ledger: Ledger) -> Mention:
    """Return a mention as one of what is shown beside it: England is “England, share” where that stands."""
    if not near or mention.metric in near:
        return mention
    name = text[mention.start : mention.end].lower()
    labels = {key: ledger.metrics[key].label for key in near if key in ledger.metrics}
    for fits in (_begins, _has):
        shown = [key for key, label in labels.items() if fits(label, name)]
        if len(shown) == 1:
            return replace(mention, metric=shown[0])
    return mention


def _begins(label: str, name: str) -> bool:
    """Return whether a label begins with a whole name, and goes on."""
    behind = label[len(name) : len(name) + 1]
    return label.lower().startswith(name) and bool(behind) and not (behind.isalnum() or behind == "_")


def _has(label: str, name: str) -> bool:
    """Return whether the words of a name are words of a label: starts, of Housing starts."""
    return name.isascii() and f" {name} " in f" {label.lower()} "


def _spans(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a text between two positions that a pattern separates; empty ones are left out."""
    begin = start
    for found in pattern.finditer(text, start, end):
        if text[begin : found.start()].strip():
            yield begin, found.start()
        begin = found.end()
    if text[begin:end].strip():
        yield begin, end
