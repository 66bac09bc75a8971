"""`briefgen facts`: the ledger as aligned text, JSON, CSV and XLSX, and where each figure is printed."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import openpyxl
import pytest

from briefgen.cli.app import main
from briefgen.report.columns import aligned, width

BRIEF = """\
meta: {title: 科技简报, as_of: 2025, date: 2025-12-04}
sources:
  panel: {title: 信息图}
  text: {title: 正文}
metrics:
  sme:
    label: 中小企业
    unit: 家
    values: {now: 9776}
    source: panel
    claims:
      - {growth: 85, since: 2020}
  brokers:
    label: "=经纪人"
    unit: 人
    values: {now: 超2400}
    source: text
  giants:
    label: 小巨人
    unit: 家
    values: {now: 256}
    claims:
      - {multiple: 5.4, since: 2020, source: panel}
      - {multiple: 3.4, since: 2020, source: text}
    settle: {claim: multiple, source: text, reason: 待核实}
deck:
  - {kind: cover}
  - title: 中小企业增长{sme.growth}
    blocks:
      - column: sme
      - kpi: brokers
"""


@pytest.fixture
def told(brief_file, capsys):
    """Print a brief's ledger in a format; return what is on the terminal."""

    def tell(*options: str, brief: str = BRIEF) -> str:
        assert main(["facts", str(brief_file(brief)), *options]) == 0
        return capsys.readouterr().out

    return tell


@pytest.fixture
def written(brief_file, tmp_path):
    """Write a brief's ledger to a file; return its bytes."""

    def write(form: str) -> bytes:
        out = tmp_path / f"ledger.{form}"
        assert main(["facts", str(brief_file(BRIEF)), "--format", form, "--out", str(out)]) == 0
        return out.read_bytes()

    return write


def entry(told, key: str) -> dict:
    return next(each for each in json.loads(told("--format", "json")) if each["key"] == key)


def test_a_published_figure_has_its_value_unit_period_and_source(told):
    sme = entry(told, "sme.now")
    assert (sme["figure"], sme["value"], sme["unit"], sme["period"]) == ("9776家", "9776", "家", "目前")
    assert (sme["origin"], sme["sources"]) == ("published", ["信息图"])


def test_a_derived_figure_says_what_it_follows_from_and_between_which_bounds_it_lies(told):
    past = entry(told, "sme.2020")
    assert (past["origin"], past["figure"]) == ("derived", "约5284家")
    assert past["derivation"] == "由9776家与增长85%反推：5271–5298家"
    assert (past["low"], past["high"], past["interval"]) == ("5271", "5298", "[5271, 5298]")


def test_an_overruled_claim_stays_visible_as_such(told):
    multiples = [each for each in json.loads(told("--format", "json")) if each["kind"] == "multiple"]
    assert [(each["figure"], each["origin"]) for each in multiples] == [
        ("3.4倍", "published"),
        ("5.4倍", "overruled"),
    ]


def test_it_says_on_which_slide_and_as_what_a_figure_is_printed(told):
    on_slides = [at for at in entry(told, "sme.growth@2020")["printed"] if at["medium"] == "slide"]
    assert on_slides == [{"medium": "slide", "number": 2, "as": ["title"]}]
    assert {"medium": "slide", "number": 2, "as": ["column"]} in entry(told, "sme.now")["printed"]


def test_text_has_one_line_a_figure_with_columns_in_line(told):
    lines = told().splitlines()
    table = lines[: lines.index("") if "" in lines else None]
    assert table[0].split()[:3] == ["编号", "指标", "数字"]
    assert "sme.now" in table[3]
    starts = {
        width(line[: line.index(label)]) for line, label in zip(table[2:4], ("中小企业",) * 2, strict=True)
    }
    assert len(starts) == 1
    assert any("幻灯片2（标题）" in line for line in table)


def test_text_ends_with_the_notes_of_settled_disputes(told):
    assert told().splitlines()[-1] == "giants: 信息图作5.4倍，正文作3.4倍；本文取正文：待核实"


def test_han_characters_count_twice_in_columns():
    assert aligned((("人才", "1"), ("ab", "10")), right=frozenset({1})) == ("人才   1", "ab    10")


def test_csv_opens_as_unicode_and_holds_no_formula(written):
    data = written("csv")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert len({len(row) for row in rows}) == 1
    (brokers,) = [row for row in rows if row[0] == "brokers.now"]
    assert brokers[:4] == ["brokers.now", "'=经纪人", "超2400人", "2400"]


def test_xlsx_holds_numbers_as_numbers_and_texts_as_texts(written):
    sheet = openpyxl.load_workbook(io.BytesIO(written("xlsx"))).active
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
    assert rows["brokers.now"][1].value == "=经纪人"
    assert rows["brokers.now"][1].data_type == "s"
    assert rows["brokers.now"][3].value == 2400


def test_xlsx_is_the_same_at_any_time(written, monkeypatch):
    first = written("xlsx")
    monkeypatch.setattr("time.time", lambda: 4e9)
    assert written("xlsx") == first
    dates = {entry.date_time[:3] for entry in zipfile.ZipFile(io.BytesIO(first)).infolist()}
    assert dates == {(1980, 1, 1)}


def test_a_workbook_is_not_poured_into_the_terminal(brief_file, capsys):
    assert main(["facts", str(brief_file(BRIEF)), "--format", "xlsx"]) == 2
    assert "--out FILE.xlsx" in capsys.readouterr().err


def test_a_brief_with_errors_has_no_ledger(brief_file, capsys):
    broken = BRIEF.replace("    settle: {claim: multiple, source: text, reason: 待核实}\n", "")
    assert main(["facts", str(brief_file(broken))]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "contradict" in captured.err


def test_an_english_brief_has_an_english_table(told):
    lines = told(brief=BRIEF.replace("as_of: 2025", "language: en, as_of: 2025")).splitlines()
    assert lines[0].split() == [
        *("key", "label", "figure", "period", "interval", "origin", "derivation", "sources", "printed")
    ]


def test_a_file_that_cannot_be_written_is_said_in_words(brief_file, tmp_path, capsys):
    (tmp_path / "taken").write_text("")
    out = tmp_path / "taken" / "ledger.csv"
    assert main(["facts", str(brief_file(BRIEF)), "--format", "csv", "--out", str(out)]) == 1
    assert "cannot write" in capsys.readouterr().err


def test_a_note_of_some_figures_of_a_metric_names_them(tmp_path, capsys):
    path = tmp_path / "b.yaml"
    metric = "{label: A, unit: km, kind: amount, values: {2024: 3 (r), 2025: 4 (p), 2023: 2}}"
    path.write_text(f"meta: {{title: T, language: en}}\nmetrics: {{a: {metric}}}\n", encoding="utf-8")
    assert main(["facts", str(path)]) == 0
    printed = capsys.readouterr().out
    assert "\na.2024: revised\n" in printed
    assert "\na: " not in printed


@pytest.mark.parametrize(("language", "said"), [("zh-CN", "子弹图"), ("en", "bullet"), ("de", "Bullet")])
def test_a_chart_that_shows_a_figure_is_named_in_the_brief_s_language(told, language, said):
    brief = (
        f"meta: {{title: A, language: {language}}}\nsources: {{r: {{title: B}}}}\n"
        "metrics: {s: {label: C, unit: '%', kind: share, values: {2025: 91}, target: 90, source: r}}\n"
        "deck: [{title: 'D {s}', blocks: [{bullet: s}]}]\n"
    )
    assert said in told(brief=brief)
