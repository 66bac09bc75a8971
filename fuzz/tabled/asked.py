"""What a brief asks of its tables, each with the answer that the oracle knows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from fuzz.choice import Choice
from fuzz.tabled.oracle import Oracle
from fuzz.tabled.world import ALL, At

KINDS = {"latest": 4, "dated": 3, "extreme": 2, "whose": 2, "change": 2, "growth": 1}
"""What is asked, each as often as its weight says."""
UNSAFE = re.compile(r"[{}]")
_BRACKETS = str.maketrans("（）、", "(),")
_FULL = str.maketrans("{}[]", "｛｝［］")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A reference in the text of a brief, and what must be printed in its place."""

    mark: str
    """Stands before it in the text, and in no other: Qab."""
    written: str
    number: Decimal | None = None
    names: tuple[str, ...] = ()
    near: Decimal | None = None
    """The exact growth or change that a rounded one must be next to."""

    def fault(self, printed: str, *, loose: bool = False) -> str:
        """Return what is wrong with the text that was printed; ``loose``: further texts stand behind it."""
        if self.names:
            return self._names_fault(printed, loose=loose)
        found = re.search(r"[−-]?\d[\d,]*(?:\.\d+)?", printed)
        if found is None:
            return f"{self.written} prints {printed!r}, no number"
        text = found[0].replace(",", "").replace("−", "-")
        number = Decimal(text)
        if self.near is not None:
            unit = Decimal(1).scaleb(int(number.as_tuple().exponent))
            right = abs(abs(number) - abs(self.near)) * 2 <= unit
        else:
            assert self.number is not None
            right = f"{self.number:f}" == text
        return "" if right else f"{self.written} prints {text}, {self.near or self.number} is true"

    def _names_fault(self, printed: str, *, loose: bool) -> str:
        left = squeezed(printed).translate(_BRACKETS)
        for name in sorted(self.names, key=len, reverse=True):
            wanted = squeezed(name).translate(_BRACKETS)
            if wanted not in left:
                return f"{self.written} prints {printed!r}, which lacks {name!r}"
            left = left.replace(wanted, "", 1)
        spare = re.sub(r"and|[,、和及]", "", left)
        return f"{self.written} prints {printed!r} for {self.names!r}" if spare and not loose else ""


def squeezed(text: str) -> str:
    """Return a text without spaces and marks that show nothing."""
    return re.sub(r"[\s\u200b\u2060\u00ad]", "", unicodedata.normalize("NFC", text))


def called_in_text(name: str) -> str:
    """Return a name as it is written between the brackets of a reference."""
    plain = " ".join(name.split())
    depth = 0
    for letter in plain:
        depth += {"[": 1, "]": -1}.get(letter, 0)
        if not 0 <= depth <= 1:
            break
    return plain.translate(_FULL) if depth or UNSAFE.search(plain) else plain


