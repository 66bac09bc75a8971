"""Where a line of code lives: the import directions that keep painters dumb and facts alone."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1] / "briefgen"
MOST_LINES, MOST_FUNCTION_LINES = 350, 60
ONLY_HERE = {
    "pptx": "render/pptx/",
    "reportlab": "render/pdf/",
    "matplotlib": "blocks/charts/drawing/recorder.py",
}


CLASS = re.compile(r"^[ \t]*class (\w+)[(:\[]", re.MULTILINE)
DEFINITION = re.compile(r"([ \t]*)(?:async )?(?:def|class) \w")


def may_hold_a_long_function(text: str) -> bool:
    """Say whether more lines than a function may have lie before the next definition that is not within it.

    Only these files are parsed, which is what takes the time.
    """
    lines = text.splitlines()
    starts = [
        (number, len(found[1])) for number, line in enumerate(lines) if (found := DEFINITION.match(line))
    ]
    starts.append((len(lines), 0))
    for at, (number, depth) in enumerate(starts[:-1]):
        end = next((later for later, other in starts[at + 1 :] if other <= depth), len(lines))
        if end - number > MOST_FUNCTION_LINES:
            return True
    return False


@cache
def nodes_of(path: Path) -> tuple[ast.stmt, ...]:
    """Return a file's imports, classes and functions: each file is parsed once, no expression is walked."""
    kept = ast.Import | ast.ImportFrom | ast.ClassDef | ast.FunctionDef
    found: list[ast.stmt] = []
    open_ones: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while open_ones:
        node = open_ones.pop()
        if isinstance(node, kept):
            found.append(node)
        for part in ("body", "orelse", "finalbody", "handlers", "cases"):
            open_ones += getattr(node, part, ())
    return tuple(found)


def imports_of(path: Path) -> set[str]:
    names: set[str] = set()
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return names


MODULES = sorted(ROOT.rglob("*.py"))


def test_the_house_keeps_its_contract() -> None:
    assert lint_imports(config_filename=str(ROOT.parent / "pyproject.toml"), no_cache=True) == 0


def test_contributing_names_every_room() -> None:
    text = (ROOT.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (tree,) = re.findall(r"```text\n(cli .*?)```", text, re.DOTALL)
    named = re.findall(r"^[\s│├└─]*(\w+)  ", tree, re.MULTILINE)
    assert sorted(named) == sorted(
        path.parent.name for path in ROOT.rglob("__init__.py") if path.parent != ROOT
    )


@pytest.mark.parametrize(("library", "home"), ONLY_HERE.items())
def test_a_library_is_imported_in_one_place(library: str, home: str) -> None:
    places = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if library in path.read_text(encoding="utf-8")
        and any(name.split(".")[0] == library for name in imports_of(path))
    ]
    assert places
    assert all(place.startswith(home) for place in places), places


def test_no_two_classes_share_a_name_save_a_word_of_the_yaml_and_what_a_scene_holds() -> None:
    """A block `row` and a row of the scene's tables are both rows; any other pair confuses a reader."""
    homes: dict[str, list[str]] = {}
    for path in MODULES:
        for name in CLASS.findall(path.read_text(encoding="utf-8")):
            homes.setdefault(name.lstrip("_"), []).append(str(path.relative_to(ROOT)))
    twice = {name: places for name, places in homes.items() if len(places) > 1}
    for name, places in twice.items():
        word, scene = sorted(places)
        assert word in (f"blocks/{name.lower()}.py", f"blocks/charts/{name.lower()}.py"), (name, places)
        assert scene in ("model/scene.py", "model/typeset.py"), (name, places)


WRITTEN = sorted(
    path
    for folder in ("briefgen", "tests", "fuzz", "bench", "scripts")
    for path in (ROOT.parent / folder).rglob("*.py")
)


def test_copies_are_made_by_our_own_copier() -> None:
    """The library's `replace` costs three times as much, and a build makes thousands of copies."""
    home = ROOT / "base" / "copier.py"
    theirs = re.compile(r"^\s*from dataclasses import .*\breplace\b", re.MULTILINE)
    files = [path for path in ROOT.rglob("*.py") if path != home]
    assert [path.name for path in files if theirs.search(path.read_text(encoding="utf-8"))] == []


def test_no_file_and_no_function_grows_too_long() -> None:
    written = {str(path.relative_to(ROOT.parent)): path for path in WRITTEN}
    texts = {name: path.read_text(encoding="utf-8") for name, path in written.items()}
    long_files = [name for name, text in texts.items() if len(text.splitlines()) > MOST_LINES]
    long_functions = [
        f"{name}:{node.name}"
        for name, path in written.items()
        if may_hold_a_long_function(texts[name])
        for node in nodes_of(path)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > MOST_FUNCTION_LINES
    ]
    assert (long_files, long_functions) == ([], [])
