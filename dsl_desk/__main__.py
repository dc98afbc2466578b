"""`dsl-desk`: the terminal, this computer and the commands, put together."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from dsl_desk.cli.commands import COMMANDS
from dsl_desk.cli.entry import run
from dsl_desk.cli.problems import NOT_DONE
from dsl_desk.cli.terminal import this_terminal

if TYPE_CHECKING:
    from dsl_desk.practice.computer import ThisComputer


def main() -> int:
    """Run the command line this program was started with, and give its exit code."""
    try:
        code = run(sys.argv[1:], COMMANDS, this_terminal(), _this_computer)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has gone; keep Python from complaining when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOT_DONE
    return code


def _this_computer() -> ThisComputer:
    from dsl_desk.device.folders import state_folder
    from dsl_desk.practice.computer import ThisComputer

    return ThisComputer(state_folder())


if __name__ == "__main__":
    sys.exit(main())
