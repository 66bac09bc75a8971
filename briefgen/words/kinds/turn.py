"""Turns: fell back after rising, returned to growth, 由升转降, 止跌回升, 扭亏为盈, the deficit narrowed."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.base.translate import tr
from briefgen.facts.fact import Fact
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.fact_checker import FactChecker, Statement
from briefgen.words.history import Way, ways
from briefgen.words.judgement import Judgement
from briefgen.words.late_pattern import LatePattern
from briefgen.words.subject import subject_of
from briefgen.words.window import Unknown, pairs

KIND = "turn"
_UP_DOWN = "up_down"
_ZH = LatePattern(
    r"(?P<up_down>由(?:升|涨|增|正|增长)转(?:降|跌|减|负|下降)|见顶回落|冲高回落|先升后降|由增转减)"
    r"|(?P<down_up>由(?:降|跌|减|负|下降)转(?:升|涨|增|正|增长)|止跌(?:回升|反弹|企稳)|止降转升"
    r"|触底(?:反弹|回升)|恢复(?:性)?增长|重回增长|重拾升势|先降后升)"
    r"|(?P<to_surplus>扭亏为盈|由亏转盈|转亏为盈|(?:由)?(?:逆差|赤字|亏损|负)转(?:为)?(?:顺差|盈余|盈利"
    r"|正))"
    r"|(?P<to_deficit>由盈转亏|转盈为亏|(?:由)?(?:顺差|盈余|盈利|正)转(?:为)?(?:逆差|赤字|亏损|负))"
    r"|(?P<narrowed>(?:逆差|赤字|亏损|亏空|缺口)(?:额)?(?:明显|大幅|进一步|继续|持续|较上年|同比|有所"
    r"|略有)*(?:收窄|缩小|减少|下降|减小)|减亏)"
    r"|(?P<widened>(?:逆差|赤字|亏损|亏空|缺口)(?:额)?(?:明显|大幅|进一步|继续|持续|较上年|同比|有所"
    r"|略有)*(?:扩大|增加|加大|上升|拉大)|增亏)",
    hints=("转", "回落", "先升", "先降", "止", "触底", "恢复", "重", "扭亏", "差", "赤字", "亏", "缺口"),
)
_LOSS = r"(?:deficit|loss|losses|shortfall)"
_LESS = r"(?:narrow(?:ed|s)|shr[au]nk|closed|eased|halved|fell|declined|was cut|came down)"
_MORE = r"(?:widen(?:ed|s)|grew|deepen(?:ed|s)|rose|increased|swelled|worsened)"
_EN = LatePattern(
    r"\b(?:(?P<up_down>(?:fell|dropped|slipped|turned|went) back(?: down)?(?= after)|reversed (?:their"
    r"|its|the) (?:rise|gains?|growth)|turned down(?:wards)?|went from growth to decline"
    r"|peaked and fell)"
    r"|(?P<down_up>returned to growth|turned (?:up|upwards|the corner)|bounced back|recovered (?:after"
    r"|from) (?:a |the )?(?:fall|drop|decline)\w*|stopped falling and (?:rose|grew)|reversed (?:their"
    r"|its|the) (?:fall|decline|losses)|went from decline to growth)"
    r"|(?P<to_surplus>(?:moved|turned|swung|went|shifted|returned) (?:from (?:a )?(?:deficit"
    r"|loss)(?:es)? )?(?:back )?(?:in)?to (?:a |the )?(?:surplus|profit|black)|returned to (?:surplus"
    r"|profit)"
    r"|broke even)"
    r"|(?P<to_deficit>(?:moved|turned|swung|went|shifted|slipped|fell) (?:from (?:a )?(?:surplus"
    r"|profit) )?(?:back )?(?:in)?to (?:a )?(?:deficit|loss(?:es)?|the red))"
    rf"|(?P<narrowed>{_LOSS}\b[^.,;\x00]{{0,24}}?(?:\x00+ )?{_LESS})"
    rf"|(?P<widened>{_LOSS}\b[^.,;\x00]{{0,24}}?(?:\x00+ )?{_MORE}))\b",
    hints=(
        "back",
        "revers",
        "turn",
        "peaked",
        "growth",
        "bounc",
        "recover",
        "stopped",
        "swung",
        "moved",
        "shift",
        "slip",
        "went",
        "fell",
        "broke even",
        "deficit",
        "loss",
        "shortfall",
    ),
)
_AFTER_EN = (
    r"\bhaving (?P<first>risen|grown|increased|fallen|dropped|declined)\b[^.;]{0,40}?\b(?P<then>fell"
    r"|dropped|declined|slipped|rose|grew|recovered|increased)(?: back| again)?\b"
    r"|\b(?P<then2>fell|dropped|declined|slipped|rose|grew|recovered|increased)(?: back"
    r"| again)? after (?:rising|growing|increasing|falling|dropping|declining|a (?:rise|fall|drop"
    r"|increase)|(?P<years>\w+ years? of (?:growth|rises|decline|falls)))\b"
)
_UPWARDS = LatePattern(r"ris|ro|gr|incr|recover")


def find(checker: FactChecker, passage: AnnotatedText, clause: Clause) -> Iterator[Judgement]:
    """Yield what was found of each turn that a clause claims."""
    hidden = passage.hidden
    for found in (_ZH if passage.chinese else _EN).finditer(hidden, clause.start, clause.end):
        statement = Statement(kind=KIND, passage=passage, clause=clause, start=found.start(), end=found.end())
        named = [each.metric for each in passage.within(found.start(), found.end())]
        subject = subject_of(passage, clause, found.start(), found.end())
        metrics = tuple(dict.fromkeys(named)) or (subject.metrics if subject else ())
        if not metrics:
            yield statement.of_no_metric()
            continue
        for metric in metrics:
            yield _judged(checker, statement, metric, str(found.lastgroup))


def _judged(checker: FactChecker, statement: Statement, metric: str, turn: str) -> Judgement:
    if turn in ("up_down", "down_up"):
        return _turned(checker, statement, metric, -1 if turn == _UP_DOWN else 1)
    compared = pairs(checker.history(metric), statement.window())
    if isinstance(compared, Unknown):
        return statement.judged("open", f"{checker.label(metric)}: {compared.reason}")
    if any(_balanced(base, current, turn) for base, current in compared):
        return statement.judged("holds")
    base, current = compared[0]
    below = base.number < 0 or current.number < 0
    if not below and turn in ("narrowed", "widened"):
        return statement.judged("open", tr("no value is below zero: what is meant is another figure"))
    return statement.judged("contradicted", checker.moved((base, current)), checker.change((base, current)))


def _balanced(base: Fact, current: Fact, turn: str) -> bool:
    """Return whether a balance went from one side of zero to the other, or nearer to it, or farther."""
    before, now = base.number, current.number
    return {
        "to_surplus": before < 0 <= now,
        "to_deficit": now < 0 <= before,
        "narrowed": before < now and before < 0,
        "widened": now < before and now < 0,
    }[turn]


def _turned(checker: FactChecker, statement: Statement, metric: str, way: Way) -> Judgement:
    """Judge that the last step goes one way and the step before it the other."""
    history, window = checker.history(metric), statement.window()
    current = history.at(window.current) if window.current else history.latest
    before = history.until(current) if current else ()
    if current is None or len(before) < 2:
        return statement.judged("open", tr("{label}: not enough values", label=checker.label(metric)))
    last, first = before[-1], before[:-1]
    if way not in ways(last, current):
        pair = (last, current)
        return statement.judged("contradicted", checker.moved(pair), checker.change(pair))
    if not any(-way in ways(fact, last) for fact in (first[0], first[-1])):
        return statement.judged("contradicted", checker.moved((first[-1], last)), checker.series(metric))
    return statement.judged("holds")
