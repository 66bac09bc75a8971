"""Words that say what a change is measured by: in real terms, like for like, 按不变价格, 季节调整后."""

from __future__ import annotations

from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.late_pattern import LatePattern

_ZH = LatePattern(
    r"(?P<nominal>名义|[按以]?(?:现价|当年价格?))|(?P<comparable>可比口径|同口径)"
    r"|(?P<real>实际(?:同比)?(?=[增下上升降减回提])|不变价|可比价|[扣剔]除(?:了)?[价物]格?(?:上涨)?因素)"
    r"|(?P<annualised>年化|折年率)|(?P<adjusted>季节性?(?:因素)?调整|季调)",
    hints=("名义", "现价", "当年价", "口径", "实际", "不变价", "可比", "因素", "年化", "折年", "季"),
)
_EN = LatePattern(
    r"\b(?:(?P<nominal>(?:in|on) (?:cash|nominal|money) terms|in cash|at current prices|nominal(?:ly)?)"
    r"|(?P<real>in real terms|real-terms|at constant prices"
    r"|(?:adjusted|adjusting|allowing|after) (?:for )?inflation"
    r"|inflation-adjusted|in volume terms|by volume)"
    r"|(?P<comparable>like[- ]for[- ]like|on a comparable basis)"
    r"|(?P<annualised>annuali[sz]ed|at an annual rate)"
    r"|(?P<adjusted>seasonally[- ]adjusted|seasonal adjustment))\b",
    hints=(
        "cash",
        "nominal",
        "money",
        "prices",
        "real",
        "inflation",
        "volume",
        "like",
        "comparable",
        "annual",
        "season",
    ),
)
_NAMED = {"adjusted": "seasonally-adjusted"}


def basis_said(passage: AnnotatedText, clause: Clause, start: int) -> str:
    """Return the basis that words which begin at a place are said on; empty where they say none.

    That is the last one named before them in their clause, else behind them in it, else before it.
    """
    hidden, pattern = passage.hidden, _ZH if passage.chinese else _EN
    own = list(pattern.finditer(hidden, clause.start, clause.end))
    ahead = [found for found in own if found.start() < start]
    found = ahead[-1:] or own[:1] or list(pattern.finditer(hidden, clause.first, clause.start))[-1:]
    return next((_NAMED.get(str(each.lastgroup), str(each.lastgroup)) for each in found), "")
