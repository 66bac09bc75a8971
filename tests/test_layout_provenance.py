"""What the notes of a slide say of its figures, and what the printed page carries with it."""

from __future__ import annotations

from pathlib import Path

from briefgen.build import Laid, lay_out
from briefgen.facts.format import figure


def notes(laid: Laid, number: int) -> list[str]:
    return laid.deck.pages[number - 1].notes.splitlines()


def test_each_content_slide_says_where_its_figures_come_from(qingdao):
    content = [page for page in qingdao.deck.pages if page.kind == "content"]
    assert all("数据：" in page.notes for page in content)
    assert not any("数据：" in page.notes for page in qingdao.deck.pages if page.kind in ("cover", "section"))


def test_figures_of_one_period_and_source_share_a_line(qingdao):
    page = next(page for page in qingdao.deck.pages if page.title.startswith("高新技术企业增长"))
    assert (
        "数据：科技型中小企业9776家；高新技术企业8683家（2025年；《青岛日报》信息图、《青岛日报》正文）"
        in page.notes.splitlines()
    )


def test_a_derived_figure_carries_its_derivation(qingdao):
    page = next(page for page in qingdao.deck.pages if "人才总量达到" in page.title)
    (line,) = [line for line in page.notes.splitlines() if "230" in line]
    assert line.startswith("数据：人才总量约230万人（2020年；由300万人与增加70万人反推：")


def test_the_authors_notes_come_first_and_stand_apart(brief_file):
    laid = lay_out(brief_file(BRIEF))
    assert notes(laid, 1) == ["Talk first.", "", "Data: Riders: 12 thousand (2025; Survey)"]
    assert notes(laid, 2) == ["Data: Riders: 12 thousand (2025; Survey)"]


BRIEF = """\
meta: {title: Transit, language: en, as_of: 2025}
sources: {survey: {title: Survey}}
metrics:
  riders: {label: Riders, unit: thousand, kind: amount, values: {now: 12}, source: survey}
deck:
  - {title: One, blocks: [{kpi: riders}], notes: Talk first.}
  - {title: Two, blocks: [{kpi: riders}]}
"""


def test_the_page_can_carry_the_brief_and_the_ledger_and_carries_neither_unless_asked(qingdao):
    brief, table = qingdao.attachable
    assert (brief.name, brief.media_type, brief.relation) == (
        "qingdao-2025.yaml",
        "application/yaml",
        "Source",
    )
    assert brief.data == Path(qingdao.edition.brief.place.file).read_bytes()
    assert (table.name, table.media_type) == ("facts.csv", "text/csv")
    text = table.data.decode("utf-8-sig")
    assert "tech_sme.2020,科技型中小企业,约5284家" in text
    assert qingdao.page.attachments == qingdao.deck.attachments == ()


def test_the_notes_of_the_last_slide_carry_the_whole_ledger(qingdao):
    notes = qingdao.deck.pages[-1].notes
    language = qingdao.edition.brief.meta.language
    values = [fact for fact in qingdao.edition.ledger.facts.values() if fact.kind == "value"]
    assert len(values) > 50
    assert [fact.id for fact in values if figure(fact, language).text not in notes] == []


def test_a_sum_or_a_place_that_a_chart_reckons_is_not_said_to_be_the_metrics_value(brief_file):
    brief = """
meta: {title: City, language: en}
sources: {s: {title: Survey}}
metrics:
  a: {label: Bus, unit: m, kind: amount, source: s, values: {2023: 5, 2024: 6}}
  b: {label: Rail, unit: m, kind: amount, source: s, values: {2023: 2, 2024: 4}}
deck:
  - {title: Together, blocks: [{stacked: {metrics: [a, b], totals: true}}]}
  - {title: Places, blocks: [{bump: [a, b]}]}
  - {title: Most, blocks: [{pareto: [a, b]}]}
"""
    for page in lay_out(brief_file(brief)).deck.pages:
        said = page.notes
        assert "10" not in said
        assert "1st" not in said
        assert "%" not in said
