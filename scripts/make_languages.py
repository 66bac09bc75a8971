"""The code's texts in; the catalogues of `briefgen/languages/` brought up to date and compiled.

Beside each stands in a .json how its language writes numbers and dates.

    python scripts/make_languages.py             # collect, merge, compile; texts that went are dropped
    python scripts/make_languages.py --missing   # what is not translated yet, a language at a time
    python scripts/make_languages.py --new pt    # begin a language

A text is collected where the code calls `tr`, `tr_n`, `say`, `say_n` or `Message` with literals, and where a
constant is marked as one: by `N_` for the user's language, by `both` for the brief's (`base/marked.py`).
"""

from __future__ import annotations

import argparse
import ast
import io
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from language_conventions import conventions_of

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "briefgen" / "languages"
NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
"""What stands in compiled files, which are the same from run to run."""
PRINTED = "brief"
SPOKEN = ("zh",)
"""The languages of the program's messages, besides English: those of `briefgen/cli/language.py`."""
Key = tuple[str | None, str | tuple[str, str]]
"""Context and text, or the texts of one and of many."""


@dataclass(frozen=True)
class Found:
    """A text of the code: its key, whether it is Chinese, and the room where it stands."""

    key: Key
    chinese: bool
    room: str


def _literals(values: Sequence[ast.expr], count: int) -> list[str]:
    """Return the first arguments of a call where they are texts, else nothing."""
    found = [each.value for each in values[:count] if isinstance(each, ast.Constant)]
    texts = [each for each in found if isinstance(each, str)]
    return texts if len(texts) == count else []


def _named_by_a_block(node: ast.AnnAssign) -> Iterator[tuple[Key, bool]]:
    """Yield what a chart is called: a tuple of its class, so that a block is a file without ceremony."""
    constant = getattr(node.target, "id", "") in ("SPOKEN", "RUN_CHART")
    if constant and isinstance(node.value, ast.Tuple) and (found := _literals(node.value.elts, 2)):
        yield (PRINTED, found[0]), True
        yield (PRINTED, found[1]), False


def _doc_of_required(call: ast.Call) -> str:
    """Return what is said of a key that a brief has to have, where it is missing; empty for another."""
    given = {each.arg: each.value for each in call.keywords}
    metadata = given.get("metadata")
    if not isinstance(metadata, ast.Dict) or {"default", "default_factory"} & set(given):
        return ""
    pairs = zip(metadata.keys, metadata.values, strict=True)
    found = (value for key, value in pairs if isinstance(key, ast.Constant) and key.value == "doc")
    return next((value.value for value in found if isinstance(value, ast.Constant)), "")


def _keys(call: ast.Call) -> Iterator[tuple[Key, bool]]:
    """Yield the keys that a call has, and whether each is Chinese."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    behind = call.args[1:] if name in ("say", "say_n") else call.args
    if name == "field" and (doc := _doc_of_required(call)):
        yield (None, doc), False
    elif name in ("tr", "N_") and (found := _literals(behind, 1)):
        yield (None, found[0]), False
    elif name == "tr_n" and (found := _literals(behind, 2)):
        yield (None, (found[0], found[1])), False
    elif name in ("Message", "both", "say") and (found := _literals(behind, 2)):
        yield (PRINTED, found[0]), True
        yield (PRINTED, found[1]), False
    elif name == "han" and (found := _literals(behind, 1)):
        yield (PRINTED, found[0]), True
    elif name == "plural" and (found := _literals(behind, 2)):
        yield (PRINTED, (found[0], found[1])), False
    elif name == "say_n" and (found := _literals(behind, 3)):
        yield (PRINTED, found[0]), True
        yield (PRINTED, (found[1], found[2])), False


def _found(node: ast.AST) -> Iterator[tuple[Key, bool]]:
    if isinstance(node, ast.Call):
        yield from _keys(node)
    elif isinstance(node, ast.AnnAssign):
        yield from _named_by_a_block(node)


@cache
def collected() -> list[Found]:
    """Return every text of the code, in the order of files and lines, each once."""
    seen: dict[tuple[Key, bool], Found] = {}
    for file in sorted((ROOT / "briefgen").rglob("*.py")):
        room = file.relative_to(ROOT / "briefgen").parts[0]
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            for key, chinese in _found(node):
                if key[1] and all(key[1]):
                    seen.setdefault((key, chinese), Found(key, chinese, room))
    return list(seen.values())


def wanted(tag: str, found: list[Found]) -> list[Found]:
    """Return what a language's file translates: what briefs print, and what the program says in it."""
    chinese = tag.startswith("zh")
    printed = [each for each in found if each.key[0] and each.chinese == chinese and tag != "zh"]
    return printed + [each for each in found if not each.key[0] and tag in SPOKEN]


