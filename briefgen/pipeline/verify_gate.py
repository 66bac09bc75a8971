"""A laid-out brief and the bytes about to be written in; OutputError where they say something else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefgen.report.ledger import attachable
from briefgen.runtime.atomic_write import OutputError
from briefgen.verify.proof import prove
from briefgen.verify.report import lines

if TYPE_CHECKING:
    from briefgen.edition.publication import Publication


def refuse_differing(laid: Publication, files: Mapping[str, bytes]) -> None:
    """Raise OutputError with every difference, so that wrong output never takes the place of right."""
    proof = prove(laid, files, attachable(laid))
    if proof.unreadable or proof.findings:
        raise OutputError("\n".join(("nothing is written, earlier files stay:", *lines(proof))))
