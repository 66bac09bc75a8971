"""Whether a statement is of all of a metric, and of its time: not of a part, not denied, not asked."""

from __future__ import annotations

import re
from functools import cache

from briefgen.base.compile_late import compile_late
from briefgen.base.translate import tr
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.late_pattern import LatePattern
from briefgen.words.mention import Mention
from briefgen.words.mood import conditional, not_stated
from briefgen.words.subject import Subject

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
TIME_EN = (
    r"(?:(?:in|for|during|by|at the end of|as of|since|between|from|to|on|over|within|after|against"
    r"|compared (?:with|to)"
    rf"|than|until|and|through|versus) )*(?:(?:the|a|an|one|its|end of|start of|whole of|full|early|late"
    rf"|mid)[ -])*"
    rf"(?:(?:(?:Q[1-4]|H[12]|FY|{_MONTHS})[ -]?)?(?:19|20)\d\d(?:/\d\d|Q[1-4]|H[12])?(?!\d)"
    r"|(?:(?:last|past|previous|same|first|second|third|fourth|final|prior|preceding|this|latest|one|two"
    r"|three|four|five|six"
    r"|seven|eight|nine|ten|\d{1,2}) )*(?:years?|quarters?|months?|weeks?|decades?|period|half)\b"
    r"(?: (?:ago|earlier|before|alone|as a whole|to (?:January|February|March|April|May|June|July|August"
    r"|September"
    r"|October|November|December)))?)"
)
_WORDS_EN = frozenset(
    re.findall(
        r"\S+",
        """a about actually again alike all almost alone alongside also although altogether always an and
        annual annually approximately are as at be because been being between both but by came combined
        consequently considerably count data did down dramatically during each even eventually exactly far
        figure figures finally for from further good gradually had has have however in indeed is it its
        jointly just level levels markedly meanwhile modestly more nearly news notably now number numbers
        of only or our out over overall percentage proportion amount quickly rapidly rate reached recently
        result roughly saw see seen share sharply showed shows significantly since slightly so some
        steadily steeply still strongly sum substantially taken than that the their them then there therefore
        these they this those though thus to today together too total totals up us value volume volumes
        nor was we went were where whereas which while who whole with added year yet""",
    )
)
"""English words that make a statement neither narrower nor of another thing."""
_TOLD_EN = frozenset(
    re.findall(
        r"\S+",
        """among types kinds categories forms sorts time succession
        adjusted cash constant money nominal prices real terms
        according achieved again ago annually back barrier before began begun bit broadly clear
        clearly climbed closed come consecutive continue continued continues counted counting
        currently day decline decrease delivered dipped drop earlier either ended enjoyed every
        experienced fall fallen fell fifth finished first five four fourth fresh full fully gain go
        goes going gone grown half hand here high highest hit hits increase keep keeps kept last
        latest least left lent level line little logged longer low lowest made managed mark marked
        mere month monthly most moved neither new nor not noted off once opened past place position
        posted presently previous quarter quarterly quite reach reaches record recorded register
        registered remain remained remains renewed reported returned returning rise rose row running
        sank saw second seen series set show shown sixth slipped small solid spot staged stand
        stands started statistics stay stayed stood straight strong successive such suffered
        sustained table they third three threshold took trend turn turned two very well went what
        wholly wide witnessed yearly""",
    )
)
"""English words that may stand between a metric and what is said of it, or behind that."""
_SCOPES_EN = LatePattern(
    r"^\W*(?:in|at|on|for|among|amongst|within|across|under|with|of|outside|inside|excluding|including"
    r"|per|during|by)\b"
    r"(?P<rest>[^,\x00]*),"
)
_BREAK_EN = LatePattern(
    r".*(?:[,;:—–(]|\b(?:and|but|while|that|whereas|because|so|where|as|although|though|which)\b)"
)
_SCOPES_ZH = LatePattern(
    r"^.{1,4}$|(?:中|里|方面|领域|地区|区域|期间|以内|时段|类|上|日|夜|末)$|^(?:在|对于|就)"
)
HEAD_ZH = LatePattern(
    r"(?:其中|目前|全年|当年|今年|去年|上年|同期|同比|环比|相比|当前|如今|期间|全市|我市|本市|全馆|我馆"
    r"|本馆|全区|全县|全系统|而|但"
    r"|不过|此外|另外|同时|由此|可见|数据显示|统计显示|数据表明|统计表明|结果显示|可以看到|可以看出"
    r"|值得一提|值得注意|可喜|遗憾"
    r"|一方面|与此|反观|相应|总体|整体|各项|本期|报告期内?|年内|这是|这意味着|意味着|表明|显示|以往|历年"
    r"|[一两二三四五六七八九十]{1,2}年[来间]|第?[一二三四]季度|全部|总|Q[1-4]|特别是|尤其是"
    r"|尤其|特别|据统计|截至"
    r"|[\s的已也又均都仍还再则并且就便先后今现共达至到为约近超较比与同和及自从由在于以来起间末底初年月季度上下半个、“”（）()\d.,—–-])*+"
)
_ELSEWHEN = {
    False: LatePattern(
        r"\b(?:ago|once|previously|formerly|used to|originally|next (?:year|quarter|month)|at first"
        r"|historically"
        r"|in the past|(?:19|20)\ds|decades?|generations?"
        r"|(?<!than )(?<!on )(?<!from )(?<!since )(?<!with )(?<!to )last year"
        r"|at one point|briefly|every (?:year|month|quarter|day)|tomorrow|by 20[3-9]\d)\b"),
    True: LatePattern(
        r"年前|此前|以往|一度|原来|当时|前年|明年|未来|曾|过去|早年|历史上|(?<![比较与同和])(?:去年"
        r"|上年)(?!度?末)|每年|将来|届时|当初|\d0年代"
    ),
}  # fmt: skip
_DENIED = {
    False: LatePattern(
        r"\b(?:myth|not true|untrue|wrong(?:ly)?|false(?:ly)?|contrary|far from"
        r"|not(?! (?:less|fewer|more|quite)\b)"
        r"|never|deni\w+"
                      r"|no(?! (?:less|fewer|more)\b)|without|instead|rather)\b|n't\b"),
    True: LatePattern(r"误以为|并非|不是|谣言|不实|没有|并未|尚未|未能|远未|而非|不再|未"),
}  # fmt: skip


