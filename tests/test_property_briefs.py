"""Any brief is built without a fault or refused; the fuzzer reaches the whole vocabulary."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from laid_kit import left_for_others

from briefgen.base.diagnostics import BriefError
from briefgen.base.geometry import Box
from briefgen.blocks.charts import with_marks
from briefgen.brief import vocabulary
from briefgen.brief.model import PageStructure, PaperSize, Slide, SlideKind, SlideLayout
from briefgen.brief.source import parse
from briefgen.brief.theme_file import theme_names
from briefgen.facts.measure import Kind
from briefgen.model.scene import PictureItem, Text
from briefgen.pipeline.lay_out import lay_out
from fuzz import beside, counts, found, opened, seen, trial
from fuzz.briefs import brief, brief_tree
from fuzz.choice import Choice
from fuzz.tree import Tree, parsed, spots, written

QUICK = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))
SMALL = b"""
meta: {title: City}
metrics: {a: {label: Firms, values: {2020: 10, 2025: 20}}}
onepager: {pillars: [{key: p, modules: [{blocks: [{slope: a}]}]}, {key: q, modules: [{blocks: [{kpi: a}]}]}]}
deck: [{title: More firms, blocks: [{column: a}]}]
"""

CHOICES = [
    ("theme", theme_names()),
    ("layout", get_args(SlideLayout)),
    ("kind", get_args(SlideKind)),
    ("structure", get_args(PageStructure)),
    ("size", get_args(PaperSize)),
    ("kind", get_args(Kind)),
    ("language", ("zh-CN", "en")),
]
SLIDE_KEYS = {vocabulary.key_of(each) for each in vocabulary.given(Slide)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for one brief after the other, with the files that briefs may name."""
    home = tmp_path_factory.mktemp("property")
    beside.furnish(home)
    return home


@settings(QUICK, max_examples=25, phases=[Phase.generate])  # a brief is made smaller by `found.shrunk`
@given(source=st.randoms(use_true_random=False))
def test_any_brief_is_built_without_a_fault_or_refused(folder: Path, source: random.Random) -> None:
    outcome = trial.tried(folder, brief(Choice(source.randrange), folder))
    assert outcome.faults == []