def read(path: Path) -> Catalog:
    """Return a catalogue as its file has it, or an empty one."""
    if not path.exists():
        return Catalog(locale=path.stem, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=path.stem, abort_invalid=True)


def merged(tag: str, found: list[Found]) -> Catalog:
    """Return a language's catalogue with the texts of today in order, translations and comments kept."""
    old, new = read(FOLDER / f"{tag}.po"), Catalog(locale=tag, fuzzy=False)
    for each in sorted(wanted(tag, found), key=lambda each: (each.key[0] or "", str(each.key[1]))):
        context, text = each.key
        kept = old.get(text if isinstance(text, str) else text[0], context)
        same = kept is not None and isinstance(kept.id, str) == isinstance(text, str)
        empty = None if isinstance(text, str) else ("",) * new.num_plurals
        comments = kept.user_comments if kept is not None else ()
        new.add(
            text, kept.string if kept is not None and same else empty, context=context,
            auto_comments=[each.room], user_comments=comments,
        )  # fmt: skip
    return new


def text_of(catalog: Catalog) -> str:
    """Return a catalogue's file, the same from run to run: without dates and names nobody filled in."""
    out = io.BytesIO()
    write_po(out, catalog, width=100, include_lineno=False, ignore_obsolete=True)
    head, _, rest = out.getvalue().decode("utf-8").partition("\n\n")
    kept = (
        line for line in head.splitlines()
        if line.startswith(("msg", '"Language: ', '"Plural-Forms', '"MIME', '"Content'))
    )  # fmt: skip
    comment = (
        f"# What briefgen says, in {catalog.locale.english_name}; scripts/make_languages.py adds new texts.\n"
    )
    return comment + "\n".join(kept) + "\n\n" + rest.rstrip("\n") + "\n"


def compiled(catalog: Catalog) -> bytes:
    """Return a catalogue as gettext reads it."""
    catalog.creation_date = catalog.revision_date = NO_DATE
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def untranslated(catalog: Catalog) -> list[str]:
    """Return the texts without a translation."""
    missing = [each for each in catalog if each.id and not (each.string and all(each.string))]
    return [each.id if isinstance(each.id, str) else each.id[0] for each in missing]


def tags() -> list[str]:
    """Return the languages that have a file."""
    return sorted(path.stem for path in FOLDER.glob("*.po"))


def main() -> int:
    """Bring every catalogue up to date; return 1 where ``--missing`` finds a text."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--missing", action="store_true", help="list what is not translated, change nothing")
    options.add_argument("--new", metavar="TAG", help="begin a language: de, pt_BR, zh_Hant")
    given = options.parse_args()
    found, code = collected(), 0
    for tag in sorted({*tags(), *([given.new] if given.new else [])}):
        catalog = merged(tag, found)
        left = untranslated(catalog)
        print(f"{tag}: {len(catalog)} texts, {len(left)} not translated")
        if given.missing:
            print("".join(f"    {text!r}\n" for text in left), end="")
            code |= bool(left)
            continue
        (FOLDER / f"{tag}.po").write_text(text_of(catalog), "utf-8", newline="\n")
        (FOLDER / f"{tag}.mo").write_bytes(compiled(catalog))
        if tag != "zh":  # briefs in Chinese need none
            (FOLDER / f"{tag}.json").write_text(conventions_of(tag), "utf-8", newline="\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
