"""Parameters: with a text of a brief as a parameter's default nothing changes; a row is built as if alone."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from briefgen.base.diagnostics import BriefError
from briefgen.brief.parameter import Settings
from briefgen.pipeline.batch.plan import Asked, plan
from briefgen.pipeline.batch.row_table import read_rows
from briefgen.pipeline.batch.work import work
from briefgen.pipeline.build import Options, make
from fuzz import wording
from fuzz.choice import Choice
from fuzz.doors.visit import Visit
from fuzz.tree import Plain, Tree, parsed, spots, written

PIECE = re.compile(r"[^{}$\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]+")
"""Characters that the value of a parameter may have."""
NOWHERE = ("numerals", "parameters")
"""Parts of a brief whose texts are not taken: numerals state what is printed as it is."""
BATCH = 3
"""One of so many is built as a batch, too."""


def faults(visit: Visit) -> list[str]:
    """Return what differs where texts are parameters, and where rows of a table set them."""
    tree, settings = _parametrised(visit)
    if not settings:
        return []
    visit.brief.write_bytes(written(tree))
    try:
        again = make(visit.brief, Options())
    except BriefError as error:
        return [f"refused with its texts as parameters: {error.problems[0]}"]
    found = [f"{name} differs" for name, data in visit.files.items() if again.files.get(name) != data]
    if found or not visit.choice.once_in(BATCH):
        return found
    visit.counts["parameters: batches"] += 1
    return _batch_faults(visit, settings)


def _parametrised(visit: Visit) -> tuple[Tree, dict[str, str]]:
    """Return a brief of which some texts are parameters, and those texts."""
    tree: Tree = parsed(visit.yaml)
    if b"$" in visit.yaml or not isinstance(tree, dict):
        return tree, {}
    left = {part: tree.pop(part) for part in NOWHERE if part in tree}
    places = [
        (holder, key)
        for holder, key in spots(tree)
        if isinstance(holder[key], str) and not isinstance(holder[key], Plain) and PIECE.search(holder[key])
    ]
    settings: dict[str, str] = {}
    for holder, key in visit.choice.some(places, 1, 3):
        text = str(holder[key])
        piece = visit.choice.pick(list(PIECE.finditer(text)))
        name = f"p{len(settings)}"
        settings[name] = piece[0]
        holder[key] = f"{text[: piece.start()]}${{{name}}}{text[piece.end() :]}"
    declared = {**left.pop("parameters", {}), **settings}
    return {"parameters": declared, **tree, **left}, settings


def _batch_faults(visit: Visit, settings: Mapping[str, str]) -> list[str]:
    """Build a row with the texts and rows with others; hold each against the same brief built alone."""
    out, rows = visit.folder / "batch", visit.folder / "rows.csv"
    shutil.rmtree(out, ignore_errors=True)
    told = [dict(settings), *(_others(visit.choice, settings) for _ in range(2))]
    with rows.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["code", *settings])
        writer.writerows([f"r{at}", *row.values()] for at, row in enumerate(told))
    jobs = plan(
        Asked(brief=visit.brief, out=str(out), options=Options(), name="{code}"), read_rows(rows), rows
    )
    found: list[str] = []
    for job in jobs:
        result = work(job)
        alone = _alone(visit.brief, job.options.settings, job.name)
        if (result.state == "built") != bool(alone):
            found.append(f"row {job.name} is {result.state} {result.error}, alone it is not")
        found += [
            f"{name} of row {job.name} differs from what is built alone"
            for name, data in alone.items()
            if not (out / name).is_file() or (out / name).read_bytes() != data
        ]
        if result.state == "built" and (again := work(job)).state != "unchanged":
            found.append(f"row {job.name} is {again.state} the second time {again.error}")
    return found


def _others(choice: Choice, settings: Mapping[str, str]) -> dict[str, str]:
    return {name: choice.pick((text, wording.words(choice), "7")) for name, text in settings.items()}


def _alone(brief: Path, settings: Settings, stem: str) -> Mapping[str, bytes]:
    """Return the files of a brief that is set so; none where it is refused."""
    try:
        return make(brief, Options(settings=settings, stem=stem)).files
    except BriefError:
        return {}
