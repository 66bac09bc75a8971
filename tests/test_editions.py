"""Edition after edition: a further row in the table is all that a new month needs."""

from __future__ import annotations

from pathlib import Path

import pytest
from figures_kit import ledger_of

from briefgen.base.diagnostics import BriefError
from briefgen.cli.app import main
from briefgen.diff.compare import compare
from briefgen.diff.versions import read_version
from briefgen.model.scene import Chart, TableItem, Text, walk
from briefgen.pipeline.lay_out import lay_out

SEPTEMBER = (
    "month,wait,seen\n2024-09,45,4273\n2024-10,46,4194\n2024-11,44,4293\n2025-08,42,4419\n2025-09,41,4434\n"
)
OCTOBER = "2025-10,38,4561\n"
BRIEF = """\
meta: {title: "Waits in {now}", language: en, as_of: latest}
data: {returns: returns.csv}
sources: {r: {title: Returns}}
metrics:
  wait:
    {label: Median wait, unit: minutes, kind: amount, source: r,
     from: {table: returns, value: wait, period: month}}
  seen:
    {label: Patients seen, unit: people, source: r, from: {table: returns, value: seen, period: month}}
deck:
  - title: "In {now|short}, after {previous}: {wait}"
    blocks:
      - BLOCK
"""


@pytest.fixture
def edition(tmp_path: Path):
    """Write the brief and its table; return the brief's path."""

    def write(rows: str, block: str = "kpi: wait") -> Path:
        (tmp_path / "returns.csv").write_text(rows, encoding="utf-8")
        (tmp_path / "brief.yaml").write_text(BRIEF.replace("BLOCK", block), encoding="utf-8")
        return tmp_path / "brief.yaml"

    return write


def texts(path: Path) -> list[str]:
    return [item.text for item in walk(lay_out(path).deck.pages[-1].items) if isinstance(item, Text)]


def test_titles_name_the_period_of_the_edition_and_the_one_before_it(edition):
    assert "In Sep 2025, after August 2025: 41 minutes" in texts(edition(SEPTEMBER))
    laid = lay_out(edition(SEPTEMBER + OCTOBER))
    assert laid.deck.imprint.title == laid.page.imprint.title == "Waits in October 2025"
    assert "In Oct 2025, after September 2025: 38 minutes" in texts(edition(SEPTEMBER + OCTOBER))


def test_a_period_in_a_chinese_title_is_written_in_chinese(edition):
    path = edition(SEPTEMBER)
    text = path.read_text(encoding="utf-8").replace("language: en", "language: zh-CN")
    path.write_text(text.replace("Waits in {now}", "{now}候诊，同比{year-earlier}"), encoding="utf-8")
    assert lay_out(path).deck.imprint.title == "2025年9月候诊，同比2024年9月"


def test_a_period_has_no_style_of_numbers(edition):
    path = edition(SEPTEMBER)
    path.write_text(path.read_text(encoding="utf-8").replace("{now|short}", "{now|signed}"), encoding="utf-8")
    with pytest.raises(BriefError, match="a period has no style 'signed'"):
        lay_out(path)


def test_a_metric_that_is_called_now_is_meant_by_its_key(edition):
    path = edition(SEPTEMBER)
    text = path.read_text(encoding="utf-8").replace("wait:", "now:", 1).replace("{wait}", "{now}")
    path.write_text(text.replace("kpi: wait", "kpi: now"), encoding="utf-8")
    assert lay_out(path).deck.imprint.title == "Waits in 41 minutes"


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("periods: [year-earlier, previous, now]", ["Sep 2024", "Aug 2025", "Sep 2025"]),
        ("last: 2", ["Aug 2025", "Sep 2025"]),
        ("last: 99", ["Sep 2024", "Oct 2024", "Nov 2024", "Aug 2025", "Sep 2025"]),
    ],
)
def test_a_chart_shows_periods_by_their_place_before_the_latest(edition, keys: str, shown: list[str]):
    path = edition(SEPTEMBER, f"bar: {{metrics: [seen], {keys}}}")
    (chart,) = [item for item in walk(lay_out(path).deck.pages[-1].items) if isinstance(item, Chart)]
    assert list(chart.categories) == shown


