"""A proof in, lines for people or JSON for programs out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from briefgen.base.translate import tr, tr_n
from briefgen.verify.data_files import CODE
from briefgen.verify.proof import Proof

FORMAT_VERSION = 1
MOST_TOLD = 200
"""Findings that people are shown; programs get all."""
LONGEST = 400
"""Characters of a line."""


def lines(proof: Proof) -> Iterator[str]:
    """Yield what a reader needs: what could not be read, what differs, what to know, and the result."""
    yield from map(_line, proof.unreadable)
    told = sorted(proof.findings, key=lambda finding: not finding.differs)
    yield from (_line(str(finding)) for finding in told[:MOST_TOLD])
    if len(told) > MOST_TOLD:
        yield tr("… and {number:,} more", number=len(told) - MOST_TOLD)
    yield result_line(proof)


def _line(text: str) -> str:
    """Return a message on one line of readable length: it quotes an untrusted file."""
    plain = "".join(character if character.isprintable() else "�" for character in text[: LONGEST + 1])
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"


def result_line(proof: Proof) -> str:
    """Return the result in one line."""
    if proof.unreadable:
        return tr_n(
            "not verified: a file could not be read",
            "not verified: files could not be read",
            len(proof.unreadable),
        )
    count = sum(finding.differs for finding in proof.findings)
    named = tr(" and ").join(proof.files)
    if count:
        return tr_n(
            "{named}: {number} difference from the brief",
            "{named}: {number} differences from the brief",
            count,
            named=named,
        )
    notes = sum(finding.code != CODE for finding in proof.findings)
    said = tr_n(
        "{named} states the figures of the brief, and no others",
        "{named} state the figures of the brief, and no others",
        len(proof.files),
        named=named,
    )
    if notes:
        said += tr_n(
            " ({number} change of wording or order)", " ({number} changes of wording or order)", notes
        )
    return said + tr("; its data has changed since") if notes < len(proof.findings) else said


def as_json(proof: Proof) -> str:
    """Return the proof for programs."""
    said = {
        "version": FORMAT_VERSION,
        "same": not proof.differs and not proof.unreadable,
        "files": proof.files,
        "unreadable": proof.unreadable,
        "findings": [asdict(finding) for finding in proof.findings],
    }
    return json.dumps(said, ensure_ascii=False, indent=2)
