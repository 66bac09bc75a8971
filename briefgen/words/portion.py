"""Parts of a whole in words go in, the numbers that they may mean come out: nearly a third, 近三成, most."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass
from briefgen.facts.interval import Interval
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.judgement import Verdict
from briefgen.words.late_pattern import LatePattern

_EN_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty")
_EN_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
_HAN = "零一二三四五六七八九十"
_HOW_EN = {
    "nearly": "nearly|almost|close to|just under|just below|just short of|approaching|not quite"
    "|(?:a little|slightly)"
    " (?:under|less than|fewer than|below)|virtually|all but|shy of",
    "just over": "just over|just above|just more than|(?:a little|slightly|marginally) (?:over|above"
    "|more than)",
    "over": "(?:well |far |comfortably )?(?:more than|over|above)|better than"
    "|in excess of|upwards of|exceeding"
    "|greater than",
    "under": "(?:well |far )?(?:less than|fewer than|under|below)|lower than",
    "at least": "at least|a full|a good|a clear|easily|comfortably|no (?:less|fewer) than|not less than",
    "at most": "at most|no more than|not more than",
    "about": "about|around|roughly|approximately|some|broadly|somewhere around|an estimated|or so",
    "": "only|just|exactly|fully|precisely|barely|as (?:much|many) as|a mere",
}
_HOW_ZH = {
    "nearly": "将近|接近|临近|逼近|近|不到些",
    "just over": "刚刚?超?过|略[超高多](?:过|于)?|稍[超高多](?:过|于)?",
    "over": "远?超过|远超|超出|超|逾|高于|多于|大于|突破|过",
    "under": "不到|不足|不及|低于|少于|小于|未到|未达|不满",
    "at least": "至少|不少于|不低于|不下",
    "at most": "至多|最多|不超过|不高于|不多于|未超过|没有超过",
    "about": "大约|约为|约占|约|大概|大致",
    "": "仅|只有|只|恰好|正好|高达|多达|整整",
}
_BEHIND_ZH = {
    "at least": "以上",
    "at most": "以下",
    "about": "左右|上下|许",
    "over": "多|余|强",
    "nearly": "弱",
}
_NOT_HOW = LatePattern(r"(?:not|n't|never|nor|neither|hardly|不|未|没有?|并非)\s*$")
_ORDINAL_NOUNS = (
    r"(?! (?:time|year|quarter|month|week|day|party|parties|country|successive|consecutive|straight"
    r"|highest|largest"
    r"|lowest|smallest|place|phase|stage|edition|of (?:January|February|March|April|May|June|July|August"
    r"|September"
    r"|October|November|December|the month)|ago|earlier|later|before|after|octave)\b|-)"
)
_RUNS = (
    r"(?! (?:running|in a row|in succession|straight|of (?:19|20)\d\d|of growth|ago|earlier|later|before)\b"
    r"|-)"
)
CORE_EN = (
    rf"(?:(?:a |one )?half(?! (?:an?|past|time|term|way|price|dozen|year|hour|century|day|as)\b|-|\w)"
    rf"|(?:an?|one)[ -](?P<unit>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)\b{_ORDINAL_NOUNS}"
    rf"|(?P<top>{'|'.join(_EN_NUMBERS[1:9])})[ -](?P<parts>thirds|quarters|fifths|sixths|sevenths"
    rf"|eighths|ninths"
    rf"|tenths)\b{_RUNS}"
    rf"|(?P<some>{'|'.join(_EN_NUMBERS[:9])}|[1-9]) (?:in|out of|of) (?:every )?"
    rf"(?P<every>{'|'.join(_EN_NUMBERS[1:])}|[2-9]|10|20)\b(?! (?:years?|months?|quarters?|weeks?|days?)\b)"
    rf"|(?:the |an? )?(?P<size>vast |overwhelming |large |great |clear |big |narrow |slim |small "
    rf"|absolute |huge |bare |simple )?"
    rf"(?P<side>majority|minority|(?:greater|larger) part(?= of))\b"
    rf"|(?P<most>(?<!at )(?<!the )(?<!at the )most(?= )"
    rf"|the (?:great )?bulk)\b)"
)
CORE_ZH = (
    r"(?:(?P<top>[一二三四五六七八九十两百]{1,3})?(?:分之)(?P<bottom>[一二三四五六七八九十]{1,2})(?!\d)"
    r"|(?P<tenths>[一二两三四五六七八九1-9])成(?P<half>半)?(?![为本立果功就长都交员品效绩熟人分倍型形色语套批片不])"
    r"|一半(?!时间)|半数|半壁江山|大半(?!年|个|天|生|夜)|小半|(?P<vast>绝大(?:多数|部分))"
    r"|(?P<most>大多数|大部分|多数)"
    r"|(?P<few>少数(?!民族)|小部分)|(?<=[近过逾超])半(?![年月个天数小成程径岛导场自夜途路生]))"
)
"""分之 is read with the number before it as the whole: 三分之二."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """A size in words, from ``start`` to ``end`` of a text, and how far a number may lie from it.

    A number in ``low`` to ``high`` is what the words say; one below ``least`` or above ``most`` is not,
    whatever is rounded; between them opinions differ. None: without a bound.
    """

    start: int
    end: int
    low: Fraction | None = None
    high: Fraction | None = None
    least: Fraction | None = None
    most: Fraction | None = None

    def verdict(self, actual: Interval) -> Verdict:
        """Return whether what the figures say may be meant by the words."""
        if (self.least is not None and actual.high < self.least) or (
            self.most is not None and actual.low > self.most
        ):
            return "contradicted"
        strict_low, strict_high = self.low == self.least, self.high == self.most
        fits_low = self.low is None or actual.high > self.low or (actual.high == self.low and not strict_low)
        fits_high = (
            self.high is None or actual.low < self.high or (actual.low == self.high and not strict_high)
        )
        return "holds" if fits_low and fits_high else "open"


def portion(value: Fraction, how: str, start: int, end: int, *, spread: Fraction | None = None) -> Portion:
    """Return what may be meant by a size with a qualifier; ``spread`` is how far a plain one reaches."""
    near = max(value * Fraction(12, 100), Fraction(3, 100) if spread else Fraction(0))
    far = max(value * Fraction(20, 100), Fraction(5, 100) if spread else Fraction(0))
    reach = max(value / 10, spread or Fraction(0))
    slack = max(value * Fraction(18, 100), reach * Fraction(7, 5))
    bounds: dict[str, Fraction | None]
    match how:
        case "nearly":
            bounds = {
                "low": value - near,
                "high": value,
                "least": value - far,
                "most": value * Fraction(106, 100),
            }
        case "just over":
            bounds = {
                "low": value,
                "high": value * Fraction(115, 100),
                "least": value,
                "most": value * Fraction(13, 10),
            }
        case "over":
            bounds = {"low": value, "high": 2 * value if 2 * value < 1 else None, "least": value}
        case "at least":
            bounds = {
                "low": value - Fraction(1, 10**6),
                "high": 2 * value if 2 * value < 1 else None,
                "least": value,
            }
        case "under":
            bounds = {"low": value / 2, "high": value, "most": value}
        case "at most":
            bounds = {"low": value / 2, "high": value + Fraction(1, 10**6), "most": value}
        case "about":
            slack = slack * Fraction(6, 5)
            bounds = {"low": value - reach * Fraction(6, 5), "high": value + reach * Fraction(6, 5),
                      "least": value - slack, "most": value + slack}  # fmt: skip
        case _:
            bounds = {
                "low": value - reach,
                "high": value + reach,
                "least": value - slack,
                "most": value + slack,
            }
    return Portion(start=start, end=end, **bounds)


def pattern_of(chinese: bool) -> re.Pattern[str]:
    """Return the pattern of a portion with what qualifies it, before and behind."""
    return _zh() if chinese else _en()


@cache
def _en() -> re.Pattern[str]:
    return compile_late(
        rf"(?:\b(?P<how>{HOW_EN})\s+)?(?:\b|(?<=\s)){CORE_EN}(?P<behind> or (?:so|more|less)| and more"
        rf"| at least|,? if not more| at most)?",
        re.I,
    )


@cache
def _zh() -> re.Pattern[str]:
    behind = "|".join(_BEHIND_ZH.values())
    return compile_late(rf"(?P<how>(?:{HOW_ZH})*+)的?{CORE_ZH}(?P<behind>{behind})?")


_FEW = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", *"123456789")
_HINTS = {
    False: (
        *(
            "half",
            "a third",
            "one third",
            "-third",
            "thirds",
            "a quarter",
            "one quarter",
            "-quarter",
            "quarters",
        ),
        *("fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "majority", "minority", "bulk", "most "),
        *(f"{few} {word} " for few in _FEW for word in ("in", "of", "out of")),
    ),
    True: ("半", "成", "分之", "多数", "大部分", "小部分", "绝大部分", "少数"),
}


def may_name_one(passage: AnnotatedText, clause: Clause) -> bool:
    """Return whether a clause may name a portion at all: a cheap test before all others."""
    text = passage.text[clause.start : clause.end].lower()
    return any(hint in text for hint in _HINTS[passage.chinese])


def portions(hidden: str, start: int, end: int, *, chinese: bool) -> Iterator[Portion]:
    """Yield the portions that a text names between two positions."""
    for found in pattern_of(chinese).finditer(hidden, start, end):
        read = _read_zh(found) if chinese else _read_en(found)
        if read is not None and not _NOT_HOW.search(hidden[: found.start()][-9:]):
            yield read


HOW_EN = "|".join(f"(?:{words})" for words in _HOW_EN.values())
HOW_ZH = "|".join(f"(?:{words})" for words in _HOW_ZH.values())
"""What may qualify a size."""


def how_en(words: str) -> str:
    """Return the qualifier that English words are, empty where they are none."""
    return _how(words, _HOW_EN) or ""


def _how(words: str, table: dict[str, str]) -> str | None:
    """Return the qualifier that some words are, None where they are none."""
    return next((how for how, known in table.items() if re.fullmatch(known, words, re.I)), None)


_NOT_HALF = LatePattern(
    r"\b(?:first|second|other|latter|former|final|last|and a|better|this|that|each|every|one|two|three"
    r"|the)\s+$"
)


_BEHIND_EN = {
    "or so": "about", "or more": "at least", "or less": "at most", "at most": "at most", "and more": "over",
    "at least": "at least", "if not more": "at least", ", if not more": "at least",
}  # fmt: skip


def _read_en(found: re.Match[str]) -> Portion | None:
    words = (found["how"] or "").lower()
    how = _BEHIND_EN.get((found["behind"] or "").strip().lower(), how_en(words))
    where = found.span()
    if found["side"] or found["most"]:
        return _side(found, words, how)
    if found["unit"]:
        value = Fraction(1, _EN_PARTS[found["unit"].lower()])
    elif found["parts"]:
        value = Fraction(_en_number(found["top"]), _EN_PARTS[found["parts"].lower()[:-1]])
    elif found["every"]:
        value = Fraction(_en_number(found["some"]), _en_number(found["every"]))
    elif _NOT_HALF.search(found.string[: found.start()]):
        return None
    else:
        value = Fraction(1, 2)
    if words == "all but" and value < 1:  # the others: all but a third of them
        return portion(1 - value, "", *where)
    return portion(value, how, *where) if 0 < value <= 1 else None


def _side(found: re.Match[str], words: str, how: str) -> Portion:
    """Return what a majority or a minority may be; all but a minority are a majority."""
    half, (start, end) = Fraction(1, 2), found.span()
    minority = (found["side"] or "").lower() == "minority"
    if how == "nearly" and not minority and words != "all but":
        return portion(half, "nearly", start, end)
    if minority != (words == "all but" or how in ("under", "at most")):
        return portion(half, "under", start, end)
    if (found["size"] or "").strip().lower() in ("vast", "overwhelming", "huge"):
        return Portion(start=start, end=end, low=Fraction(3, 4), least=Fraction(6, 10))
    return portion(half, "over", start, end)


def _en_number(word: str) -> int:
    word = word.lower()
    return int(word) if word.isdecimal() else 20 if word == "twenty" else _EN_NUMBERS.index(word) + 1


def _read_zh(found: re.Match[str]) -> Portion | None:
    how = how_zh(found["how"], found["behind"] or "")
    where = found.span()
    half = Fraction(1, 2)
    if found["vast"]:
        return Portion(start=where[0], end=where[1], low=Fraction(3, 4), least=Fraction(6, 10))
    if found["most"] or "大半" in found[0]:
        return portion(half, "over", *where)
    if found["few"]:
        return portion(half, "under", *where)
    if "小半" in found[0]:
        return Portion(start=where[0], end=where[1], low=Fraction(3, 10), high=half, most=half)
    if "半壁江山" in found[0]:
        return Portion(start=where[0], end=where[1], low=Fraction(43, 100), high=Fraction(65, 100),
                       least=Fraction(38, 100), most=Fraction(80, 100))  # fmt: skip
    if found["bottom"]:
        if not found["top"]:
            return None
        value = Fraction(_han(found["bottom"]), _han(found["top"]))
        return portion(value, how, *where) if 0 < value <= 1 else None
    if found["tenths"]:
        value = Fraction(_han(found["tenths"]), 10) + (Fraction(1, 20) if found["half"] else 0)
        spread = Fraction(3, 100) if found["half"] else Fraction(5, 100)
        return portion(value, how, *where, spread=spread)
    return portion(half, how, *where)


def how_zh(before: str, behind: str) -> str:
    """Return the qualifier of a Chinese portion: what stands behind it tells more than what stands before."""
    own = next((how for how, known in _BEHIND_ZH.items() if behind and re.fullmatch(known, behind)), "")
    if own and own != "over":
        return own
    if before:
        found = [each[0] for each in re.finditer(HOW_ZH, before)]
        return (found and _how(found[-1], _HOW_ZH)) or own
    return own


def _han(text: str) -> int:
    """Return what up to three Chinese numerals say: 二, 十二, 百."""
    if text.isdecimal():
        return int(text)
    plain = text.replace("两", "二")
    if plain == "百":
        return 100
    if "十" in plain:
        tens, _, ones = plain.partition("十")
        return (_HAN.index(tens) if tens else 1) * 10 + (_HAN.index(ones) if ones else 0)
    return _HAN.index(plain[-1])
