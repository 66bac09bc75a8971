"""docs/library.md: each snippet runs, behind those above it, and prints what is shown; so do its examples."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest
from docs_kit import ROOT, script

PAGE = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
SNIPPET = re.compile(r"```python\n(?P<code>.*?)```\n(?:\n```text\n(?P<printed>.*?)```)?", re.DOTALL)


def test_the_snippets_run_and_print_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "library.yaml").write_text(script("doc_consoles").named_briefs(PAGE)["library.yaml"], "utf-8")
    monkeypatch.chdir(tmp_path)
    snippets = list(SNIPPET.finditer(PAGE))
    assert len(snippets) == PAGE.count("```python")
    names: dict[str, object] = {}
    for snippet in snippets:
        exec(compile(snippet["code"], "docs/library.md", "exec"), names)
        assert capsys.readouterr().out == (snippet["printed"] or "")
    assert "_repr_html_" in dir(names["result"])


def test_the_program_builds_and_says_what_it_came_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = importlib.util.spec_from_file_location("monthly", ROOT / "docs" / "examples" / "monthly.py")
    assert spec is not None
    assert spec.loader is not None
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    assert program.main([{"month": "2025-10", "median_min": 38}], tmp_path) == 0
    assert "Median wait: 38 minutes (Monthly returns; table returns, row 1, " in capsys.readouterr().out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["waits.pdf", "waits.pptx"]
    assert program.main([{"month": "2025-10", "median_min": "many"}], tmp_path) == 2
    assert "table returns, row 1, column median_min: " in capsys.readouterr().err
