"""A theme's name in, the Theme of templates/<name>/theme.yaml out, its colours proven fit to use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from pathlib import Path

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import BriefError, Place, Problem, did_you_mean, nearest
from briefgen.base.marked import N_
from briefgen.base.near_names import near_path
from briefgen.base.own_files import shipped_folder
from briefgen.base.translate import tr
from briefgen.brief.kept_reading import READING
from briefgen.brief.limits import refuse_oversized
from briefgen.brief.model import DEFAULT_THEME, Brief
from briefgen.brief.node import KeyValue, Mapping, Node, Scalar, place_at, quoted
from briefgen.brief.source import read_source
from briefgen.model.theme import Theme
from briefgen.runtime.files_read import note_file
from briefgen.runtime.sandbox import folder_is_within

BRAND_FILE = "_brand.yml"
"""What a house's colours, fonts and logo are called by the convention of brand.yml."""
MOST_BASES = 8
"""Themes that extend each other, one after another."""

SLIDE_FILES = (".potx", ".pptx", ".ppsx", ".potm", ".pptm", ".ppt", ".pot")


def templates_folder() -> Path:
    """Return the folder with the themes."""
    return shipped_folder("_templates", "templates")


def theme_names() -> tuple[str, ...]:
    """Return the names of the themes that come with briefgen, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in templates_folder().glob("*/theme.yaml")))


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeHome:
    """From where a theme's path is seen, and the folder outside of which no theme is read.

    ``fence`` None is the command line: its path is the user's own word, and may name any folder.
    """

    folder: Path
    fence: Path | None


USER = ThemeHome(folder=Path(), fence=None)
"""Paths of the command line are seen from where the command runs."""


def brief_home(folder: Path) -> ThemeHome:
    """Return the home of a theme that a brief names: it may be untrusted, and stays in its folder."""
    return ThemeHome(folder=folder, fence=folder.resolve())


def theme_path(name: str, home: ThemeHome = USER, place: Place | None = None) -> Path:
    """Return a theme's file; ``name`` is a theme's name, its folder's path, or that of a `_brand.yml`."""
    if _comes_with_briefgen(name):
        return templates_folder() / name / "theme.yaml"
    place = place or Place("theme")
    folder, files = _folder_and_files(name)
    for file in files if name else ():
        if home.fence and not folder_is_within(home.fence, home.folder, folder, file):
            raise BriefError([_outside(name, home.fence, place)])
        if _is_file(path := home.folder / folder / file):
            return path
        note_file(path)  # it would be read instead of the next one
    raise BriefError([_unknown(name, home, place)])


def _unknown(name: str, home: ThemeHome, place: Place) -> Problem:
    """Return the problem of a name that no theme has: what it may be instead."""
    message = tr("there is no theme {quoted}", quoted=quoted(name))
    if name.lower().endswith(SLIDE_FILES):
        how = "`--template FILE`" if home.fence is None else "`template: FILE`"
        hint = tr("a PowerPoint file is a template, not a theme: name it with {how}", how=how)
    elif _is_folder(home.folder / name):
        message = tr("the folder {quoted} is not a theme", quoted=quoted(name))
        hint = tr(
            "it has no theme.yaml and no {BRAND_FILE}; `briefgen theme new` writes one", BRAND_FILE=BRAND_FILE
        )
    else:
        near = None if home.fence or nearest(name[:100], theme_names()) else _near(name)
        if near is not None:
            return Problem(place, message, tr("did you mean '{near}'?", near=near), "unknown-theme")
        said = N_("{near} (or give the path of a folder, with a theme.yaml or a {BRAND_FILE})")
        if home.fence is not None:
            said = N_("{near} (or give the path of a folder below, with a theme.yaml or a {BRAND_FILE})")
        hint = tr(said, near=did_you_mean(name[:100], theme_names()), BRAND_FILE=BRAND_FILE)
    return Problem(place, message, hint, "unknown-theme")


def _near(name: str) -> Path | None:
    """Return the theme whose path, seen from where the command runs, is most like a name; None for none."""
    try:
        files = (near_path(path, (".yaml", ".yml")) for path in (Path(name), Path(name) / "theme.yaml"))
        near = next((file for file in files if file is not None), None)
    except (OSError, ValueError):  # a name that is too long, or that no file system takes
        return None
    return near.parent if near is not None and near.name == "theme.yaml" else near


