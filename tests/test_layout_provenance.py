"""What the notes of a slide say of its figures, and what the printed page carries with it."""

from __future__ import annotations

from pathlib import Path

from briefgen.edition.publication import Publication
from briefgen.facts.format import figure
from briefgen.pipeline.lay_out import lay_out
from briefgen.report.ledger import attachable


def notes(laid: Publication, number: int) -> list[str]:
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
    brief, table = attachable(qingdao)
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


def one_slide(brief_file, block: str, language: str = "en") -> list[str]:
    """Return the lines of the notes of a slide with a block."""
    return lay_out(brief_file(SURVEY.format(language=language, block=block))).deck.pages[0].notes.splitlines()


SURVEY = """\
meta: {{title: Survey, language: {language}}}
sources: {{s: {{title: Register}}}}
metrics:
  a: {{label: Happy, unit: "%", kind: share, source: s, values: {{2024: 50}}}}
  b: {{label: So-so, unit: "%", kind: share, source: s, values: {{2024: 20}}}}
  i: {{label: Inspections, unit: visits, source: s, values: {{2021: 12, 2022: 12, 2023: 13, 2024: 11}}}}
  r: {{label: Place, kind: rank, unit: 位, source: s, values: {{2023: 7, 2024: 5}}}}
deck:
  - {{title: Found, blocks: [{{{block}}}]}}
"""


def test_what_parts_leave_of_their_whole_has_its_own_name(brief_file):
    said = one_slide(brief_file, "doughnut: [a, b]")
    assert said == [
        "Data: Happy: 50%; So-so: 20% (2024; Register)",
        "Data: Rest: 30% (2024; 100% less the parts; Register)",
    ]
    assert one_slide(brief_file, "doughnut: [a, b]", "zh-CN")[-1] == (
        "数据：其余30%（2024年；100%减所列各项；Register）"
    )


def test_in_the_ledger_too_what_is_made_of_several_has_none_of_their_names(brief_file):
    laid = lay_out(brief_file(SURVEY.format(language="en", block="doughnut: [a, b]")))
    made = {fact.label: str(fact.number) for fact in laid.edition.ledger.facts.values() if "+" in fact.id}
    assert made == {"Total": "70", "Rest": "30"}


def test_the_steps_of_a_waterfall_are_told_with_what_they_follow_from(brief_file):
    said = one_slide(brief_file, "waterfall: i")
    assert said[0] == "Data: Inspections: 12 visits (2021; Register)"
    step = "Inspections: up 1 visits since 2022 (2023; Computed from 12 visits and 13 visits; Register)"
    assert f"Data: {step}" in said
    page = lay_out(brief_file(SURVEY.format(language="en", block="waterfall: i"))).deck.pages[0]
    assert any(getattr(item, "text", "") == "Source: Register" for item in page.items)


def test_a_line_at_a_mean_is_not_said_to_be_a_value_and_a_claim_in_an_arrow_is_told(brief_file):
    said = one_slide(brief_file, "column: {metrics: i, average: true, difference: [2021, 2024]}")
    assert len([line for line in said if "Computed from 12 visits and 11 visits" in line]) == 1
    assert not [line for line in said if "Mean" in line]


def test_the_counts_of_a_histogram_are_not_said_to_be_values(brief_file):
    assert not [line for line in one_slide(brief_file, "histogram: i") if "4" in line.partition("(")[0]]


def test_ranks_are_told_as_english_ordinals_in_what_a_change_follows_from(brief_file):
    said = one_slide(brief_file, "kpi: {metric: r, claim: rank_change@2023}")
    assert any("Computed from 7th and 5th" in line for line in said)
    assert not any("位" in line for line in said)
