"""A table's file in, a drafted brief with its name out."""

from __future__ import annotations

from pathlib import Path

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import BriefError, FieldError, Place, Problem
from briefgen.base.safe_name import safe_name
from briefgen.base.translate import tr, tr_n
from briefgen.data.data_table import DataTable
from briefgen.data.grid import TableError
from briefgen.data.open_table import small_table
from briefgen.data.table_file import TableFile
from briefgen.data.written_number import has_decimal_comma
from briefgen.start.table_draft import MARK, DraftHead, drafted, title_of
from briefgen.start.table_guess import guessed
from briefgen.start.table_language import language_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDraft:
    """A brief of a table, not written yet."""

    name: str
    text: str
    metrics: int
    marks: int
    """How many guesses it has."""

    @property
    def said(self) -> str:
        """What there is to review, for the command line."""
        metrics = tr_n("{number} metric", "{number} metrics", self.metrics)
        marked = tr("{count} guesses are marked `{mark}`", count=self.marks, mark=MARK.strip())
        return f"{metrics}; {marked}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableAsked:
    """A table, and what the command line says of its brief; empty texts are guessed."""

    path: Path
    sheet: str = ""
    range: str = ""
    header: int = 1
    title: str = ""
    language: str = ""
    publisher: str = ""


def draft_from(asked: TableAsked) -> TableDraft:
    """Return the brief of a table; BriefError where the table cannot be read, or makes no metric."""
    path = asked.path
    try:
        wanted = TableFile(
            file=path.name, sheet=asked.sheet, range=asked.range, header=asked.header, place=Place(str(path))
        )
        table = small_table(wanted, path.parent)
        if _has_decimal_commas(table):
            wanted = replace(wanted, decimal="comma")
            table = small_table(wanted, path.parent)
        guess = guessed(table, title_of(path.name))
    except FieldError as error:
        raise BriefError([Problem(Place(str(path)), str(error), "", "table")]) from None
    except TableError as error:
        place = error.place or Place(str(path))
        raise BriefError([Problem(place, str(error), _as_typed(error.hint), "table")]) from None
    name = f"{safe_name(path.stem)}.yaml"
    texts = (asked.title or path.stem, *table.heads, *(each.name for each in guess.wanted))
    heading = DraftHead(
        title=asked.title or title_of(path.name),
        title_is_guessed=not asked.title,
        language=asked.language or language_of(texts),
        publisher=asked.publisher,
        brief=name,
    )
    text = drafted(replace(table, wanted=wanted), guess, heading)
    return TableDraft(name=name, text=text, metrics=len(guess.wanted), marks=text.count(MARK))


def _has_decimal_commas(table: DataTable) -> bool:
    """Return whether semicolons part the cells of a table and some of them have decimal commas."""
    columns = range(len(table.heads))
    cells = (table.text(row, column) for row in table.rows for column in columns)
    return table.grid.semicolons and any(map(has_decimal_comma, cells))


def _as_typed(hint: str) -> str:
    """Return a hint for the brief as one for the command line."""
    return hint.replace("`sheet: ", "`--sheet ").replace("`range`", "`--range A3:H40`")
