"""A document's texts and the values behind them in, every false or unread sentence out.

It reads as a person does: which metric, which period, up or down, by how much, since when. It shares no code
with the product: periods, figures and grammar are its own, so that a mistake there is not made twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fuzz import grammar
from fuzz.grammar import L, P, read, time
from fuzz.judged import Judge, State, UnreadError, figure
from fuzz.stated import YEAR_MONTHS, Raw, Stated

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SHORT = {month[:3]: month for month in MONTHS}
SAYS_SOMETHING = re.compile(r"\d|[升降增减持平]|\b(?:up|down|narrowed|widened|unchanged|loss|profit)\b")
HEAD = re.compile(r"[^⟦⟪\d，,]*?(?:图|走势|折线|chart|Chart|Trend|Sparklines|line)(?:：|: )")
BRACKET = re.compile(rf"(?:（| \(){P}?[；;]? ?([^（()）]*(?:\([^)]*\)[^（()）]*)*)(?:）|\))$")
FIRST = ("位次最前", "最高", "最多", "first", "highest", "most")
LAST = ("位次最后", "最低", "最少", "last", "lowest", "least")
APART = {
    "各项单位不同，大小不可相比", "各项时期长短不同，大小不可相比",
    "units differ: sizes do not compare", "periods differ in length: sizes do not compare",
    "各项均难分升降", "all up or down",
}  # fmt: skip
"""What declines to compare."""


@dataclass(slots=True)
class Ear:
    """Reads the texts of one document."""

    stated: Stated
    judge: Judge = field(default_factory=Judge)
    heard: int = 0

    @property
    def zh(self) -> bool:
        """Whether it reads Chinese."""
        return self.stated.language == "zh"

    def hear(self, text: str, *, judged: bool) -> list[str]:
        """Return what is false in a text; ``judged``: the product itself chose what it compares with."""
        faults = []
        for line in text.split("\n"):
            if any(raw.label in line for raw in self.stated.metrics.values()):
                self.judge = Judge()
                self._line(line, judged=judged)
                faults += [f"{fault} — in {line!r}" for fault in self.judge.faults]
        return faults

    def _line(self, line: str, *, judged: bool) -> None:
        self._glued(line)
        marked = re.sub(r"^(?:数据：|Data: )", "", self._marked(line))
        state = State(judged=judged, all=re.findall(L, marked))
        bracket = BRACKET.search(marked)
        if bracket and ("；" in bracket[0] or ";" in bracket[0]):
            marked, state.judged, state.given = marked[: bracket.start()], False, bracket[2]
            state.bracket = time(bracket[1]) if bracket[1] else None
        for segment in re.split(r"[。；]|(?<=\S)[.;] ", marked):
            try:
                self._segment(segment.strip(" 。."), state)
            except (UnreadError, ValueError) as error:
                self.judge.faults.append(f"not understood: {error} in {segment!r}")
        self._derived(state)

    def _glued(self, line: str) -> None:
        """Judge that no label that ends in a letter or digit runs into a number."""
        for raw in self.stated.metrics.values():
            if raw.label[-1].isascii() and (found := re.search(re.escape(raw.label) + r"[\d−+]", line)):
                self.judge.faults.append(f"the label and the figure run together: {found[0]}")

    def _derived(self, state: State) -> None:
        """Judge the two values from which a difference says that it was computed."""
        given = re.search(r"由(.+?)与(.+?)计算|Computed from (.+?) and ([^;]+)", state.given)
        if given is None or state.raw is None or state.base is None:
            return
        shown = [text for text in given.groups() if text]
        for text, at in zip(shown, (state.base, state.at or state.raw.latest), strict=True):
            self.judge.value(state, at, text)

    def _marked(self, line: str) -> str:
        """Put ⟦key⟧ for labels and ⟪end/months⟫ for periods."""
        for raw in sorted(self.stated.metrics.values(), key=lambda raw: -len(raw.label)):
            line = re.sub(rf"(?<![A-Za-z]){re.escape(raw.label)}(?![A-Za-z])", f"⟦{raw.key}⟧", line)
        parts = re.split(L, line)  # a key's digits are no period
        return "".join(part if part.startswith("⟦") else self._timed(part) for part in parts)

    def _timed(self, text: str) -> str:
        if self.zh:
            text = re.sub(r"\b(\d{4})–(\d{4}) (?=[约−+0])", r"\1年–\2年 ", text)
            return re.sub(r"(\d{4})年(?:(\d{1,2})月|第?([一二三四])季度|([上下])半年)?", _zh_time, text)
        text = re.sub(rf"\b({'|'.join(SHORT)})(?= \d{{4}})", lambda found: SHORT[found[1]], text)
        named = "|".join(MONTHS)
        pattern = rf"(?:(?:({named})|Q([1-4])|H([12])) )?\b((?:19|20)\d\d)\b(?![.,]\d)"
        return re.sub(pattern, _en_time, text)

    def _segment(self, segment: str, state: State) -> None:
        if head := HEAD.match(segment):
            segment = segment[head.end() :]
        if not segment or segment in APART or self._listed(segment, state):
            return
        segment = re.sub(r"^(?:变化最大：|furthest: )", "", segment)
        segment = re.sub(rf"^{P}，(?=⟦)", r"\1", segment)  # a label that begins with a digit
        for part in re.split("，|、" if self.zh else ", ", segment):
            if part.strip():
                self.heard += 1
                self._part(part.strip(), state)

    def _listed(self, segment: str, state: State) -> bool:
        """Read lists of who rose, and of who is the largest; say whether it was one."""
        if together := re.fullmatch(r"(?:各项均|all )(上升|下降|持平|up|down|level)", segment):
            self._sides(together[1], state.all)
            return True
        sides = re.fullmatch(
            rf"(上升|下降|持平|难分升降|up|down|level|up or down)(?:：|: )((?:{L}(?:、|, )?)+)", segment
        )
        if sides:
            self._sides(sides[1], re.findall(L, sides[2]))
            return True
        ends = re.fullmatch(rf"(?:{P}(?:：|: ))?({'|'.join(FIRST + LAST)})(?:：|: )(.*)", segment)
        if ends:
            self._ends(ends[3], best=ends[2] in FIRST)
        return ends is not None

    def _sides(self, way: str, labels: list[str]) -> None:
        self.heard += 1
        for raw in map(self._raw, labels):
            self.judge.side(raw, way)

    def _ends(self, listed: str, *, best: bool) -> None:
        for item in re.findall(r"⟦[^⟧]+⟧[^⟦]*", listed):
            self.heard += 1
            token, shown = item.split("⟧")
            raw = self._raw(token)
            shown = re.sub(r"^(?: at |为| )", "", shown).rstrip("、, ，")
            self.judge.value(State(raw=raw), raw.latest, shown)
            like = [
                each
                for each in self.stated.metrics.values()
                if (each.kind, each.unit) == (raw.kind, raw.unit)
            ]
            if figure(shown, raw).number == raw.values[raw.latest]:
                self.judge.extreme(raw, like, best=best)

    def _part(self, part: str, state: State) -> None:
        if re.fullmatch(r"(?:⟦[^⟧]+⟧ ?)+", part):
            state.raw, state.at, state.base = self._raw(re.findall(L, part)[-1]), state.bracket, None
            return
        if over := re.fullmatch(rf"{L}(?:自{P}起超过| ahead of ){L}(?: from {P} on)?", part):
            self.judge.overtook(self._raw(over[1]), time(over[2] or over[4]), self._raw(over[3]))
            return
        if state.raw and state.at and re.fullmatch(P, part):  # a tile says when its figure was
            known, shown = state.raw.values.get(state.at), state.raw.values.get(time(part))
            named = state.raw.kind == "year" and part.endswith(f"/{YEAR_MONTHS}⟫")
            is_figure = named and figure(part, state.raw).number == known
            if known != shown and not is_figure:
                self.judge.faults.append(f"{state.raw.label}: the figure is not of {time(part).key}")
            return
        part = self._subject(part, state)
        if part and not read(part, self.judge, state, grammar.ZH if self.zh else grammar.EN):
            raise UnreadError(part)

    def _subject(self, part: str, state: State) -> str:
        """Take the metric and its period off a part's beginning, and return what is said of it."""
        found = re.match(
            rf"{P}?{L}(?: ?· {P}$)?" if self.zh else rf"(){L}(?: ?· {P}$| \({P}\): |: )", part
        )  # fmt: skip
        if found is None:
            if state.raw is None and SAYS_SOMETHING.search(part):
                raise UnreadError(part)
            return part if state.raw is not None else ""
        when = next((group for group in (found[1], *found.groups()[2:]) if group), "")
        state.raw, state.base = self._raw(found[2]), None
        state.at = time(when) if when else state.bracket
        return part[found.end() :]

    def _raw(self, token: str) -> Raw:
        return self.stated.metrics[token.strip("⟦⟧")]


def _zh_time(found: re.Match[str]) -> str:
    quarter, half = found[3], found[4]
    return _token(
        int(found[1]), found[2], quarter and "一二三四".index(quarter) + 1, half and "上下".index(half) + 1
    )


def _en_time(found: re.Match[str]) -> str:
    month = MONTHS.index(found[1]) + 1 if found[1] else None
    return _token(int(found[4]), month, found[2], found[3])


def _token(year: int, month: object, quarter: object, half: object) -> str:
    for part, months in ((month, 1), (quarter, 3), (half, 6)):
        if part:
            return f"⟪{year * YEAR_MONTHS + int(str(part)) * months}/{months}⟫"
    return f"⟪{(year + 1) * YEAR_MONTHS}/{YEAR_MONTHS}⟫"
