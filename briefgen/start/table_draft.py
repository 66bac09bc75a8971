"""What a table is taken for in, the text of a brief out: whatever was guessed has a mark `# review:`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from briefgen.base.dataclass import dataclass
from briefgen.base.phrase import escape_references
from briefgen.base.translate import tr
from briefgen.brief.written import double_quoted
from briefgen.data.data_table import DataTable
from briefgen.start.measured import Measured, parted_unit
from briefgen.start.table_guess import Guess, MetricGuess

MARK = "# review: "
_PLAIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ\u4e00-\u9fff][\w\u4e00-\u9fff]*(?:[ .-][\w\u4e00-\u9fff]+)*")
_NOT_TEXTS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_TABLE_KEYS = frozenset({"total", "now", "previous", "latest", "all"})
LONGEST_KEY = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftHead:
    """What a draft says before its metrics."""

    title: str
    title_is_guessed: bool
    language: str
    publisher: str
    brief: str
    """The name of its file."""


def drafted(table: DataTable, guess: Guess, heading: DraftHead) -> str:
    """Return the text of a brief of a table."""
    key = key_of(_stem(table.file), ())
    lines = [*_head(table, key, heading), "metrics:"]
    keys: list[str] = []
    for wanted in guess.wanted:
        keys.append(key_of(wanted.measured.label, keys))
        lines += _metric(keys[-1], key, wanted, guess)
    lines += ["# " + tr("left out: {said}", said=said) for said in map(_one_line, guess.left_out)]
    return "\n".join(lines) + "\n"


def key_of(label: str, taken: Sequence[str]) -> str:
    """Return a short name for a metric or a table, one that no other has."""
    plain = re.sub(r"[^\w]+", "_", unicodedata.normalize("NFKC", label).casefold()).strip("_")
    short = plain[:LONGEST_KEY].strip("_")
    if not short or not short[0].isalpha() or short in _TABLE_KEYS | _NOT_TEXTS:
        short = f"m_{short}".strip("_")
    number = next(number for number in range(1, len(taken) + 2) if _numbered(short, number) not in taken)
    return _numbered(short, number)


def scalar(text: str) -> str:
    """Return a text as YAML has it, in quotes where it needs them."""
    is_plain = _PLAIN.fullmatch(text) and text.casefold() not in _NOT_TEXTS
    return text if is_plain else double_quoted(text)


def title_of(name: str) -> str:
    """Return a title made of a file's name."""
    words = re.sub(r"[_\-\s]+", " ", _stem(name)).strip()
    return words[:1].upper() + words[1:]


def _head(table: DataTable, key: str, heading: DraftHead) -> Iterator[str]:
    file, said = (
        _one_line(table.file),
        tr("what was guessed is marked `review`: correct it, or take the mark away"),
    )
    yield "# " + tr("Drafted from {file}; {said}.", file=file, said=said)
    yield "# " + tr("Build it with: {command}", command=f"briefgen build {_one_line(heading.brief)}")
    yield "meta:"
    mark = f"    {MARK}{tr('the name of the file')}" if heading.title_is_guessed else ""
    yield f"  title: {scalar(escape_references(heading.title))}{mark}"
    yield f"  language: {'zh-CN' if heading.language == 'zh' else heading.language}"
    if heading.publisher:
        yield f"  publisher: {scalar(escape_references(heading.publisher))}"
    else:
        yield f"  # publisher:    {MARK}{tr('who publishes it')}"
    yield "  as_of: latest"
    yield "data:"
    wanted = table.wanted
    parts = [f"file: {scalar(wanted.file)}"]
    parts += [f"{name}: {scalar(text)}" for name in ("sheet", "range") if (text := getattr(wanted, name))]
    parts += [f"header: {wanted.header}"] if wanted.header != 1 else []
    said = f"    {MARK}{tr('1,5 is read as one and a half')}" if wanted.decimal == "comma" else ""
    parts += ["decimal: comma"] if said else []
    yield f"  {key}: {{{', '.join(parts)}}}{said}"
    yield "sources:"
    title = scalar(escape_references(table.file))
    yield f"  table: {{title: {title}}}    {MARK}{tr('where the figures were published')}"


def _metric(key: str, table: str, wanted: MetricGuess, guess: Guess) -> Iterator[str]:
    found = wanted.measured
    said = tr("what the numbers are; the name of the file stands here")
    named = "" if wanted.name else f"    {MARK}{said}"
    yield f"  {scalar(key)}:"
    yield f"    label: {scalar(escape_references(found.label))}{named}"
    yield _unit(found, wanted.name if parted_unit(wanted.name)[1] else "")
    yield f"    kind: {found.kind}    {MARK}count, amount, share, rate, rank, index …"
    yield "    source: table"
    parts = [f"table: {table}"]
    if wanted.value:
        parts.append(f"value: {scalar(wanted.value)}")
        parts += [f"period: {_listed(guess.period)}"] if guess.period else []
    if wanted.row:
        parts.append(f"row: {scalar(wanted.row)}")
    if wanted.where:
        chosen = ", ".join(f"{scalar(head)}: {scalar(text)}" for head, text in wanted.where.items())
        parts.append(f"where: {{{chosen}}}")
    if guess.by:
        parts.append(f"by: {_listed([each.head for each in guess.by])}")
    parts += [f"dates: {guess.dates}"] if guess.dates else []
    parts += [f"aggregate: {wanted.aggregate}"] if wanted.aggregate else []
    said = "; ".join(_said(wanted, guess))
    yield f"    from: {{{', '.join(parts)}}}" + (f"    {MARK}{said}" if said else "")


def _unit(found: Measured, name: str) -> str:
    if found.unit:
        whence = tr("of {name}", name=_one_line(name)) if _one_line(name) else tr("of the table")
        return f"    unit: {scalar(found.unit)}    {MARK}{whence}"
    said = tr("none was found; whole things need none") if found.kind == "count" else tr("none was found")
    return f"    # unit:    {MARK}{said}"


def _said(wanted: MetricGuess, guess: Guess) -> Iterator[str]:
    """Yield what was guessed of where a metric's values stand."""
    for column in guess.by:
        yield tr("{count} members in {head}", count=len(column.members), head=_one_line(column.head))
    if guess.dates:
        yield tr("a date stands for its month")
    if wanted.aggregate == "sum":
        yield tr("rows are added up") if not guess.by else tr("rows are added up, also to a total")
    elif wanted.aggregate == "mean":
        yield tr("the mean of rows, each of the same weight")


def _listed(names: Sequence[str]) -> str:
    return scalar(names[0]) if len(names) == 1 else f"[{', '.join(map(scalar, names))}]"


def _numbered(key: str, number: int) -> str:
    return key if number == 1 else f"{key}_{number}"


def _stem(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[0] or name


def _one_line(text: str) -> str:
    """Return a text as a comment may have it."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