def test_the_last_periods_of_a_chart_are_those_of_any_of_its_metrics(edition):
    path = edition(SEPTEMBER + "2025-10,38,\n", "combo: {metrics: [wait], lines: [seen], last: 3}")
    (chart,) = [item for item in walk(lay_out(path).deck.pages[-1].items) if isinstance(item, Chart)]
    known = [[value for value in series.values if value is not None] for series in chart.series]
    assert known == [[42, 41, 38], [4419, 4434]]


def test_a_metric_without_a_value_so_late_is_named_and_not_just_left_out(edition):
    path = edition(SEPTEMBER + "2025-10,38,\n", "line: {metrics: [wait, seen], last: 1}")
    with pytest.raises(BriefError, match="'seen' has no value so late"):
        lay_out(path)


def test_a_number_of_periods_below_one_is_refused(edition):
    with pytest.raises(BriefError, match="`last` is how many periods to show"):
        lay_out(edition(SEPTEMBER, "line: {metrics: [wait], last: -3}"))


def heads_and_rows(path: Path) -> list[list[str]]:
    (table,) = [item for item in walk(lay_out(path).deck.pages[-1].items) if isinstance(item, TableItem)]
    return [[cell.text.text for cell in row.cells] for row in table.rows]


def test_a_column_of_a_table_is_a_period_before_the_latest(edition):
    table = "table: {metrics: [wait, seen], columns: [latest, previous, year-earlier]}"
    assert heads_and_rows(edition(SEPTEMBER, table)) == [
        ["Metric", "Latest", "Aug 2025", "Sep 2024"],
        ["Median wait", "41 minutes", "42 minutes", "45 minutes"],
        ["Patients seen", "4,434 people", "4,419 people", "4,273 people"],
    ]


def test_where_rows_are_of_other_periods_each_cell_says_its_own(edition):
    table = "table: {metrics: [wait, seen], columns: [latest, previous]}"
    path = edition(SEPTEMBER + "2025-10,38,\n", table)
    assert heads_and_rows(path) == [
        ["Metric", "Latest", "Period before"],
        ["Median wait", "38 minutes", "41 minutes (Sep 2025)"],
        ["Patients seen", "4,434 people", "4,419 people (Aug 2025)"],
    ]


def test_a_claim_is_made_of_the_period_before_the_latest():
    ledger = ledger_of(
        "a: {label: 甲, unit: 万人, values: {2023: 90, 2024: 100, 2025: 110},"
        " claims: [{change: 10, since: previous, until: previous}]}"
    )
    (claim,) = [fact for fact in ledger.facts.values() if fact.kind == "change"]
    assert (claim.since, claim.period, ledger.problems) == ("2023", "2024", ())


def behind(metrics: str, as_of: str = "latest") -> list[str]:
    return [each.message for each in ledger_of(metrics, as_of=as_of).problems if each.code == "behind"]


MONTHLY = "a: {label: A, unit: m, values: {2025-09: 1, 2025-10: 2}}\n"


def test_a_metric_that_stopped_a_month_earlier_is_named():
    late = MONTHLY + "b: {label: B, unit: m, values: {2025-08: 1, 2025-09: 2}}"
    (message,) = behind(late)
    assert message == "b (B): its latest value is of September 2025, and others have October 2025"
    assert behind(late, as_of="2025-10") == []


def test_metrics_that_stopped_together_are_one_warning():
    rows = "".join(f"\nb{n}: {{label: B{n}, unit: m, values: {{2025-09: 2}}}}" for n in range(7))
    (message,) = behind(MONTHLY + rows)
    assert message.startswith("b0 (B0), b1 (B1)")
    assert " and 2 more: their latest values are of" in message


