"""Checking a casebook from its files and saying what was found; making its index again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.cli.command import CASEBOOK, Command
from dsl_desk.cli.opening import opened, with_passphrase
from dsl_desk.cli.problems import DONE, NOT_DONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.casebook.verify import Finding, Step
    from dsl_desk.cli.command import Call
    from dsl_desk.practice.audit import Checked

    Event = Finding | Step | Checked

EVERY = 10_000
"""Entries between two words of progress."""


class Report:
    """What the check has met so far, ledger by ledger."""

    def __init__(self, call: Call) -> None:
        """Say each finding and each step as it comes."""
        self._terminal = call.terminal
        self._rows: list[tuple[str, str, str, str, str]] = []
        self._here: list[Finding] = []
        self._said = 0
        self.findings = 0

    def hear(self, event: Event) -> None:
        """Take what the check says next."""
        from dsl_desk.casebook.verify import Finding
        from dsl_desk.practice.audit import Checked

        if isinstance(event, Finding):
            self.findings += 1
            self._here.append(event)
            self._terminal.say(event.sentence, f"  {event.fault.value}: ", "    ")
        elif isinstance(event, Checked):
            self._rows.append(self._row(event))
            self._here, self._said = [], 0
        elif event.entries >= self._said + EVERY:
            self._said = event.entries
            self._terminal.say(f"  … {event.entries:,} entries checked")

    def close(self) -> None:
        """Show the table, and the sum of it."""
        self._terminal.say()
        self._terminal.table(("Ledger", "Entries", "Reads", "Guards", "Result"), self._rows)
        self._terminal.say()
        if self.findings:
            self._terminal.say(
                f"Found: {self.findings}. Keep this casebook as it is, and compare it with a backup."
            )
        else:
            self._terminal.say(
                "Nothing was found: every page, entry, signature and read is as it was written."
            )

    def _row(self, checked: Checked) -> tuple[str, str, str, str, str]:
        found = len(self._here)
        result = "nothing found" if not found else f"{found} found"
        return checked.compartment, f"{checked.entries:,}", f"{checked.reads:,}", self._guards(), result

    def _guards(self) -> str:
        """Say whether changes were seen to be refused. Where a page is damaged, nobody can say."""
        from dsl_desk.casebook.verify import Fault

        faults = {one.fault for one in self._here}
        if Fault.GUARD in faults:
            return "not all refused"
        if faults & {Fault.PAGE, Fault.UNREADABLE}:
            return "not known: damaged"
        return "UPDATE, DELETE and REPLACE refused"


def _verify(call: Call) -> int:
    folder = call.path("casebook")
    events = with_passphrase(call, folder, lambda passphrase: _started(call, passphrase))
    call.terminal.say(f"Checking {folder.name} …")
    report = Report(call)
    for event in events:
        report.hear(event)
    report.close()
    return NOT_DONE if report.findings else DONE


def _started(call: Call, passphrase: str) -> Iterator[Event]:
    """Begin the check, so that a wrong passphrase is known at once."""
    from itertools import chain

    from dsl_desk.practice.audit import verify_casebook

    events = verify_casebook(call.path("casebook"), passphrase, call.computer())
    first = next(events)
    return chain((first,), events)


VERIFY = Command(
    name="verify",
    run=_verify,
    places=(CASEBOOK,),
)


def _rebuild(call: Call) -> int:
    with opened(call) as desk:
        for done in desk.casebook.rebuild():
            if done % EVERY == 0:
                call.terminal.say(f"  … {done:,} entries done")
        call.terminal.say("The index was made again from the entries.")
    return DONE


REBUILD = Command(
    name="rebuild",
    run=_rebuild,
    places=(CASEBOOK,),
)
