"""Briefs by chance through every further door: fmt, templates, updates, parameters, web pages, tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import fuzz.__main__
from briefgen.brief.tidy import tidied
from briefgen.pipeline.batch import work
from briefgen.render.pptx import kept_parts, template_deck
from fuzz import beside, campaign, counts, rare, shard, trial
from fuzz.doors import entered, evenly, parameters, updates
from fuzz.doors.entered import DOORS
from fuzz.left import Left
from fuzz.trial import Outcome, tried

BRIEF = b"""
{"meta": {"title": "City", "date": "2025-12-04", "language": "en"},
"metrics": {
  "a": {"label": "Firms", "unit": "firms", "values": {2020: 10, 2025: 20}},
  "b": {"label": "Shops", "unit": "firms", "values": {2020: 7, 2025: 9}},
  "c": {"label": "Bars", "unit": "firms", "values": {2020: 3, 2025: 5}}},
"deck": [
  {"title": "More firms", "blocks": [{"row": [{"column": "a"}, {"kpi": "b"}]}]},
  {"title": "Of both there are more", "blocks": [{"table": {"metrics": ["a", "b"]}}]},
  {"title": "A web", "blocks": [{"radar": {"metrics": ["a", "b", "c"]}}, {"prose": "{a} and {b} are open"}]}]}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """Return a folder with its files, and what came of the brief in it."""
    folder = tmp_path_factory.mktemp("doors")
    beside.furnish(folder)
    return folder, tried(folder, BRIEF)


def through(built: tuple[Path, Outcome], door: str, seeds: range) -> Outcome:
    """Return what is found of a brief by so many seeds behind a door."""
    folder, outcome = built
    told = Outcome(files=outcome.files)
    for seed in seeds:
        entered.enter(told, folder, BRIEF, seed, only=door)
        told.verdict = "built"
    return told


@pytest.mark.parametrize("door", DOORS)
def test_a_brief_goes_through_a_door_without_a_fault(door: str, built: tuple[Path, Outcome]) -> None:
    found = through(built, door, range(3))
    assert found.faults == []
    assert found.checks[door] == 3