@pytest.mark.parametrize(
    "other",
    [
        "b: {label: B, unit: m, values: {2024: 1}}",
        "b: {label: B, unit: m, values: {2025-09: 1, 2025-10: null}}",
        "b: {label: B, unit: m, computed: a * 2}",
        "b: {label: B, unit: m, values: {2025-10: 1, 2025-11: {value: 2, status: forecast}}}",
    ],
)
def test_years_among_months_gaps_on_purpose_formulas_and_forecasts_are_not_behind(other: str):
    assert behind(MONTHLY + other) == []


def test_an_earlier_edition_is_built_of_a_table_that_has_grown(edition):
    path = edition(SEPTEMBER + OCTOBER)
    path.write_text(path.read_text(encoding="utf-8").replace("latest", "2025-09"), encoding="utf-8")
    assert lay_out(path).deck.imprint.title == "Waits in September 2025"
    assert "In Sep 2025, after August 2025: 41 minutes" in texts(path)


def run(*arguments: object) -> int:
    return main([str(each) for each in arguments])


def test_figures_that_were_kept_tell_what_moved_when_only_the_table_changed(edition, tmp_path, capsys):
    kept = tmp_path / "2025-09.yaml"
    assert run("facts", edition(SEPTEMBER), "--format", "yaml", "--out", kept) == 0
    assert run("check", "--strict", kept) == 0
    path = edition(SEPTEMBER + OCTOBER)
    assert compare(read_version(kept), read_version(kept)) == ()
    capsys.readouterr()
    assert run("diff", kept, path) == 0
    said = capsys.readouterr().out
    assert "41 minutes in September 2025 → 38 minutes in October 2025 (−3 minutes, −7.3%)" in said
    assert "Waits in October 2025: data as of" in said


def test_kept_figures_are_those_of_the_brief_to_the_last_mark(edition, tmp_path, capsys):
    rows = "2025-07,about 40,n/a\n2025-08,39.50 (p),4000\n2025-09,38.0,confidential\n"
    path = edition(f"month,wait,seen\n{rows}")

    assert run("facts", path, "--format", "yaml") == 0
    (tmp_path / "kept.yaml").write_text(capsys.readouterr().out, encoding="utf-8")
    old, new = (read_version(each).ledger for each in (tmp_path / "kept.yaml", path))
    for key in ("wait", "seen"):
        told = [[(fact.period, str(fact.number), fact.qualifier, fact.status) for fact in one.series(key)]
                for one in (old, new)]  # fmt: skip
        assert told[0] == told[1]
        assert {at: gap.reason for at, gap in old.missing(key).items()} == {
            at: gap.reason for at, gap in new.missing(key).items()
        }


def test_a_page_that_carries_its_figures_is_an_edition_to_compare_with(edition, tmp_path, capsys):
    folder = tmp_path / "editions" / "{now}"
    assert run("build", edition(SEPTEMBER), "--attach", "--format", "pdf", "--out", folder) == 0
    page = tmp_path / "editions" / "2025-09" / "brief.pdf"
    path = edition(SEPTEMBER.replace("4434", "4400") + OCTOBER)
    capsys.readouterr()
    assert run("diff", page, path) == 0
    said = capsys.readouterr().out
    assert "38 minutes in October 2025" in said
    assert "4,434 people → 4,400 people" in said
    assert run("check", "--against", page, path) == 0
    assert "the value for September 2025 was 4,434 people" in capsys.readouterr().out


def test_the_page_of_a_typed_brief_carries_the_brief_itself(tmp_path, capsys):
    path = tmp_path / "typed.yaml"
    path.write_text(
        "meta: {title: T, language: en}\nmetrics: {a: {label: A, unit: m, kind: amount, values: {2025: 7}}}\n"
        "onepager: {pillars: [{key: p, modules: [{blocks: [kpi: a]}]}]}\n"
    )
    assert run("build", path, "--attach", "--format", "pdf", "--out", tmp_path) == 0
    assert compare(read_version(tmp_path / "typed.pdf"), read_version(path)) == ()


