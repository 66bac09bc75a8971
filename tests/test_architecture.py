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


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Return all of a file's syntax: each file is parsed once."""
    kept = ast.Import | ast.ImportFrom | ast.ClassDef | ast.FunctionDef
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return tuple(node for node in ast.walk(tree) if isinstance(node, kept))


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
        if any(name.split(".")[0] == library for name in imports_of(path))
    ]
    assert places
    assert all(place.startswith(home) for place in places), places


def test_no_two_classes_share_a_name_save_a_word_of_the_yaml_and_what_a_scene_holds() -> None:
    """A block `row` and a row of the scene's tables are both rows; any other pair confuses a reader."""
    homes: dict[str, list[str]] = {}
    for path in MODULES:
        for node in nodes_of(path):
            if isinstance(node, ast.ClassDef):
                homes.setdefault(node.name.lstrip("_"), []).append(str(path.relative_to(ROOT)))
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


def test_no_file_and_no_function_grows_too_long() -> None:
    written = {str(path.relative_to(ROOT.parent)): path for path in WRITTEN}
    long_files = [
        name
        for name, path in written.items()
        if len(path.read_text(encoding="utf-8").splitlines()) > MOST_LINES
    ]
    long_functions = [
        f"{name}:{node.name}"
        for name, path in written.items()
        for node in nodes_of(path)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > MOST_FUNCTION_LINES
    ]
    assert (long_files, long_functions) == ([], [])