def test_seeds_lead_some_briefs_through_each_door(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    taken: Counter[str] = Counter()
    for name, door in DOORS.items():
        other = entered.Door(faults=lambda visit: [], once_in=door.once_in, built=door.built)
        monkeypatch.setitem(DOORS, name, other)
    for seed in range(400):
        outcome = Outcome()
        entered.enter(outcome, tmp_path, BRIEF, seed)
        taken += outcome.checks
    assert taken.keys() == DOORS.keys()
    assert all(count > 400 / DOORS[name].once_in / 3 for name, count in taken.items())


def test_the_help_says_of_how_many_briefs_one_is_checked_further() -> None:
    said = dict(
        re.findall(r"(?:: |, )\s*([\w -]+?) (\d+)(?=[,.])", " ".join((fuzz.__main__.__doc__ or "").split()))
    )
    wanted = {name: door.once_in for name, door in DOORS.items()} | rare.EVERY
    assert {name: int(count) for name, count in said.items()} == wanted
    assert f"One in {shard.EVERY_AGAIN} is laid out" in (fuzz.__main__.__doc__ or "")


def test_each_of_several_decks_and_pages_is_checked(built: tuple[Path, Outcome]) -> None:
    folder, _ = built
    decks = BRIEF.replace(b'"deck": [', b'"deck": [{"name": "long", "slides": [').rstrip()[:-2]
    outcome = trial.tried(folder, decks + b']}, {"name": "board", "of": "long"}]}')
    assert (outcome.verdict, outcome.faults) == ("built", [])
    assert outcome.checks["lint and strings of decks"] == 2
    assert {"brief-long.pptx", "brief-board.pptx"} <= outcome.files.keys()


def test_a_second_build_is_none_that_is_remembered(
    built: tuple[Path, Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, _ = built
    laid = []
    monkeypatch.setattr(trial, "painted", lambda each, *rest: laid.append(each) or {})
    trial.tried(folder, BRIEF, rare=True)
    assert len({id(each.edition) for each in laid}) == 2, "laid out twice"


def _no_remarks(patch: pytest.MonkeyPatch) -> None:
    made = tidied.tidied

    def bare(path: Path, data: bytes) -> object:
        lines = made(path, data).content.split(b"\n")
        return SimpleNamespace(content=b"\n".join(each.partition(b"# own")[0].rstrip() for each in lines))

    patch.setattr(evenly, "tidied", bare)


def _other_values(patch: pytest.MonkeyPatch) -> None:
    made = tidied.tidied
    patch.setattr(
        evenly,
        "tidied",
        lambda path, data: SimpleNamespace(content=made(path, data).content.replace(b"20", b"30", 1)),
    )


def _nothing_moves(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(updates, "update", lambda theirs, now: SimpleNamespace(data=theirs, moved=0))


def _edits_are_lost(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(updates, "update", lambda theirs, now: SimpleNamespace(data=now, moved=1))


def _rows_are_swapped(patch: pytest.MonkeyPatch) -> None:
    made = parameters.work
    patch.setattr(
        parameters,
        "work",
        lambda job: made(work.replace(job, options=work.replace(job.options, settings={}))),
    )


def _values_are_cut(patch: pytest.MonkeyPatch) -> None:
    made = parameters.written
    patch.setattr(
        parameters,
        "written",
        lambda tree: made({**tree, "parameters": dict.fromkeys(tree["parameters"], "x")}),
    )


def _parts_are_dropped(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(kept_parts.KeptParts, "_refuse_bare", lambda kept, link: None)
    patch.setattr(kept_parts.KeptParts, "_refuse_broken", lambda kept, name: None)
    patch.setattr(template_deck.KeptParts, "refuse_missing", lambda kept, layout: None)


def _labels_are_looked_for_twice(patch: pytest.MonkeyPatch) -> None:
    from briefgen.verify import expected

    made = expected._labels
    patch.setattr(
        expected, "_labels", lambda chart, *more: made(expected.replace(chart, native="line"), *more)
    )


FAULTS: dict[str, tuple[str, Callable[[pytest.MonkeyPatch], None]]] = {
    "remarks are lost": ("fmt", _no_remarks),
    "fmt changes a value": ("fmt", _other_values),
    "no figure moves": ("update", _nothing_moves),
    "edits are lost": ("update", _edits_are_lost),
    "a row is built with the values of none": ("parameters", _rows_are_swapped),
    "a parameter has another default": ("parameters", _values_are_cut),
    "a damaged template is taken as it is": ("template", _parts_are_dropped),
    "labels are looked for where they are not": ("verify", _labels_are_looked_for_twice),
}


@pytest.mark.parametrize(("door", "plant"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_seen_behind_its_door(
    door: str,
    plant: Callable[[pytest.MonkeyPatch], None],
    monkeypatch: pytest.MonkeyPatch,
    built: tuple[Path, Outcome],
) -> None:
    plant(monkeypatch)
    for start in range(0, 60, 3):
        if through(built, door, range(start, start + 3)).faults:
            return
    pytest.fail("nothing was seen")


def test_what_is_left_of_a_run_goes_on_where_it_was_and_no_seed_counts_twice(tmp_path: Path) -> None:
    path = tmp_path / "left.json"
    left = Left.of((0, 100), path)
    assert left.next(40, []) == (0, 40)
    assert left.next(40, [(0, 40)]) == (40, 80)
    left.done(0, 40)
    left.done(40, 55)  # stopped in the midst
    again = Left.of((0, 100), path)
    assert (again.count, again.next(40, [])) == (45, (55, 95))
    assert Left.of((0, 200), path).count == 200  # another run
    again.done(55, 95)
    again.done(95, 100)
    assert not path.exists()
    assert Left.of((0, 100), path).count == 100


def test_a_shard_that_dies_is_a_failure_of_the_seed_it_was_at_and_what_is_behind_is_left(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    report = tmp_path / "report.json"
    report.write_text('{"counts": {"tried": 7, "built": 7, "refused": 0, "failed": 0}, "seeds": []}', "utf-8")
    monkeypatch.setattr(counts, "record", lambda entry: None)
    process: Any = SimpleNamespace(returncode=-11)
    shard = campaign.Running(process=process, first=20, end=60, commit="a", since=0.0, report=report)
    left = Left.of((20, 60), None)
    made = campaign._finished(shard, left, record=False)
    assert (made["tried"], made["failed"]) == (8, 1)
    assert left.ranges == [(28, 60)]
