"""A pattern of a parameter and a text in, whether the whole text matches out: soon, whoever wrote it.

Python's matcher may need longer than anybody waits, `(a+)+b` for a row of letters, and holds up every thread
of the process until then. The command line ends it by a signal; a guest lets another process try.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys

from briefgen.base.in_time import in_time
from briefgen.base.translate import tr
from briefgen.runtime.guest import guest
from briefgen.runtime.own_process import limit_process, run_apart

MOST_SECONDS = 1
"""Of processor time."""
MOST_WAIT_S = 20.0
"""On the clock, for a machine that has much else to do."""
MOST_MIB = 512
_VARIABLE = re.compile(r"[*+?]|\{\d*,\d*\}")
MOST_VARIABLE = 2
"""Repeats of any number in a pattern without groups: it is tried in some thousand steps at most."""


class EndlessError(ValueError):
    """A pattern that takes too long."""


def matches(pattern: str, text: str) -> bool:
    """Return whether the whole text matches; EndlessError where that takes more than a second."""
    in_time()
    simple = not set("(|") & set(pattern) and len(_VARIABLE.findall(pattern)) <= MOST_VARIABLE
    if simple or guest() is None:
        return re.fullmatch(pattern, text) is not None
    try:
        content = json.dumps([pattern, text]).encode()
        code, output, _ = run_apart(__name__, "", content, wait=MOST_WAIT_S)
    except (subprocess.TimeoutExpired, OSError):
        code, output = 1, b""
    if code:
        raise EndlessError(
            tr(
                "the pattern {pattern} takes more than {MOST_SECONDS} s",
                pattern=pattern,
                MOST_SECONDS=MOST_SECONDS,
            )
        )
    return output == b"true"


def main(_: str) -> None:
    """Read a pattern and a text from standard input, write to standard output whether they match."""
    pattern, text = json.loads(sys.stdin.buffer.read())
    limit_process(seconds=MOST_SECONDS, mebibytes=MOST_MIB)
    sys.stdout.write("true" if re.fullmatch(pattern, text) else "false")
