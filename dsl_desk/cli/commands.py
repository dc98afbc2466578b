"""Every command, in the order a casebook is worked with. Each is loaded only when it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.cli.command import Listed

if TYPE_CHECKING:
    from dsl_desk.cli.command import Command, Group

    Commands = tuple[Command | Group, ...]


def _starting() -> Commands:
    from dsl_desk.cli.starting import CREATE, DEMO, SCHOOL, WINDOW_COMMAND

    return (
        CREATE,
        DEMO,
        SCHOOL,
        WINDOW_COMMAND,
    )


def _profiles() -> Commands:
    from dsl_desk.cli.profiles import PROFILE

    return (PROFILE,)


def _importing() -> Commands:
    from dsl_desk.cli.importing import IMPORT

    return (IMPORT,)


def _children() -> Commands:
    from dsl_desk.cli.children import ADD, CHILD_COMMAND, CHILDREN

    return (
        ADD,
        CHILD_COMMAND,
        CHILDREN,
    )


def _round_child() -> Commands:
    from dsl_desk.cli.round_child import ADDRESS, AUTHORITY, PERSON

    return (
        ADDRESS,
        AUTHORITY,
        PERSON,
    )


def _records() -> Commands:
    from dsl_desk.cli.records import LOG, NOTE

    return (
        LOG,
        NOTE,
    )


def _judging() -> Commands:
    from dsl_desk.cli.judging import JUDGE

    return (JUDGE,)


def _trying() -> Commands:
    from dsl_desk.cli.trying import CONTACT, SUPPORT_COMMAND

    return (
        CONTACT,
        SUPPORT_COMMAND,
    )


def _referring() -> Commands:
    from dsl_desk.cli.referring import REFER

    return (REFER,)


def _replying() -> Commands:
    from dsl_desk.cli.replying import REPLY

    return (REPLY,)


def _escalating() -> Commands:
    from dsl_desk.cli.escalating import ESCALATE

    return (ESCALATE,)


def _packing() -> Commands:
    from dsl_desk.cli.packing import PACK

    return (PACK,)


def _finding() -> Commands:
    from dsl_desk.cli.finding import DUE, SEARCH

    return (
        DUE,
        SEARCH,
    )


def _correcting() -> Commands:
    from dsl_desk.cli.correcting import CORRECT

    return (CORRECT,)


def _checking() -> Commands:
    from dsl_desk.cli.checking import REBUILD, VERIFY

    return (
        REBUILD,
        VERIFY,
    )


COMMANDS = (
    Listed(
        name="demo",
        does="Build a training casebook in a folder and tell nine invented children's stories in it.",
        load=_starting,
    ),
    Listed(
        name="create",
        does="Make a training casebook. Real ones come with recovery sheets, in a later version.",
        load=_starting,
    ),
    Listed(
        name="school",
        does="Enter or change the school's letterhead and terms.",
        load=_starting,
    ),
    Listed(
        name="profile",
        does="Check, list and hold authorities' threshold profiles.",
        load=_profiles,
    ),
    Listed(
        name="import",
        does="Import the school's list of children. Shows everything first; nobody is ever deleted.",
        load=_importing,
    ),
    Listed(
        name="add",
        does="Enter one child on the register.",
        load=_children,
    ),
    Listed(
        name="children",
        does="List the children on the register, or those who answer to some words.",
        load=_children,
    ),
    Listed(
        name="child",
        does="Open a child's file: who they are, what is recorded, what is due.",
        load=_children,
    ),
    Listed(
        name="person",
        does="Enter an adult round a child: family, or a professional.",
        load=_round_child,
    ),
    Listed(
        name="address",
        does="Enter where a child lives. A confidential address is kept apart and never printed by accident.",
        load=_round_child,
    ),
    Listed(
        name="authority",
        does="Enter which local authority answers for a child: home, case-holding or the school's.",
        load=_round_child,
    ),
    Listed(
        name="log",
        does="Log a concern: something seen, heard or said about a child.",
        load=_records,
    ),
    Listed(
        name="note",
        does="Keep a dated note that is no concern of its own.",
        load=_records,
    ),
    Listed(
        name="judge",
        does="Judge which of the authority's levels the facts reach, or none, and why.",
        load=_judging,
    ),
    Listed(
        name="contact",
        does="Note an attempt to reach an agency or a family, and what came of it.",
        load=_trying,
    ),
    Listed(
        name="support",
        does="Note help that was given or offered: what has been tried.",
        load=_trying,
    ),
    Listed(
        name="refer",
        does="Refer a child: the authority's own form, filled from the casebook and finished by you.",
        load=_referring,
    ),
    Listed(
        name="reply",
        does="Record what an authority answered, who decided it and their reason.",
        load=_replying,
    ),
    Listed(
        name="escalate",
        does="Challenge a decision: open a stage of the authority's own ladder.",
        load=_escalating,
    ),
    Listed(
        name="pack",
        does="Print a pack for one recipient as a PDF.",
        load=_packing,
    ),
    Listed(
        name="due",
        does="Show every deadline that nothing has met, the longest overdue first, and why each date.",
        load=_finding,
    ),
    Listed(
        name="search",
        does="Find records by their words, newest first. That somebody looked is noted.",
        load=_finding,
    ),
    Listed(
        name="correct",
        does="Correct or complete a record. The first words stay, with the reason beside them.",
        load=_correcting,
    ),
    Listed(
        name="verify",
        does="Check every page, entry, signature and read of a casebook, and say what was found.",
        load=_checking,
    ),
    Listed(
        name="rebuild",
        does="Make the index again from the entries, which stay as they are.",
        load=_checking,
    ),
    Listed(
        name="window",
        does="Open the window.",
        load=_starting,
    ),
)
