"""A table without room for its numbers says so once, and not again of each number."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.base.diagnostics import BriefError
from briefgen.pipeline.lay_out import lay_out

BRIEF = """\
meta: {title: Visits, language: en}
metrics:
  a: {label: Adults, unit: visits, kind: amount, values: {2022: 103.3, 2023: 335.2, 2024: 377.1, 2025: 401.4}}
deck:
  - title: How often
    layout: six-cells
    blocks: [{table: {metrics: [a], columns: [2022, 2023, 2024, 2025, change, trend]}}, CELLS]
"""


def test_a_table_that_is_too_narrow_is_told_once(brief_file: Callable[[str], Path]) -> None:
    with pytest.raises(BriefError) as refused:
        lay_out(brief_file(BRIEF.replace("CELLS", ", ".join(["{prose: Open}"] * 5))))
    assert {problem.code for problem in refused.value.problems} == {"table"}
