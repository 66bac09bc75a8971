"""Claims that are not nominal: what pages, notes, ledgers and derived stories print of their basis."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from briefgen.cli.app import main
from briefgen.model.scene import Text, walk
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
GDP = "gdp: {label: GDP, unit: £m, values: {2023: 1294272, 2024: 1349084}, claims: [CLAIMS]}\n"
REAL, NOMINAL = "{growth: 5.0, since: 2023, basis: real}", "{growth: 4.2, since: 2023}"


def brief(*claims: str, more: str = "", blocks: str = "kpi: gdp", language: str = "en") -> str:
    return (
        f"meta: {{title: Economy, language: {language}}}\nsources: {{nbs: {{title: Office}}}}\nmetrics:\n"
        f"  {GDP.replace('CLAIMS', ', '.join(claims))}{more}"
        f"deck:\n  - {{title: GDP, blocks: [{{{blocks}}}]}}\n"
    )


def notes(path: Path) -> list[str]:
    """Return the notes at the foot of the first slide."""
    items = walk(lay_out(path).deck.pages[0].items)
    return [item.text for item in items if isinstance(item, Text) and item.role == "note"]


def test_the_page_that_prints_real_growth_says_that_it_is_and_that_nothing_checked_it(brief_file: Write):
    assert notes(brief_file(brief(REAL))) == [
        "① GDP: growth is at constant prices, as stated by the source, not recomputed"
    ]


def test_checked_growth_at_constant_prices_is_only_named(brief_file: Write):
    checked = REAL.replace("real}", "real, index: vol}")
    vol = "  vol: {label: Volume (previous year = 100), kind: index, values: {2024: 105.0}}\n"
    assert notes(brief_file(brief(checked, more=vol))) == ["① GDP: growth is at constant prices"]


def test_both_growths_of_a_page_have_their_own_footnotes(brief_file: Write):
    blocks = 'prose: "Up {gdp.growth.real}, in prices of the day {gdp.growth.nominal}"'
    assert notes(brief_file(brief(REAL, NOMINAL, blocks=blocks))) == [
        "① GDP: growth is at constant prices, as stated by the source, not recomputed\n"
        "② GDP: growth is nominal"
    ]


def test_a_tile_shows_the_growth_on_the_basis_that_it_names(brief_file: Write):
    path = brief_file(brief(REAL, NOMINAL, blocks="kpi: {metric: gdp, claim: growth.nominal}"))
    assert notes(path) == ["① GDP: growth is nominal"]


def test_the_change_of_what_a_chart_draws_is_not_the_real_one(brief_file: Write):
    path = brief_file(brief(REAL, blocks="column: {metrics: gdp, difference: [2023, 2024]}"))
    said = " ".join(item.text for item in walk(lay_out(path).deck.pages[0].items) if isinstance(item, Text))
    assert "5.0%" not in said


def test_the_notes_and_the_ledger_name_the_basis(brief_file: Write, capsys):
    path = brief_file(brief(REAL, NOMINAL))
    laid = lay_out(path)
    assert "GDP: up 5.0% on 2023 (at constant prices)" in laid.deck.pages[0].notes
    main(["facts", str(path), "--format", "json"])
    entries = {entry["key"]: entry["basis"] for entry in json.loads(capsys.readouterr().out)}
    assert entries["gdp.growth.real@2023"] == "at constant prices"
    assert entries["gdp.growth.nominal@2023"] == "nominal"
    assert entries["gdp.2024"] == ""


def test_the_ledger_as_text_has_a_column_for_bases_only_where_there_are_some(brief_file: Write, capsys):
    main(["facts", str(brief_file(brief(REAL)))])
    assert "basis" in capsys.readouterr().out.splitlines()[0]
    main(["facts", str(brief_file(brief(NOMINAL)))])
    assert "basis" not in capsys.readouterr().out.splitlines()[0]


def test_what_became_of_each_growth_is_told_by_its_basis(tmp_path: Path, capsys):
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(brief(REAL, NOMINAL), encoding="utf-8")
    new.write_text(brief(REAL.replace("5.0", "5.1"), NOMINAL), encoding="utf-8")
    main(["diff", str(old), str(new)])
    said = capsys.readouterr().out
    assert "GDP: up 5.0% on 2023 (at constant prices) → up 5.1% on 2023 (at constant prices)" in said
    assert "4.2" not in said


def test_a_brief_of_figures_never_ranks_real_growth_against_nominal(brief_file: Write):
    path = brief_file(
        "meta: {title: Regions, language: en}\nmetrics:\n"
        "  a: {label: Output of the north, unit: £m, values: {2023: 100.0, 2024: 112.0},"
        " claims: [{growth: 9.0, since: 2023, basis: real}]}\n"
        "  b: {label: Output of the south, unit: £m, values: {2023: 200.0, 2024: 210.0}}\n"
    )
    laid = lay_out(path)
    pages = (*laid.deck.pages, *laid.page.pages)
    said = " ".join(item.text for page in pages for item in walk(page.items) if isinstance(item, Text))
    assert "9.0%" in said
    assert "faster" not in said


def test_growths_on_one_basis_share_a_footnote(brief_file: Write):
    other = "  vad: {label: Value added, unit: £m, values: {2024: 90}, claims: [CLAIM]}\n".replace(
        "CLAIM", REAL
    )
    path = brief_file(brief(REAL, more=other, blocks="kpi_grid: [gdp, vad]"))
    assert notes(path) == [
        "① GDP, Value added: growth is at constant prices, as stated by the source, not recomputed"
    ]


TOLD = (
    "meta: {title: Economy, language: en}\nsources: {nbs: {title: Office}}\nmetrics:\n"
    "  gdp: {label: GDP, unit: £bn, kind: amount, source: nbs, values: {2022: 2100.0, 2023: 2189.4},"
    " claims: [{growth: GROWTH, since: 2022, basis: real}]}\n"
)


def titles(path: Path) -> list[str]:
    return [page.title for page in lay_out(path).deck.pages]


def test_real_growth_is_not_said_to_lead_to_a_nominal_level(brief_file: Write):
    assert "GDP rose 1.0%① on 2022, now £2,189.4bn" in titles(brief_file(TOLD.replace("GROWTH", "1.0")))


def test_a_real_fall_of_what_rose_in_money_is_not_told_of_the_values(brief_file: Write):
    said = titles(brief_file(TOLD.replace("GROWTH", "-1.0")))
    assert any("GDP rose 4.3%①" in title for title in said)
    assert not any("fell" in title for title in said)


def test_what_the_speaker_says_names_the_basis(brief_file: Write):
    pages = lay_out(brief_file(TOLD.replace("GROWTH", "1.0"))).deck.pages
    assert any("up 1.0% on 2022 (at constant prices)" in page.notes.split("Data:")[0] for page in pages)
