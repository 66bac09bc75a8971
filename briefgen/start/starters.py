"""Answers in, the files of a first brief out: commented, with made-up figures to be replaced."""

from __future__ import annotations

from pathlib import Path

from briefgen.base.dataclass import dataclass
from briefgen.base.phrase import escape_references
from briefgen.brief.written import double_quoted

KINDS = {
    "one-pager": "a page and a short deck of figures that stand in the brief",
    "monthly": "a monthly report: figures of a table with a row a month",
    "sites": "sites, districts or schools: figures of a table with a row for each and month",
}
"""The kinds of first briefs, each with what is said of it."""
LANGUAGES = ("en", "zh")
BRIEF = "brief.yaml"
TABLE = "figures.csv"
_FOLDER = Path(__file__).parent / "kinds"
_TITLES = {
    "en": {
        "one-pager": "The library in 2025",
        "monthly": "The library in {now}",
        "sites": "Waits at three sites",
    },
    "zh": {"one-pager": "图书馆2025年简报", "monthly": "图书馆{now}月报", "sites": "三个院区运行简报"},
}
_PUBLISHERS = {"en": "Your organisation", "zh": "发布单位"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a first brief is to be; empty texts stand for what is set by default."""

    kind: str = "one-pager"
    language: str = "en"
    title: str = ""
    publisher: str = ""


def title_of(kind: str, language: str) -> str:
    """Return the title of a kind where none is given."""
    return _TITLES[language][kind]


def starter(answers: Answers) -> dict[str, bytes]:
    """Return the files of a first brief by their names: the brief, and its table where the kind has one."""
    title = escape_references(answers.title) if answers.title else title_of(answers.kind, answers.language)
    publisher = escape_references(answers.publisher) or _PUBLISHERS[answers.language]
    stem = f"{answers.kind}.{answers.language}"
    text = (_FOLDER / f"{stem}.yaml").read_text(encoding="utf-8")
    text = text.replace("PUBLISHER", double_quoted(publisher), 1).replace("TITLE", double_quoted(title), 1)
    table = _FOLDER / f"{stem}.csv"
    files = {BRIEF: text.encode()}
    return files | ({TABLE: table.read_bytes()} if table.is_file() else {})
