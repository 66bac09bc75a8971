"""`briefgen init --from`: a table becomes a brief that is checked clean, and what was guessed is marked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from briefgen.brief.read import read_brief
from briefgen.cli.app import main
from briefgen.start.from_table import TableAsked, draft_from

WIDE = """Indicator,Jan 2025,Feb 2025,Mar 2025
Visits (thousand),81.2,79.5,85.8
Books lent (thousand),53.1,52.8,56.0
Satisfaction (%),87.2,88.1,88.9
"""
LONG = """site,month,median_min,patients,remark
Northgate,2025-01,46.2,1268,
Northgate,2025-02,45.1,1240,late
Quayside,2025-01,41.0,1003,
Quayside,2025-02,40.2,988,
"""
PERCENT = (
    "district,2023,2024,2025\nNorth,57.1%,58.0%,59.2%\nSouth,61.3%,60.8%,62.5%\nEast,49.9%,51.2%,52.6%\n"
)
CHINESE = """月份,院区,门诊量（人次）,满意度（%）,平均候诊时间（分钟）
2025年1月,东院,12680,91.2,21.5
2025年1月,西院,10030,88.4,25.1
2025年2月,东院,12400,91.9,20.8
2025年2月,西院,9880,89.0,24.6
"""
EMPTY = "year,visits,,loans,spare\n2023,840,,625,\n2024,915,,660,\n2025,1033,,719,\n"
DATES = "Date,Deliveries\n31 January 2025,412\n28 February 2025,398\n31 March 2025,431\n"
ONE_ROW = 'Year,Members,Rate of growth (%),"Income (£ million)"\n2025,51600,7.1,12.4\n'
INDICATORS = """date,area,indicator,unit,value
2025-01,North,Visits,thousand,12.1
2025-01,South,Visits,thousand,11.1
2025-02,North,Visits,thousand,12.5
2025-02,South,Visits,thousand,11.9
2025-01,North,Satisfied,%,81.1
2025-01,South,Satisfied,%,82.1
2025-02,North,Satisfied,%,81.9
2025-02,South,Satisfied,%,82.9
"""
UNITS = "指标,单位,2023年,2024年,2025年\n生产总值,亿元,15760,16719,17560\n城镇化率,%,78.3,79.0,79.6\n"
PARTS = """Year,Month,Store,Sales (EUR thousand)
2025,1,Alba,31.2
2025,1,Bora,28.1
2025,2,Alba,30.5
2025,2,Bora,29.7
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def drafted(table: str, capsys: Any, name: str = "figures.csv") -> dict[str, Any]:
    """What `init --from` leaves of a table; it is checked clean, with no warning."""
    Path(name).write_text(table, encoding="utf-8")
    return left(name, capsys)


