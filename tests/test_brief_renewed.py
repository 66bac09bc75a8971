"""A brief that was edited is read as if it were new: what stayed is what it was, all has its place."""

from __future__ import annotations

import pickle
import random
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from edits_kit import edited, in_lines
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from briefgen.base.diagnostics import BriefError, Problem
from briefgen.brief import kept_reading, read
from briefgen.brief.kept_reading import LastReading
from briefgen.brief.node import Mapping, Node, Sequence
from briefgen.brief.read import Draft, read_draft
from briefgen.brief.renewed import KnownTree, renewed
from briefgen.brief.source import parse_what_can_be
from briefgen.runtime.guest import Guest, as_guest
from fuzz import beside
from fuzz.briefs import brief_tree
from fuzz.choice import Choice
from fuzz.samples import ROOT
from fuzz.tree import written

QUICK = settings(
    deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)
BRIEF = """\
# A brief with one of everything that an entry may end in.
meta:
  title: Schools of Ayton
  language: en
  publisher: Ayton Council
  date: 2025-12-04

sources:
  council: {title: Annual report}
metrics:
  # both are counted
  schools:
    label: Schools
    unit: schools
    values: {2024: 38, 2025: 40}
    source: council
  pupils:
    label: Pupils
    unit: pupils
    values:
      2024: 9000
      2025: 9400
    source: council
deck:
- title: "Ayton has {schools}"
  subtitle: >
    One more than
    in the year before

  blocks:
  - kpi: schools
  - row:
      blocks:
        - kpi: schools
        - prose: |
            All of them
            are open.
# the second slide
- title: "They teach
    {pupils}"
  blocks: [
    {column: pupils},
  ]
"""


def known_tree(text: str) -> KnownTree:
    content = text.encode()
    root, problems = parse_what_can_be(content, "brief.yaml")
    assert problems == []
    return KnownTree(file="brief.yaml", content=content, root=root)


def values(node: Node | None) -> tuple[Node, ...]:
    """Return what a list or a mapping holds."""
    if isinstance(node, Sequence):
        return node.items
    assert isinstance(node, Mapping)
    return tuple(entry.value for entry in node.entries)


def test_an_edit_leaves_every_entry_of_other_lines_as_it_is() -> None:
    known = known_tree(BRIEF)
    new = renewed(known, BRIEF.replace("9400", "9500").encode())
    assert isinstance(known.root, Mapping)
    assert isinstance(new, Mapping)
    same = [one.value is other.value for one, other in zip(known.root.entries, new.entries, strict=True)]
    assert same == [True, True, False, True]
    metrics = zip(values(known.root.get("metrics")), values(new.get("metrics")), strict=True)
    assert [one is other for one, other in metrics] == [True, False]