def _names_a_file(name: str) -> bool:
    return name.lower().endswith((".yml", ".yaml"))


def _folder_and_files(name: str) -> tuple[str, tuple[str, ...]]:
    """Return the folder of a theme, and the files of which it is the first that is there."""
    if not _names_a_file(name):
        return name, ("theme.yaml", BRAND_FILE)
    cut = max(name.rfind("/"), name.rfind("\\")) + 1
    return name[:cut] or ".", (name[cut:],)


def _comes_with_briefgen(name: str) -> bool:
    plain = re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,63}", name) is not None
    return plain and (templates_folder() / name / "theme.yaml").is_file()


def _outside(name: str, fence: Path, place: Place) -> Problem:
    message = tr(
        "the theme {quoted} lies outside the folder {value}", quoted=quoted(name), value=fence.name or fence
    )
    hint = tr("copy it below that folder; only --theme may name a folder anywhere")
    return Problem(place, message, hint, "theme-outside")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that is too long, or that no file system takes
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def theme_of(brief: Brief, home: ThemeHome, asked: str = "") -> Theme:
    """Return the asked theme, else the brief's own, else the default.

    ``home`` is that of a theme the brief names; an asked one is the user's word.
    """
    place = None if asked or brief.theme is None else brief.theme.place
    return load_theme(*_stated_theme(brief, home, asked), place)


def theme_files(brief: Brief, home: ThemeHome, asked: str = "") -> tuple[Path, ...]:
    """Return the files that a brief's theme is read from: its own, then those that it extends."""
    return tuple(sheet.path for sheet in _sheets(*_stated_theme(brief, home, asked), None))


def theme_notes(brief: Brief, home: ThemeHome, asked: str = "") -> tuple[Problem, ...]:
    """Return the warnings about a brief's theme: what a brand states and is not used."""
    return notes_on(*_stated_theme(brief, home, asked))


def _stated_theme(brief: Brief, home: ThemeHome, asked: str) -> tuple[str, ThemeHome]:
    """Return the name of the asked theme, of the brief's own or of the default, and where it is seen from."""
    if asked or brief.theme is None:
        return asked or DEFAULT_THEME, USER
    return brief.theme.text, home


def notes_on(name: str, home: ThemeHome = USER) -> tuple[Problem, ...]:
    """Return the warnings about a theme, which loads."""
    if _comes_with_briefgen(name):
        return ()
    return tuple(note for sheet in _sheets(name, home, None) for note in sheet.notes)


def unused_of(name: str) -> tuple[tuple[Place, str], ...]:
    """Return the keys of a brand that nothing has a use for, with their places."""
    sheets = _sheets(name, USER, None)
    return tuple(
        (node.place, node.text) for each in sheets for node in each.unused if isinstance(node, Scalar)
    )


def load_theme(name: str, home: ThemeHome = USER, place: Place | None = None) -> Theme:
    """Return a theme; BriefError when it is unknown, incomplete, or its colours do not do their work.

    ``place`` is where the brief names it.
    """
    own = _comes_with_briefgen(name)
    if own and (known := READING.theme(name)) is not None:
        for path in known[1]:
            note_file(path)
        return known[0]
    theme, files = _loaded(name, home, place)
    if own:
        READING.keep_theme(name, theme, files)
    return theme


def _loaded(name: str, home: ThemeHome, place: Place | None) -> tuple[Theme, tuple[Path, ...]]:
    """Return a theme that is read anew, and the files that it is read from."""
    from briefgen.brief.decode import decode_what_can_be  # a theme that was read before needs none of these
    from briefgen.brief.theme_colours import malformed
    from briefgen.brief.theme_gaps import groundless, missing_sizes, nameless_fonts
    from briefgen.brief.theme_repair import unfit

    sheets = list(_sheets(name, home, place))
    root = reduce(_merged, reversed([sheet.root for sheet in sheets]))
    named = _named(root, sheets[0].path.resolve().parent.name)
    theme, decoding = decode_what_can_be(named, Theme)
    if theme is None:
        raise BriefError(decoding.problems)

    def at(path: tuple[str, ...]) -> Place:
        return place_at(root, "palette", *path)

    problems = [
        *decoding.problems,
        *malformed(theme.palette, at),
        *missing_sizes(theme, root),
        *nameless_fonts(theme, root),
        *unfit(theme.palette, at, str(sheets[0].path), theme.looks.grounds),
        *groundless(theme, root),
    ]
    if problems:
        raise BriefError(_at_home(each, sheets[0]) for each in problems)
    return _with_logo(theme, sheets), tuple(sheet.path for sheet in sheets)


