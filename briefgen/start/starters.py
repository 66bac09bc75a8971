"""Answers in, the files of a first brief out: commented, with made-up figures to be replaced."""

from __future__ import annotations

import re
from pathlib import Path

from briefgen.base.catalogue import TRADITIONAL
from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_traditional
from briefgen.base.marked import N_, both
from briefgen.base.phrase import escape_references
from briefgen.base.say import say
from briefgen.brief.written import double_quoted

KINDS = {
    "one-pager": N_("a page and a short deck of figures that stand in the brief"),
    "monthly": N_("a monthly report: figures of a table with a row a month"),
    "sites": N_("sites, districts or schools: figures of a table with a row for each and month"),
}
"""The kinds of first briefs, each with what is said of it."""
BRIEF = "brief.yaml"
TABLE = "figures.csv"
_FOLDER = Path(__file__).parent / "kinds"
_TITLES = {
    "one-pager": both("图书馆2025年简报", "The library in 2025"),
    "monthly": both("图书馆{{now}}月报", "The library in {{now}}"),
    "sites": both("三个院区运行简报", "Waits at three sites"),
}
_LANGUAGE = re.compile(r"^(  language: )\S+", re.M)
_PUBLISHER = both("发布单位", "Your organisation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a first brief is to be; empty texts stand for what is set by default."""

    kind: str = "one-pager"
    language: str = "en"
    """The tag of a brief's language; zh stands for zh-CN."""
    title: str = ""
    publisher: str = ""


def title_of(kind: str, language: str) -> str:
    """Return the title of a kind where none is given."""
    return say(_tag(language), *_TITLES[kind], kind=kind)


def _tag(language: str) -> str:
    return "zh-CN" if language == "zh" else language


def starter(answers: Answers) -> dict[str, bytes]:
    """Return the files of a first brief by their names: the brief, and its table where the kind has one."""
    title = escape_references(answers.title) if answers.title else title_of(answers.kind, answers.language)
    publisher = escape_references(answers.publisher) or say(_tag(answers.language), *_PUBLISHER)
    stem = _stem(answers.kind, answers.language)
    text = (_FOLDER / f"{stem}.yaml").read_text(encoding="utf-8")
    text = _LANGUAGE.sub(rf"\g<1>{_tag(answers.language)}", text, count=1)
    text = text.replace("PUBLISHER", double_quoted(publisher), 1).replace("TITLE", double_quoted(title), 1)
    table = _FOLDER / f"{stem}.csv"
    files = {BRIEF: text.encode()}
    return files | ({TABLE: table.read_bytes()} if table.is_file() else {})


def _stem(kind: str, language: str) -> str:
    """Return the name of a kind's files in the nearest language that has some, else in English."""
    tags = [language, TRADITIONAL[0] if is_traditional(language) else language.partition("-")[0], "en"]
    return next(stem for tag in tags if (_FOLDER / f"{(stem := f'{kind}.{tag}')}.yaml").is_file())