def left(name: str, capsys: Any, *options: str) -> dict[str, Any]:
    assert main(["init", "--from", name, *options]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[-2].endswith(": clean"), said
    assert said[-1].replace("'", "") == f"build it: briefgen build {said[0]}"
    text = Path(said[0]).read_text(encoding="utf-8")
    assert f"{text.count('# review: ')} guesses" in said[-3]
    brief: dict[str, Any] = yaml.safe_load(text)
    return brief


def units(brief: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {key: (metric.get("unit", ""), metric["kind"]) for key, metric in brief["metrics"].items()}


def test_heads_that_are_months_make_each_row_a_metric_with_the_unit_in_its_name(folder, capsys):
    brief = drafted(WIDE, capsys)
    assert units(brief) == {
        "visits": ("thousand", "amount"),
        "books_lent": ("thousand", "amount"),
        "satisfaction": ("%", "rate"),
    }
    assert brief["metrics"]["visits"]["from"] == {"table": "figures", "row": "Visits (thousand)"}
    assert brief["meta"] == {"title": "Figures", "language": "en", "as_of": "latest"}


def test_a_column_of_sites_makes_families_of_which_counts_are_added_up_and_medians_are_not(folder, capsys):
    metrics = drafted(LONG, capsys)["metrics"]
    family = {"table": "figures", "period": "month", "by": "site"}
    assert metrics["patients"]["from"] == {**family, "value": "patients", "aggregate": "sum"}
    assert metrics["median"]["from"] == {**family, "value": "median_min"}
    assert metrics["median"]["unit"] == "minutes"
    assert "# left out: remark" in Path("figures.yaml").read_text(encoding="utf-8")


def test_rows_of_districts_are_members_and_per_cent_is_read_of_their_cells(folder, capsys):
    metrics = drafted(PERCENT, capsys)["metrics"]
    assert [(each["unit"], each["from"]["by"]) for each in metrics.values()] == [("%", "district")]


def test_chinese_heads_give_a_chinese_brief_with_units_and_kinds(folder, capsys):
    brief = drafted(CHINESE, capsys, "分院区.csv")
    assert brief["meta"]["language"] == "zh-CN"
    assert units(brief) == {
        "门诊量": ("人次", "count"),
        "满意度": ("%", "rate"),
        "平均候诊时间": ("分钟", "amount"),
    }
    assert {each["from"]["by"] for each in brief["metrics"].values()} == {"院区"}


def test_a_title_above_the_heads_of_a_sheet_is_no_head(folder, capsys):
    book = openpyxl.Workbook()
    for row in (["Library returns"], [], ["year", "visits"], [2024, 915], [2025, 1033]):
        book.active.append(row)
    book.save("figures.xlsx")
    assert list(left("figures.xlsx", capsys)["metrics"]) == ["visits"]


def test_an_empty_column_is_left_out_and_named(folder, capsys):
    assert list(drafted(EMPTY, capsys)["metrics"]) == ["visits", "loans"]
    assert "# left out: spare: it is empty" in Path("figures.yaml").read_text(encoding="utf-8")


def test_dates_as_text_at_the_ends_of_months_stand_for_months(folder, capsys):
    selection = drafted(DATES, capsys)["metrics"]["deliveries"]["from"]
    assert (selection["dates"], selection["aggregate"]) == ("month", "sum")


def test_one_row_makes_a_brief_of_one_year(folder, capsys):
    assert units(drafted(ONE_ROW, capsys)) == {
        "members": ("", "count"),
        "rate_of_growth": ("%", "rate"),
        "income": ("£ million", "amount"),
    }


def test_a_column_of_indicators_makes_a_metric_of_each_with_the_unit_beside_it(folder, capsys):
    brief = drafted(INDICATORS, capsys)
    assert units(brief) == {"visits": ("thousand", "amount"), "satisfied": ("%", "rate")}
    assert brief["metrics"]["satisfied"]["from"]["where"] == {"indicator": "Satisfied"}


def test_a_column_of_units_beside_periods_as_heads_gives_each_row_its_unit(folder, capsys):
    assert list(units(drafted(UNITS, capsys)).values()) == [("亿元", "amount"), ("%", "rate")]


def test_one_member_below_years_is_a_row_and_a_column_without_a_head_is_left_out(folder, capsys):
    metrics = drafted("Site,2024,2025\nNorthgate,5,6\n", capsys)["metrics"]
    assert metrics["northgate"]["from"] == {"table": "figures", "row": "Northgate"}
    Path("figures.yaml").unlink()
    assert list(drafted("year,visits,\n2024,5,1\n2025,6,2\n", capsys)["metrics"]) == ["visits"]
    assert "# left out: a column without a head: give it one" in Path("figures.yaml").read_text(
        encoding="utf-8"
    )


def test_semicolons_and_decimal_commas_are_read_and_marked(folder, capsys):
    brief = drafted("Jahr;Wert (km)\n2024;1,5\n2025;1,7\n", capsys)
    assert brief["data"]["figures"] == {"file": "figures.csv", "decimal": "comma"}
    assert brief["metrics"]["wert"]["from"]["period"] == "Jahr"


def test_a_year_beside_a_month_is_one_period(folder, capsys):
    assert drafted(PARTS, capsys)["metrics"]["sales"]["from"]["period"] == ["Year", "Month"]


def test_every_unit_kind_and_sum_that_was_guessed_has_a_mark_on_its_line(folder, capsys):
    drafted(LONG, capsys)
    lines = Path("figures.yaml").read_text(encoding="utf-8").splitlines()
    guessed = [line for line in lines if re.match(r" +(?:# )?(?:unit|kind|from|title):", line)]
    assert len(guessed) == 7
    assert all("# review: " in line for line in guessed)


def test_what_the_command_line_says_is_not_guessed_and_its_folder_gets_the_table(folder, capsys):
    Path("figures.csv").write_text(LONG, encoding="utf-8")
    brief = left(
        "figures.csv", capsys, "new", "--title", "Waits: {all}", "--publisher", "Trust", "--language", "en"
    )
    assert brief["meta"]["title"] == "Waits: {{all}}"
    assert Path("new/figures.csv").read_text(encoding="utf-8") == LONG
    assert not Path("figures.yaml").exists()


def test_a_cell_that_needs_a_decision_is_told_with_its_place(folder, capsys):
    rows = "".join(f"2025-0{month},{month}\n" for month in range(1, 8))
    Path("figures.csv").write_text(f"month,visits\n{rows}2025-08,abc\n", encoding="utf-8")
    assert main(["init", "--from", "figures.csv"]) == 0
    said = capsys.readouterr().out
    assert "figures.csv:9:2: error: 'abc' is not a number" in said
    assert "it builds when the lines above are decided" in said


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("site,beds\nA,3\nB,5\n", "add a column `year`"),
        ("year,site\n2024,A\n2025,B\n", "it has no column of numbers"),
        (",visits\n2025-01,3\n2025-02,4\n", "give it one, as `month`"),
        ("2024,2025\n3,4\n", "add a first column that says what the numbers are"),
    ],
)
def test_a_table_of_which_no_metric_can_be_made_is_told_with_what_to_do(folder, capsys, table, said):
    Path("figures.csv").write_text(table, encoding="utf-8")
    assert main(["init", "--from", "figures.csv"]) == 2
    assert said in capsys.readouterr().err
    assert not Path("figures.yaml").exists()


