"""A finished file in; its slides or pages out, read in this process or in a sandboxed one.

A file that somebody else edited may be made to harm whoever reads it. What takes it apart, an XML parser and
a PDF engine, both in C, then runs where it has little memory, little time and nothing to lose.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from briefgen.base.translate import tr
from briefgen.runtime.own_process import limit_process, run_apart
from briefgen.verify.passage import PageText, Passage, UnreadableError

FileReader = Callable[[bytes, str], tuple[PageText, ...]]
"""(content, file name) -> slides or pages; UnreadableError where it cannot be read."""

MOST_CPU_S = 30
MOST_WAIT_S = 120.0
"""On the clock, for a machine that has much else to do."""
MOST_MIB = 1024
"""Of addresses; a deck of 500 slides needs a quarter."""


def read_here(content: bytes, name: str) -> tuple[PageText, ...]:
    """Read a .pptx, .pdf or .html in this process."""
    if name.endswith(".pptx"):
        from briefgen.verify.read_pptx import read_deck

        return read_deck(content, name)
    if name.endswith(".html"):
        from briefgen.verify.read_web import read_web

        return read_web(content, name)
    from briefgen.verify.read_pdf import read_pages

    return read_pages(content, name)


def read_apart(content: bytes, name: str) -> tuple[PageText, ...]:
    """Read a .pptx, .pdf or .html in a process of its own."""
    try:
        code, output, _ = run_apart(__name__, name, content, wait=MOST_WAIT_S)
        answer = None if code else json.loads(output)
    except (subprocess.TimeoutExpired, ValueError):
        answer = None
    except OSError as error:
        raise UnreadableError(
            tr("{name} cannot be read apart: {value}", name=name, value=error.strerror or error)
        ) from error
    if answer is None:
        raise UnreadableError(
            tr(
                "{name} cannot be read within {MOST_CPU_S} s and {MOST_MIB} MiB",
                name=name,
                MOST_CPU_S=MOST_CPU_S,
                MOST_MIB=MOST_MIB,
            )
        )
    if "unreadable" in answer:
        raise UnreadableError(answer["unreadable"])
    return tuple(_sheet(entry) for entry in answer["sheets"])


def main(name: str) -> None:
    """Read a file from standard input, write its pages as JSON to standard output."""
    content = sys.stdin.buffer.read()
    limit_process(seconds=MOST_CPU_S, mebibytes=MOST_MIB)
    answer: dict[str, Any]
    try:
        answer = {"sheets": [asdict(sheet) for sheet in read_here(content, name)]}
    except UnreadableError as error:
        answer = {"unreadable": str(error)}
    except MemoryError:
        answer = {
            "unreadable": tr("{name} cannot be read within {MOST_MIB} MiB", name=name, MOST_MIB=MOST_MIB)
        }
    except Exception:  # anything that malicious bytes can raise: the file is at fault
        answer = {"unreadable": tr("{name} is broken: it cannot be read", name=name)}
    json.dump(answer, sys.stdout)


def _sheet(entry: dict[str, Any]) -> PageText:
    passages = tuple(Passage(**_tuples(said)) for said in entry["passages"])
    return PageText(**{**_tuples(entry), "passages": passages})


def _tuples(entry: dict[str, Any]) -> dict[str, Any]:
    """Return fields as they were before JSON, which knows no tuples."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
