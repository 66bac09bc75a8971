"""Where a line of code lives: the import directions that keep painters dumb and facts alone."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "briefgen"
PLAIN = {
    "chart_style",
    "colour",
    "content_hash",
    "guides",
    "language",
    "nature",
    "near_names",
    "records",
    "seal",
}
"""Everybody may import these; they import nothing of ours but each other."""
HINGE = {"fence", "moving", "units", "problems", "scene", "theme", "setting", "phrase", "words"}
ALLOWED = {
    **{name: set() for name in PLAIN},
    "fence": set(),
    "units": set(),
    "problems": set(),
    "phrase": {"problems"},
    "typeset": set(),
    "scene": {"typeset", "units", "problems"},
    "moving": {"scene"},
    "theme": {"units", "problems", "scene"},
    "text": {"units", "problems", "scene", "cache"},
    "facts": {"units", "problems", "phrase"},
    "brief": {"fence", "units", "problems", "phrase", "facts", "setting", "theme", "blocks", "charts"},
    "charts": HINGE | {"text", "facts", "cache", "shortage"},
    "blocks": HINGE | {"text", "facts", "charts"},
    "layout": HINGE | {"text", "facts", "charts", "blocks", "brief"},
    "paint": {"units", "problems", "scene", "theme", "text"},
    "diff": {"facts", "brief"},
    "report": {"problems", "scene", "words", "facts", "diff"},
}
MOST_LINES, MOST_FUNCTION_LINES = 350, 60
ONLY_HERE = {"pptx": "paint/pptx/", "reportlab": "paint/pdf/", "matplotlib": "charts/recorder.py"}


def imports_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return names


MODULES = sorted(ROOT.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_its_package_may(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0].removesuffix(".py")
    if package not in ALLOWED:
        return
    ours = {name.split(".")[1] for name in imports_of(path) if name.startswith("briefgen.") and "." in name}
    assert ours - ALLOWED[package] - PLAIN - {package} == set()


@pytest.mark.parametrize(("library", "home"), ONLY_HERE.items())
def test_a_library_is_imported_in_one_place(library: str, home: str) -> None:
    places = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if any(name.split(".")[0] == library for name in imports_of(path))
    ]
    assert places
    assert all(place.startswith(home) for place in places), places


WRITTEN = sorted(
    path
    for folder in ("briefgen", "tests", "fuzz", "bench", "scripts")
    for path in (ROOT.parent / folder).rglob("*.py")
)


def test_no_file_and_no_function_grows_too_long() -> None:
    texts = {str(path.relative_to(ROOT.parent)): path.read_text(encoding="utf-8") for path in WRITTEN}
    long_files = [name for name, text in texts.items() if len(text.splitlines()) > MOST_LINES]
    long_functions = [
        f"{name}:{node.name}"
        for name, text in texts.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > MOST_FUNCTION_LINES
    ]
    assert (long_files, long_functions) == ([], [])