def why_open(passage: AnnotatedText, clause: Clause, start: int, end: int) -> str:
    """Return why a statement cannot be judged whatever it is of: asked, denied, intended, of another time."""
    ahead = passage.blotted(clause.start, end)
    clause_text = passage.blotted(clause.start, clause.end)
    if passage.text[clause.last : clause.last + 1] in ("?", "？"):
        return tr("it is asked")
    if _DENIED[passage.chinese].search(ahead):
        return tr("it is denied")
    if not_stated(passage, clause, start) or conditional(ahead, chinese=passage.chinese):
        return tr("it is expected, intended or conditional")
    lead = passage.blotted(clause.first, clause.start)
    if "\x00" in lead:
        lead = ""
    if re.match(r"[\s“\"]*(?:had|were|should)\b", passage.blotted(clause.first, start), re.I):
        return tr("it is conditional")
    if conditional(lead, chinese=passage.chinese) or _DENIED[passage.chinese].search(lead):
        return tr("it is expected, intended, conditional or denied")
    if _ELSEWHEN[passage.chinese].search(lead + clause_text):
        return tr("of which time it is said is not plain")
    return ""


def elsewhen(passage: AnnotatedText, clause: Clause, start: int, end: int) -> bool:
    """Return whether a clause, or what leads to it, speaks of a time that is not plain: once, previously."""
    lead = passage.blotted(clause.first, clause.start)
    told = ("" if "\x00" in lead else lead) + passage.blotted(clause.start, max(start, clause.start))
    told += " " + passage.blotted(end, max(end, clause.end))
    return bool(_ELSEWHEN[passage.chinese].search(told))


