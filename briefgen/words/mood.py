"""Whether words state what happened: not what is expected, intended, a condition or denied."""

from __future__ import annotations

from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.late_pattern import LatePattern

_NO_ZH = LatePattern(
    r"(?:没有|并未|并没有|未见|未能|不再|没|未|不)(?:继续|再|再度|进一步|明显|持续|大幅|出现|有|实现)?$"
)
_NO_EN = LatePattern(
    r"\b(?:not|never|no longer|n't|nor|neither|without|instead of|rather than|failed to|stopped"
    r"|no)\s+(?:\w+ly )?$"
)
_HAD = LatePattern(r"\W*had\b")
"""What an unreal condition begins with: Had visits risen, …"""
_NEITHER = LatePattern(r"\b(?:neither|none of|nor)\b[^.;,]*$")
_OPEN_ZH = LatePattern(
    r"预计|一旦|倘若|(?:^|[，。；：、])如(?![下期何今此上])|有望|力争|计划|目标|拟|确保|争取|努力|如果"
    r"|若|假如|可能|应当|将(?!近)|要(?!求)|促进|推动|带动"
    r"|助力|支持|防止|避免|遏制|担心|担忧|忧虑|忧心|警告|警惕|警示|谨防|预警|预测|预料|预判|认为|以为|猜测"
    r"|怀疑|害怕|传言|据传|质疑|应对|扭转|阻止|止住|抑制|缓解|摆脱|告别|结束|希望|期待|期盼|意在"
    r"|旨在|呼吁|倡导"
)
_OPEN_EN = LatePattern(
    r"\b(?:will|would|should|could|may|might|must|can|expect\w*|forecast\w*|plan\w*|aim\w*|target\w*"
    r"|likely|if"
    r"|project(?:ed|ions?)|to be|set to|hop\w+|want\w*|need\w*|help\w*|in order to|unless|whether"
    r"|promis\w+|let|fear\w*|worr(?:y|ies|ied|ying)|warn\w*|concerns?|concerned|anticipat\w+|predict\w*"
    r"|suggest\w*|rumou?rs?|talk of|avoid\w*|prevent\w*|avert\w*|halt\w*|stem(?:med)?|danger|risk\w*"
    r"|threat\w*|alleg\w+|believ\w+|thought|assum\w+|suppos\w+|scenario|prospect|end(?:ed)? the|end to"
    r"|contrary to)\b"
)
_TO_DO_EN = LatePattern(
    r"(?<!\bcontinued )(?<!\bcontinues )(?<!\bcontinue )(?<!\bbegan )(?<!\bbegun )(?<!\bstarted )"
    r"(?<!\bwent on )\bto\s+(?:\w+ly\s+)?$"
)
"""They continued to fall says that they fell."""


def not_stated(passage: AnnotatedText, clause: Clause, start: int) -> bool:
    """Return whether what begins somewhere in a clause is only expected, intended or a condition."""
    ahead = passage.blotted(clause.start, start)
    if passage.text[clause.last : clause.last + 1] in ("?", "？") or passage.text[: clause.last].endswith(
        "吗"
    ):
        return True  # it is asked
    if not passage.chinese and _HAD.match(passage.text, clause.first):
        return True
    return conditional(ahead, chinese=passage.chinese) or bool(
        not passage.chinese and _TO_DO_EN.search(ahead)
    )


def conditional(text: str, *, chinese: bool) -> bool:
    """Return whether a text speaks of what is expected, intended or a condition."""
    return bool((_OPEN_ZH if chinese else _OPEN_EN).search(text))


def negated(passage: AnnotatedText, start: int) -> bool:
    """Return whether words that begin somewhere are denied."""
    ahead = passage.text[:start]
    if passage.chinese:
        return bool(_NO_ZH.search(ahead))
    return bool(_NO_EN.search(ahead) or _NEITHER.search(ahead))
