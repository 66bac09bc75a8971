"""Every seeded fault is found, in briefs and in files edited by hand, and what is true raises no alarm."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest
from laid_kit import USUAL, laid
from valid_kit import product

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.edits import edited_deck, edited_page
from bench.faults import FAULTS, TRUE_BRIEFS, Score, alarms, found_in_brief, listed
from briefgen.edition.publication import Publication
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import painted
from briefgen.verify.proof import Proof, prove


@cache
def base() -> tuple[Publication, dict[str, bytes]]:
    made = lay_out(FAULTS / "base.yaml")
    return made, painted(made, "base", ("pptx", "pdf"))


def named(faults: list[dict]) -> dict:
    return {"argvalues": faults, "ids": [fault["name"] for fault in faults]}


def the_proof(file: str, fault: dict) -> Proof:
    made, files = base()
    edit = edited_deck if file.endswith("pptx") else edited_page
    return prove(made, {file: edit(files[file], fault)})


def assert_found(proof: Proof, fault: dict) -> None:
    assert not proof.unreadable
    said = "\n".join(map(str, proof.findings))
    codes = {finding.code for finding in proof.findings if finding.differs}
    assert codes & set(fault["codes"]) if fault["codes"] else not codes, said
    assert fault.get("shown", "") in said


@pytest.mark.parametrize("path", TRUE_BRIEFS, ids=lambda path: path.name)
def test_a_true_brief_raises_no_alarm(path: Path) -> None:
    assert alarms(path) == set()


@pytest.mark.parametrize("path", TRUE_BRIEFS, ids=lambda path: path.name)
def test_files_just_built_state_what_the_brief_states(path: Path) -> None:
    if path.parent == FAULTS:
        made, files = base()
    else:
        name = f"{path.stem}@{USUAL}"
        made = laid(name)
        files = {f"{path.stem}.pptx": product(name).pptx, f"{path.stem}.pdf": product(name).pdf}
    assert prove(made, files).findings == ()


@pytest.mark.parametrize("fault", **named(listed("brief")))
def test_a_fault_in_a_brief_is_found(fault: dict) -> None:
    assert found_in_brief(fault)


@pytest.mark.parametrize("fault", **named(listed("deck")))
def test_an_edit_of_the_deck_is_found_unless_no_figure_changed(fault: dict) -> None:
    assert_found(the_proof("base.pptx", fault), fault)


@pytest.mark.parametrize("fault", **named(listed("page")))
def test_an_edit_of_the_page_is_found(fault: dict) -> None:
    assert_found(the_proof("base.pdf", fault), fault)


def test_the_set_is_large_and_its_score_names_what_was_missed() -> None:
    assert sum(bool(fault["codes"]) for name in ("brief", "deck", "page") for fault in listed(name)) >= 60
    said = str(Score(faults=4, true=2, missed=("a wrong sum",), false_alarms=()))
    assert said.splitlines() == [
        "seeded faults found: 3 of 4 (75.0%); false alarms: 0 of 2 true briefs and files",
        "  missed: a wrong sum",
    ]
