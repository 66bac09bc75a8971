"""`briefgen template inspect`: a company's slide template in, what it offers and a template.yaml out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from briefgen.cli.commands.codes import NOT_WRITTEN, OK, UsageError
from briefgen.runtime.console import print_result, print_stderr

STANDARD_OUTPUT = Path("-")


def add(commands: Any) -> None:
    """Add the command with its arguments."""
    template = commands.add_parser("template", help="say what a company's slide template offers")
    template.add_argument("kind", choices=("inspect",), metavar="inspect")
    template.add_argument("file", type=Path, metavar="FILE", help="a .potx or .pptx, or a template.yaml")
    template.add_argument(
        "-o",
        "--out",
        type=Path,
        metavar="FILE",
        help="where the choice of layouts and placeholders is written, to be edited "
        "(template.yaml beside FILE); - prints it alone",
    )
    template.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what the template offers; write the template.yaml, unless there is one."""
    from briefgen.runtime.limits import limited
    from briefgen.template.chosen import named_template, plan_of
    from briefgen.template.listing import listing
    from briefgen.template.written import written_choice

    with limited(options.file, "reading the template"):
        plan, file = plan_of(options.file), named_template(options.file)
    out = options.out or file.parent / "template.yaml"
    if out == STANDARD_OUTPUT:
        print_result(written_choice(plan, plan.found.name), end="")
        return OK
    text = written_choice(plan, _seen_from(out, file))
    print_result("\n".join((*listing(plan), "")))
    if out.exists() and options.out is None:
        print_result(f"{out} is there and stays; -o writes the choice elsewhere")
        return OK
    try:
        with out.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except OSError as error:
        print_stderr(f"briefgen: cannot write {out}: {error.strerror or error}")
        return NOT_WRITTEN
    print_result(f"{out}: correct what is wrong, and write `template: {out.name}` into a brief beside it")
    return OK


def _seen_from(out: Path, file: Path) -> str:
    """Return the template's path from the folder of a template.yaml; UsageError where it lies elsewhere."""
    try:
        return file.resolve().relative_to(out.parent.resolve()).as_posix()
    except ValueError:
        message = f"{out} must lie in the folder of {file.name} or above it"
        raise UsageError(f"{message}: it names no file elsewhere") from None