@pytest.mark.parametrize(
    ("options", "name", "message"),
    [
        ((), "brief.pdf", "this page does not carry the figures it was built from"),
        ((), "brief.pptx", "a deck does not carry all figures of its brief"),
        (("--attach",), "gone.pdf", "this file cannot be read: No such file or directory"),
    ],
)
def test_an_edition_without_figures_is_refused_with_what_to_keep(
    edition, tmp_path, capsys, options, name, message
):
    path = edition(SEPTEMBER)
    assert run("build", path, *options, "--out", tmp_path) == 0
    assert run("diff", tmp_path / name, path) == 2
    assert message in capsys.readouterr().err


def test_what_is_no_pdf_is_refused_by_its_name(edition, tmp_path, capsys):
    (tmp_path / "old.pdf").write_bytes(b"%PDF-1.7 nothing")
    assert run("diff", tmp_path / "old.pdf", edition(SEPTEMBER)) == 2
    assert "not a PDF that can be read" in capsys.readouterr().err


def test_a_folder_named_after_an_edition_needs_a_period(tmp_path, capsys):
    path = tmp_path / "brief.yaml"
    path.write_text("meta: {title: T}\ndeck: [{title: 好, blocks: [prose: 好]}]\n", encoding="utf-8")
    assert run("build", path, "--out", tmp_path / "{now}") == 2
    assert "named after the period that the brief is as of" in capsys.readouterr().err


def test_a_page_built_with_a_parameter_carries_the_figures_that_it_was_set_to(tmp_path, capsys):
    (tmp_path / "returns.csv").write_text(SEPTEMBER, encoding="utf-8")
    path = tmp_path / "brief.yaml"
    text = BRIEF.replace("BLOCK", "kpi: wait").replace("value: wait", 'value: "${column}"')
    path.write_text(f"parameters: {{column: {{label: Column, default: wait}}}}\n{text}", encoding="utf-8")
    given = ("--set", "column=seen")
    assert run("build", path, *given, "--attach", "--format", "pdf", "--out", tmp_path / "old") == 0
    (page,) = (tmp_path / "old").glob("*.pdf")
    capsys.readouterr()
    assert run("diff", page, path, *given) == 0
    assert "do not differ" in capsys.readouterr().out
    assert run("diff", page, path) == 0
    assert "4,434 minutes → 41 minutes" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("column", "head", "late"), [("now", "Oct 2025", "–"), ("latest", "Latest", "23 people (Sep 2025)")]
)
def test_a_late_row_says_its_own_period_and_the_column_that_of_the_others(
    tmp_path, column, head, late
) -> None:
    metric = "{{label: {0}, unit: people, source: r, values: {{2025-08: 1{1}, 2025-09: 2{1}, 2025-10: {2}}}}}"
    rows = "".join(
        f"  {key}: {metric.format(key.upper(), number, value)}\n"
        for key, number, value in (("a", 1, 31), ("b", 2, 32), ("c", 3, "null"))
    )
    table = f"{{table: {{metrics: [a, b, c], columns: [{column}, previous]}}}}"
    deck = f"deck:\n  - {{title: X, blocks: [{table}]}}\n"
    text = f"meta: {{title: T, language: en}}\nsources: {{r: {{title: R}}}}\nmetrics:\n{rows}{deck}"
    (tmp_path / "brief.yaml").write_text(text, encoding="utf-8")
    (page,) = lay_out(tmp_path / "brief.yaml").deck.pages
    (table,) = (item for item in page.items if isinstance(item, TableItem))
    assert [[cell.text.text for cell in row.cells] for row in table.rows] == [
        ["Metric", head, "Sep 2025"],
        ["A", "31 people", "21 people"],
        ["B", "32 people", "22 people"],
        ["C", late, "13 people (Aug 2025)"],
    ]