_SAYS_HOW = LatePattern(
    r"(?!nation|local|region|global|internat|partl|individ|season|domestic|main|mostl)\w+(?:ed|ly)"
)
"""Verbs and adverbs that make nothing narrower."""


@cache
def _time() -> re.Pattern[str]:
    return compile_late(rf"\b{TIME_EN}", re.I)


def only_adverbs(text: str, *, told: bool = False) -> bool:
    """Return whether an English text is but time, figures and words that change nothing.

    ``told``: it is no name, but what is said of one.
    """
    plain = _time().sub(" ", text)
    known = _WORDS_EN | _TOLD_EN if told else _WORDS_EN
    return all(
        word.lower() in known or (told and _SAYS_HOW.fullmatch(word))
        for word in re.findall(r"[^\W\d_][\w'.-]*(?<!\.)", plain)
    )


def head_is_plain(passage: AnnotatedText, first: int, start: int) -> bool:
    """Return whether nothing before a metric's name makes it less: Foreign visits, In the city, …"""
    ahead = passage.blotted(first, start)
    scoped = _SCOPES_EN.match(ahead)
    if scoped and not only_adverbs(scoped["rest"], told=True):
        return False
    if re.search(
        r"\b(?:all|everything|anything|nothing|none|any|each"
        r"|every\w*)\b[^,;]*\bbut\s+(?:the )?$",
        ahead,
        re.I,
    ):
        return False  # all but that
    cut = _BREAK_EN.match(ahead)
    return only_adverbs(ahead[cut.end() :] if cut else ahead)


def subject_is_plain(passage: AnnotatedText, clause: Clause, subject: Subject, start: int, end: int) -> bool:
    """Return whether words are said of all of their subject, and of nothing more special."""
    named = [each for each in passage.mentions if each.metric in subject.metrics]
    before = [each for each in named if clause.first <= each.start and each.end <= start]
    behind = [each for each in named if end <= each.start and each.end <= clause.last]
    if before:
        party = _joined(before, passage)
        if passage.chinese:  # what stands between was held against a list of words already
            return head_is_plain_zh(passage, clause, party[0].start)
        return head_is_plain(passage, clause.first, party[0].start) and only_adverbs(
            passage.blotted(party[-1].end, start)
        )
    if passage.chinese:
        return True
    return only_adverbs(passage.blotted(clause.start, start)) if behind else True


_MOVES_ZH = compile_late(r"[升降增减涨跌]")
_OF_OTHERS_ZH = compile_late(
    r"^[^\x00、]*[升降增减涨跌][^、]*、|^(?:之中|当中|中|里|内)[，]?(?:要数"
    r"|当数|数|以)?$"
)
"""What is said of another metric before a name: A升、B降, W中数A最多."""


def head_is_plain_zh(passage: AnnotatedText, clause: Clause, start: int) -> bool:
    """Return whether nothing before a Chinese name makes it less: 女性读者, 周末，读者, 市区读者."""
    ahead = re.split(r"[，：]", passage.blotted(clause.first, start))
    own = _OF_OTHERS_ZH.sub("", ahead[-1].rpartition("\x00")[2])
    lead = [each.strip() for each in ahead[:-1] if "\x00" not in each and not _MOVES_ZH.search(each)]
    scoped = any(_SCOPES_ZH.search(each) and not HEAD_ZH.fullmatch(each) for each in lead)
    return bool(HEAD_ZH.fullmatch(own)) and not scoped


def _joined(before: list[Mention], passage: AnnotatedText) -> list[Mention]:
    """Return the last metrics named in a row."""
    party = [before[-1]]
    for each in reversed(before[:-1]):
        if len(passage.text[each.end : party[0].start]) > len(", as well as the "):
            break
        party.insert(0, each)
    return party
