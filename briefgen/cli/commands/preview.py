"""`briefgen preview`: a page of this machine that shows a brief and is made anew at each save."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.cli.commands.codes import OK, STOPPED, UsageError
from briefgen.cli.commands.outputs import add_look, add_only, add_size, chosen_of
from briefgen.cli.commands.settings import add_set, settings_of
from briefgen.cli.config_file import config_of, config_places

if TYPE_CHECKING:
    from briefgen.preview.attempt import Attempt, Wish

INSTALL = N_("the preview needs libraries that are not installed: pip install 'briefgen[preview]'")
DESKTOP = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
"""Variables one of which says that a browser can be opened."""
MOST_PORT = 65535
MOST_TOLD = 20
"""Problems that the terminal shows; the page shows all."""
LIBRARIES = ("starlette", "uvicorn", "watchfiles")
EXAMPLES = (
    "briefgen preview brief.yaml",
    "briefgen preview brief.yaml --editor vscode",
    "briefgen preview brief.yaml --port 9000 --no-open",
)


def add(commands: Any) -> None:
    """Add the command with its arguments."""
    preview = commands.add_parser(
        "preview",
        help=tr("show deck and page in the browser, anew at each save"),
        description=tr(
            "Shows deck and page in the browser of this machine, and builds them anew whenever the "
            "brief, or a file that it reads, is saved. Nothing is written. Ctrl-C ends it."
        ),
    )
    preview.add_argument("brief", type=Path, metavar="BRIEF", help=tr("a brief"))
    port = tr("port to listen on (the next free one from {first})", first=8642)
    preview.add_argument("--port", type=int, metavar="NUMBER", help=port)
    no_open = tr("print the address and open no browser")
    preview.add_argument("--no-open", dest="open", action="store_false", help=no_open)
    editor = tr("editor that places link to: vscode, zed, idea and others, or an address")
    preview.add_argument("--editor", default="", metavar="NAME", help=editor)
    add_only(preview)
    add_size(preview)
    add_set(preview)
    add_look(preview)
    preview.add_argument("--strict", action="store_true", help=tr("treat warnings as errors"))
    quiet = tr("print the address and nothing else")
    preview.add_argument("-q", "--quiet", action="store_true", help=quiet)
    preview.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl-C; UsageError where it cannot begin, BriefError where there is no brief."""
    _refuse(options)
    from briefgen.preview.address import Address, PortError, Ticket, listening, new_token
    from briefgen.preview.places import EditorError, editor_address
    from briefgen.preview.server import PreviewServer
    from briefgen.preview.session import Session
    from briefgen.runtime.console import print_result
    from briefgen.runtime.signals import Stopped

    try:
        editor = editor_address(options.editor)
        door = listening(options.port)
    except (EditorError, PortError) as error:
        raise UsageError(str(error)) from None
    defaults = Defaults(options)
    address = Address(port=door.getsockname()[1], token=new_token())
    ticket = Ticket()
    server = PreviewServer(door, address, ticket)
    session = Session(
        brief=options.brief,
        asked=defaults.asked,
        settings=settings_of(options),
        beside=defaults.files,
        editor=editor,
        screen=server,
        tell=(lambda _: None) if options.quiet else _tell,
    )
    try:
        server.start()
        print_result(address.url)
        if not options.quiet:
            print_result(tr("shows {brief}, and again at each save; Ctrl-C ends it", brief=options.brief))
        if options.open:
            _open(address.opened_with(ticket.code))
        session.run()
    except KeyboardInterrupt as stop:
        return STOPPED + stop.number if isinstance(stop, Stopped) else OK
    finally:
        server.stop()
        door.close()
    return OK


def _refuse(options: argparse.Namespace) -> None:
    """Raise UsageError without the libraries or with a port that there is not, BriefError without a brief."""
    from importlib.util import find_spec

    from briefgen.brief.brief_file import STANDARD_INPUT, read_bytes

    if any(find_spec(name) is None for name in LIBRARIES):
        raise UsageError(tr(INSTALL))
    if options.port is not None and not 0 <= options.port <= MOST_PORT:
        raise UsageError(
            tr(
                "--port {port}: a port is a number from 1 to {most}, 0 is any free one",
                port=options.port,
                most=MOST_PORT,
            )
        )
    if options.brief == STANDARD_INPUT:
        raise UsageError(tr("standard input is read once and cannot be watched: name a file"))
    read_bytes(options.brief)
    chosen_of(options)


class Defaults:
    """What the command line asks for, and for the rest the file of defaults as it is now."""

    def __init__(self, options: argparse.Namespace) -> None:
        """``options`` have the defaults that the file had at the start."""
        self._options = options
        first = self._stated() if options.config else {}
        asked = {"theme": options.theme, "size": options.size, "strict": options.strict}
        self._own = {key: value for key, value in asked.items() if value and value != first.get(key)}
        self.files = config_places(options.brief) if options.config else ()

    def asked(self) -> Wish:
        """Return what is to be shown; BriefError for a file of defaults that cannot be used."""
        from briefgen.preview.attempt import Wish

        options = self._options
        stated = {**(self._stated() if options.config else {}), **self._own}
        if options.template and "theme" not in self._own:
            stated.pop("theme", None)  # a template brings a look of its own
        chosen = chosen_of(argparse.Namespace(only=options.only, size=stated.get("size", "")))
        return Wish(
            path=options.brief,
            settings=settings_of(options),
            theme=stated.get("theme", ""),
            template=options.template,
            strict=bool(stated.get("strict")),
            chosen=chosen,
        )

    def _stated(self) -> Mapping[str, Any]:
        config = config_of([self._options.brief])
        return config.options("preview") if config else {}


def _open(url: str) -> None:
    """Open the page in a browser while the first build is made; none where there is no desktop."""
    import os
    import sys
    import webbrowser
    from threading import Thread

    desktop = sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in DESKTOP)
    if desktop:  # elsewhere a browser for terminals would take this one
        Thread(target=webbrowser.open, args=(url,), daemon=True).start()


def _tell(attempt: Attempt) -> None:
    """Say on the terminal what came of a build."""
    from briefgen.report.verdict import one_per_cause, tally
    from briefgen.runtime.console import print_progress, print_stderr

    if attempt.picture is None:
        for problem in one_per_cause(attempt.problems)[:MOST_TOLD]:
            print_stderr(str(problem))
    counted = tally(attempt.problems)
    if attempt.picture is None:
        print_progress(tr("not built: {tally}", tally=counted))
    else:
        print_progress(tr("built in {seconds} s: {tally}", seconds=f"{attempt.seconds:.2f}", tally=counted))
