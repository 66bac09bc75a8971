"""Charts of metrics whose values are missing in some periods: every word takes them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from briefgen.base.diagnostics import BriefError
from briefgen.brief import vocabulary
from briefgen.model.scene import Chart, walk
from briefgen.pipeline.lay_out import lay_out

METRICS = """\
meta: {title: T, language: en}
metrics:
  a: {label: A, unit: t, kind: amount, values: {2025-01: 3, 2025-02: ~, 2025-03: 5, 2025-04: n/a, 2025-05: 6}}
  b: {label: B, unit: t, kind: amount, values: {2025-01: c, 2025-02: 4, 2025-03: 5, 2025-04: 7, 2025-05: –}}
  f: {label: F, unit: bn, kind: amount, values: {2025-01: n/a, 2025-02: n/a}}
"""
WORDS = [word for word in vocabulary.words() if vocabulary.is_chart(word)]


def brief(folder: Path, block: str) -> Path:
    path = folder / "b.yaml"
    path.write_text(f"{METRICS}deck: [{{title: X, blocks: [{block}]}}]\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("metrics", ["a", "b", "[a, b]", "[a, f]"])
def test_a_chart_of_values_with_gaps_is_drawn_or_refused_with_a_reason(tmp_path, word, metrics):
    with suppress(BriefError):
        lay_out(brief(tmp_path, f"{{{word}: {metrics}}}"), parts=frozenset({"deck"}))


def test_a_mekko_leaves_out_the_periods_in_which_a_part_is_missing(tmp_path):
    laid = lay_out(brief(tmp_path, "{mekko: [a, b]}"))
    (chart,) = (item for item in walk(laid.deck.pages[0].items) if isinstance(item, Chart))
    assert [series.facts for series in chart.series] == [("a.2025-03",), ("b.2025-03",)]
    (told,) = [problem for problem in laid.problems if "not all parts have a value" in problem.message]
    assert "2025-01" in told.message
    assert "`periods`" in told.hint
