"""`briefgen eject` writes the derived deck and page into the brief: it builds as before, the rest is kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from bare_kit import MONTHS, bare_brief, names
from laid_kit import laid
from test_layout_bare import said
from test_story_insights import ECONOMY, META

from briefgen.base.diagnostics import BriefError
from briefgen.brief.parameter import UNSET, Settings
from briefgen.brief.read import read_brief
from briefgen.cli.app import main
from briefgen.edition.publication import Publication
from briefgen.pipeline import lay_out as pipeline
from briefgen.pipeline.eject import eject
from briefgen.runtime.atomic_write import OutputError
from briefgen.runtime.replace import replace_text

Write = Callable[[str], Path]
DATA = Path(__file__).parents[1] / "data"
OWN_DECK = "deck: [{title: 一, blocks: [kpi: m0]}]\n"
OWN_PAGE = "onepager: {hero: [{blocks: [kpi: m0]}]}\n"
SMALL = bare_brief(2)
"""A brief for what holds of any file."""
EXAMPLES = (
    "library",
    "stories/linjiang-economy",
    "stories/pinewick-museum",
)


@cache
def _laid(path: Path, content: bytes) -> Publication:
    if path.is_relative_to(DATA) and content == path.read_bytes():
        return laid(str(path.relative_to(DATA).with_suffix("")))
    return pipeline.lay_out(path, content=content)


def lay_out(path: Path, *, content: bytes | None = None, settings: Settings = UNSET) -> Publication:
    """Return a text laid out, once a test: `eject` tries what it writes, and that is what is looked at."""
    assert not settings
    return _laid(path, path.read_bytes() if content is None else content)


@pytest.fixture(autouse=True)
def _once(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("briefgen.pipeline.eject.lay_out", lay_out)
    yield
    _laid.cache_clear()


def both(path: Path) -> tuple[Publication, Publication, str]:
    """Return a brief laid out before and after it was ejected, and its text then."""
    found = eject(path, frozenset())
    assert found.after.startswith(found.before.rstrip(b"\n"))
    return lay_out(path), lay_out(path, content=found.after), found.after.decode()


def assert_same(before: Publication, after: Publication) -> None:
    assert [page.title for page in before.deck.pages] == [page.title for page in after.deck.pages]
    assert [page.notes for page in before.deck.pages] == [page.notes for page in after.deck.pages]
    known = {(problem.code, problem.message) for problem in before.problems}
    assert {(problem.code, problem.message) for problem in after.problems} <= known


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_of_figures_alone_is_built_as_before(name: str) -> None:
    before, after, text = both(DATA / f"{name}.yaml")
    assert_same(before, after)
    assert said(before.deck.pages) == said(after.deck.pages)
    labels = [metric.label.replace(" ", "") for metric in before.outline.brief.metrics.values()]
    named = [[label in said(each.page.pages) for label in labels] for each in (before, after)]
    assert named[0] == named[1]
    assert sum(named[0]) >= 0.9 * len(labels)
    assert after.outline.brief.deck
    assert "\ndeck:\n" in text


@pytest.mark.parametrize(
    ("count", "pillars", "declared", "periods", "language"),
    [
        (1, 0, False, ("2025",), "zh-CN"),
        (6, 2, False, ("2025",), "en"),
        (8, 3, True, ("2024", "2025"), "zh-CN"),
        (12, 3, False, ("2022", "2023", "2024", "2025"), "zh-CN"),
        (20, 0, False, ("2024", "2025"), "zh-CN"),
        (9, 2, False, MONTHS[:6], "en"),
    ],
)
def test_any_bare_figures_are_all_on_slides_and_page_of_the_brief_that_is_written(
    brief_file: Write, count: int, pillars: int, declared: bool, periods: tuple[str, ...], language: str
) -> None:
    text = bare_brief(count, periods, pillars=pillars, declared=declared, language=language)
    path = brief_file(text)
    before = lay_out(path)
    after = lay_out(path, content=eject(path, frozenset()).after)
    assert_same(before, after)
    for pages in (after.deck.pages, after.page.pages):
        printed = said(pages)
        assert not [name for name in names(count, language) if name.replace(" ", "") not in printed]


def test_titles_stay_references_and_no_figure_is_typed(brief_file: Write) -> None:
    *_, text = both(brief_file(META + ECONOMY))
    assert 'title: "第三产业占生产总值的{shops.share}"' in text
    assert "57" not in text.partition("onepager:")[2]


def test_comments_and_order_of_the_rest_are_kept_to_the_byte(
    brief_file: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    path = brief_file(f'# 说明\n{SMALL}# 末尾的说明\nnumerals: ["5G"] # 名称\n')
    before = path.read_bytes()
    assert main(["eject", str(path)]) == 0
    assert "deck and page written" in capsys.readouterr().out
    after = path.read_bytes()
    assert after.startswith(before)
    assert after[len(before) :].decode().splitlines()[:2] == ["", "onepager:"]
    assert sorted(os.listdir(path.parent)) == ["brief.yaml"]


@pytest.mark.parametrize(
    "changed",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.rstrip("\n"),
        lambda text: "".join(f"  {line}\n" for line in text.splitlines()),
        lambda text: f"---\n{text}...\n",
        lambda text: text + "numerals:\n  - |+\n    5G\n\n",
    ],
    ids=["crlf", "bom", "no last line break", "indented", "document marks", "open text at the end"],
)
def test_a_file_of_any_form_is_written_in_its_form(brief_file: Write, changed: Callable[[str], str]) -> None:
    path = brief_file("")
    path.write_bytes(changed(SMALL).encode())
    found = eject(path, frozenset())
    assert found.after.startswith(found.before.removesuffix(b"...\n").rstrip(b"\r\n"))
    assert_same(lay_out(path), lay_out(path, content=found.after))
    text = found.after.decode()
    assert ("\r\n" in text) == (text.count("\n") == text.count("\r\n"))


def refusal(path: Path, *more: str, capsys: pytest.CaptureFixture[str]) -> str:
    before = path.read_bytes()
    assert main(["eject", str(path), *more]) == 2
    assert path.read_bytes() == before
    return capsys.readouterr().err


def test_ejecting_twice_is_refused_with_a_way_out(
    brief_file: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    path = brief_file(SMALL)
    assert main(["eject", str(path)]) == 0
    told = refusal(path, capsys=capsys)
    assert "error: the brief lays out its deck and its page already [eject]" in told
    assert "hint: remove `deck` and `onepager`" in told


@pytest.mark.parametrize(("own", "what", "other"), [(OWN_DECK, "deck", "page"), (OWN_PAGE, "page", "deck")])
def test_beside_a_deck_or_a_page_of_ones_own_the_other_is_written_where_it_is_asked_for(
    brief_file: Write, capsys: pytest.CaptureFixture[str], own: str, what: str, other: str
) -> None:
    path = brief_file(bare_brief(4, further=own))
    told = refusal(path, capsys=capsys)
    assert f"lays out its {what} already" in told
    assert f"--{other} writes the {other} alone" in told
    assert main(["eject", str(path), f"--{other}"]) == 0
    assert not lay_out(path).problems


def test_declared_pillars_are_filled_where_they_stand(brief_file: Write) -> None:
    path = brief_file(bare_brief(8, pillars=2, declared=True) + "numerals: [5G]\n")
    found = eject(path, frozenset())
    brief = lay_out(path, content=found.after).outline.brief
    assert brief.page is not None
    assert [bool(pillar.modules) for pillar in brief.page.pillars] == [True, True]
    assert found.after.decode().index("onepager:") < found.after.decode().index("numerals:")
    assert found.after.count(b"onepager:") == 1


def test_a_comment_in_what_is_written_anew_is_not_lost_but_refused(
    brief_file: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    pillars = "onepager:\n  size: A4 # 纸张\n  pillars: [{key: a, title: '#1'}, {key: b, title: 乙}]\n"
    text = META + ECONOMY.replace("unit: 元,", "unit: 元, pillar: a,").replace(
        "unit: 万人,", "unit: 万人, pillar: b,"
    )
    told = refusal(brief_file(text + pillars), capsys=capsys)
    assert "the comments in `onepager` would be lost" in told
    assert main(["eject", str(brief_file(text + pillars)), "--deck"]) == 0
    assert main(["eject", str(brief_file(text + pillars.replace(" # 纸张", "")))]) == 0


def test_a_story_that_nothing_is_left_for_becomes_a_comment(brief_file: Write) -> None:
    story = "story:\n  lead: [jobs]\n  skip: [people]\n"
    path = brief_file(META + ECONOMY + story)
    text = eject(path, frozenset()).after.decode()
    assert "# story:\n#   lead: [jobs]\n#   skip: [people]\n" in text
    assert "story:\n  lead" in eject(path, frozenset({"deck"})).after.decode().replace("# ", "#")
    assert not lay_out(path, content=text.encode()).problems


def test_a_page_of_several_sheets_stays_derived(
    brief_file: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    path = brief_file((DATA / "stories" / "chengyuan-hospitals.yaml").read_text(encoding="utf-8"))
    sheets = len(lay_out(path).page.pages)
    assert sheets > 1
    assert f"goes on over {sheets} sheets" in refusal(path, "--page", capsys=capsys)
    assert main(["eject", str(path)]) == 0
    assert "deck written" in capsys.readouterr().out
    assert read_brief(path).page is None


def test_a_brief_in_braces_is_refused(brief_file: Write) -> None:
    text = "{meta: {title: 简报}, metrics: {a: {label: 甲, unit: 家, values: {2024: 3, 2025: 9}}}}\n"
    with pytest.raises(BriefError, match="stands in braces"):
        eject(brief_file(text), frozenset())


def test_a_dry_run_prints_the_difference_and_writes_nothing(
    brief_file: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    path = brief_file(SMALL)
    before = path.read_bytes()
    assert main(["eject", str(path), "--dry-run"]) == 0
    printed = capsys.readouterr().out
    assert f"+++ {path}" in printed
    assert "+deck:" in printed
    assert not [line for line in printed.splitlines() if line.startswith("-") and not line.startswith("---")]
    assert path.read_bytes() == before


def test_out_writes_a_new_file_and_none_over_another(
    brief_file: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    path = brief_file(SMALL)
    copy = path.with_name("copy.yaml")
    before = path.read_bytes()
    assert main(["eject", str(path), "--out", str(copy)]) == 0
    assert path.read_bytes() == before
    assert read_brief(copy).deck
    assert main(["eject", str(path), "--out", str(copy)]) == 2
    assert "is there already" in capsys.readouterr().err


def test_a_link_stays_a_link_and_permissions_stay(brief_file: Write) -> None:
    path = brief_file(SMALL)
    path.chmod(0o640)
    link = path.with_name("link.yaml")
    link.symlink_to(path)
    assert main(["eject", str(link)]) == 0
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert read_brief(path).deck


def test_a_brief_that_cannot_be_replaced_stays_as_it_was_and_nothing_is_left_beside_it(
    brief_file: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = brief_file(SMALL)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("briefgen.runtime.replace.os.fsync", full)
    assert main(["eject", str(path)]) == 1
    assert "cannot be written (No space left on device); it is as it was" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == ["brief.yaml"]


def test_a_brief_that_was_changed_in_between_is_not_replaced(brief_file: Write) -> None:
    path = brief_file(SMALL)
    with pytest.raises(OutputError, match="was changed while it was read"):
        replace_text(path, b"meta: {title: A}\n", b"what was read")
    assert path.read_text(encoding="utf-8") == SMALL
    assert os.listdir(path.parent) == ["brief.yaml"]


def test_what_comes_from_standard_input_needs_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eject", "-"]) == 2
    assert "--out FILE" in capsys.readouterr().err
