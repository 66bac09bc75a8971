"""docs/reliability.md is what the script makes of its measurements; a failure would be seen at its top."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from docs_kit import script

make_hashes, make_reliability = script("make_hashes"), script("make_reliability")

from reliability.overview import failures, summed  # noqa: E402
from reliability.page import page  # noqa: E402
from reliability.parts import KILLS, PARTS, _tool  # noqa: E402

from fuzz.counts import TABLED, TOLD  # noqa: E402

FUZZ = make_reliability.read(make_reliability.FUZZ)
MACHINES = make_reliability.read(make_reliability.MACHINES)


@pytest.fixture(scope="module")
def parts() -> dict[str, Any]:
    """What was measured, by part."""
    return make_reliability.read(make_reliability.MEASURED)


def found(parts: dict[str, Any]) -> dict[str, Any]:
    return {name: part["found"] for name, part in parts.items()}


def test_the_page_is_what_the_script_makes_of_its_measurements_and_the_limits_are_the_codes() -> None:
    text = make_reliability.PAGE.read_text(encoding="utf-8")
    assert text == make_reliability.text(), "run scripts/make_reliability.py --page"


def test_every_part_is_measured_and_nothing_failed(parts: dict[str, Any]) -> None:
    assert list(parts) == list(PARTS)
    assert failures(found(parts), [], MACHINES) == 0
    assert parts["kills"]["found"]["died"] >= KILLS / 2


def test_briefs_that_failed_once_are_told_from_those_that_still_fail() -> None:
    first = {"run": "random", "commit": "a", "tried": 10, "built": 4, "refused": 3, "failed": 0}
    second = first | {"commit": "b", "failed": 1, "checks": {"qpdf": 2}}
    (run,) = summed([first, second])
    assert (run["tried"], run["mended"], run["failed"], run["commits"]) == (20, 5, 1, 2)
    assert run["checks"] == {"qpdf": 2}


def test_what_axe_and_the_oracles_saw_has_rows_with_its_counts(parts: dict[str, Any]) -> None:
    seen = [
        {"product": f"{brief}@{theme}", "what": "axe", "language": language, "checks": 200, "errors": 0}
        | {"applied": ["image-alt", rule], "undecided": ["color-contrast"]}
        for brief, theme, language, rule in (("a", "dark", "en", "list"), ("b", "serif", "fr", "region"))
    ]
    changed = copy.deepcopy(parts)
    tools = changed["valid"]["found"]["tools"]
    tools["axe"], tools["html"] = _tool(seen), {"files": 2, "errors": 0}
    fuzz = [
        {
            "run": TABLED,
            "seconds": 1,
            "tried": 10,
            "built": 8,
            "refused": 2,
            "failed": 1,
            "checks": {"answers": 4000},
        },
        {
            "run": TOLD,
            "seconds": 1,
            "tried": 5,
            "built": 5,
            "refused": 0,
            "failed": 0,
            "checks": {"statements": 90},
        },
        {"run": "random", "seconds": 1, "tried": 7, "built": 7, "refused": 0, "failed": 0},
    ]
    assert failures(found(changed), fuzz, []) == failures(found(parts), [], []) + 1
    top = page(changed, fuzz, []).partition("## Limits")[0]
    assert "in two widths: 2 themes, 2 languages, 3 rules; html-validate | 4 | 0 |" in top
    assert "4,000 printed values recomputed by an oracle (`fuzz tabled`) | 10 | 1 |" in top
    assert "90 statements recomputed by a reader of its own (`fuzz told`) | 5 | 0 |" in top
    assert "what comes out is checked; 0 that failed once are mended | 7 | 0 |" in top


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("kills", "wrong"), ["500 ms: the files that stand are of no edition"]),
        (("faults", "sentences", "a cloud falls", "failed"), 1),
        (("hostile", "tests", "failed"), 1),
        (("valid", "tools", "sdk", "errors"), 1),
        (("valid", "tools", "verapdf ua1", "errors"), 1),
        (("valid", "contrast", "dark", "least"), 4.4),
        (("valid", "tests", "failed"), 1),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else "",
)
def test_a_failure_is_counted_at_the_top(path: tuple[str, ...], value: Any, parts: dict[str, Any]) -> None:
    changed = copy.deepcopy(parts)
    changed["faults"]["found"]["sentences"]["a cloud falls"] = {"passed": 1, "failed": 0, "skipped": 0}
    at = changed[path[0]]["found"]
    for key in path[1:-1]:
        at = at[key]
    at[path[-1]] = value
    assert failures(found(changed), [], MACHINES) == 1
    rows = page(changed, [], MACHINES).partition("## Limits")[0].splitlines()
    assert [row for row in rows if row.endswith("| 1 |")]


def test_a_machine_has_one_row_that_says_what_was_compared_with_what() -> None:
    compared = {"system": "Linux", "files": 3, "same bytes": 2, "same content": 3, "differing": []}
    made_with = {"python": "3.14.1", "zlib": "1.3", "numpy": "2.5", "lxml": "6.1"}
    rows = make_hashes.recorded(
        "a", compared, made_with, [{"machine": "b"}, {"machine": "a"}, {"machine": "c"}]
    )
    assert [row["machine"] for row in rows] == ["b", "a", "c"]
    assert {**rows[1], "commit": ""} == {
        "machine": "a", "python": "3.14.1", "zlib": "1.3", "numpy": "2.5",
        "files": 3, "same bytes": 2, "same content": 3, "commit": "",
    }  # fmt: skip
    assert [row["machine"] for row in make_hashes.recorded("d", compared, made_with, rows)][-1] == "d"
    assert {"python", "files", "commit"} <= set(rows[1]) & set(MACHINES[0])
