"""The sentences with a verb in: who leads, what turned, what overtook; every false one out.

A sentence is read as a whole: the words say what must hold of all values shown, not of one figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from fuzz import ordered
from fuzz.grammar import L, time
from fuzz.judged import State, UnreadError, figure
from fuzz.raw import Raw, Time
from fuzz.teller import DOWN, FIGURE, NAMES, UP, Teller

STEPS = {12: ("逐年", "every year"), 1: ("逐月", "every month"), 3: ("逐季", "every quarter")}

Heard = Callable[[Teller, re.Match[str]], None]


def tell(teller: Teller, line: str) -> bool:
    """Judge a line of marked text; say whether it is one of these sentences."""
    for pattern, heard in RULES[teller.zh]:
        if found := pattern.fullmatch(line):
            heard(teller, found)
            return True
    return teller.moves(line)


def _steps(teller: Teller, raw: Raw, way: int, word: str, since: str | None) -> None:
    """Judge that a series went one way at each step, and that its steps are what they are called."""
    teller.no_year(raw)
    course = ordered.course(raw)
    if not all(ordered.goes(raw, one, other) == way for one, other in pairwise(course)):
        teller.fault(f"{raw.label} did not go {word} one way")
    known = STEPS.get(next(iter(ordered.steps(raw))), ()) if len(ordered.steps(raw)) == 1 else ()
    if word not in ("steadily", "持续") and word not in known:
        teller.fault(f"{raw.label} has no values {word}")
    if since and time(since) != course[0]:
        teller.fault(f"{raw.label} does not begin in {time(since).key}")


def _steady(teller: Teller, found: re.Match[str]) -> None:
    raw, way = teller.raw(found), 1 if found["way"] in UP else -1
    _steps(teller, raw, way, found["step"], found.groupdict().get("since"))
    if found.groupdict().get("reach", found["way"]) not in (UP if way > 0 else DOWN):
        teller.fault(f"{raw.label}: {found['reach']} is the other way")
    teller.value(raw, found["f"])


def _at_end(teller: Teller, raw: Raw, end: str, since: Time) -> None:
    """Judge that the latest value is certainly beyond all since a period, which is the first."""
    teller.no_year(raw)
    way = 1 if end in ("high", "高") else -1
    if since != ordered.course(raw)[0]:
        teller.fault(f"{raw.label} does not begin in {since.key}")
    if not all(ordered.goes(raw, each, raw.latest) == way for each in ordered.course(raw)[:-1]):
        teller.fault(f"{raw.label} was as {end} before")


def _extreme(teller: Teller, found: re.Match[str]) -> None:
    raw = teller.raw(found)
    _at_end(teller, raw, found["end"], time(found["since"]))
    teller.value(raw, found["f"])


def _turned(teller: Teller, found: re.Match[str], way: int) -> None:
    """Judge a peak (1) or a trough (-1) and that the series left it."""
    raw, when = teller.raw(found), time(found["at"])
    teller.no_year(raw)
    teller.value(raw, found["g"], when)
    teller.value(raw, found["f"])
    if when not in ordered.course(raw)[:-1]:
        teller.fault(f"{raw.label}: {when.key} is none of the periods before the last")
        return
    others = [each for each in ordered.course(raw) if raw.values[each] != raw.values[when]]
    if not others or not all(ordered.goes(raw, each, when) == way for each in others):
        teller.fault(f"{raw.label}: {when.key} is not its {'peak' if way > 0 else 'trough'}")
    if ordered.goes(raw, when, raw.latest) != -way:
        teller.fault(f"{raw.label} did not leave {when.key}")
    if found.groupdict().get("back") and min(raw.values[when], raw.values[raw.latest]) < 0:
        teller.fault(f"{raw.label}: nothing recovers below zero")


def _stayed(teller: Teller, found: re.Match[str]) -> None:
    raw, since = teller.raw(found), time(found["since"])
    course = ordered.course(raw)
    if since != course[0] or not all(ordered.same(raw, raw, one, since) for one in course):
        teller.fault(f"{raw.label} has not stayed since {since.key}")
    teller.value(raw, found["f"])


def _overtook(teller: Teller, found: re.Match[str]) -> None:
    raw, other = teller.raw(found), teller.raw(found, "b")
    teller.leads(raw, [other], "ahead")
    both = [each for each in ordered.course(raw) if each in other.values]
    if not both or not ordered.above(other, raw, both[0]):
        teller.fault(f"{raw.label} was not behind {other.label}")
    teller.value(raw, found["f"])


def _part(teller: Teller, found: re.Match[str]) -> None:
    """Judge a share of a whole, and what is said of the other parts."""
    raw, whole, groups = teller.raw(found), teller.raw(found, "w"), found.groupdict()
    others = teller.parts(raw, whole)
    if groups.get("most"):
        teller.leads(raw, others, "the largest part")
    if groups.get("b") and groups.get("g"):
        teller.parts(teller.raw(found, "b"), whole)
        teller.share(teller.raw(found, "b"), whole, groups["g"])
    elif groups.get("b"):
        other = teller.raw(found, "b")
        teller.leads(raw, [other], "the larger part")
        if other not in others:
            teller.fault(f"{other.label} is no part of {whole.label}")
    if groups.get("share"):
        teller.share(raw, whole, groups["share"])
    if groups.get("f"):
        teller.value(raw, groups["f"])


def _exceeds(teller: Teller, found: re.Match[str]) -> None:
    raw, other = teller.raw(found), teller.raw(found, "b")
    teller.leads(raw, [other], "the larger one")
    teller.value(raw, found["f"])
    teller.value(other, found["g"])


def _level_first(teller: Teller, found: re.Match[str]) -> None:
    raw, other = teller.raw(found), teller.raw(found, "b")
    if not ordered.same(raw, other, raw.latest):
        teller.fault(f"{raw.label} and {other.label} are not level")
    teller.leads(raw, [each for each in teller.shown_like(raw) if each is not other])
    teller.value(raw, found["f"])


def _first(teller: Teller, found: re.Match[str]) -> None:
    """Judge who is the highest, and who comes next or last."""
    raw, other = teller.raw(found), teller.raw(found, "b")
    like = teller.shown_like(raw)
    teller.leads(raw, like)
    if not ordered.alike(raw, other):
        teller.fault(f"{raw.label} and {other.label} do not compare")
    rest = [each for each in like if each is not other]
    if found["next"] in ("最低", "lowest"):
        for each in rest:
            teller.leads(each, [other], "above the lowest")
    else:
        teller.leads(other, rest, "the second")
    teller.value(raw, found["f"])
    teller.value(other, found["g"])


def _end(teller: Teller, found: re.Match[str]) -> None:
    """Judge who is the highest or the lowest, alone."""
    raw = teller.raw(found)
    like = teller.shown_like(raw)
    if found["end"] in ("highest", "最高"):
        teller.leads(raw, like)
    for each in like if found["end"] in ("lowest", "最低") else ():
        teller.leads(each, [raw], "above the lowest")
    teller.value(raw, found["f"])


def _both_steady(teller: Teller, found: re.Match[str]) -> None:
    """Judge that two metrics went one way at every step, or each its own."""
    for name in "ab":
        way = 1 if found["way" if name == "a" else "way2"] in UP else -1
        _steps(teller, teller.raw(found, name), way, found["step"], found.groupdict().get("since"))


def _both_same(teller: Teller, found: re.Match[str]) -> None:
    for name in "ab":
        way = 1 if found["way"] in UP else -1
        _steps(teller, teller.raw(found, name), way, found["step"], found.groupdict().get("since"))


def _both_extreme(teller: Teller, found: re.Match[str]) -> None:
    for name in "ab":
        _at_end(teller, teller.raw(found, name), found["end"], time(found["since"]))


def _whole_moved(teller: Teller, found: re.Match[str]) -> None:
    """Judge how a whole moved, and the share of its largest part."""
    subject = re.search(L, found["told"])
    if subject is None or not teller.moves(found["told"]):
        raise UnreadError(found["told"])
    whole, raw = teller.stated.metrics[subject[1].strip("⟦⟧")], teller.raw(found, "b")
    teller.leads(raw, teller.parts(raw, whole), "the largest part")
    teller.share(raw, whole, found["share"])


def _faster(teller: Teller, found: re.Match[str]) -> None:
    raw, other = teller.raw(found), teller.raw(found, "b")
    base = teller.move(raw, found["said"])
    said = figure(found["g"], other)
    teller.judge.changed(State(raw=other, at=other.latest, base=base, judged=False), said)
    if raw.latest != other.latest:
        teller.fault(f"{raw.label} and {other.label} are not of one period")
    if said.unit != "%" or said.number <= 0:
        teller.fault(f"{other.label} is not growing")
    grown = [each.values[each.latest] / each.values[base] for each in (raw, other) if each.values.get(base)]
    if len(grown) != 2 or grown[0] <= grown[1]:
        teller.fault(f"{raw.label} did not grow faster than {other.label}")


def _levels(teller: Teller, found: re.Match[str]) -> None:
    teller.value(teller.raw(found), found["f"])
    if found.groupdict().get("b"):
        teller.value(teller.raw(found, "b"), found["g"])


def _rules(zh: bool, *rules: tuple[str, Heard]) -> list[tuple[re.Pattern[str], Heard]]:
    """Return patterns with {a}, {b}, {w} for metrics, {f}, {g} for figures and {since}, {at} for periods."""
    names = {name: NAMES[zh].format(name) for name in "abw"}
    figures = {name: rf"(?P<{name}>{FIGURE})" for name in ("f", "g", "share")}
    periods = {name: rf"(?P<{name}>⟪[^⟫]+⟫)" for name in ("since", "at")}
    return [(re.compile(pattern.format(**names, **figures, **periods)), heard) for pattern, heard in rules]


def _peaked(teller: Teller, found: re.Match[str]) -> None:
    _turned(teller, found, 1)


def _recovered(teller: Teller, found: re.Match[str]) -> None:
    _turned(teller, found, -1)


def _reached(teller: Teller, found: re.Match[str]) -> None:
    """Judge which way each of two metrics went, and to what."""
    for name, shown, way in (("a", "f", "way"), ("b", "g", "way2")):
        raw = teller.raw(found, name)
        teller.value(raw, found[shown])
        teller.went(raw, 1 if found[way] in UP else -1)


def _since(teller: Teller, found: re.Match[str]) -> None:
    teller.since(time(found["since"]), found["told"])


RULES = {
    True: _rules(
        True,
        (r"{a}(?P<step>逐.|持续)(?P<way>上升|下降)，(?P<reach>升至|降至){f}", _steady),
        (r"{a}(?:为)?{f}，为{since}以来最(?P<end>高|低)", _extreme),
        (r"{a}(?:在)?{at}升至{g}后回落，现为{f}", _peaked),
        (r"{a}自{at}的{g}(?:回升|升)至{f}", _recovered),
        (r"{a}自{since}以来持平，为{f}", _stayed),
        (r"{a}超过{b}，达{f}", _overtook),
        (r"{since}以来(?P<told>⟦.+)", _since),
        (r"{a}(?P<way>[升降增减]至){f}，{b}(?P<way2>[升降增减]至){g}", _reached),
        (r"{a}占{w}的{share}(?:，高于{b})?", _part),
        (r"{a}占{w}的{share}，{b}占{g}", _part),
        (r"(?P<told>.+)，{b}占{share}", _whole_moved),
        (r"{a}和{b}均为{since}以来最(?P<end>高|低)", _both_extreme),
        (r"{a}和{b}均(?P<step>逐.|持续)(?P<way>上升|下降)", _both_same),
        (r"{a}(?P<step>逐.|持续)(?P<way>上升|下降)，{b}(?P=step)(?P<way2>上升|下降)", _both_steady),
        (r"{a}为?{f}，为{w}(?P<most>之首)", _part),
        (r"{a}为?{f}，高于{b}的{g}", _exceeds),
        (r"{a}与{b}同为{f}，并列最高", _level_first),
        (r"{a}最高，为{f}；{b}(?P<next>次之|最低)，为{g}", _first),
        (r"{a}(?P<end>最高|最低)，为{f}", _end),
        (r"{a}(?P<said>较.+)，快于{b}的{g}", _faster),
        (r"{a}(?:为|居|达)?{f}", _levels),
        (r"{a}(?:为|居|达)?{f}，{b}(?:为|居)?{g}", _levels),
    ),
    False: _rules(
        False,
        (r"{a} (?P<way>rose|fell) (?P<step>every \w+|steadily) since {since}, to {f}", _steady),
        (r"{a} reached {f}, the (?P<end>high|low)est since {since}", _extreme),
        (r"{a} peaked at {g} in {at}(?:, now| and (?:has|have) since fallen to) {f}", _peaked),
        (r"{a} (?:(?P<back>recovered) from|rose from a low of) {g} in {at} to {f}", _recovered),
        (r"{a} (?:has|have) stayed at {f} since {since}", _stayed),
        (r"{a} at {f} (?:has|have) overtaken {b}", _overtook),
        (r"Since {since}, (?P<told>⟦.+)", _since),
        (r"{a} (?P<way>rose|fell) to {f}, {b} (?P<way2>rose|fell) to {g}", _reached),
        (r"(?P<told>.+); {b} makes? up {share} of it", _whole_moved),
        (r"{a} and {b} are both at their (?P<end>high|low)est since {since}", _both_extreme),
        (r"{a} and {b} (?P<way>rose|fell) (?P<step>every \w+|steadily) since {since}", _both_same),
        (r"{a} (?P<way>rose|fell) (?P<step>every \w+|steadily) since {since} while {b} (?P<way2>rose|fell)",
         _both_steady),
        (r"{a} makes? up {share} of (?:the )?{w}", _part),
        (r"{a} (?:is|are) the (?P<most>largest) part of (?:the )?{w}, at {share}", _part),
        (r"{a} at {f} (?:is|are) the (?P<most>largest) part of (?:the )?{w}", _part),
        (r"{a} at {f} exceeds? {b} at {g}", _exceeds),
        (r"{a} and {b} are highest at {f}", _level_first),
        (r"{a} (?:is|are) highest at {f}, (?P<next>followed by) {b} at {g}", _first),
        (r"{a} (?:is|are) highest at {f}, {b} (?P<next>lowest) at {g}", _first),
        (r"{a} (?:is|are) (?P<end>highest|lowest) at {f}", _end),
        (r"{a} (?P<said>rose .+), faster than {b} at {g}", _faster),
        (r"{a} (?:stands? at|is|are|at) {f}", _levels),
        (r"{a} (?:stands? at|is|are|at) {f}, {b} at {g}", _levels),
    ),
}  # fmt: skip
