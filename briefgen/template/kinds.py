"""The layouts of a template in, which of them serves a cover, a section, content and the end out, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.model.slide_template import LayoutWord
from briefgen.template.found import FoundLayout

NAMES: Mapping[LayoutWord, re.Pattern[str]] = {
    "cover": compile_late(
        r"title (slide|page)|^title$|^titel$|^titre$|cover|front ?page|titelfolie|titelseite|deckblatt"
        r"|(page|diapositive|diapo) de titre|couverture|portada|copertina|capa|voorblad|forside|封面|首页"
        r"|首頁|标题幻灯片|標題投影片|表紙|タイトル スライド|титульн"
    ),
    "section": compile_late(
        r"section|divider|chapter|separator|abschnitt|kapitel|trenn|zwischen(titel|folie)|titre de section"
        r"|s[ée]paration|intercalaire|intertitre|secci[oó]n|separador|sezione|se[cç][cç][aã]o|hoofdstuk|章节|章節"
        r"|节标题|節標題|过渡|過渡|分隔|转场|目录页|セクション|раздел"
    ),
    "content": compile_late(
        r"title (and|&|\+) (content|text|body|bullets)|^content$|^body$|standard|^inhalt$"
        r"|titel und (inhalt|text)|titre et (contenu|texte)"
        r"|^contenu$|t[ií]tulo y (objetos|contenido)|titolo e contenuto|^contenido$"
        r"|标题和内容|標題及物件|标题与内容|^正文|^内容|內容|タイトルとコンテンツ"
    ),
    "closing": compile_late(
        r"thank|closing|^end\b|end ?(slide|page)|back ?(cover|page)|contact|schluss|danke|^ende\b"
        r"|r[üu]ckseite|kontakt|merci|^fin\b|cl[ôo]ture|gracias|cierre|grazie|chiusura|obrigad|encerramento|bedankt"
        r"|结束|結束|末尾|致谢|致謝|谢谢|謝謝|感谢|封底|尾页|尾頁|ありがとう"
    ),
}
"""Words in the names of layouts, in the languages of most templates."""
TITLE_ALONE = compile_late(
    r"title only|only title|nur titel|titre seul|s[oó]lo (el )?t[ií]tulo|solo titolo|仅标题|只有標題"
)
_TYPES: Mapping[LayoutWord, Mapping[str, float]] = {
    "cover": {"title": 100.0},
    "section": {"secHead": 100.0},
    "content": {
        "obj": 70.0, "tx": 55.0, "titleOnly": 55.0, "tbl": 30.0, "chart": 30.0, "twoObj": 15.0, "objTx": 15.0,
        "twoTxTwoObj": 10.0, "txAndObj": 10.0,
    },
    "closing": {},
}  # fmt: skip
LEAST_FREE = 0.25
"""Of the slide's area: what slides need that hold more than a title."""
_ALIKE = 15.0
"""Masters whose layouts for content differ by less are equals: the order decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """A layout for a kind of slides, and why it is this one."""

    layout: FoundLayout
    why: str


def choose(layouts: Sequence[FoundLayout], master: int = 0) -> dict[LayoutWord, Serving]:
    """Return the layout of each kind; ``layouts`` are those of all masters, at least one.

    ``master`` is the number of the one to prefer; 0: the one with the best layout for content. Another one
    helps out with a cover, a section or an end that it alone has.
    """
    own = [each for each in layouts if each.master == (master or main_master(layouts))] or list(layouts)
    content = _best(own, "content")
    cover = _opening(own if master else layouts) or _named_or_typed(own, layouts, "cover")
    cover = cover or _likely_cover(own, content.layout)
    section = _named_or_typed(own, layouts, "section")
    if section is None:
        section = Serving(layout=cover.layout, why=tr("no layout is for sections; it is the cover's"))
    closing = _named_or_typed(own, layouts, "closing")
    if closing is None:
        closing = Serving(layout=section.layout, why=tr("no layout is for the end; it is that of sections"))
    return {"cover": cover, "section": section, "content": content, "closing": closing}


def main_master(layouts: Sequence[FoundLayout]) -> int:
    """Return the number of the master whose layout serves content best.

    Of equals it is one that the file's own slides have behind the first, else the first one.
    """
    numbers = dict.fromkeys(each.master for each in layouts)
    best = {
        number: max(_score(each, "content") for each in layouts if each.master == number)
        for number in numbers
    }
    used = {
        number: any(each.own_slides[-1:] > (1,) for each in layouts if each.master == number)
        for number in numbers
    }
    return max(numbers, key=lambda number: (round(best[number] / _ALIKE), used[number], -number))


def _opening(layouts: Sequence[FoundLayout]) -> Serving | None:
    """Return the layout of the file's own first slide, where it is called a cover."""
    first = [each for each in layouts if each.own_slides[:1] == (1,) and each.slot("title") is not None]
    fitting = [each for each in first if _typed(each, "cover") or _named(each, "cover")]
    return Serving(layout=fitting[0], why=tr("the file's own first slide has it")) if fitting else None


