"""What sentences with a verb state in, whether the values of all metrics shown bear it out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from fuzz import grammar, ordered
from fuzz.grammar import P, read, time
from fuzz.judged import Judge, State, UnreadError, figure, moved
from fuzz.raw import Raw, Stated, Time

FIGURE = r"(?:about |over |nearly |约|超|近)?第?[−+]?[€£$]?(?:\d(?:[^；;。（(⟦，,]|,(?=\d))*?|⟪\d+/12⟫)"
NAMES = {
    True: r"(?:(?P<{0}p>⟪[^⟫]+⟫)，?)?(?P<{0}>⟦[^⟧]+⟧)",
    False: r"(?P<{0}>⟦[^⟧]+⟧)(?: \((?P<{0}p>⟪[^⟫]+⟫)\))?",
}
"""A metric, with its period where that is not the document's."""
MOVES = {
    True: rf"较{P}|由{P}的|由{FIGURE}(?:升至|降至|转为)"
    rf"|{grammar.UP}|{grammar.DOWN}|{grammar.LOSS}|减亏|增亏|持平|基本持平",
    False: r"(?:rose|fell|was|were|is|are|moved|up|down|loss|deficit|shortfall|unchanged|little changed)\b"
    r"|(?:about )?\d[\d,]* (?:years?|places?) (?:later|earlier)|.* times the ",
}
ENDS = {
    True: re.compile(rf"由(?:(?P<at>⟪[^⟫]+⟫)的)?(?P<g>{FIGURE})(?P<way>升至|降至|转为)(?P<f>{FIGURE})"),
    False: re.compile(
        rf"(?P<way>rose|fell|moved) from (?P<g>{FIGURE})(?: in (?P<at>⟪[^⟫]+⟫))? to (?P<f>{FIGURE})"
    ),
}
"""From one value to another."""
UP, DOWN = ("rose", "上升", "升至", "增至"), ("fell", "下降", "降至", "减至")