def test_a_workbook_of_two_sheets_asks_for_one_in_words_of_the_command_line(folder, capsys):
    book = openpyxl.Workbook()
    book.active.title = "Monthly"
    for row in (["year", "visits"], [2024, 915], [2025, 1033]):
        book.active.append(row)
    book.create_sheet("Other")
    book.save("figures.xlsx")
    assert main(["init", "--from", "figures.xlsx"]) == 2
    assert "`--sheet Monthly`" in capsys.readouterr().err
    assert left("figures.xlsx", capsys, "--sheet", "Monthly")["data"]["figures"]["sheet"] == "Monthly"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["no.csv"], "no such file"),
        (["."], "is a folder"),
        (["t.txt"], "is not a table"),
        (["figures.csv", "--kind", "sites"], "--kind"),
    ],
)
def test_what_cannot_be_drafted_is_told_in_a_line(folder, capsys, words, said):
    Path("figures.csv").write_text(LONG, encoding="utf-8")
    assert main(["init", "--from", *words]) == 2
    assert said in capsys.readouterr().err


def test_a_brief_that_is_there_is_not_written_over_by_a_draft(folder, capsys):
    Path("figures.csv").write_text(LONG, encoding="utf-8")
    Path("figures.yaml").write_text("mine", encoding="utf-8")
    assert main(["init", "--from", "figures.csv"]) == 2
    assert Path("figures.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("table", "metrics"),
    [
        (
            "site,visits 2024,visits 2025,loans 2024,loans 2025\nNorth,12,13,4,5\nSouth,22,23,14,15\n",
            {"visits": ("visits", "site"), "loans": ("loans", "site")},
        ),
        ("2024 visits,2025 visits\n1200,1300\n", {"visits": ("visits", None)}),
        ("2024年访客,2025年访客\n1200,1300\n", {"访客": ("访客", None)}),
        ("Visits 2024 (thousand),Visits 2025 (thousand)\n12,13\n", {"visits": ("Visits (thousand)", None)}),
    ],
)
def test_heads_of_a_name_and_a_period_are_one_metric_with_periods(folder, capsys, table, metrics):
    made = drafted(table, capsys)["metrics"]
    said = {key: (each["from"]["value"], each["from"].get("by")) for key, each in made.items()}
    assert said == metrics
    assert all("period" not in each["from"] for each in made.values())
    read = next(iter(read_brief(Path("figures.yaml")).metrics.values()))
    assert list(read.values) == ["2024", "2025"]


def test_a_year_in_one_head_alone_is_no_period(folder, capsys):
    assert "value" in drafted("year,Budget 2025\n2024,3\n2025,4\n", capsys)["metrics"]["budget_2025"]["from"]


@pytest.mark.parametrize(
    ("language", "table"),
    [
        ("de", "Monat;Standort;Besuche (Tsd.)\nJanuar 2025;Nord;1.204,5\nMärz 2025;Nord;12,5\n"),
        ("fr", "Trimestre;Commune;Recettes (M€)\nT1 2025;Aubrac;12,5\nT2 2025;Aubrac;13,1\n"),
        ("zh-TW", "年度,區域,滿意度（%）\n2023,東區,81.2\n2024,東區,83.4\n"),
    ],
)
def test_a_table_of_another_language_is_read_and_drafted_in_it(
    tmp_path: Path, language: str, table: str
) -> None:
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    draft = draft_from(TableAsked(path=tmp_path / "t.csv"))
    assert f"language: {language}\n" in draft.text
    assert draft.metrics == 1
    assert ("decimal: comma" in draft.text) == (language != "zh-TW")