@settings(QUICK, max_examples=130)
@given(data=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore")))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(BriefError):
        parse(data, "brief.yaml")


@pytest.mark.parametrize("path", sorted(found.HOME.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_brief_that_failed_once_fails_no_more(path: Path, folder: Path) -> None:
    assert trial.tried(folder, path.read_bytes(), rare=True).faults == []


@left_for_others
def reached_by(run: str) -> set[tuple[str, str]]:
    """Return every (key, value) and (word, its key) of as many briefs of the long run as it takes."""
    pairs: set[tuple[str, str]] = set()
    missing = {*_words(), *((key, value) for key, values in CHOICES for value in values)}
    slide_keys = set(SLIDE_KEYS)
    with TemporaryDirectory() as home:
        beside.furnish(Path(home))
        for seed in range(8000):
            if not missing and not slide_keys:
                break
            tree = brief_tree(Choice.of_seed(seed), Path(home))
            drawn = _pairs(tree)
            if missing.isdisjoint(drawn) and slide_keys.isdisjoint(key for key, _ in drawn):
                continue  # what it reaches has been read: it need not be written
            try:
                found = _pairs(parsed(written(tree)))
            except yaml.YAMLError:
                continue  # an entry left empty in a list on one line is no YAML: such a brief reaches nothing
            pairs |= found
            missing -= found
            slide_keys -= {key for key, _ in found}
    return pairs


def _pairs(tree: Tree) -> set[tuple[str, str]]:
    pairs: set[tuple[str, str]] = set()
    for holder, key in spots(tree):
        below = holder[key]
        pairs.add((str(key), below if isinstance(below, str) else ""))
        if isinstance(below, dict):
            pairs |= {(str(key), str(name)) for name in below}
    return pairs


@pytest.fixture
def reached() -> set[tuple[str, str]]:
    return reached_by("the long run")


def _words() -> Iterator[tuple[str, str]]:
    for word in vocabulary.words():
        cls = vocabulary.word(word)
        assert cls is not None
        yield from ((word, vocabulary.key_of(each)) for each in vocabulary.given(cls))


def test_the_fuzzer_reaches_every_key_of_every_word(reached: set[tuple[str, str]]) -> None:
    assert {word for word in vocabulary.words() if not any(key == word for key, _ in reached)} == set()
    assert set(_words()) - reached == set()


@pytest.mark.parametrize(("key", "values"), CHOICES)
def test_the_fuzzer_reaches_every_theme_layout_structure_and_kind(
    reached: set[tuple[str, str]], key: str, values: tuple[str, ...]
) -> None:
    assert {(key, value) for value in values} - reached == set()


def test_the_fuzzer_reaches_every_key_of_a_slide(reached: set[tuple[str, str]]) -> None:
    assert SLIDE_KEYS - {key for key, _ in reached} == set()


def test_a_seed_gives_the_same_brief_again(folder: Path) -> None:
    first = [brief(Choice.of_seed(seed), folder) for seed in range(200)]
    assert [brief(Choice.of_seed(seed), folder) for seed in reversed(range(200))] == first[::-1]


def laid(folder: Path) -> Any:
    (folder / "small.yaml").write_bytes(SMALL)
    return with_marks(lay_out(folder / "small.yaml").page, natives=True)


def changed(scene: Any, **more: Any) -> Any:
    """Return the scene with its first text changed."""
    page = scene.pages[0]
    at = next(index for index, item in enumerate(page.items) if isinstance(item, Text))
    items = (*page.items[:at], dataclasses.replace(page.items[at], **more), *page.items[at + 1 :])
    return dataclasses.replace(scene, pages=(dataclasses.replace(page, items=items),))


def test_the_fuzzers_own_eye_sees_nothing_in_a_sound_page_and_every_fault_made_for_it(folder: Path) -> None:
    scene = laid(folder)
    assert seen.faults(scene) == []
    page = scene.pages[0]
    texts = [item for item in page.items if isinstance(item, Text)]
    assert "lie on each other" in seen.faults(changed(scene, box=texts[1].box))[0]
    assert "leaves the page" in seen.faults(changed(scene, box=Box(-50.0, 20.0, 90.0, 20.0)))[0]
    assert "no number" in seen.faults(changed(scene, box=Box(float("nan"), 20.0, 90.0, 20.0)))[0]
    picture = PictureItem(box=Box(0.0, 0.0, scene.width, 200.0), data=b"", format="png")
    covered = dataclasses.replace(scene, pages=(dataclasses.replace(page, items=(*page.items, picture)),))
    assert any("lie on each other" in fault for fault in seen.faults(covered))


def test_a_page_that_lacks_a_word_or_a_deck_that_lacks_a_slide_is_a_fault(folder: Path) -> None:
    outcome = trial.tried(folder, SMALL)
    assert outcome.verdict == "built"
    scene = lay_out(folder / "brief.yaml")
    page = with_marks(scene.page, natives=True)
    other = changed(page, lines=())
    assert "is wanted" in opened.page_faults(outcome.files["brief.pdf"], other)[0]
    more = dataclasses.replace(scene.deck, pages=(*scene.deck.pages, *scene.deck.pages))
    assert any("slides for" in fault for fault in opened.deck_faults(outcome.files["brief.pptx"], more))


def test_a_failing_brief_is_made_smaller_as_long_as_it_fails_alike(tmp_path: Path) -> None:
    def trial_of(yaml: bytes) -> list[str]:
        return ["broken in 'x'"] if b"kpi" in yaml else []

    small = found.shrunk(SMALL, trial_of, tmp_path)
    assert b"kpi" in small
    assert len(small) < 100


def test_counts_are_added_to_those_of_the_same_run_and_commit(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    made = counts.entry("briefs", "abc", 2.4, counts.Counter(tried=3, built=2, refused=1, failed=0, lint=2))
    for each in (made, made, {**made, "commit": "def"}):
        counts.record(each, path)
    first, second = json.loads(path.read_text(encoding="utf-8"))
    assert first == {**made, "seconds": 4, "tried": 6, "built": 4, "refused": 2, "checks": {"lint": 4}}
    assert second["commit"] == "def"


def test_a_seed_that_fails_no_more_is_mended(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    made = counts.entry("briefs", "abc", 2.0, counts.Counter(tried=3, built=1, failed=2), seeds=[4, 9])
    counts.record(made, path)
    counts.settle({4}, path)
    (run,) = counts.recorded(path)
    assert (run["failed"], run["mended"], run["seeds"]) == (1, 1, [9])
    counts.settle({9}, path)
    (run,) = counts.recorded(path)
    assert (run["failed"], run["mended"], run.get("seeds")) == (0, 2, None)


def test_a_run_again_in_which_all_is_well_mends_what_failed_in_those_before(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    counts.record(counts.entry(counts.AGAIN, "abc", 2.0, counts.Counter(tried=3, failed=1)), path)
    counts.settle(set(), path)
    (run,) = counts.recorded(path)
    assert (run["failed"], run.get("mended")) == (1, None)
    counts.settle(set(), path, all_mended=True)
    (run,) = counts.recorded(path)
    assert (run["failed"], run["mended"]) == (0, 1)


def test_the_record_says_of_every_run_what_the_page_of_reliability_prints() -> None:
    runs = json.loads(counts.RECORD.read_text(encoding="utf-8"))
    printed = (counts.ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    assert runs
    for run in runs:
        assert set(run) <= set(counts.KEYS)
        assert set(run) >= {"run", "seconds", "tried", "failed"}
    assert re.search(r"^## Fuzzing$", printed, re.MULTILINE)