@dataclass(slots=True)
class Teller:
    """Judges the sentences of one document."""

    stated: Stated
    judge: Judge
    near: frozenset[str]
    """Keys of the metrics that are shown together with the sentence."""

    @property
    def zh(self) -> bool:
        """Whether it reads Chinese."""
        return self.stated.language == "zh"

    def fault(self, text: str) -> None:
        """Take down what is false."""
        self.judge.faults.append(text)

    def raw(self, found: re.Match[str], name: str = "a") -> Raw:
        """Return the metric of a group; judge the period that is named with it, and that it must be."""
        raw = self.stated.metrics[found[name].strip("⟦⟧")]
        named = found[f"{name}p"]
        if named and time(named) != raw.latest:
            self.fault(f"{raw.label}: the sentence is not of {time(named).key}")
        return raw

    def no_year(self, raw: Raw) -> None:
        """Judge that a metric has a height: a year is later or earlier."""
        if raw.kind == "year":
            self.fault(f"{raw.label} is a year: it neither rises nor is high")

    def value(self, raw: Raw, text: str, at: Time | None = None) -> None:
        """Judge a printed value, the latest by default."""
        self.judge.value(State(raw=raw), at or raw.latest, text)

    def shown_like(self, raw: Raw) -> list[Raw]:
        """Return the other metrics shown beside one that compare with it."""
        every = [self.stated.metrics[key] for key in self.near]
        parts = {other.key: set(self.stated.parts_of(other.key)) for other in every}
        rivals = [other for other in every if not parts[other.key] & self.near]  # no total beside its parts
        return [other for other in rivals if other is not raw and ordered.alike(raw, other)]

    def leads(self, raw: Raw, others: list[Raw], what: str = "the highest") -> None:
        """Judge that a value is certainly above others."""
        self.no_year(raw)
        for other in others:
            if not ordered.alike(raw, other):
                self.fault(f"{raw.label} and {other.label} do not compare")
            elif not ordered.above(raw, other, raw.latest):
                self.fault(f"{raw.label} is not {what}: {other.label} may be as high")

    def parts(self, raw: Raw, whole: Raw) -> list[Raw]:
        """Return the other parts of a whole."""
        parts = self.stated.parts_of(whole.key)
        if raw.key not in parts:
            self.fault(f"{raw.label} is no part of {whole.label}")
        return [self.stated.metrics[key] for key in parts if key != raw.key]

    def share(self, raw: Raw, whole: Raw, text: str) -> None:
        """Judge how many per cent of a whole a part is."""
        said = figure(text, raw)
        exact, off = ordered.share(raw, whole)
        step = Decimal(1).scaleb(int(said.number.as_tuple().exponent)) / 2
        if said.unit != "%" or abs(exact - said.number) > step + off or said.about > bool(off):
            self.fault(f"{raw.label} is {exact:.3f}% of {whole.label}, not {text}")

    def fraction(self, raw: Raw, of: list[Raw], text: str) -> None:
        """Judge how many per cent a metric is of all that are drawn."""
        total = sum((each.values[each.latest] for each in of), Decimal(0))
        every = Raw(key="", label="all", unit=raw.unit, kind=raw.kind, values={raw.latest: total})
        self.share(raw, every, text)

    def moves(self, line: str) -> bool:
        """Judge one or two movements; say whether that is what a line tells."""
        zh = self.zh
        parts = re.split(r"，(?=(?:⟪[^⟫]+⟫，?)?⟦)" if zh else r"(?:, |; | while )(?=⟦)", line)
        verb = r" (?=(?:rose|fell|was|were|is|are|moved)\b)"
        name = re.compile(NAMES[zh].format("a") + (r"([^；。（⟦]+)" if zh else rf"(?:{verb}|: )([^;(⟦]+)"))
        found = [name.fullmatch(part) for part in parts]
        if not found or not all(each and _is_move(each[3], zh=zh) for each in found):
            return False
        base, gone = None, []
        for each in found:
            assert each is not None
            base = self.move(self.raw(each), each[3], base)
            gone.append(self.way(self.raw(each), base))
        if " while " in line and not min(gone) < 0 < max(gone):
            self.fault("“while” sets nothing against each other")
        return True

    def ends(self, raw: Raw, found: re.Match[str], inherited: Time | None) -> Time:
        """Judge a way from one value to the latest; return when the first of them was."""
        self.no_year(raw)
        course, expected = ordered.course(raw), raw.expected_base(raw.latest)
        known = {course[0], expected} | {each for each in raw.values if each.key in raw.claimed}
        claimed = next((each for each in raw.values if each.key in raw.claimed), None)
        base = time(found["at"]) if found["at"] else inherited or claimed or expected
        if base is None or base not in known:
            self.fault(f"{raw.label}: nobody expects a comparison with {base and base.key}")
            return course[0]
        self.value(raw, found["g"], base)
        self.value(raw, found["f"])
        way = {**dict.fromkeys(UP, 1), **dict.fromkeys(DOWN, -1)}.get(found["way"])
        if way and ordered.goes(raw, base, raw.latest) != way:
            self.fault(f"{raw.label}: {found['way']} is not how it went")
        if not way and raw.values[base] * raw.values[raw.latest] >= 0:
            self.fault(f"{raw.label} does not cross zero")
        return base

    def went(self, raw: Raw, way: int) -> None:
        """Judge which way a metric went since what it is compared with."""
        self.no_year(raw)
        claimed = next((each for each in raw.values if each.key in raw.claimed), None)
        base = claimed or raw.expected_base(raw.latest)
        if base is None or ordered.goes(raw, base, raw.latest) != way:
            self.fault(f"{raw.label} did not go that way since {base and base.key}")

    def way(self, raw: Raw, base: Time) -> int:
        """Return whether a metric went up or down since a period, or neither."""
        gone = moved(raw, base, raw.latest) if base in raw.values else Decimal(0)
        return (gone > 0) - (gone < 0)

    def since(self, since: Time, line: str) -> None:
        """Judge how far a metric went since its series began."""
        found = re.fullmatch(NAMES[self.zh].format("a") + (r"累计(.+)" if self.zh else r" (.+)"), line)
        if found is None:
            raise UnreadError(line)
        raw = self.raw(found)
        if since != ordered.course(raw)[0]:
            self.fault(f"{raw.label} does not begin in {since.key}")
        self.move(raw, found[3], since, judged=False)

    def move(self, raw: Raw, said: str, inherited: Time | None = None, *, judged: bool = True) -> Time:
        """Judge a predicate that moves, and the value to which; return what it is compared with.

        Where it names no period, it is that of the clause before it, or the one that a reader expects.
        """
        zh = self.zh
        tail = r"，(?:现?为|居)" if zh else r",? (?:to|at|now) "
        found = re.fullmatch(rf"(.+?)(?:{tail}({FIGURE}))?", said)
        assert found is not None
        if found[2]:
            self.value(raw, found[2])
        state = State(raw=raw, at=raw.latest, judged=judged)
        if ends := ENDS[zh].fullmatch(said):
            return self.ends(raw, ends, inherited)
        claimed = [each for each in raw.values if each.key in raw.claimed]
        state.base = inherited or (claimed[0] if claimed else raw.expected_base(raw.latest))
        if re.match(r"rose|fell|moved|上升|下降|增|减", found[1]):
            self.no_year(raw)
        rules = (grammar.ZH if zh else grammar.EN)[:-1]
        for part in re.split("，" if zh else ", ", found[1]):
            if not read(part, self.judge, state, rules):
                raise UnreadError(part)
        if state.base is None:
            raise UnreadError(f"{said}: since when")
        return state.base


def _is_move(said: str, *, zh: bool) -> bool:
    """Say whether words tell how a figure moved, rather than what it is."""
    return re.match(MOVES[zh], said) is not None
