"""Comparison between metrics: more A than B, exceeds, fewer, 高于, 超过, 比…少."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefgen.base.compile_late import compile_late
from briefgen.base.translate import tr
from briefgen.facts.fact import Fact
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.fact_checker import FactChecker, Statement
from briefgen.words.history import Way
from briefgen.words.judgement import Judgement
from briefgen.words.late_pattern import LatePattern
from briefgen.words.mention import Mention
from briefgen.words.quantity import compared, figure_of, grown, same_time
from briefgen.words.window import Unknown

KIND = "comparison"
_ADVERB_ZH = r"(?:已|已经|仍|也|均|都|还|又|略|稍|远|远远|明显|大幅|显著|首次|再次|始终|数量|总量|人数|规模)*"
_BETWEEN_ZH = (
    (
        1,
        rf"[，]?(?:的?(?:增速|增幅|涨幅|增长|降幅)率?)?{_ADVERB_ZH}(?:高于|超过|超出|多于|大于|快于|强于"
        rf"|高过|超越|反超|领先于?|后来居上|(?:后来居上，)?赶超|压过|稳压|盖过|压倒|胜出|好于|强于|优于"
        rf"|胜于|胜过|力压|大过|多过|领先|超出|远超|高出)(?:了|同期)*",
    ),
    (
        -1,
        rf"[，]?(?:的?(?:增速|增幅|涨幅|增长|降幅)率?)?{_ADVERB_ZH}(?:低于|少于|小于|慢于|不及|不如"
        rf"|落后于?|弱于|逊于|逊色于|逊于|落在|未超过|不足(?=\x00)|不敌|比不过|次于|仅次于|屈居|比不上"
        rf"|赶不上|不抵|难敌|落后(?!的))(?:同期)*",
    ),
)
_GREW_THAN_ZH = LatePattern(r"[^，。]{0,2}(?:涨|增长?|升|提高)得?比$")
_THAN_ZH = LatePattern(
    r"^[^，。；\x00]{0,4}?(?:\x00+[^，。；\x00]{0,2})?[还更要也略]?(?:(?P<more>多|高|大|快)|(?P<less>少"
    r"|低|小|慢))(?!数|度|量)"
)
_BY_ZH = LatePattern(r"[已也又则首次再度]*[被把将]")
_BEATEN_ZH = LatePattern(r"(?:远远)?(?:甩在(?:了)?身?后|甩开|反超|超过|超越|赶超|压过)")
_BESIDE_ZH = LatePattern(
    r"(?:相比|比较|比)(?:，)?(?:还|要)?更(?:(?P<more>多|高|大)|(?P<less>少|低"
    r"|小))(?!数|度|量)"
)
_FORMER = LatePattern(
    r"(?P<one>前者|后者)[更较要明显略]*(?:(?P<more>多|高|大|高于|多于|大于|超过)|(?P<less>少|低|小"
    r"|低于|少于|小于|不及))"
    r"(?:后者|前者|一些)?(?=[，。；]|$)"
    r"|\bthe (?P<one_en>former|latter) (?:is|are|was|were) (?:the )?(?:far "
    r"|much )?(?:(?P<more_en>higher|larger|greater|bigger)"
    r"|(?P<less_en>lower|smaller))(?=\s*(?:$|[.,;]))",
    hints=("者", "former", "latter"),
)
_ADVERB_EN = (
    r"(?:(?:far|much|slightly|still|well|clearly|already|now|again|just|only|even|never|a little"
    r"|considerably"
    r"|significantly|currently) )*"
)
_BE = r"(?:(?:is|are|was|were|has|have|had|been|remains?|remained|stays?|stayed|stands?|stood|came in|ran) )*"
_GROWING = (
    r"(?:(?:grew|rose|grown|risen|growing|rising|increased|expanded|have|has|fell|declined|dropped"
    r"|shrank) )*"
)
_BETWEEN_EN = (
    (1, rf",? {_GROWING}{_BE}{_ADVERB_EN}"
        r"(?:exceed(?:s|ed|ing)?|(?:edge[sd]?|edging) (?:out|past)|dwarf(?:s|ed|ing)?|outgrew"
        r"|outgrows?|led(?= the \x00| \x00)"
        r"|leads?|ranks? above|ranked above|out-?perform(?:s|ed)?|overshadow(?:s|ed)?|outdid"
        r"|outdoes|tower(?:s|ed)? over"
        r"|(?:has|have|had|held|holds?) (?:a |the )?(?:\w+ )?(?:lead|edge|advantage) over"
        r"|(?:greater|larger|higher|bigger) in (?:number|size|volume|value) than"
        r"|more (?:strongly|quickly|rapidly|sharply|steeply) than|outnumber(?:s|ed|ing)?"
        r"|outpac(?:es?|ed|ing)|surpass(?:es|ed"
        r"|ing)?|outstrip(?:s|ped)?|overtook|overtakes?|overtaken|outweigh(?:s|ed)?|top(?:s|ped)|beats?"
        r"|outrank(?:s|ed)?|outshone|outperform(?:s|ed)?"
        r"|eclipse[sd]"
        r"|(?:higher|larger|greater|bigger|more(?: numerous| common| popular)?|faster|stronger) than"
        r"|(?:came |came out |finished |ran |pulled |moved )?(?:well |far |clearly )?ahead of"
        r"|(?:pulled|moved|went|crept|slipped|edged"
        r"|swept) past"
        r"|above)(?: (?:that|those) (?:of|for|in))?(?: the)?(?: number of)? "),
    (-1, rf",? {_GROWING}{_BE}{_ADVERB_EN}"
         r"(?:(?:lower|smaller|less|fewer|slower|weaker) than|below|behind|trail(?:s|ed|ing)?"
         r"|lag(?:s|ged|ging)?(?: behind)?|short of|dwarfed by|overshadowed by|outdone by"
         r"|edged out by|outgrown by|outsold by|second(?: only)? to"
         r"|(?:came|comes?|finished|ran|ranks?|ranked|placed) (?:a )?(?:\w+ )?(?:second|after"
         r"|behind|below)(?: only)?(?: to)?"
         r"|(?:lies?|lay|lagging|trailing|sits?|sat|was left|were left|remains?|remained) (?:far "
         r"|well |some way |just )?behind|(?:well|far|some way|just|a long way) behind"
         r"|(?:could|can|did|does|do)(?: not|n['’]t) (?:keep up with|match|reach|equal|catch(?: up with)?)"
         r"|(?:more slowly|less strongly|less quickly|less rapidly|less sharply) than"
         r"|(?:smaller|lower|fewer) in (?:number|size|volume|value) than|(?:does|do"
         r"|did) not (?:match|reach|equal)"
         r"|f[ae]ll(?:s|en)? (?:short of|behind|below)"
         r"|dropped below|no match for"
         r"|(?:outstripped|outnumbered|overtaken|surpassed|exceeded|beaten|eclipsed|outpaced"
         r"|passed) by)(?: (?:that|those) (?:of|for|in))?(?: the)?(?: number of)? "),
)  # fmt: skip
_AHEAD_EN = LatePattern(
    r"\b(?:(?P<more>(?:many |far |slightly |\w+ )?(?:more|higher|larger|greater|bigger))"
    r"|(?P<less>(?:far |slightly |\w+ )?(?:fewer|less|lower|smaller)))\s+(?:people |\w+ )?$"
)  # fmt: skip
_THAN_EN = LatePattern(r"\s+(?:[a-z]+ ){0,4}?than (?:in |for |from |on |at )?(?:the |there (?:were|are) )?")
_GREW = LatePattern(
    r"增速|增幅|涨幅|增长|降幅|[涨增升]得?比|\b(?:grew|grown|growing|rose|risen|rising|increased"
    r"|expanded|fell"
    r"|declined|dropped|shrank)\b"
)
_GROWTH_IN = LatePattern(r"\b(?:growth|rise|increase) (?:in|of) (?:the )?$")
_FELL = LatePattern(r"降幅|\b(?:fell|declined|dropped|shrank)\b")
_NO = LatePattern(
    r"(?:不|未|没有|并未|从未|尚未|难以|无法)$|\b(?:not|never|no longer|n't|nor|yet to)\b[^,.]{0,20}$"
)


@cache
def _between(chinese: bool) -> tuple[tuple[Way, re.Pattern[str]], ...]:
    return tuple(
        (way, compile_late(pattern, re.I)) for way, pattern in (_BETWEEN_ZH if chinese else _BETWEEN_EN)
    )


def find(checker: FactChecker, passage: AnnotatedText, clause: Clause) -> Iterator[Judgement]:
    """Yield what was found of each comparison of two metrics whose second one is named in a clause."""
    named = passage.within(clause.first, clause.last)
    yield from _of_two(checker, passage, clause, named)
    for index, other in enumerate(named):
        if index == 0 or not clause.start <= other.start < clause.end:
            continue
        if _joined(passage, named, index):
            continue  # a sum: see total
        for one in reversed(named[max(0, index - 3) : index]):
            found = _words(passage, one, other)
            if found is None:
                continue
            start, end, way = found
            statement = Statement(kind=KIND, passage=passage, clause=clause, start=start, end=end)
            yield _judged(checker, statement, one, other, way)
            break


def _of_two(
    checker: FactChecker, passage: AnnotatedText, clause: Clause, named: Sequence[Mention]
) -> Iterator[Judgement]:
    """Yield what was found of the former and the latter of the two metrics that a sentence names."""
    for found in _FORMER.finditer(passage.hidden, clause.start, clause.end):
        two: dict[str, Mention] = {}
        for each in named:
            if each.end <= found.start() and (each.metric not in two or each.fact):
                two[each.metric] = each
        if len(two) == 2:
            one, other = two.values()
            said = found.groupdict()
            if (said["one"] or said["one_en"]).lower() in ("后者", "latter"):
                one, other = other, one
            way = 1 if said["more"] or said["more_en"] else -1
            statement = Statement(
                kind=KIND, passage=passage, clause=clause, start=found.start(), end=found.end()
            )
            yield _judged(checker, statement, one, other, way)


def _joined(passage: AnnotatedText, named: Sequence[Mention], index: int) -> bool:
    """Return whether what stands before a metric is two of them together: A plus B outweigh C."""
    if index < 2:
        return False
    between = passage.text[named[index - 2].end : named[index - 1].start]
    return named[index - 2].metric != named[index - 1].metric and bool(_PLUS.fullmatch(between))


_PLUS = LatePattern(r"\s*(?:plus|and|,? and|together with|\+|与|和|加上?|、)\s*(?:the )?")


def _words(passage: AnnotatedText, one: Mention, other: Mention) -> tuple[int, int, Way] | None:
    """Return where it is said how two metrics compare, and which way; None where it is not."""
    between = re.sub(r"^\s?[(（][^()（）]{0,24}[)）]|^[)）]", "", passage.text[one.end : other.start])
    for way, pattern in _between(passage.chinese):
        if pattern.fullmatch(between):
            return other.start - len(between.lstrip(" ，,")), other.start, way
    return _than_zh(passage, one, other) if passage.chinese else _than_en(passage, one, other)


def _than_zh(passage: AnnotatedText, one: Mention, other: Mention) -> tuple[int, int, Way] | None:
    """Read A比B多."""
    between = re.sub(r"^[)）]", "", passage.text[one.end : other.start])
    behind = passage.blotted(other.end, len(passage.text))
    if _BY_ZH.fullmatch(between) and (beaten := _BEATEN_ZH.match(behind)):
        return one.start, other.end + beaten.end(), -1 if between.endswith("被") else 1
    if re.fullmatch(r"[与和同]", between) and (more := _BESIDE_ZH.match(behind)):
        return one.start, other.end + more.end(), 1 if more["more"] else -1
    if not re.fullmatch(r"[，]?[也还却均都]?[比较]", between) and not _GREW_THAN_ZH.fullmatch(between):
        return None
    behind = passage.blotted(other.end, len(passage.text))
    found = _THAN_ZH.match(behind)
    return found and (one.end, other.end + found.end(), 1 if found["more"] else -1)


def _than_en(passage: AnnotatedText, one: Mention, other: Mention) -> tuple[int, int, Way] | None:
    """Read more A than B."""
    ahead = _AHEAD_EN.search(passage.text[: one.start])
    if ahead is None or not _THAN_EN.fullmatch(passage.text[one.end : other.start]):
        return None
    return ahead.start(), other.start, 1 if ahead["more"] else -1


def _judged(checker: FactChecker, statement: Statement, one: Mention, other: Mention, way: Way) -> Judgement:
    passage = statement.passage
    ahead = passage.text[statement.clause.start : statement.start]
    if _NO.search(ahead) or re.search(r"\b(?:not|never)\b|不(?!及|如|足|敌|过)|未", statement.words):
        return statement.judged("open", tr("it is denied, and of when is not plain"))
    facts = _figures(checker, statement, one, other)
    if isinstance(facts, Unknown):
        return statement.judged("open", facts.reason)
    first, second = facts
    ways = compared(first, second)
    if isinstance(ways, Unknown):
        return statement.judged("open", ways.reason)
    if way in ways:
        return _overtaken(checker, statement, first, second) or statement.judged("holds")
    reason = f"{_named(checker, first)}, {_named(checker, second)}"
    return statement.judged("contradicted", reason, _right(checker, first, second, ways))


def _figures(
    checker: FactChecker, statement: Statement, one: Mention, other: Mention
) -> tuple[Fact, Fact] | Unknown:
    """Return the two figures that are compared: values of one time, or how fast both grew."""
    passage = statement.passage
    first, second = figure_of(checker, passage, one), figure_of(checker, passage, other)
    if first is None or second is None:
        return Unknown(tr("one of the two has no value"))
    if first.metric == second.metric:
        return (
            (first, second) if one.fact and other.fact else Unknown(tr("one metric is compared with itself"))
        )
    if one.fact is None and other.fact is None:
        ahead = passage.text[max(0, one.start - 16) : one.start]
        if _GREW.search(passage.text[one.end : other.start]) or _GROWTH_IN.search(ahead):
            if _FELL.search(passage.text[one.end : other.start]):
                return Unknown(tr("which of two falls is the larger is not judged"))
            rates = grown(checker, one.metric), grown(checker, other.metric)
            return (
                (rates[0], rates[1])
                if rates[0] and rates[1]
                else Unknown(tr("how fast both grew is not known"))
            )
        window = statement.window()
        if window.current:
            there = (checker.history(key).at(window.current) for key in (one.metric, other.metric))
            first, second = there
            if first is None or second is None:
                return Unknown(tr("not both have a value of {key}", key=window.current.key))
    if first.kind != second.kind and second.kind == "value" and other.fact is None and first.kind != "value":
        rate = grown(checker, other.metric)
        return (first, rate) if rate else Unknown(tr("how fast both grew is not known"))
    if not same_time(checker, (first, second)):
        return Unknown(tr("their figures are of different times"))
    return first, second


def _overtaken(checker: FactChecker, statement: Statement, first: Fact, second: Fact) -> Judgement | None:
    """Return that a metric that is said to overtake another was ahead before; None where it may have."""
    if not _OVERTOOK.search(statement.words) or "value" not in (first.kind, second.kind):
        return None
    one, other = checker.history(first.metric), checker.history(second.metric)
    before = [(fact, other.at(one.period(fact))) for fact in one.until(first)]
    known = [(fact, rival) for fact, rival in before if rival is not None]
    if not known or not all(compared(fact, rival) == frozenset({1}) for fact, rival in known):
        return None
    one_named, other_named = (_named(checker, fact) for fact in known[-1])
    reason = tr("{one}, {other} already", one=one_named, other=other_named)
    return statement.judged("contradicted", reason)


_OVERTOOK = LatePattern(r"\bovert(?:ook|ak)|反超|赶超|首次超过")


def _named(checker: FactChecker, fact: Fact) -> str:
    return f"{checker.label(fact.metric)}: {checker.shown(fact)}"


def _right(checker: FactChecker, first: Fact, second: Fact, ways: frozenset[Way]) -> str:
    one, other = checker.label(first.metric), checker.label(second.metric)
    if first.metric == second.metric or len(ways) > 1:
        return ""
    words = {1: ("高于", "more than"), -1: ("低于", "less than"), 0: ("等于", "equal to")}[next(iter(ways))]
    return f"{one}{words[0]}{other}" if checker.chinese else f"{one} {words[1]} {other}"
