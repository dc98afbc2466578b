"""Running one command to its exit code: whatever happens, it ends in sentences."""

from __future__ import annotations

from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING

from dsl_desk.cli.parser import HelpWanted, read_arguments
from dsl_desk.cli.problems import BROKEN, DONE, MISUSED, NOT_DONE, STOPPED, Misused, Stopped
from dsl_desk.errors import DeskError, Faults

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dsl_desk.cli.command import Listed
    from dsl_desk.cli.terminal import Terminal
    from dsl_desk.practice.computer import ThisComputer

PACKAGE = "dsl_desk"


def run(
    arguments: Sequence[str],
    commands: tuple[Listed, ...],
    terminal: Terminal,
    computer: Callable[[], ThisComputer],
) -> int:
    """Run a command line and give its exit code. `computer` is asked for only by a command that needs one.

    Lets only `BrokenPipeError` through: nobody reads any more, so there is nobody to tell.
    """
    try:
        return _run_command(arguments, commands, terminal, computer)
    except Stopped:
        terminal.say_wrong("Nothing was kept.")
        return NOT_DONE
    except (KeyboardInterrupt, EOFError):
        terminal.say_wrong("Stopped. Nothing was kept.")
        return STOPPED
    except UnicodeDecodeError:
        terminal.say_wrong("What was piped in is not plain text in UTF-8. Nothing was kept.")
        return MISUSED
    except BrokenPipeError:
        raise
    except Exception as fault:
        terminal.say_wrong(
            f"DSL Desk stopped because of a fault of its own ({type(fault).__name__} at {_where(fault)}). "
            "What was kept before is still kept. Report this line: it holds nothing from the casebook."
        )
        return BROKEN


def _run_command(
    arguments: Sequence[str],
    commands: tuple[Listed, ...],
    terminal: Terminal,
    computer: Callable[[], ThisComputer],
) -> int:
    try:
        call = read_arguments(arguments, commands, terminal, computer)
        return call.command.run(call)
    except HelpWanted as help_wanted:
        for line in str(help_wanted).splitlines():
            terminal.out.write(f"{line}\n")
        return DONE
    except Misused as fault:
        terminal.say_problem(fault.sentences, fault.hint)
        return MISUSED
    except Faults as fault:
        terminal.say_problem(fault.faults, fault.heading)
        return NOT_DONE
    except DeskError as fault:
        terminal.say_wrong(str(fault))
        return NOT_DONE


def _where(fault: Exception) -> str:
    """Name the last of our lines that was running by its place in the program, not on this computer."""
    place = "an unknown place"
    for frame, line in walk_tb(fault.__traceback__):
        parts = Path(frame.f_code.co_filename).parts
        if PACKAGE in parts:
            inside = parts[len(parts) - 1 - parts[::-1].index(PACKAGE) :]
            place = f"{'/'.join(inside)}:{line}"
    return place
