"""Order: the largest, second, top three, 居首, 第二位, 最多: among metrics beside a text, or as a rank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.facts.fact import Fact
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.fact_checker import FactChecker, Statement
from briefgen.words.history import Way
from briefgen.words.judgement import Judgement
from briefgen.words.late_pattern import LatePattern
from briefgen.words.number_words import CARDINAL_ZH, ORDINAL_EN, whole_number
from briefgen.words.quantity import compared, grown, same_time
from briefgen.words.subject import subject_of
from briefgen.words.window import Unknown

KIND = "order"
_ZH = LatePattern(
    rf"(?:规模|数量|总量|占比|份额|比重|体量)?(?:位居|[稳高跃荣屈]?居于?|位列|列|排名?|排在|名列"
    rf"|稳坐|雄踞|摘得|夺得|拿下"
    rf"|位)[^，。；\x00]{{0,6}}?(?:第(?P<nth>{CARDINAL_ZH})(?:位|名)?"
    rf"|(?P<first>首位|榜首|首|之首|之冠|第一))"
    rf"|(?:居|列|位列|位居|进入|跻身)[^，。；\x00]{{0,4}}?前(?P<top>{CARDINAL_ZH})(?:位|名|强)?(?!年|个"
    rf"|季|月)"
    r"|(?P<grew>(?:增长|增速|增幅|升幅|涨幅|上升|提高|增加)(?:也|均)?)?(?:规模|数量|总量|占比"
    r"|体量)?(?:(?P<most>最(?:高|多|大|快))"
    r"|(?P<least>最(?:低|少|小|慢)))(?!(?:人民法院|限度|气温|检察|程度|值班|后))"
    r"|(?P<last>(?:在各项中)?垫底|居末位?|末位|排?在?最后一位|最后一位|居后)|(?P<last2>殿后"
    r"|敬陪末座|排?名?(?:末位|最后|末尾|末席)(?!一)|居末)"
    rf"|倒数第(?P<bottom>{CARDINAL_ZH})(?:位|名)?|(?:为|是"
    rf"|系)[^，。；\x00]{{0,4}}?第(?P<class>{CARDINAL_ZH})大(?!道|街|会)"
    rf"|(?<=\x00)第(?P<bare>{CARDINAL_ZH})(?:位|名)?(?=[，。；、）]|$)|(?P<second>次之|居次(?!子)"
    rf"|居次席)|其(?P<next>次)(?=[是为]\x00)"
    r"|夺冠|摘冠|坐[稳上]头把交椅|[居获摘夺]?得?(?P<second2>亚军)|(?<=\x00)领先(?=[，。；]|各|其[他余]|$)"
    r"|拔得头筹|独占鳌头|领跑(?!者"
    r"|全)|一马当先|遥遥领先",
    hints=(
        "一马",
        "交椅",
        "亚军",
        "领先",
        "第",
        "次",
        "冠",
        "末",
        "殿后",
        "遥遥",
        "居",
        "列",
        "排",
        "位",
        "最",
        "垫底",
        "拔得",
        "独占",
        "领跑",
    ),
)
_NOUN = (
    r"(?:share|number|total|level|value|rate|amount|figure|count|volume|proportion|one|group|kind|source"
    r"|part|category|type|mode|item|component|contributor|segment|block|class"
    r"|slice)"
)
_MOVE = r"(?:(?P<grew>rise|increase|growth|gain|jump)|(?P<fell>fall|decline|drop|decrease|loss))"
_EN = LatePattern(
    rf"\b(?:the )?(?:(?P<nth>{ORDINAL_EN})[- ])?(?:(?P<most>largest|biggest|highest|greatest"
    r"|most(?= common| popular| numerous| visited| used)|fastest[- ]growing)|(?P<least>smallest|lowest"
    r"|fewest"
    rf"|least(?= common| popular| numerous| visited| used)))(?: (?:{_MOVE}|{_NOUN}))?\b"
    r"(?! (?:ever|on record|level|rise ever|amount ever))"
    rf"|\b(?:ranks?|ranked|comes?|came|is|are|was|were|placed|stands?|in|now|took|takes?|holds?"
    rf"|held|finished|ended|stands? at|stood at|moved (?:up |down )?to|rose to|climbed to|jumped to"
    rf"|up to|fell to|dropped to"
    rf"|slipped to|occup(?:y|ies|ied)|secured|claimed|won|kept|retained) (?:now )?(?:in |the )?"
    rf"(?P<place>{ORDINAL_EN})(?: place| position| spot)?\b(?![- ](?:\w+est|most|year|quarter|half|month"
    rf"|time"
    rf"|of \w+ [0-9]|to|phase|round|class"
    r"|aid|aim|day|floor|hand|edition|consecutive|successive|straight))"
    rf"|\b(?P<goes>{ORDINAL_EN}) place (?:goes|went|belongs) to\b"
    r"|\b(?:the )?(?:top|number one|(?P<last3>last|bottom)) (?:spot|place) (?:goes|went"
    r"|belongs) to(?= (?:the )?\x00)"
    r"|\b(?:hold|holds|held|takes?|took|claim(?:s|ed)?|occup(?:y|ies|ied)) (?:the )?(?:top"
    r"|number one) (?:spot|place|position|rank)\b"
    r"|\b(?:takes?|took) the lead(?=\s*(?:$|[.,;:]))|\b(?P<last4>last) came(?= (?:the )?\x00)"
    r"|\b(?:is|are|was|were|sits?|sat|stands?|stood) at the (?:top|(?P<last5>bottom))(?=\s*(?:$"
    r"|[.,;:]|of (?:the )?(?:table|list|ranking)))"
    r"|\b(?:is|are|was|were|remain(?:s|ed)?) the leading (?:category|kind|type|source|mode|group|one)\b"
    r"|^\W*at the (?:top|(?P<last6>bottom))(?: is| are| was| were)?(?=:? (?:the )?\x00)"
    rf"|\b(?:finished|ended|closed) (?P<finished>{ORDINAL_EN})\b"
    r"|\b(?:(?:tops?|topped|heads?|headed|leads?|led) the (?:list|table|field|way|pack|ranking)"
    r"|(?:is|are|was|were) in the lead|took the lead"
    r"|(?P<last>(?:comes?|came|ranks?|ranked|finished|ended|is|was|are|were)(?: in)? last(?! year"
    r"| month| quarter)(?: place)?"
    r"|at the bottom of the (?:table|list|ranking|league|field)|(?:brought|brings?"
    r"|bringing) up the rear))\b"
    rf"|\bfrom {ORDINAL_EN} to (?P<to>{ORDINAL_EN})\b|\b(?P<second>runners?-up)\b"
    r"|\b(?:is|are|was|were|remain(?:s|ed)?|stay(?:s|ed)?|came out|came) (?:still |now "
    r"|again )?(?:top|number one|the leaders?"
    r"|on top|out in front)(?=\s*(?:$|[.,;:]|of (?:the )?(?:table|list|ranking|league)))"
    r"|\bfirst (?:came|comes)(?= (?:the )?\x00)"
    rf"|\b(?:in|among|reached|makes?|made) the top (?P<top>three|four|five|ten|\d{{1,2}})\b"
    r"|\b(?P<growing>(?:grew|rose|increased|grows?|growing) (?:the )?(?:fastest|most))|contribut(?:ed"
    r"|es) (?:the )?(?:most|(?P<gave_least>least))\b",
    hints=(
        "est", "most", "head", "led ", "first", "second", "third", "th", "st ", "nd ", "rd ", "top", "lead",
        "last", "bottom", "rear", "runner", "number one",
    ),
)  # fmt: skip
_BOUND = LatePattern(
    r"\b(?:ever|record|since|years?|quarters?|months?|decade|for (?:a|\w+) (?:year|month|quarter)s?)\b"
    r"|以来|年来|连续|历史|全年|年内|全国|全球|世界|亚洲|全省|全市|国内|in the (?:world|country"
    r"|region|UK|US"
    r"|EU|nation)|national|worldwide|globally|ever"
)
"""Words of another order: of times, or of things that the brief does not have."""


_PLACES = ("nth", "place", "goes", "finished", "bottom", "class", "bare", "to")
_FIRST_ZH = LatePattern(r"首|最[多高大]|第一|领先|领跑|冠")
_GREW_ZH = LatePattern(r"增|涨|快|升幅")


def _runs_on(passage: AnnotatedText, clause: Clause, found: re.Match[str]) -> bool:
    """Return whether words say what is second where a sentence said what is first by size: 次之, 其次是."""
    named = found.groupdict()
    if not named.get("second") and not named.get("next"):
        return True
    ahead = passage.blotted(clause.first, found.start())
    return bool(_FIRST_ZH.search(ahead)) and not _GREW_ZH.search(ahead)


def find(checker: FactChecker, passage: AnnotatedText, clause: Clause) -> Iterator[Judgement]:
    """Yield what was found of each place in an order that a clause claims."""
    hidden = passage.hidden
    for found in (_ZH if passage.chinese else _EN).finditer(hidden, clause.start, clause.end):
        if not _runs_on(passage, clause, found):
            continue
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        statement = Statement(kind=KIND, passage=passage, clause=clause, start=start, end=found.end())
        subject = subject_of(passage, clause, start, found.end())
        if subject is None or len(subject.metrics) != 1:
            yield statement.of_no_metric("one")
            continue
        yield _judged(checker, statement, subject.metrics[0], _Standing.of(found.groupdict()))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """A place in an order: which one, from the top or from the bottom, and of what."""

    place: int
    way: Way
    top: bool = False
    """Whether it is one of the first so many."""
    grew: bool = False
    """Whether the order is by growth and not by size."""

    @classmethod
    def of(cls, named: dict[str, str | None]) -> _Standing:
        """Return the place that the groups of a match name."""
        if named.get("top"):
            return cls(place=whole_number(named["top"] or ""), way=1, top=True)
        if named.get("fell"):
            return cls(place=1, way=1 if named.get("least") else -1, grew=True)
        most = (named.get("most") or "").lower()
        grew = bool(named.get("grew") or named.get("growing") or "fastest" in most or most == "最快")
        if any(map(named.get, ("second", "second2", "next"))):
            return cls(place=2, way=1)
        number = next(filter(None, map(named.get, _PLACES)), None)
        way = (
            -1
            if any(
                map(
                    named.get,
                    ("least", "last", "last2", "last3", "last4", "last5", "last6", "gave_least", "bottom"),
                )
            )
            else 1
        )
        return cls(place=whole_number(number) if number else 1, way=way, grew=grew)


def _judged(checker: FactChecker, statement: Statement, metric: str, place: _Standing) -> Judgement:
    clause, passage = statement.clause, statement.passage
    latest = checker.history(metric).latest
    if latest is not None and latest.measure == "rank":
        return _as_rank(checker, statement, latest, place)
    if _BOUND.search(passage.text[clause.start : clause.end]):
        return statement.judged("open", tr("the brief does not have all that it is compared with"))
    facts = _group(checker, passage, clause, metric, place)
    if isinstance(facts, Unknown):
        return statement.judged("open", facts.reason)
    own = facts[metric]
    ahead = [
        fact for key, fact in facts.items() if key != metric and compared(fact, own) == frozenset({place.way})
    ]
    beside = [
        fact
        for key, fact in facts.items()
        if key != metric
        and not isinstance(ways := compared(fact, own), Unknown)
        and (place.way in ways or 0 in ways)
    ]
    if len(ahead) >= place.place or (not place.top and len(beside) < place.place - 1):
        order = sorted(facts.values(), key=lambda fact: -place.way * fact.number)
        shown = ", ".join(f"{checker.label(fact.metric)} {checker.shown(fact)}" for fact in order[:5])
        first = checker.label(order[0].metric)
        ends = ("最高", "highest") if place.way > 0 else ("最低", "lowest")
        right = f"{first}{ends[0]}" if checker.chinese else f"{first} is {ends[1]}"
        return statement.judged("contradicted", shown, right)
    return statement.judged("holds")


def _as_rank(checker: FactChecker, statement: Statement, rank: Fact, place: _Standing) -> Judgement:
    """Judge a place by the metric that is one."""
    if place.way < 0:
        return statement.judged("open", tr("how many places there are is not known"))
    if rank.number == place.place or (place.top and rank.number <= place.place):
        return statement.judged("holds")
    before = (fact.number for fact in checker.history(rank.metric).facts)
    if place.place in tuple(before):
        return statement.judged("open", tr("it was so at another time"))
    return statement.judged("contradicted", f"{checker.label(rank.metric)}: {checker.shown(rank)}")


def _group(
    checker: FactChecker, passage: AnnotatedText, clause: Clause, metric: str, place: _Standing
) -> dict[str, Fact] | Unknown:
    """Return the figures among which a place is claimed: of what is shown beside or named with it."""
    named = [each.metric for each in passage.within(clause.first, clause.last)]
    for keys in (passage.near if metric in passage.near else (), tuple(dict.fromkeys(named))):
        facts = _alike(checker, metric, keys, place)
        if len(facts) > 1:
            one_time = same_time(checker, facts.values())
            return facts if one_time else Unknown(tr("their figures are of different times"))
    return Unknown(tr("nothing of its kind stands beside it"))


def _alike(checker: FactChecker, metric: str, keys: tuple[str, ...], place: _Standing) -> dict[str, Fact]:
    """Return the figures of metrics that are measured like one; no total of others is among them."""
    own = _figure(checker, metric, place)
    found = {metric: own} if own else {}
    for key in keys:
        fact = _figure(checker, key, place) if key != metric else None
        if (
            own
            and fact
            and not _is_whole(checker, key)
            and fact.unit == own.unit
            and fact.measure == own.measure
        ):
            found[key] = fact
    return found


def _figure(checker: FactChecker, metric: str, place: _Standing) -> Fact | None:
    return grown(checker, metric) if place.grew else checker.history(metric).latest


def _is_whole(checker: FactChecker, metric: str) -> bool:
    """Return whether a metric is the total of others, or called one."""
    claims = checker.ledger.metrics[metric].claims
    parts = any(claim.parts for claim in claims)
    shared = any(claim.whole == metric for each in checker.ledger.metrics.values() for claim in each.claims)
    label = checker.label(metric)
    return parts or shared or bool(re.search(r"总|合计|全[国省市]|\b(?:total|all|overall)\b", label, re.I))
