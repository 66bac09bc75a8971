"""The README and the pages of docs/ in; the same out, tables, printed outputs and schemas made anew.

A part between `<!-- keys: kpi -->`, `<!-- table: limits -->` or `<!-- run -->` and `<!-- end -->` is made: a
table from the dataclass that decodes those keys, from a constant of the code, or by running the commands of
a console block. All else is written by hand; scripts/doc_consoles.py says which edits of files come between
runs. A run may change a file first:

    <!-- run: drop "key" in FILE -->
    <!-- run: replace "old" with "new" in FILE -->

Run it whenever a key, a message or a limit changes.
"""

from __future__ import annotations

import inspect
import os
import re
import signal
import sys
import tomllib
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import get_args

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import doc_consoles  # noqa: E402
from doc_commands import commands, sections  # noqa: E402
from doc_consoles import Stage  # noqa: E402
from doc_gallery import gallery  # noqa: E402
from doc_limits import limits  # noqa: E402
from doc_records import RECORDS  # noqa: E402
from doc_sections import with_every_chart  # noqa: E402

from briefgen.blocks.charts.parts.block import ChartBlock  # noqa: E402
from briefgen.brief import model  # noqa: E402
from briefgen.brief.naming import noun  # noqa: E402
from briefgen.brief.read import read_brief  # noqa: E402
from briefgen.brief.short_forms import short_forms  # noqa: E402
from briefgen.brief.vocabulary import describe, word, words  # noqa: E402
from briefgen.cli.commands import codes  # noqa: E402
from briefgen.cli.gallery.book import shown_words  # noqa: E402
from briefgen.cli.schema_text import KINDS as SCHEMAS, schema_text  # noqa: E402
from briefgen.facts import metric, number_text  # noqa: E402
from briefgen.facts.format import QUALIFIERS  # noqa: E402
from briefgen.facts.kinds import KINDS  # noqa: E402
from briefgen.facts.ledger import Ledger  # noqa: E402
from briefgen.facts.prose import STYLES, resolve  # noqa: E402
from briefgen.layout import slide_layouts  # noqa: E402
from briefgen.report.explained import explained  # noqa: E402

