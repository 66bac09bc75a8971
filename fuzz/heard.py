"""A document's texts and the values behind them in, every false or unread sentence out.

It reads as a person does: which metric, which period, up or down, by how much, since when. It shares no code
with the product: periods, figures and grammar are its own, so that a mistake there is not made twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import permutations

from fuzz import grammar
from fuzz.grammar import L, P, read, time
from fuzz.judged import Judge, State, UnreadError, figure
from fuzz.raw import FISCAL_START, YEAR_MONTHS, Raw, Stated, Time
from fuzz.teller import Teller
from fuzz.telling import tell

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SHORT = {month[:3]: month for month in MONTHS}
SAYS_SOMETHING = re.compile(r"\d|[升降增减持平]|\b(?:up|down|narrowed|widened|unchanged|loss|profit)\b")
CHARTS = "图|走势|折线|进度条|chart|Chart|Trend|Sparklines|line|Progress bars|Treemap"
HEAD = re.compile(rf"[^⟦⟪\d，,]*?(?:{CHARTS})(?:：|: )")
BRACKET = re.compile(rf"(?:（| \(){P}?[；;]? ?([^（()）]*(?:\([^)]*\)[^（()）]*)*)(?:）|\))$")
FIRST = ("位次最前", "最高", "最多", "first", "highest", "most")
LAST = ("位次最后", "最低", "最少", "last", "lowest", "least")
MOST_ENDS = 2
"""The largest and the smallest: a text that names more of them tells all that is drawn."""
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
    near: frozenset[str] = frozenset()

    @property
    def zh(self) -> bool:
        """Whether it reads Chinese."""
        return self.stated.language == "zh"

    def hear(self, text: str, *, judged: bool, near: Iterable[str] = ()) -> list[str]:
        """Return what is false in a text; ``judged``: the product itself chose what it compares with.

        ``near`` are the keys of what is shown with it: among these it says who is first.
        """
        self.near = frozenset(near)
        faults = []
        for line in text.split("\n"):
            if "⟦" in self._marked(line):
                self.judge = Judge()
                self._line(line, judged=judged)
                faults += [f"{fault} — in {line!r}" for fault in self.judge.faults]
        return faults

    def _line(self, line: str, *, judged: bool) -> None:
        self._glued(line)
        marked = self._marked(line)
        if judged and self._told(marked.strip(" 。.")):
            return
        marked = re.sub(r"^(?:数据：|Data: )", "", marked)
        state = State(judged=judged, all=re.findall(L, marked), line=marked)
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

    def _told(self, marked: str) -> bool:
        """Judge a sentence that is read as a whole; say whether it is one."""
        try:
            read = tell(Teller(self.stated, self.judge, self.near), marked)
        except (UnreadError, ValueError) as error:
            self.judge.faults.append(f"not understood: {error}")
            read = True
        self.heard += read
        return read

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
            first, rest = raw.label[0], re.escape(raw.label[1:])
            name = (
                f"(?:{first}|(?<!\\d ){first.lower()}){rest}"  # within a sentence; but “1 place” is a count
            )
            line = re.sub(rf"(?<![A-Za-z]){name}(?![A-Za-z])", f"⟦{raw.key}⟧", line)
        parts = re.split(L, line)  # a key's digits are no period
        return "".join(part if part.startswith("⟦") else self._timed(part) for part in parts)

    def _timed(self, text: str) -> str:
        if self.zh:
            text = re.sub(r"(\d{4})/(\d\d)财年", _fiscal_time, text)
            text = re.sub(
                r"(\d{4})年1—(\d{1,2})月", lambda found: _stretch(int(found[1]), int(found[2])), text
            )
            text = re.sub(r"\b(\d{4})–(\d{4}) (?=[约−+0持基])", r"\1年–\2年 ", text)
            return re.sub(r"(\d{4})年(?:(\d{1,2})月|第?([一二三四])季度|([上下])半年)?", _zh_time, text)
        text = re.sub(r"\b(\d{4})/(\d\d)\b", _fiscal_time, text)
        text = re.sub(
            rf"\bJan(?:uary)?–({'|'.join(SHORT)})[a-z]* (\d{{4}})\b",
            lambda found: _stretch(int(found[2]), list(SHORT).index(found[1]) + 1), text,
        )  # fmt: skip
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
            self._sides(together[1], state.all, state.line)
            return True
        if equal := re.fullmatch(r"(?:各项同为|all at )(.+)", segment):
            self.heard += 1
            for raw in map(self._raw, dict.fromkeys(state.all)):
                self.judge.value(State(raw=raw), raw.latest, equal[1])
            return True
        sides = re.fullmatch(
            rf"(上升|下降|持平|难分升降|up|down|level|up or down)(?:：|: )((?:{L}(?:、|, )?)+)", segment
        )
        if sides:
            self._sides(sides[1], re.findall(L, sides[2]), state.line)
            return True
        ends = re.fullmatch(rf"(?:{P}(?:：|: ))?({'|'.join(FIRST + LAST)})(?:：|: )(.*)", segment)
        if ends:
            self._ends(ends[3], state.line, best=ends[2] in FIRST)
        return ends is not None

    def _sides(self, way: str, labels: list[str], line: str) -> None:
        """Judge which way metrics went since the first of their values that the line tells."""
        self.heard += 1
        for label in labels:
            told = re.search(rf"{label}((?:，|, ){P}[^⟦]*)", line)
            periods = re.findall(P if self.zh else f"{P}:", told[1]) if told else []
            self.judge.side(self._raw(label), way, time(periods[0]) if len(periods) == 2 else None)

    def _ends(self, listed: str, line: str, *, best: bool) -> None:
        """Judge which of the metrics that a chart names are the largest, or the smallest."""
        named = list(dict.fromkeys(re.findall(L, line)))
        every = len(named) > MOST_ENDS or "占合计" in line or " of the total" in line
        drawn = [self._raw(each) for each in named] if every else []
        for item in re.findall(r"⟦[^⟧]+⟧[^⟦]*", listed):
            self.heard += 1
            token, shown = item.split("⟧")
            raw = self._raw(token)
            shown = re.sub(r"^(?: at |为| )", "", shown).rstrip("、, ，")
            part = re.fullmatch(r"(.+?)(?:，占合计的(.+)|, (\S+) of the total)", shown)
            if part and drawn:
                Teller(self.stated, self.judge, self.near).fraction(raw, drawn, part[2] or part[3])
            shown = part[1] if part else shown
            self.judge.value(State(raw=raw), raw.latest, shown)
            like = [
                each
                for each in drawn or self.stated.metrics.values()
                if (each.kind, each.unit) == (raw.kind, raw.unit)
            ]
            if figure(shown, raw).states(raw.values[raw.latest]):
                self.judge.extreme(raw, like, best=best)

    def _part(self, part: str, state: State) -> None:
        if re.fullmatch(r"(?:⟦[^⟧]+⟧ ?)+", part):
            state.raw, state.at, state.base = self._raw(re.findall(L, part)[-1]), state.bracket, None
            return
        if over := re.fullmatch(rf"{L}(?:自{P}起超过| ahead of ){L}(?: from {P} on)?", part):
            self.judge.overtook(self._raw(over[1]), time(over[2] or over[4]), self._raw(over[3]))
            return
        if ahead := re.fullmatch(rf"{P}起领先|ahead from {P} on", part):
            self._ahead(time(ahead[1] or ahead[2]), state)
            return
        if state.raw and state.at and re.fullmatch(P, part):  # a tile says when its figure was
            known, shown = state.raw.values.get(state.at), state.raw.values.get(time(part))
            named = state.raw.kind == "year" and part.endswith(f"/{YEAR_MONTHS}⟫")
            is_figure = named and figure(part, state.raw).number == known
            if known != shown and not is_figure:
                self.judge.faults.append(f"{state.raw.label}: the figure is not of {time(part).key}")
            return
        part = self._subject(part, state)
        if self._of_whole(part, state):
            return
        if part and not read(part, self.judge, state, grammar.ZH if self.zh else grammar.EN):
            raise UnreadError(part)

    def _ahead(self, since: Time, state: State) -> None:
        """Judge that one of the metrics of a line is ahead of another from a period on."""
        drawn, judge = [self._raw(each) for each in dict.fromkeys(state.all)], Judge()
        for one, other in permutations(drawn, 2):
            judge.faults.clear()
            judge.overtook(one, since, other)
            if not judge.faults:
                return
        self.judge.faults.append(f"nobody is ahead from {since.key} on")

    def _of_whole(self, part: str, state: State) -> bool:
        """Judge a share of a metric, or of all that the line names; say whether it is one."""
        found = re.fullmatch(rf"占(?:{L}|合计)的?(.+)|(.+) of (?:{L}|the total)", part)
        if found is None or state.raw is None:
            return False
        teller, text, key = (
            Teller(self.stated, self.judge, self.near),
            found[2] or found[3],
            found[1] or found[4],
        )
        if key:
            teller.share(state.raw, self._raw(key), text)
        else:
            teller.fraction(state.raw, [self._raw(each) for each in dict.fromkeys(state.all)], text)
        return True

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


def _fiscal_time(found: re.Match[str]) -> str:
    end = (int(found[1]) + 1) * YEAR_MONTHS + FISCAL_START - 1
    return f"⟪{end}/{YEAR_MONTHS}⟫"


def _stretch(year: int, month: int) -> str:
    """Return the months of a year up to one of them."""
    return f"⟪{year * YEAR_MONTHS + month}/{month}⟫"


def _token(year: int, month: object, quarter: object, half: object) -> str:
    for part, months in ((month, 1), (quarter, 3), (half, 6)):
        if part:
            return f"⟪{year * YEAR_MONTHS + int(str(part)) * months}/{months}⟫"
    return f"⟪{(year + 1) * YEAR_MONTHS}/{YEAR_MONTHS}⟫"
