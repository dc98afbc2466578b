"""The way in: `dsl-desk-window`, perhaps with the folder of a casebook."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dsl_desk.practice import casebooks
from dsl_desk.practice.session import buses

PROGRAM = "dsl-desk-window"


def main() -> int:
    """Show the window, or take its pictures; gives the exit code."""
    given = _read(sys.argv[1:])
    if given.pictures is not None:
        from ui.pictures import take_help_pictures, take_pictures

        take = take_pictures if given.every_look else take_help_pictures
        return take(given.pictures)
    from ui.application import Application, make_qt

    qt = make_qt([PROGRAM])
    application = Application(qt, casebooks.usual_computer(), casebooks.usual_state(), buses())
    return application.run(given.locked or given.casebook)


def _read(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=PROGRAM, description="The window of DSL Desk.")
    parser.add_argument("casebook", nargs="?", type=Path, help="the folder of a casebook to open")
    parser.add_argument("--locked", type=Path, metavar="FOLDER", help=argparse.SUPPRESS)
    parser.add_argument(
        "--pictures", type=Path, metavar="DIR", help="write the pictures of the help into this folder"
    )
    parser.add_argument(
        "--every-look", action="store_true", help="with --pictures: every screen, in every look and size"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
