"""A laid-out brief and the bytes about to be written in; OutputError where they say something else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefgen.output import OutputError
from briefgen.verify.proof import prove
from briefgen.verify.report import lines

if TYPE_CHECKING:
    from briefgen.build import Laid


def refuse_differing(laid: Laid, files: Mapping[str, bytes]) -> None:
    """Raise OutputError with every difference, so that wrong output never takes the place of right."""
    proof = prove(laid, files)
    if proof.unreadable or proof.findings:
        raise OutputError("\n".join(("nothing is written, earlier files stay:", *lines(proof))))