PAGES = (*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").rglob("*.md")))
MADE = re.compile(
    r"(?P<head><!-- (?P<what>keys|table|run)(?:: (?P<name>[^\n]*?))? -->\n)"
    r"(?P<body>.*?)(?P<foot><!-- end -->)",
    re.DOTALL,
)
_STEP = re.compile(r"<!-- (?P<step>edit|shows): (?P<file>\S+) -->\n\n(?P<block>```.*?```)", re.DOTALL)
PART = re.compile(f"{MADE.pattern}|{_STEP.pattern}", re.DOTALL)

Row = tuple[str, ...]


def remade(text: str, at_last: Callable[[Stage], None] = lambda stage: None) -> str:
    """Return a page with each made part made anew; `at_last` sees the folder when all commands have run."""

    def made(match: re.Match[str]) -> str:
        if match["step"]:
            (stage.edit if match["step"] == "edit" else stage.shows)(match["block"], match["file"])
            return match[0]
        name = match["name"] or ""
        if match["what"] == "run":
            body = stage.printed(match["body"], name)
        elif match["what"] == "keys":
            body = keys(name)
        else:
            body = TABLES[name]()
        return f"{match['head']}{body}{match['foot']}"

    with Stage(text).open() as stage:
        after = PART.sub(made, text)
        at_last(stage)
        return after


def markers(text: str, what: str) -> tuple[str, ...]:
    """Return the names of a page's made parts of one kind."""
    return tuple(match["name"] or "" for match in MADE.finditer(text) if match["what"] == what)


def keys(name: str) -> str:
    """Return the table of a record's or a word's keys, and its short form."""
    cls = RECORDS.get(name) or word(name)
    if cls is None:
        raise KeyError(f"nothing is called {name!r}")
    described = describe(cls)
    shared = describe(ChartBlock) if issubclass(cls, ChartBlock) and cls is not ChartBlock else ()
    own = [row for row in described if row not in shared]
    parts = []
    if own:
        rows = [(f"`{key}`", _linked(kind), _default(default), doc) for key, kind, default, doc in own]
        parts.append(table(("key", "what it takes", "default", "meaning"), rows))
    if shared:
        parts.append(
            "Takes the [keys of every chart](#charts)" + (", and those above" if own else "") + ".\n"
        )
    elif not own:
        parts.append("Takes no keys.\n")
    if forms := short_forms(cls):
        parts.append(f"Short form: {forms}.\n")
    if name in shown_words():
        parts.append(f"[What it looks like](gallery.md#{name})\n")
    return "\n" + "\n".join(parts) + "\n"


def _default(default: str) -> str:
    return {"": "*required*", "none": "–"}.get(default, f"`{default}`")


def _linked(kind: str) -> str:
    """Link the records that a type names to their own tables."""
    for name, cls in sorted(RECORDS.items(), key=lambda item: -len(item[0])):
        if name in {"chart", "theme", "brief"}:
            continue
        anchor = name.replace(" ", "-")
        article = noun(cls).removesuffix(name)
        shown = "" if name.endswith("s") else article
        kind = re.sub(rf"(?<![\w\[#-]){article}{name}\b(?!s)", f"{shown}[{name}](#{anchor})", kind)
        kind = re.sub(rf"(?<![\w\[#-])({name}s)\b", rf"[\1](#{anchor})", kind)
    return kind


def table(head: Row, rows: Iterable[Row]) -> str:
    """Return a Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    escaped = (" | ".join(cell.replace("|", "\\|") for cell in line) for line in lines)
    return "".join(f"| {line} |\n" for line in escaped)


def _words() -> str:
    rows = []
    for name in words():
        cls = word(name)
        said = (inspect.getdoc(cls) or "").splitlines()[0]
        rows.append((f"[`{name}`](#{name})", said))
    return "\n" + table(("word", "what it sets"), rows) + "\n"


def _qualifiers() -> str:
    spelled: dict[str, list[str]] = {}
    for written, qualifier in number_text.BEFORE.items():
        gap = " " if written.isascii() else ""
        spelled.setdefault(QUALIFIERS[qualifier][1], []).append(f"`{written}{gap}N`")
    for written, qualifier in number_text.BEHIND.items():
        spelled.setdefault(QUALIFIERS[qualifier][1], []).append(f"`N{written}`")
    rows = [(", ".join(forms), f"{printed} N") for printed, forms in spelled.items()]
    return "\n" + table(("written", "printed in an English brief"), rows) + "\n"


def _claims() -> str:
    head = (
        "kind",
        "in Chinese",
        "in English",
        "what it says of the values",
        "what it is taken for by mistake",
    )
    rows = ((f"`{each.word}`", *each.said, each.meaning, each.trap or "–") for each in KINDS.values())
    return "\n" + table(head, rows) + "\n"


def _styles() -> str:
    examples = {
        "": ("as it is", "{weekday_riders}"),
        "number": ("the number alone, without its unit", "{journeys|number}"),
        "signed": ("with its sign, for changes", "{journeys.growth|signed}"),
        "plain": ("without its qualifier", "{weekday_riders|plain}"),
        "magnitude": ("without its sign, after a word such as “down”", "{cancellations.points|magnitude}"),
        "short": ("rounded, in the largest unit that it has one of", "{visits|short}"),
    }
    brief = read_brief(ROOT / "data" / "harbour-transit.yaml")
    visits = metric.Value.from_scalar("1349084", brief.place)
    long = metric.Metric(
        key="visits", label="Visits", unit="visits", values={"2025": (visits,)}, place=brief.place
    )
    metrics = {**brief.metrics, "visits": long}
    ledger = Ledger.of(metrics, brief.sources, language="en", as_of=brief.meta.as_of)
    rows = []
    for name in ("", *STYLES):
        said, written = examples[name]
        pieces, _ = resolve(written, ledger, brief.place)
        rows.append((f"`{name}`" if name else "none", said, f"`{written}`", "".join(p.text for p in pieces)))
    return "\n" + table(("style", "prints a figure", "written", "printed"), rows) + "\n"


def _limits() -> str:
    return "\n" + table(("what", "at most"), limits()) + "\n"


def _exit_codes() -> str:
    rows = [
        (
            f"`{codes.OK}`",
            "done; warnings may have been printed, and edited outputs kept under a name with a date",
        ),
        (
            f"`{codes.NOT_WRITTEN}`",
            "an output could not be written, memory ran out, `verify` found a difference, or "
            "`fmt --check` a brief to lay out; earlier outputs are whole",
        ),
        (f"`{codes.BAD_INPUT}`", "the brief or the command line has errors; earlier outputs are untouched"),
        (f"`{codes.CONFLICTS}`", "`update` wrote the deck, and left some things in it to you"),
        (f"`{codes.STOPPED + signal.SIGINT}`", "interrupted (Ctrl-C); every output is complete, old or new"),
        (
            f"`{codes.STOPPED + signal.SIGHUP}`, `{codes.STOPPED + signal.SIGTERM}`",
            "told to end (the terminal closed, SIGTERM); every output is complete, old or new",
        ),
    ]
    return "\n" + table(("code", "meaning"), rows) + "\n"


def _problems(language: str = "en") -> str:
    """Return a section a code: what `briefgen explain` prints."""
    shown = (
        f"### {each.code}\n\n{each.cause}\n\n{each.head}{each.cure}\n\n```text\n{each.example}\n```\n"
        for each in explained(language).values()
    )
    return "\n" + "\n".join(shown) + "\n"


def _floors() -> str:
    """Return a row a room, from the top: its floor, and the first line of what it says of itself."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    rows = []
    for floor, layer in enumerate(layers, 1):
        for room in layer.split(" | "):
            said = import_module(f"briefgen.{room}").__doc__ or ""
            rows.append((str(floor), f"`{room}`", said.splitlines()[0]))
    return "\n" + table(("floor", "room", "what it does"), rows) + "\n"


def _structures() -> str:
    """Return a row a page structure, from the first line of its module."""
    rows = []
    for name in get_args(model.PageStructure):
        said = import_module(f"briefgen.layout.structures.{name}").__doc__ or ""
        rows.append((f"`{name}`", said.splitlines()[0].partition(": ")[2]))
    return "\n" + table(("structure", "how the page is built"), rows) + "\n"


def _layouts() -> str:
    """Return a row a slide layout: its cells' shares, and how many blocks it takes."""
    rows = []
    for name, layout in slide_layouts.LAYOUTS.items():
        cells = " / ".join(" · ".join(f"{share:g}" for share in row) for row in layout.rows) or "–"
        more = " or more" if layout.takes is not None else ""
        traits = {
            "picture": layout.picture is not None,
            "larger type": layout.figures > 1 or layout.words > 1,
            "edge to edge": layout.bleed,
            "on panels": layout.panels,
        }
        told = (trait for trait, has in traits.items() if has)
        rows.append((f"`{name}`", cells, f"{layout.cells}{more}", ", ".join(told)))
    return "\n" + table(("layout", "widths, row by row", "blocks", ""), rows) + "\n"


TABLES: dict[str, Callable[[], str]] = {
    "floors": _floors,
    "structures": _structures,
    "layouts": _layouts,
    "words": _words,
    "qualifiers": _qualifiers,
    "claims": _claims,
    "styles": _styles,
    "limits": _limits,
    "exit codes": _exit_codes,
    "commands": lambda: commands(table),
    "options": lambda: sections(table),
    "problems": _problems,
    "problems in Chinese": lambda: _problems("zh"),
    "gallery of blocks": lambda: gallery(charts=False),
    "gallery of charts": lambda: gallery(charts=True),
}


def main() -> None:
    """Make the pages anew and say which have changed."""
    if hasattr(os, "fork"):
        sys.path.append(str(ROOT / "tests"))
        from fork_kit import forked

        doc_consoles.run = lambda words, folder, language: (
            forked(words, doc_consoles.spoken_in(language), folder, as_one=True).stdout
        )
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        if (after := remade(with_every_chart(text) if page.stem == "brief-format" else text)) != text:
            page.write_text(after, encoding="utf-8")
            print(f"{page.relative_to(ROOT)}: made anew")
    for kind in SCHEMAS:
        (ROOT / "docs" / f"{kind}.schema.json").write_text(schema_text(kind), encoding="utf-8")


if __name__ == "__main__":
    main()