def test_where_a_line_comes_or_goes_what_stands_before_it_stays() -> None:
    known = known_tree(BRIEF)
    for old, new in (("      2025: 9400\n", ""), ("    unit: pupils", "    unit: pupils\n    pillar: a")):
        content = BRIEF.replace(old, new, 1).encode()
        found = renewed(known, content)
        assert isinstance(known.root, Mapping)
        assert isinstance(found, Mapping)
        assert found == parse_what_can_be(content, "brief.yaml")[0]
        same = [
            one.value is other.value for one, other in zip(known.root.entries, found.entries, strict=True)
        ]
        assert same == [True, True, False, False]
        assert values(known.root.get("metrics"))[0] is values(found.get("metrics"))[0]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("# the second slide", "- title: Another", id="an entry in place of a comment"),
        pytest.param("    unit: pupils", "    unit: people\n", id="a line more"),
        pytest.param("  subtitle: >", "  subtitle: |", id="a text that was folded"),
        pytest.param("    {pupils}\"", "    {pupils}.\"", id="the second line of a quoted text"),
        pytest.param("    {column: pupils},", "    {bar: pupils},", id="a line within brackets"),
        pytest.param("            are open.", "            are # open.", id="a line of a block text"),
        pytest.param("  - kpi: schools\n", "  - kpi: pupils\n", id="a dash in its key's column"),
        pytest.param("- title: \"Ayton", "- title: \"In Ayton", id="a key in its dash's line"),
        pytest.param("        - kpi", "        -  kpi", id="another column"),
        pytest.param("  pupils:\n", "  schulen:\n", id="a key"),
        pytest.param("# the second slide\n", "- title: Another\n  blocks: []\n", id="an entry more"),
        pytest.param("    source: council\n  pupils", "  pupils", id="the last line of an entry less"),
        pytest.param("  pupils:\n    label: Pupils\n", "  pupils:\n", id="the first line of an entry less"),
        pytest.param("  blocks:\n  - kpi: schools\n", "  blocks:\n", id="the first item less"),
        pytest.param("# A brief", "# A comment\n# A brief", id="a line above all"),
        pytest.param("  - kpi: schools\n  - row:\n", "  - kpi: pupils\n\n  - row:\n", id="a blank line"),
        pytest.param("    are open.\n", "    are open.\n\n            Yes\n", id="a paragraph"),
        pytest.param("\ndeck:\n- title", "\ndeck:\n- title: One\n- title", id="an item before the first"),
    ],
)  # fmt: skip
def test_an_edited_text_has_the_tree_that_it_has_when_it_is_new(old: str, new: str) -> None:
    assert old in BRIEF
    content = BRIEF.replace(old, new, 1).encode()
    tree, problems = parse_what_can_be(content, "brief.yaml", known_tree(BRIEF))
    assert (tree, problems) == parse_what_can_be(content, "brief.yaml")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("  pupils:\n", "  schools:\n", id="a key that stands twice"),
        pytest.param("2025: 9400", "2025: \"9\" 400", id="a stray quote"),
        pytest.param("    unit: pupils", "    unit: \"pupils", id="a quote without its end"),
        pytest.param("# the second slide", "---", id="a second document"),
        pytest.param("# the second slide", "other: 1", id="a new key of the brief"),
        pytest.param("# the second slide", " - title: a", id="an indentation of no neighbour"),
        pytest.param("    label: Pupils", "    label: &p Pupils", id="an anchor"),
        pytest.param("  # both are counted", "  ? both", id="a key without its colon"),
        pytest.param("    label: Pupils", "   label: Pupils", id="a column that is no other's"),
        pytest.param("  council: {title: Annual report}", "  {council: {title: A}}", id="braces"),
    ],
)  # fmt: skip
def test_what_may_mean_something_else_among_its_neighbours_is_read_with_them(old: str, new: str) -> None:
    assert old in BRIEF
    assert renewed(known_tree(BRIEF), BRIEF.replace(old, new, 1).encode()) is None


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["\\n", "\\r\\n"])
@pytest.mark.parametrize("begin", ["", "\ufeff"], ids=["plain", "with a byte order mark"])
def test_the_ends_of_lines_and_a_byte_order_mark_change_nothing(end: str, begin: str) -> None:
    text = begin + BRIEF.replace("\n", end)
    for old, new in (("Schools of Ayton", "Schools"), ("38", "39"), ("open", "shut")):
        content = text.replace(old, new, 1).encode()
        tree = renewed(known_tree(text), content)
        assert tree is not None
        assert tree == parse_what_can_be(content, "brief.yaml")[0]


def test_lines_that_only_an_old_computer_ends_are_not_counted() -> None:
    text = BRIEF.replace("# both are counted\n", "# both are\r# counted\n")
    assert renewed(known_tree(text), text.replace("38", "39").encode()) is None


@settings(QUICK, max_examples=25)
@given(source=st.randoms(use_true_random=False))
def test_whatever_is_edited_the_tree_is_that_of_the_whole_text(source: random.Random) -> None:
    choice = Choice(source.randrange)
    text = _any_text(choice)
    known: KnownTree | None = None
    for _ in range(8):
        content = text.encode("utf-8", "replace")
        tree, problems = _parsed(content, None)
        assert _parsed(content, known) == (tree, problems)
        if tree is not None and not problems:
            known = KnownTree(file="brief.yaml", content=content, root=tree)
        text = edited((known.content if known else content).decode(), choice)


def _any_text(choice: Choice) -> str:
    if choice.once_in(4):
        return (ROOT / "data" / "qingdao-2025.yaml").read_text(encoding="utf-8")
    with TemporaryDirectory() as folder:
        beside.furnish(Path(folder))
        tree = brief_tree(choice, Path(folder))
    return written(tree).decode() if choice.once_in(6) else in_lines(tree, choice)