def _likely_cover(layouts: Sequence[FoundLayout], content: FoundLayout) -> Serving:
    """Return the layout that is most like a cover where none is called so."""
    best = _best([each for each in layouts if each is not content] or layouts, "cover")
    if best.layout.title_low:
        return Serving(layout=best.layout, why=tr("its title stands in the middle of the slide"))
    first = next((each for each in layouts if each.slot("title") is not None), content)
    return Serving(layout=first, why=tr("no layout is a title slide; it is the first with a title"))


def _best(layouts: Sequence[FoundLayout], word: LayoutWord) -> Serving:
    best = max(layouts, key=lambda each: (_score(each, word), -each.number))
    return Serving(layout=best, why=_reason(best, word))


def _named_or_typed(
    own: Sequence[FoundLayout], others: Sequence[FoundLayout], word: LayoutWord
) -> Serving | None:
    for layouts in (own, others):
        fitting = [each for each in layouts if _typed(each, word) or _named(each, word)]
        fitting = [each for each in fitting if each.slot("title") is not None]
        if fitting:
            return _best(fitting, word)
    return None


def _typed(layout: FoundLayout, word: LayoutWord) -> float:
    return _TYPES[word].get(layout.type, 0.0)


def _named(layout: FoundLayout, word: LayoutWord) -> bool:
    return NAMES[word].search(layout.plain_name) is not None


def _score(layout: FoundLayout, word: LayoutWord) -> float:
    """Return how well a layout serves a kind: its type counts most, then its name, then what is on it."""
    others = (each for each in NAMES if each != word)
    score = _typed(layout, word) + (60.0 if _named(layout, word) else 0.0)
    score -= 25.0 if not _named(layout, word) and any(_named(layout, each) for each in others) else 0.0
    title, subtitle = layout.slot("title"), layout.slot("subtitle")
    score += 30.0 if title is not None else -60.0
    if word == "content":
        return score + _content_score(layout)
    if word in ("cover", "section"):
        score += 40.0 if title is not None and title.type == "ctrTitle" and word == "cover" else 0.0
        score += 10.0 if subtitle is not None else 0.0
        score += 25.0 if layout.title_low else 0.0
        score -= 15.0 if layout.count("body") > 0 and layout.type not in ("title", "secHead") else 0.0
    return score


def _content_score(layout: FoundLayout) -> float:
    """Return what speaks for a layout as the one of content: one body, much room, a title at the top."""
    bodies, title = layout.count("body"), layout.slot("title")
    score = 30.0 * min(1.0, layout.free_share / 0.6) - 60.0 * (layout.free_share < LEAST_FREE)
    score += 5.0 if TITLE_ALONE.search(layout.plain_name) else 0.0
    score += 25.0 if bodies == 1 else -12.0 * max(0, bodies - 1)
    score -= 20.0 * layout.count("picture")
    score -= 60.0 if layout.title_low or (title is not None and title.type == "ctrTitle") else 0.0
    return score


def _reason(layout: FoundLayout, word: LayoutWord) -> str:
    """Say why a layout was chosen for a kind."""
    if _typed(layout, word):
        return tr("its type is {type}", type=layout.type)
    if _named(layout, word):
        return tr("its name says so")
    if word == "content" and layout.slot("body") is not None:
        return tr("it has a title and a body")
    return tr("it has the most room") if word == "content" else tr("no other is nearer")
