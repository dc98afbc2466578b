"""What the pictures are of: which screens, and what is done on each before it is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from dsl_desk.model.body_figure import middle_of
from dsl_desk.model.body_map import Mark, MarkKind
from dsl_desk.model.body_region import Region
from dsl_desk.model.concern import Concern
from dsl_desk.model.escalation import Escalation
from dsl_desk.model.judgement import Judgement
from dsl_desk.model.record import RecordId
from dsl_desk.model.referral import Referral
from dsl_desk.practice.body_shapes import figure_of
from ui.places import Place, Where
from ui.screens.form_screen import FormScreen
from ui.screens.import_pupils import ImportScreen
from ui.shell import Shell
from ui.widgets.body_map_field import plain_mark
from ui.widgets.framed_fields import ON

if TYPE_CHECKING:
    from dsl_desk.practice.desk import Desk
    from ui.screen import Screen

LIST = ("training", "pupils_2026-09.csv")
IN_HELP = frozenset(
    {
        "lock",
        "today",
        "children",
        "import",
        "child",
        "concern",
        "concern-problems",
        "body-map",
        "judge",
        "refer",
        "reply",
        "escalate",
        "pack",
        "search",
        "palette",
        "settings",
        "wizard",
    }
)
"""The pictures that the help and the README show."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: where to go, and what to do there first."""

    name: str
    place: Place
    act: Callable[[Shell], object] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What the pictures are of."""

    child: RecordId
    concern: RecordId
    judgement: RecordId
    referral: RecordId
    escalation: RecordId
    edition: RecordId
    route: str


def find_story(desk: Desk) -> Story:
    """Choose the child that most was written about, and what stands on the longest way of theirs."""
    escalations = desk.records.all_of(Escalation)
    referral = desk.records.sheet(escalations[-1].record.referral, Referral)
    child = referral.record.child
    concerns = desk.records.about(child, Concern)
    judgements = desk.records.about(child, Judgement)
    edition = desk.profiles.held()[0]
    return Story(
        child=child,
        concern=concerns[-1].record_id,
        judgement=judgements[-1].record_id,
        referral=referral.record_id,
        escalation=escalations[-1].record_id,
        edition=edition.record_id,
        route=edition.profile.referral.routes[0].name,
    )


def shots(story: Story) -> tuple[Shot, ...]:
    """List the pictures of one look."""
    child = story.child
    concern = Place(screen=Where.CONCERN, child=child)
    plain = {
        "today": Place(screen=Where.TODAY),
        "children": Place(screen=Where.CHILDREN),
        "child": Place(screen=Where.CHILD, child=child),
        "child-people": Place(screen=Where.CHILD, child=child, part="people"),
        "child-overview": Place(screen=Where.CHILD, child=child, part="overview"),
        "new-child": Place(screen=Where.NEW_CHILD),
        "concerns": Place(screen=Where.CONCERNS),
        "concern": concern,
        "note": Place(screen=Where.NOTE, child=child),
        "contact": Place(screen=Where.CONTACT, child=child),
        "support": Place(screen=Where.SUPPORT, child=child),
        "judge-begin": Place(screen=Where.JUDGE, child=child, record=story.concern),
        "refer-begin": Place(screen=Where.REFER, child=child, record=story.judgement),
        "reply": Place(screen=Where.REPLY, child=child, record=story.referral),
        "escalate": Place(screen=Where.ESCALATE, child=child, record=story.referral),
        "pack": Place(screen=Where.PACK, child=child, record=story.referral),
        "slip": Place(screen=Where.SLIP),
        "referrals": Place(screen=Where.REFERRALS),
        "record": Place(screen=Where.RECORD, child=child, record=story.concern),
        "correct": Place(screen=Where.CORRECT, child=child, record=story.concern),
        "address": Place(screen=Where.ADDRESS, child=child),
        "authority": Place(screen=Where.AUTHORITY, child=child),
        "person": Place(screen=Where.PERSON, child=child),
        "search": Place(screen=Where.SEARCH, words="coat"),
        "deadlines": Place(screen=Where.DEADLINES),
        "drafts": Place(screen=Where.DRAFTS),
        "activity": Place(screen=Where.ACTIVITY),
        "profiles": Place(screen=Where.PROFILES),
        "profile": Place(screen=Where.PROFILES, record=story.edition),
        "school": Place(screen=Where.SCHOOL),
        "wizard": Place(screen=Where.WIZARD),
        "settings": Place(screen=Where.SETTINGS),
        "help": Place(screen=Where.HELP),
    }
    return (
        *(Shot(name, place) for name, place in plain.items()),
        Shot("import", Place(screen=Where.IMPORT), _take_list),
        Shot("concern-what", concern, partial(_step, 1)),
        Shot("concern-problems", concern, _proceed),
        Shot("body-map", concern, _draw_marks),
        Shot("concern-check", concern, partial(_step, 4)),
        Shot("judge", plain["judge-begin"], partial(_step, 1)),
        Shot("judge-decide", plain["judge-begin"], partial(_step, 2)),
        Shot("refer", plain["refer-begin"], partial(_choose_route, story)),
        Shot("escalate-points", plain["escalate"], partial(_step, 2)),
        Shot("palette", plain["child"], _open_palette),
    )


def _form(shell: Shell) -> FormScreen[Concern] | None:
    shown: Screen | None = shell.shown
    return shown if isinstance(shown, FormScreen) else None


def _step(place: int, shell: Shell) -> None:
    form = _form(shell)
    if form is not None:
        form.show_step(place)


def _proceed(shell: Shell) -> None:
    if shell.shown is not None:
        shell.shown.proceed()


def _open_palette(shell: Shell) -> None:
    shell.palette_box.open()
    shell.palette_box.asked.setText("hadd")


def _take_list(shell: Shell) -> None:
    if isinstance(shell.shown, ImportScreen):
        with as_file(files("resources").joinpath(*LIST)) as path:
            shell.shown.take(path)


def _choose_route(story: Story, shell: Shell) -> None:
    form = _form(shell)
    if form is not None:
        form.field("route").fill(story.route)
        form.show_step(2)


def _draw_marks(shell: Shell) -> None:
    form = _form(shell)
    if form is not None:
        form.field("has_mark").fill([ON])
        form.field("marks").fill([plain_mark(one) for one in _marks()])
        form.show_step(2)


def _marks() -> tuple[Mark, ...]:
    bruise = Mark(
        region=Region.FRONT_LEFT_FOREARM,
        what=MarkKind.BRUISE,
        size_words="about 3 cm, oval",
        colour_words="purple and yellow",
        said="My uncle grabbed me.",
        x=_middle(Region.FRONT_LEFT_FOREARM)[0],
        y=_middle(Region.FRONT_LEFT_FOREARM)[1],
    )
    graze = Mark(
        region=Region.FRONT_RIGHT_KNEE,
        what=MarkKind.GRAZE,
        size_words="about 1 cm",
        said="I fell at football.",
        x=_middle(Region.FRONT_RIGHT_KNEE)[0],
        y=_middle(Region.FRONT_RIGHT_KNEE)[1],
    )
    return bruise, graze


def _middle(region: Region) -> tuple[int, int]:
    return middle_of(figure_of(region.view), region)