@dataclass(slots=True, kw_only=True)
class Asker:
    """Writes references to the figures of metrics, and what must come of them."""

    choice: Choice
    oracles: Sequence[Oracle]
    keys: Mapping[str, str]
    """Of dimensions, by the heads of their columns."""
    called: Mapping[str, str] = field(default_factory=dict)
    """What the brief calls members, by their texts."""
    first: str = "Q"
    asks: list[Ask] = field(default_factory=list)

    def ask(self, count: int) -> list[Ask]:
        """Return up to so many questions."""
        for _ in range(count):
            oracle = self.choice.pick(self.oracles)
            kind = self.choice.weighted(KINDS)
            getattr(self, f"_{kind}")(oracle)
        return self.asks

    def _add(self, written: str, **answer: object) -> None:
        number = len(self.asks)
        mark = f"{self.first}{chr(97 + number // 26)}{chr(97 + number % 26)}"
        self.asks.append(Ask(mark=mark, written=f"{{{written}}}", **answer))  # type: ignore[arg-type]

    def _at(self, oracle: Oracle) -> At:
        """Return members of a metric, of each of its dimensions one or all together."""
        metric, world = oracle.metric, oracle.world
        if not metric.adds_up:
            said = [parts for parts, _ in world.totals]
            if said and self.choice.once_in(3):
                return said[0] if ALL in said[0] else said[-1]
            return tuple(self.choice.pick(world.members_of(head)) for head in metric.by)
        return tuple(
            ALL if self.choice.once_in(3) else self.choice.pick(world.members_of(head)) for head in metric.by
        )

    def reference(self, oracle: Oracle, at: At) -> str:
        """Return a reference to members: seen[Northgate, Surgery]."""
        named = []
        for head, member in zip(oracle.metric.by, at, strict=True):
            if member == ALL:
                continue
            name = called_in_text(self.called.get(member, member))
            others = [each for each in oracle.metric.by if each != head]
            twice = any(
                name.casefold() == called_in_text(self.called.get(other, other)).casefold()
                for each in others
                for other in oracle.world.members_of(each)
            )
            named.append(
                f"{self.keys[head]}={name}" if twice or "=" in name or self.choice.once_in(4) else name
            )
        if self.choice.once_in(3):
            named.reverse() if all("=" in each for each in named) else None
        return f"{oracle.metric.key}[{', '.join(named)}]" if named else oracle.metric.key

    def _latest(self, oracle: Oracle) -> None:
        at = self._at(oracle)
        if (found := oracle.latest(at)) is not None:
            style = self.choice.pick(("", "|number", "|plain"))
            self._add(self.reference(oracle, at) + style, number=found[1])

    def _dated(self, oracle: Oracle) -> None:
        at, period = self._at(oracle), self.choice.pick(oracle.world.periods)
        if (number := oracle.value(at, period)) is not None:
            self._add(f"{self.reference(oracle, at)}.{period}", number=number)

    def _extreme(self, oracle: Oracle) -> None:
        word, period = self.choice.pick(("max", "min")), self.choice.pick(("", *oracle.world.periods))
        if oracle.metric.by and (found := oracle.extreme(word, period)):
            self._add(f"{oracle.metric.key}.{word}" + (period and f".{period}"), number=found[0])

    def _whose(self, oracle: Oracle) -> None:
        word, period = self.choice.pick(("max", "min")), self.choice.pick(("", *oracle.world.periods))
        if oracle.metric.by and (found := oracle.extreme(word, period)):
            names = tuple(self.label(oracle, name) for name in found[1])
            self._add(f"{oracle.metric.key}.{word}" + (period and f".{period}") + ".member", names=names)

    def label(self, oracle: Oracle, at: At) -> str:
        """Return what members are called; with its dimension where another has a member of the name."""
        found = []
        for head, name in zip(oracle.metric.by, at, strict=True):
            if name == ALL:
                continue
            called = " ".join(self.called.get(name, name).split())
            others = (each for each in oracle.metric.by if each != head)
            shared = any(name in oracle.world.members_of(each) for each in others) and ALL in at
            dimension = self.keys[head].replace("_", " ")
            found.append(f"{called} ({dimension})" if shared else called)
        return ", ".join(found)

    def _two(self, oracle: Oracle) -> tuple[At, str, Decimal, Decimal] | None:
        """Return members with their last value and one of another period."""
        at = self._at(oracle)
        last = oracle.latest(at)
        if last is None or oracle.metric.key in ("rate", "share"):
            return None
        earlier = [period for period in oracle.world.periods if period < last[0]]
        base = oracle.value(at, self.choice.pick(earlier)) if earlier else None
        for period in earlier:
            if base is not None and oracle.value(at, period) == base:
                return at, period, last[1], base
        return None

    def _change(self, oracle: Oracle) -> None:
        if (two := self._two(oracle)) and two[2] != two[3]:
            at, period, last, base = two
            self._add(f"{self.reference(oracle, at)}.change@{period}", near=last - base)

    def _growth(self, oracle: Oracle) -> None:
        if (two := self._two(oracle)) and two[3] > 0 and two[2] > 0 and two[2] != two[3]:
            at, period, last, base = two
            self._add(f"{self.reference(oracle, at)}.growth@{period}", near=(last - base) / base * 100)