def _at_home(problem: Problem, own: _ThemeSource) -> Problem:
    """Return a problem at the theme's own file, where what it follows from stands in one that comes along."""
    come_along = Path(problem.place.file).is_relative_to(templates_folder())
    if not come_along or own.path.is_relative_to(templates_folder()):
        return problem
    return replace(problem, place=own.root.place)


def _with_logo(theme: Theme, sheets: Sequence[_ThemeSource]) -> Theme:
    """Return the theme with its logo seen from the folder of the file that states it."""
    if theme.logo is None:
        return theme
    home = next(sheet.path.parent for sheet in sheets if sheet.root.get("logo") is not None)
    return replace(theme, logo=theme.logo.seen_from(home))


@dataclass(frozen=True, slots=True, kw_only=True)
class _ThemeSource:
    """A theme.yaml that was read, and its tree without ``extends``."""

    path: Path
    root: Mapping
    notes: tuple[Problem, ...] = ()
    """Warnings of a brand: what of it is seen nowhere though it could be."""
    unused: tuple[Node, ...] = ()
    """Keys of a brand that no slide and no page has a use for."""


def _sheets(name: str, home: ThemeHome, place: Place | None) -> Iterator[_ThemeSource]:
    """Yield a theme's file and those that it extends, each the next."""
    for left in range(MOST_BASES, -1, -1):
        path = theme_path(name, home, place)
        root = read_source(note_file(path))
        if not isinstance(root, Mapping):
            message = tr("a theme must be a mapping, found {found}", found=root.found)
            raise BriefError([Problem(root.place, message, tr("begin with 'palette:'"), "type")])
        refuse_oversized(root)
        source, base = _branded(path, root) if path.name != "theme.yaml" else _stated(path, root)
        yield source
        if base is None:
            return
        if not isinstance(base, Scalar) or not left:
            message = (
                tr("extends names one theme") if left else tr("the themes extend each other in a circle")
            )
            raise BriefError([Problem(base.place, message, code="extends")])
        # A theme may be untrusted too: it reaches its siblings, and nothing outside the folder that named it.
        fence = home.fence or path.parent.resolve().parent
        name, home, place = base.text, ThemeHome(folder=path.parent, fence=fence), base.place


def _stated(path: Path, root: Mapping) -> tuple[_ThemeSource, Node | None]:
    """Return what a theme.yaml states, and what it extends."""
    own = tuple(entry for entry in root.entries if entry.key.text != "extends")
    return _ThemeSource(path=path, root=Mapping(own, root.place)), root.get("extends")


def _branded(path: Path, root: Mapping) -> tuple[_ThemeSource, Node]:
    """Return what follows from a brand, and whose forms it takes."""
    from briefgen.brief.brand_file import BrandReader  # most briefs name no brand

    reader = BrandReader(root=root)
    theme = reader.theme()
    if errors := [problem for problem in reader.problems if problem.severity == "error"]:
        raise BriefError([*errors, *(each for each in reader.problems if each not in errors)])
    base = reader.base() or Scalar(DEFAULT_THEME, root.place)
    return _ThemeSource(
        path=path, root=theme, notes=tuple(reader.problems), unused=tuple(reader.unused)
    ), base


def _merged(below: Mapping, above: Mapping) -> Mapping:
    """Lay one mapping over another, deeply; accents are one list and are replaced as a whole."""
    entries = {entry.key.text: entry for entry in below.entries}
    for entry in above.entries:
        under = entries.get(entry.key.text)
        value = entry.value
        if under and isinstance(value, Mapping) and isinstance(under.value, Mapping):
            value = value if entry.key.text == "accents" else _merged(under.value, value)
        entries[entry.key.text] = KeyValue(entry.key, value)
    return Mapping(tuple(entries.values()), above.place)


def _named(root: Mapping, name: str) -> Mapping:
    if root.get("name") is not None:
        return root
    entry = KeyValue(Scalar("name", root.place), Scalar(name, root.place, plain=False))
    return Mapping((entry, *root.entries), root.place)
