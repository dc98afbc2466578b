"""Importing the school's list of children: shown before anything is written, then whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.cli.ask import ask_all, refuse_faults
from dsl_desk.cli.command import CASEBOOK, YES, Command, Place, Setting, Switch
from dsl_desk.cli.files import read_file
from dsl_desk.cli.opening import opened
from dsl_desk.cli.problems import DONE, NOT_DONE, Misused, Stopped
from dsl_desk.cli.questions import Choice, Given, Question, Scene, Style
from dsl_desk.cli.readers import BETWEEN, OneOf, find_choice
from dsl_desk.cli.show import say_child
from dsl_desk.errors import Wrong
from dsl_desk.model.days import read_day
from dsl_desk.model.deadline import say_day
from dsl_desk.model.working_days import LONDON

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from dsl_desk.cli.command import Call
    from dsl_desk.cli.terminal import Terminal
    from dsl_desk.exchange.headings import Column
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.imports import Decided, Imported, ImportPreview
    from dsl_desk.practice.matching import DoubtfulRow

SHOWN = 20
"""Children named of each sort in the preview, unless all are asked for."""

ALL = "all"
COLUMN = "column"
DECIDE = "decide"
LEFT = "left"
EQUALS = "="


def _import(call: Call) -> int:
    data = read_file(call.path("csv"))
    columns = _columns(call.each(COLUMN))
    with opened(call) as desk:
        preview = desk.children.preview_import(data, columns)
        _show_preview(call, desk, preview)
        if preview.faults:
            return NOT_DONE
        if not call.terminal.is_asked and not call.is_on(YES):
            call.terminal.say(
                "Nothing was imported yet: that was a preview. Run it again with --yes to import."
            )
            return DONE
        decisions, left = _decisions(call, desk, preview)
        if not call.is_on(YES) and call.terminal.ask_line("Import this? y or n:").strip().lower() != "y":
            raise Stopped
        _show_done(desk.children.import_pupils(preview, decisions, left), call.terminal)
    return DONE


IMPORT = Command(
    name="import",
    run=_import,
    places=(CASEBOOK, Place(name="csv", help="The list as the school's system exports it (CSV).")),
    settings=(
        Setting(
            name=COLUMN,
            help="What a column holds, where its heading is not known; nothing after = leaves it out.",
            shown="HEADING=WHAT",
        ),
        Setting(
            name=DECIDE,
            help="Who a doubtful row is: same, different or skip; or the reference of the child it is.",
            shown="ROW=WHO",
        ),
        Setting(
            name=LEFT,
            help="When a child who is not on the list left. Without it they stay on roll.",
            shown="CHILD:DAY",
        ),
    ),
    switches=(
        Switch(name=ALL, help=f"Name every child in the preview, not only the first {SHOWN} of each sort."),
        Switch(name=YES, help="Import what the preview shows."),
    ),
)


def _columns(given: Sequence[str]) -> dict[str, Column | None]:
    """Read `HEADING=WHAT`. Raises `Misused` with every one that cannot be read."""
    from dsl_desk.exchange.headings import Column

    offered = tuple(Choice(value=one, label=one.value) for one in Column)
    columns: dict[str, Column | None] = {}
    faults = []
    for one in given:
        heading, _, what = one.rpartition(EQUALS)
        try:
            columns[heading] = find_choice(what, offered).value if what.strip() else None
        except Wrong as fault:
            faults.append(f"What the column “{heading}” holds {fault}.")
    if faults:
        raise Misused(*faults)
    return columns


def _decisions(
    call: Call, desk: Desk, preview: ImportPreview
) -> tuple[Mapping[int, Decided], Mapping[RecordId, date]]:
    """Get what is decided about each doubtful row, and who left when."""
    scene = Scene(desk.records.now().astimezone(LONDON), desk)
    said = {LEFT: call.each(LEFT)} if call.each(LEFT) or not preview.left else {}
    for one in call.each(DECIDE):
        row, _, who = one.partition(EQUALS)
        said[_row_name(row.strip())] = (who,)
    rows = {one.row: _row_question(one, desk) for one in preview.doubtful}
    left = _left_question(preview, desk)
    questions = (*rows.values(), left)
    if call.terminal.is_asked:
        ask_all(questions, said, scene, call.terminal)
    else:
        refuse_faults(questions, said, scene)
    return {row: scene[question] for row, question in rows.items()}, dict(scene[left])


def _row_name(row: object) -> str:
    return f"row {row}"


def _row_question(doubt: DoubtfulRow, desk: Desk) -> Question[Decided]:
    from dsl_desk.practice.imports import Decided, Twin

    same = tuple(
        Choice(
            value=Decided(what=Twin.SAME, child=one),
            label=f"same child as {say_child(desk.children.sheet(one).record)}",
            code=desk.children.sheet(one).kept.reference,
        )
        for one in doubt.candidates
    )
    choices = (
        *same,
        Choice(value=Decided(what=Twin.DIFFERENT), label="different child"),
        Choice(value=Decided(what=Twin.SKIP), label="skip this row"),
    )
    return Question(
        name=_row_name(doubt.row),
        prompt=f"Row {doubt.row}: {doubt.why}",
        noun=f"Row {doubt.row}",
        missing=f"Say who row {doubt.row} is (--{DECIDE} {doubt.row}=same, different or skip): {doubt.why}",
        read=OneOf(lambda scene: choices),
    )


def _left_question(preview: ImportPreview, desk: Desk) -> Question[tuple[tuple[RecordId, date], ...]]:
    offered = tuple(
        Choice(value=sheet.record_id, label=say_child(sheet.record), code=sheet.kept.reference)
        for sheet in map(desk.children.sheet, preview.left)
    )
    return Question(
        name=LEFT,
        prompt="Did anybody of those who are not on the list leave? Say on which day.",
        noun="Who left",
        hint="NAME: DAY. Whoever is not named stays on roll.",
        style=Style.MANY,
        read=_read_left(offered),
    )


def _read_left(
    offered: tuple[Choice[RecordId], ...],
) -> Callable[[tuple[str, ...], Scene], Given[tuple[tuple[RecordId, date], ...]]]:
    def read(raw: tuple[str, ...], scene: Scene) -> Given[tuple[tuple[RecordId, date], ...]]:
        found = []
        for one in raw:
            name, between, when = one.rpartition(BETWEEN)
            if not between:
                raise Wrong("must be written NAME: DAY")
            found.append((find_choice(name, offered), read_day(when, scene.now.date())))
        words = "; ".join(f"{choice.label} on {say_day(left_on)}" for choice, left_on in found)
        return Given(
            value=tuple((choice.value, left_on) for choice, left_on in found), words=words or "nobody"
        )

    return read


def _show_preview(call: Call, desk: Desk, preview: ImportPreview) -> None:
    terminal = call.terminal
    if preview.faults:
        terminal.say_problem(preview.faults, "Nothing can be imported from this file as it is.")
        return
    most = len(preview.rows) + len(preview.left) if call.is_on(ALL) else SHOWN
    terminal.title(f"{call.path('csv').name}: {len(preview.rows):,} rows")
    for heading, lines in _parts(preview, desk):
        terminal.say(f"{heading}: {len(lines):,}")
        for line in lines[:most]:
            terminal.say_line(line, "  - ")
        if len(lines) > most:
            terminal.say(f"… and {len(lines) - most:,} more (--{ALL} names them)", "  ")
    for warning in preview.warnings:
        terminal.say_line(warning, "Check: ")


def _parts(preview: ImportPreview, desk: Desk) -> Iterator[tuple[str, list[str]]]:
    children = desk.children
    yield "New", [f"row {one.row}: {say_child(one.child)}" for one in preview.added]
    yield (
        "Changed",
        [
            f"row {one.row}: {say_child(children.sheet(one.child_id).record)}: "
            + "; ".join(f"{each.field} “{each.was}” becomes “{each.becomes}”" for each in one.differences)
            for one in preview.changed
        ],
    )
    yield "Doubtful, to be decided", [f"row {one.row}: {one.why}" for one in preview.doubtful]
    yield (
        "On roll but not on the list (nothing happens to them)",
        [say_child(children.sheet(one).record) for one in preview.left],
    )
    yield (
        "Confidential addresses left out, to be entered by hand (dsl-desk address)",
        [f"row {row}" for row in preview.by_hand],
    )
    yield "The same as before", [say_child(children.sheet(one).record) for one in preview.unchanged]


def _show_done(done: Imported, terminal: Terminal) -> None:
    terminal.say(
        f"Imported: {len(done.added):,} new, {len(done.changed_children):,} changed, "
        f"{len(done.left):,} left, {len(done.skipped):,} skipped."
    )
    if done.by_hand:
        terminal.say(
            f"{len(done.by_hand):,} confidential addresses are to be entered by hand (dsl-desk address)."
        )
