"""`briefgen template inspect`: a company's slide template in, what it offers and a template.yaml out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.cli.commands.answer import Answer, add_json, answered
from briefgen.cli.commands.codes import NOT_WRITTEN, OK, UsageError
from briefgen.runtime.console import print_stderr

STANDARD_OUTPUT = Path("-")

EXAMPLES = (
    "briefgen template inspect corporate.potx",
    "briefgen template inspect corporate.potx -o template.yaml",
)


def add(commands: Any) -> None:
    """Add the command with its arguments."""
    template = commands.add_parser("template", help=tr("say what a company's slide template offers"))
    template.add_argument("kind", choices=("inspect",), metavar="inspect")
    template.add_argument("file", type=Path, metavar="FILE", help=tr("a .potx or .pptx, or a template.yaml"))
    template.add_argument(
        "-o",
        "--out",
        type=Path,
        metavar="FILE",
        help=tr(
            "where the choice of layouts and placeholders is written, to be edited "
            "(template.yaml beside FILE); - prints it alone"
        ),
    )
    add_json(template)
    template.set_defaults(run=run)


@answered
def run(options: argparse.Namespace, answer: Answer) -> int:
    """Print what the template offers; write the template.yaml, unless there is one."""
    from briefgen.runtime.limits import limited
    from briefgen.template.choice_text import written_choice
    from briefgen.template.listing import listing
    from briefgen.template.named import named_template, plan_of

    with limited(options.file, tr("reading the template")):
        plan, file = plan_of(options.file), named_template(options.file)
    out = options.out or file.parent / "template.yaml"
    if options.out is not None and out != STANDARD_OUTPUT and out.exists():
        raise UsageError(tr("-o: {out} is there already: name a new file", out=out))
    if out != STANDARD_OUTPUT and not out.parent.is_dir():
        raise UsageError(tr("-o: there is no folder {parent}", parent=out.parent))
    if out == STANDARD_OUTPUT:
        answer.say(written_choice(plan, plan.found.name), end="")
        answer.add(**_offered(written_choice(plan, plan.found.name)))
        return OK
    text = written_choice(plan, _seen_from(out, file))
    answer.say("\n".join((*listing(plan), "")))
    answer.add(**_offered(text))
    if out.exists() and options.out is None:
        answer.say(_kept(out, text, file))
        return OK
    try:
        with out.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except OSError as error:
        said = tr("{out} is not written: {reason}; `-o -` prints it", out=out, reason=error.strerror or error)
        if options.out is None:  # what was asked for is told
            answer.note(said)
            return OK
        print_stderr(f"briefgen: {said}")
        return NOT_WRITTEN
    answer.wrote(
        out,
        len(text.encode()),
        tr(
            "{out}: correct what is wrong, and write `template: {name}` into a brief beside it",
            out=out,
            name=out.name,
        ),
    )
    return OK


def _offered(text: str) -> dict[str, Any]:
    """Return what a template.yaml says, for programs."""
    import yaml

    return {"template": yaml.safe_load(text)}


def _kept(out: Path, text: str, file: Path) -> str:
    """Return what to say of a template.yaml that is there: it is never written over."""
    from briefgen.base.diagnostics import BriefError
    from briefgen.template.named import named_template

    try:
        same = out.read_text(encoding="utf-8") == text
        other = not same and named_template(out).resolve() != file.resolve()
    except (BriefError, OSError, ValueError):
        same, other = False, True
    if same:
        return tr(
            "{out} says just this: correct what is wrong, and write `template: {name}` into a brief",
            out=out,
            name=out.name,
        )
    said = N_(
        "{out} is there and stays: it has other choices, perhaps yours; -o FILE.yaml writes these beside it, "
        "`-o -` prints them"
    )
    if other:
        said = N_(
            "{out} is there and stays: it belongs to another template; -o FILE.yaml writes these beside it, "
            "`-o -` prints them"
        )
    return tr(said, out=out)


def _seen_from(out: Path, file: Path) -> str:
    """Return the template's path from the folder of a template.yaml; UsageError where it lies elsewhere."""
    try:
        return file.resolve().relative_to(out.parent.resolve()).as_posix()
    except ValueError:
        message = tr("{out} must lie in the folder of {name} or above it", out=out, name=file.name)
        raise UsageError(tr("{message}: it names no file elsewhere", message=message)) from None
