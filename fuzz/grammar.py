"""The sentences that a document may say: rules of a pattern and what it states.

Labels are ⟦key⟧ and periods ⟪end/months⟫ by now. The first rule that fits a whole part is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from fuzz.judged import Judge, Said, State, figure
from fuzz.raw import Time

Rule = tuple[re.Pattern[str], Callable[[Judge, State, re.Match[str]], None]]

P, L = r"(⟪[^⟫]+⟫)", r"(⟦[^⟧]+⟧)"
TURNS = {
    "扭亏为盈": 1, "由盈转亏": -1, "由逆差转为顺差": 1, "由顺差转为逆差": -1,
    "由赤字转为盈余": 1, "由盈余转为赤字": -1, "由负值转为正值": 1, "由正值转为负值": -1,
    "from loss to profit": 1, "from profit to loss": -1,
    "from deficit to surplus": 1, "from surplus to deficit": -1,
}  # fmt: skip
UP = "增加|增长|提高|提升|升高|上升|推迟"
DOWN = "减少|下降|降低|提前"
LOSS = "亏损|逆差|赤字|负值|缺口"


def time(token: str) -> Time:
    """Return the period of a token."""
    end, months = token.strip("⟪⟫").split("/")
    return Time(int(end), int(months))


def _moved(judge: Judge, state: State, text: str, way: int, *, loss: bool = False) -> None:
    said = figure(text, state.subject)
    judge.changed(state, Said(said.number * way, said.unit, said.about, said.rounded), loss=loss, verb=True)


def _since(judge: Judge, state: State, found: re.Match[str], rest: str, rules: tuple[Rule, ...]) -> None:
    state.base = time(found["since"])
    if not read(rest, judge, state, rules) and rest:
        raise ValueError(rest)


def read(part: str, judge: Judge, state: State, rules: tuple[Rule, ...]) -> bool:
    """Read a part by the first rule that fits; say whether one does."""
    for pattern, state_it in rules:
        if found := pattern.fullmatch(part):
            state_it(judge, state, found)
            return True
    return False


def _rule(pattern: str, run: Callable[[Judge, State, re.Match[str]], None]) -> Rule:
    return re.compile(pattern), run


def _level(judge: Judge, state: State, found: re.Match[str]) -> None:
    about = found[0].endswith(("基本持平", "little changed"))
    if about and not state.subject.vague:
        judge.faults.append(f"{state.subject.label}: {found[0]} of exact values")
    judge.changed(state, Said(Decimal(0), "", about))


def _value(judge: Judge, state: State, found: re.Match[str]) -> None:
    judge.value(state, time(found[1]) if found[1] else state.at, found[2])


def _times(judge: Judge, state: State, found: re.Match[str]) -> None:
    said = figure(found["times"], state.subject)
    if found.groupdict().get("since"):
        state.base = time(found["since"])
    judge.changed(state, Said(said.number, "倍", said.about))


def _step(judge: Judge, state: State, found: re.Match[str]) -> None:
    state.base, state.at, state.judged = time(found[1]), time(found[2]), False
    level = {"unchanged": False, "持平": False, "little changed": True, "基本持平": True}.get(found[3])
    judge.changed(state, figure(found[3], state.subject) if level is None else Said(Decimal(0), "", level))


SIGNED = _rule(r"((?:约|about )?[+−].+)", lambda judge, state, found: _moved(judge, state, found[1], 1))
"""A tile's figure behind what it is compared with; alone it would be a value."""
COMMON: tuple[Rule, ...] = (
    _rule("超过一半|more than half", lambda judge, state, found: judge.half(state, more=True)),
    _rule("不足一半|less than half", lambda judge, state, found: judge.half(state, more=False)),
    _rule("|".join(TURNS), lambda judge, state, found: judge.turned(state, TURNS[found[0]])),
    _rule(rf"{P}–{P} (.+)", _step),
)
ZH_CHANGES: tuple[Rule, ...] = (
    _rule("持平|基本持平", _level),
    _rule(rf"(?:{LOSS})收窄(.+)|减亏(.+)", lambda j, s, m: _moved(j, s, m[1] or m[2], 1, loss=True)),
    _rule(rf"(?:{LOSS})扩大(.+)|增亏(.+)", lambda j, s, m: _moved(j, s, m[1] or m[2], -1, loss=True)),
    _rule(rf"(?:{UP})(.+)", lambda j, s, m: _moved(j, s, m[1], 1)),
    _rule(rf"(?:{DOWN})(.+)", lambda j, s, m: _moved(j, s, m[1], -1)),
    _rule(r"是(?P<since>⟪[^⟫]+⟫)的(?P<times>.+倍)", _times),
)
ZH: tuple[Rule, ...] = (
    *COMMON,
    _rule(
        rf"由{P}(.+?)(升至|降至|变为){P}(.+)",
        lambda j, s, m: j.course(
            s, time(m[1]), time(m[4]), (m[2], m[5]), {"升至": 1, "降至": -1, "变为": 0}[m[3]]
        ),
    ),
    _rule(rf"在?{P}与{P}同为(.+)", lambda j, s, m: j.course(s, time(m[1]), time(m[2]), (m[3], m[3]), None)),
    _rule(rf"{P}[：，]?转折", lambda j, s, m: _turned(j, s, m[1])),
    _rule(rf"{P}[：，]?此后(回升|回落)", lambda j, s, m: _ever_since(j, s, m[1], m[2] == "回升")),
    _rule(rf"{P}[：，]?(最高|最低)", lambda j, s, m: _peaked(j, s, m[1], top=m[2] == "最高")),
    _rule(
        r"较(?P<since>⟪[^⟫]+⟫) ?(.+)",
        lambda j, s, m: _since(j, s, m, m[2], (*ZH_CHANGES, SIGNED)),
    ),
    *ZH_CHANGES,
    _rule(rf"(?:在?{P})?(?:居|为)?([^居为]+)", _value),
)
EN_CHANGES: tuple[Rule, ...] = (
    _rule("(?:was |were )?(?:unchanged|little changed)", _level),
    _rule(r"(?:loss|deficit|shortfall) narrowed by (.+)", lambda j, s, m: _moved(j, s, m[1], 1, loss=True)),
    _rule(r"(?:loss|deficit|shortfall) widened by (.+)", lambda j, s, m: _moved(j, s, m[1], -1, loss=True)),
    _rule(
        r"(?:(?:moved )?up|rose) (?:by )?(.+)|(?:is |are )?(.+) later",
        lambda j, s, m: _moved(j, s, m[1] or m[2], 1),
    ),
    _rule(
        r"(?:(?:moved )?down|fell) (?:by )?(.+)|(?:is |are )?(.+) earlier",
        lambda j, s, m: _moved(j, s, m[1] or m[2], -1),
    ),
)
EN: tuple[Rule, ...] = (
    *COMMON,
    _rule(rf"{P}: (peak|low)", lambda j, s, m: _peaked(j, s, m[1], top=m[2] == "peak")),
    _rule(rf"{P}: turn", lambda j, s, m: _turned(j, s, m[1])),
    _rule(rf"{P}: (rising|falling) since", lambda j, s, m: _ever_since(j, s, m[1], m[2] == "rising")),
    _rule(
        rf"(up |down |)from (.+?) \({P}\) to (.+?) \({P}\)(?: by (.+))?",
        lambda j, s, m: _gone(j, s, m),
    ),
    _rule(
        rf"(.+) in both {P} and {P}", lambda j, s, m: j.course(s, time(m[2]), time(m[3]), (m[1], m[1]), None)
    ),
    _rule(
        rf"(highest|lowest) in {P} at (.+)", lambda j, s, m: _peaked(j, s, m[2], m[3], top=m[1] == "highest")
    ),
    _rule(r"(?P<times>.+ times) the (?P<since>⟪[^⟫]+⟫) value", _times),
    _rule(r"(?P<times>.+ times) as much", _times),
    _rule(r"(.+?) vs (?P<since>⟪[^⟫]+⟫)", lambda j, s, m: _since(j, s, m, m[1], (*EN_CHANGES, SIGNED))),
    _rule(
        r"(.+?),? (?:since|on|from|than in) (?P<since>⟪[^⟫]+⟫)",
        lambda j, s, m: _since(j, s, m, m[1], EN_CHANGES),
    ),
    *EN_CHANGES,
    _rule(rf"(?:{P}: )?(.+)", _value),
)


def _peaked(judge: Judge, state: State, token: str, shown: str = "", *, top: bool) -> None:
    judge.peak(state.subject, time(token), top=top)
    state.at = time(token)
    if shown:
        judge.value(state, time(token), shown)


def _turned(judge: Judge, state: State, token: str) -> None:
    judge.turn(state.subject, time(token))
    state.at = time(token)


def _ever_since(judge: Judge, state: State, token: str, up: bool) -> None:
    judge.ever_since(state.subject, time(token), up=up)
    state.at = time(token)


def _gone(judge: Judge, state: State, found: re.Match[str]) -> None:
    way = {"up ": 1, "down ": -1, "": 0}[found[1]]
    judge.course(state, time(found[3]), time(found[5]), (found[2], found[4]), way)
    if found[6]:
        _moved(judge, state, found[6], way)
