"""Where the window will start. This version is worked from a terminal, and says so."""

from __future__ import annotations

import sys


def main() -> int:
    """Say in one sentence that there is no window yet; the exit code is 1, for nothing was opened."""
    sys.stderr.write(
        "The window is not part of this version of DSL Desk: from a terminal, `dsl-desk --help` shows all "
        "that can be done.\n"
    )
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
