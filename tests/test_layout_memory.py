"""What was laid out before is not laid out again; what is remembered is what would be made anew."""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import BRIEFS

from briefgen.base.diagnostics import BriefError
from briefgen.blocks.parts.evidence import Evidence
from briefgen.brief.vocabulary import word, words
from briefgen.edition.publication import Publication
from briefgen.model.memory import MEMORY, own_memory
from briefgen.pipeline.lay_out import lay_out
from fuzz import beside
from fuzz.briefs import brief
from fuzz.choice import Choice

Write = Callable[[str], Path]
TWO = """
meta: {title: Two, language: en}
metrics:
  a: {label: Firms, unit: firms, kind: count, values: {2023: 10, 2025: 25}}
  b: {label: Loans, unit: loans, kind: count, values: {2023: 30, 2025: 33}}
deck:
  - title: Firms
    blocks: [{column: a}, {prose: "Firms grew to {a}."}]
  - title: Loans
    blocks: [{kpi: b}, {line: b}]
"""

LISTED = """
meta: {title: Sources, language: en}
sources: {s: {title: Returns}}
metrics:
  a: {label: Firms, unit: firms, kind: count, source: s, values: {2025: 9776},
    claims: [{growth: 85, since: 2020}]}
  b: {label: Loans, unit: loans, kind: count, source: s, values: {2025: 4}}
deck: [{title: Loans, blocks: [{kpi: a}, {prose: 'There are {b}.'}]}, {kind: sources}]
"""


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """How often each word of a brief was composed."""
    counts: Counter[str] = Counter()
    for name in words():
        cls = word(name)
        assert cls is not None

        def counted(self, setting, width, height=None, *, name=name, made=cls.compose):  # type: ignore[no-untyped-def]
            counts[name] += 1
            return made(self, setting, width, height)

        monkeypatch.setattr(cls, "compose", counted)
    yield counts
    MEMORY.clear()


def told(laid: Publication) -> tuple[object, ...]:
    return laid.deck, laid.page, laid.problems, list(laid.edition.ledger.facts.items())


def outcome(path: Path) -> tuple[object, ...]:
    try:
        return told(lay_out(path))
    except BriefError as error:
        return error.problems


def test_the_same_brief_is_composed_once(composed: Counter[str]) -> None:
    first = told(lay_out(BRIEFS[0]))
    assert composed.total() > 50
    composed.clear()
    remarked = BRIEFS[0].read_bytes() + b"# a remark\n"
    assert told(lay_out(BRIEFS[0], content=remarked)) == first
    assert composed.total() == 0


def test_what_is_forgotten_is_gone_at_once() -> None:
    lay_out(BRIEFS[0])
    assert MEMORY._kept
    MEMORY.clear()
    assert not MEMORY._kept


def test_after_a_changed_figure_only_what_shows_it_is_composed(
    brief_file: Write, composed: Counter[str]
) -> None:
    deck = frozenset({"deck"})
    lay_out(brief_file(TWO), parts=deck)
    composed.clear()
    changed = lay_out(brief_file(TWO.replace("2025: 33", "2025: 44")), parts=deck)
    assert composed["kpi"]
    assert composed["line"]
    assert composed["column"] == composed["prose"] == 0
    MEMORY.clear()
    assert told(lay_out(brief_file(TWO.replace("2025: 33", "2025: 44")), parts=deck)) == told(changed)


def test_after_a_changed_sentence_only_its_block_is_composed(
    brief_file: Write, composed: Counter[str]
) -> None:
    lay_out(brief_file(TWO))
    composed.clear()
    lay_out(brief_file(TWO.replace("Firms grew to", "Firms rose to")))
    assert set(+composed) == {"prose"}


def test_a_list_of_sources_is_set_again_only_where_it_says_something_else(
    brief_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_again: list[Evidence] = []

    def counted(self, setting, width, height=None, compose=Evidence.compose):  # type: ignore[no-untyped-def]
        set_again.append(self)
        return compose(self, setting, width, height)

    monkeypatch.setattr(Evidence, "compose", counted)
    lay_out(brief_file(LISTED))
    for old, new, listed in (("2025: 4}", "2025: 5}", False), ("growth: 85", "growth: 86", True)):
        set_again.clear()
        edited = brief_file(LISTED.replace(old, new))
        laid = lay_out(edited)
        assert bool(set_again) == listed, new
        with own_memory():
            assert told(lay_out(edited)) == told(laid)


def test_layout_leaves_the_ledger_as_it_was_and_returns_what_it_computed() -> None:
    laid = lay_out(BRIEFS[-1])
    ledger = laid.edition.ledger
    published = {fact.id for account in ledger.accounts.values() for fact in account.facts()}
    computed = set(ledger.facts) - published
    assert computed
    assert all(ledger.facts[key].origin == "derived" for key in computed)


def test_a_picture_that_was_exchanged_is_read_again(tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "brief.yaml"
    path.write_text(
        "meta: {title: P, language: en}\ndeck: [{title: P, blocks: [{picture: {file: p.png, alt: p}}]}]\n"
    )
    seen = []
    for colour in ("red", "blue"):
        Image.new("RGB", (40, 30), colour).save(tmp_path / "p.png")
        seen.append(lay_out(path).deck)
    assert seen[0] != seen[1]


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_edits_one_after_the_other_give_what_each_gives_alone(path: Path, tmp_path: Path) -> None:
    home = tmp_path / "data"
    shutil.copytree(path.parent, home)
    text, chance = path.read_text(encoding="utf-8"), random.Random(7)
    spots = list(re.finditer(r"(?<=: )\d{2,}(?=[,}\n ])", text))
    for spot in chance.sample(spots, 2):
        edited = text[: spot.start()] + str(int(spot[0]) + 1) + text[spot.end() :]
        (home / path.name).write_text(edited, encoding="utf-8")
        remembered = outcome(home / path.name)
        MEMORY.clear()
        assert outcome(home / path.name) == remembered
        (home / path.name).write_text(text, encoding="utf-8")
        outcome(home / path.name)


def test_briefs_of_any_words_edited_give_what_each_gives_alone(tmp_path: Path) -> None:
    beside.furnish(tmp_path)
    path = tmp_path / "brief.yaml"
    for seed in range(300, 305):
        text = brief(Choice.of_seed(seed), tmp_path).decode()
        for edited in (text, text.replace("1", "2", 5), text):
            path.write_text(edited, encoding="utf-8")
            remembered = outcome(path)
            with own_memory():
                assert outcome(path) == remembered