def _parsed(content: bytes, known: KnownTree | None) -> tuple[Node | None, list[Problem]]:
    try:
        return parse_what_can_be(content, "brief.yaml", known)
    except BriefError as error:
        return None, list(error.problems)


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> LastReading:
    """Give each test a memory of its own."""
    return _fresh(monkeypatch)


def _fresh(monkeypatch: pytest.MonkeyPatch) -> LastReading:
    fresh = LastReading()
    for module in (kept_reading, read):
        monkeypatch.setattr(module, "READING", fresh)
    return fresh


def test_what_is_read_of_entries_that_stayed_is_the_same_record(reading: LastReading, tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    first, second = (
        read_draft(path, text.encode()).brief for text in (BRIEF, BRIEF.replace("Ayton has", "It has"))
    )
    assert first is not None
    assert second is not None
    assert first.metrics["pupils"] is second.metrics["pupils"]
    assert first.slides[1] is second.slides[1]
    assert str(second.slides[0].title) == "It has {schools}"


def test_a_brief_of_many_parameters_is_parsed_once(reading: LastReading, tmp_path: Path) -> None:
    text = "parameters: {town: {default: Ayton}}\n" + BRIEF.replace("of Ayton", "of ${town}")
    first, second = (
        read_draft(tmp_path / "brief.yaml", text.encode(), {"town": town}).brief
        for town in ("Ayton", "Byton")
    )
    assert first is not None
    assert second is not None
    assert list(map(str, (first.meta.title, second.meta.title))) == ["Schools of Ayton", "Schools of Byton"]
    assert first.metrics["pupils"] is second.metrics["pupils"]


def test_a_part_that_is_wrong_is_told_of_at_each_reading(reading: LastReading, tmp_path: Path) -> None:
    wrong = BRIEF.replace("label: Schools", "lable: Schools")
    for text in (wrong, wrong.replace("38", "39"), wrong.replace("38", "37")):
        draft = read_draft(tmp_path / "brief.yaml", text.encode())
        assert [(problem.line, problem.code) for problem in draft.problems] == [(13, "unknown-key")]


def test_another_file_of_the_same_text_has_its_own_places(reading: LastReading, tmp_path: Path) -> None:
    for name in ("one.yaml", "other.yaml"):
        brief = read_draft(tmp_path / name, BRIEF.encode()).brief
        assert brief is not None
        assert brief.metrics["pupils"].place.file == str(tmp_path / name)


def test_a_guest_leaves_nothing_behind_and_finds_nothing(reading: LastReading, tmp_path: Path) -> None:
    read_draft(tmp_path / "brief.yaml", BRIEF.encode())
    known = reading.tree
    with as_guest(Guest()):
        draft = read_draft(tmp_path / "brief.yaml", BRIEF.replace("38", "39").encode())
    assert reading.tree is known
    assert draft.brief is not None
    with as_guest(Guest()):
        again = read_draft(tmp_path / "brief.yaml", BRIEF.encode()).brief
    own = read_draft(tmp_path / "brief.yaml", BRIEF.replace("38", "39").encode()).brief
    assert again is not None
    assert own is not None
    assert again.metrics["pupils"] is not own.metrics["pupils"]


@settings(QUICK, max_examples=25)
@given(source=st.randoms(use_true_random=False))
def test_whatever_is_edited_the_draft_is_that_of_a_first_reading(source: random.Random) -> None:
    choice, path = Choice(source.randrange), Path("brief.yaml")
    text = _any_text(choice)
    with pytest.MonkeyPatch.context() as patch:
        alone = _fresh(patch)
        kept: KnownTree | None = None
        for _ in range(6):
            content = text.encode("utf-8", "replace")
            alone.tree = None
            first = _drafted(path, content)
            alone.tree = kept
            assert _drafted(path, content) == first
            kept = alone.tree
            text = edited((kept.content if kept and not choice.once_in(3) else content).decode(), choice)


def _drafted(path: Path, content: bytes) -> tuple[Draft, bytes] | list[Problem]:
    """Return a draft, with all that its brief holds, places among them, in bytes; or why there is none."""
    try:
        draft = read._read(path, content, {})
    except BriefError as error:
        return list(error.problems)
    written = BytesIO()
    pickler = pickle.Pickler(written)
    pickler.fast = True  # equal values are written alike, whichever of their parts are one object
    pickler.dump(draft.brief)
    return draft, written.getvalue()
