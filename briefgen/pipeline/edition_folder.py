"""An output folder in, that of the edition out: `editions/{now}` is editions/2025-10."""

from __future__ import annotations

from pathlib import Path

from briefgen.base.diagnostics import BriefError, Problem
from briefgen.base.translate import tr
from briefgen.edition.publication import Publication

NOW = "{now}"
"""What stands for the period that the brief is as of."""


def is_dated(folder: Path) -> bool:
    """Return whether a folder is named after the edition, so that it is known when the brief is read."""
    return NOW in str(folder)


def edition_folder(folder: Path, laid: Publication) -> Path:
    """Return the folder, a slash of the period as an underscore; BriefError where the brief has no period."""
    if not is_dated(folder):
        return folder
    period = laid.edition.ledger.as_of
    if period in ("", "now"):
        place = laid.edition.brief.meta.place
        message = tr(
            "the folder {folder} is named after the period that the brief is as of, and there is none",
            folder=folder,
        )
        raise BriefError([Problem(place, message, tr("give a value its date, or set meta.as_of"), "period")])
    return Path(str(folder).replace(NOW, period.replace("/", "_")))
