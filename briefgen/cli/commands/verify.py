"""`briefgen verify`: does a finished deck and page still say what the brief says?"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from briefgen.base.diagnostics import BriefError
from briefgen.cli.commands.codes import BAD_INPUT, NOT_WRITTEN, OK
from briefgen.runtime.console import answer

SUFFIXES = (".pptx", ".pdf")


def add(commands: Any) -> None:
    """Say how the command is called."""
    verify = commands.add_parser(
        "verify",
        help="prove that a finished deck and page state the brief's figures",
        description="Reads BRIEF.pptx and BRIEF.pdf back from the output folder and compares every figure: "
        "texts, tables, charts and their workbooks, notes, alternative texts. "
        "Exit code 0: the same; 1: they differ; 2: the brief has errors, or a file cannot be read.",
    )
    verify.add_argument("brief", type=Path, metavar="BRIEF")
    verify.add_argument("out", nargs="?", type=Path, default=Path("out"), metavar="OUT-FOLDER")
    verify.add_argument("--theme", default="", metavar="NAME", help="the theme it was built with")
    verify.add_argument(
        "--strict", action="store_true", help="count changes of wording and order as differences"
    )
    verify.add_argument("--json", action="store_true", help="print the findings as JSON")
    verify.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Compare the files with the brief; return the exit code."""
    from briefgen.pipeline.filenames import stem_of
    from briefgen.pipeline.lay_out import lay_out
    from briefgen.report.ledger import attachable
    from briefgen.runtime.limits import patient
    from briefgen.verify.apart import read_apart
    from briefgen.verify.proof import prove, strictly
    from briefgen.verify.report import as_json, lines

    files = _files(options.out, stem_of(options.brief))
    if isinstance(files, str):
        print(f"briefgen: {files}", file=sys.stderr)
        return BAD_INPUT
    try:
        laid = lay_out(options.brief, theme=options.theme)
        with patient(options.brief, "reading the files back"):
            proof = prove(laid, files, attachable(laid), read_apart)
    except BriefError as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    proof = strictly(proof) if options.strict else proof
    answer(as_json(proof) if options.json else "\n".join(lines(proof)))
    if proof.unreadable:
        return BAD_INPUT
    return NOT_WRITTEN if proof.differs else OK


def _files(folder: Path, stem: str) -> dict[str, bytes] | str:
    """Return the files that there are, or why there are none."""
    from briefgen.verify.package import MOST_BYTES

    found: dict[str, bytes] = {}
    for suffix in SUFFIXES:
        path = folder / f"{stem}{suffix}"
        try:
            if path.is_file() and path.stat().st_size <= MOST_BYTES:
                found[path.name] = path.read_bytes()
            elif path.is_file():
                return f"{path} is larger than {MOST_BYTES >> 20} MiB: too large to be an output of briefgen"
        except OSError as error:
            return f"cannot read {path}: {error.strerror or error}"
    if not found:
        return f"neither {stem}.pptx nor {stem}.pdf is in {folder}: build the brief first, or name its folder"
    return found
