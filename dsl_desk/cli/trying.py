"""What has been tried: attempts to reach somebody, and support given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.cli.command import AGREED, CASEBOOK, Command, Switch
from dsl_desk.cli.opening import keep
from dsl_desk.cli.pick import CHILD, deadlines_of, records_of
from dsl_desk.cli.questions import Question, Style
from dsl_desk.cli.readers import AnyOf, OneOf, WordsOf, day, moment, perhaps, text
from dsl_desk.cli.records import IN_SUPPORT, WHEN_HINT
from dsl_desk.model.access import PROTECTION, SUPPORT
from dsl_desk.model.days import Side
from dsl_desk.model.escalation import Escalation
from dsl_desk.model.referral import Referral
from dsl_desk.model.support import ContactAttempt, ContactResult, Effect, SupportGiven

if TYPE_CHECKING:
    from dsl_desk.cli.command import Call
    from dsl_desk.cli.questions import Scene
    from dsl_desk.practice.written import Written

IN_PROTECTION = Switch(
    name="in-protection",
    help="Keep it in the protection ledger, which only the DSLs read. It cannot be moved later.",
)

TRIED = Question(
    name="when",
    prompt="When was it tried?",
    noun="When it was tried",
    hint=WHEN_HINT,
    missing="Enter when it was tried.",
    read=moment,
    suggest=lambda scene: "now",
)
AGENCY = Question(
    name="agency",
    prompt="Which agency or family member was tried?",
    noun="Whom you tried",
    missing="Enter which agency or family member was tried.",
    read=text,
)
PERSON = Question(name="person", prompt="Which person there?", noun="The person", read=text)
HOW = Question(
    name="how",
    prompt="How: by telephone, e-mail, letter, visit?",
    noun="How",
    missing="Enter how it was tried.",
    read=text,
)
ASKED = Question(
    name="asked",
    prompt="What was asked for?",
    noun="What was asked for",
    missing="Enter what was asked for.",
    read=text,
)
RESULT = Question(
    name="result",
    prompt="What came of it?",
    noun="What came of it",
    missing="Enter what came of it.",
    read=OneOf(WordsOf(ContactResult)),
)
SAID = Question(name="said", prompt="What was said?", noun="What was said", style=Style.LONG, read=text)
MADE_BY = Question(
    name="made-by",
    prompt="Who tried?",
    noun="Who tried",
    missing="Enter who tried.",
    read=text,
    suggest=lambda scene: scene.desk.who,
)
ANSWERED = Question(
    name="answered", prompt="On which day was it answered?", noun="The day of the answer", read=perhaps(day())
)
NEXT_TRY = Question(
    name="next-try",
    prompt="On which day will you try next?",
    noun="The day of the next try",
    read=perhaps(day(Side.COMING)),
)
CHASES = Question(
    name="chases",
    prompt="Which deadlines does this chase? They count as met by it.",
    noun="The deadlines it chases",
    style=Style.MANY,
    read=AnyOf(deadlines_of(CHILD)),
)
ABOUT = Question(
    name="about",
    prompt="Which referral or escalation is it about?",
    noun="What it is about",
    read=OneOf(records_of(CHILD, Referral, Escalation), otherwise=(None,)),
)


def _contact(call: Call) -> int:
    def note(scene: Scene) -> Written:
        attempt = ContactAttempt(
            child=scene[CHILD],
            tried=scene[TRIED],
            agency=scene[AGENCY],
            person=scene[PERSON],
            how=scene[HOW],
            asked=scene[ASKED],
            result=scene[RESULT],
            said=scene[SAID],
            made_by=scene[MADE_BY],
            answered_on=scene[ANSWERED],
            next_try_on=scene[NEXT_TRY],
            about=scene[ABOUT],
            chases=scene[CHASES],
        )
        ledger = SUPPORT if call.is_on(IN_SUPPORT.name) else PROTECTION
        return scene.desk.contacts.note(attempt, compartment=ledger)

    return keep(call, note)


CONTACT = Command(
    name="contact",
    run=_contact,
    places=(CASEBOOK,),
    questions=(
        CHILD,
        TRIED,
        AGENCY,
        PERSON,
        HOW,
        ASKED,
        RESULT,
        SAID,
        MADE_BY,
        ANSWERED,
        NEXT_TRY,
        ABOUT,
        CHASES,
    ),
    switches=(IN_SUPPORT, AGREED),
)

WHAT = Question(
    name="what",
    prompt="What support was given or offered?",
    noun="The support",
    missing="Enter what support was given or offered.",
    read=text,
)
GIVER = Question(
    name="agency",
    prompt="Who gave it?",
    noun="Who gave it",
    missing="Enter who gave it.",
    read=text,
)
LEVEL = Question(
    name="level",
    prompt="At which of the authority's levels?",
    noun="The level",
    hint="Its own label.",
    read=text,
)
FROM = Question(
    name="from",
    prompt="From which day?",
    noun="Its first day",
    missing="Enter from which day it was given.",
    read=day(),
)
UNTIL = Question(name="until", prompt="Until which day?", noun="Its last day", read=perhaps(day(Side.EITHER)))
HOW_OFTEN = Question(name="how-often", prompt="How often?", noun="How often", read=text)
EFFECT = Question(
    name="effect",
    prompt="What did it do?",
    noun="What it did",
    missing="Enter what it did, even if that is not known yet.",
    read=OneOf(WordsOf(Effect)),
    suggest=lambda scene: Effect.NOT_KNOWN.value,
)
CAME_OF_IT = Question(
    name="came-of-it",
    prompt="What came of it, in words?",
    noun="What came of it",
    style=Style.LONG,
    read=text,
)
WAITED = Question(name="waited", prompt="How long was it waited for?", noun="The wait", read=text)


def _support(call: Call) -> int:
    def note(scene: Scene) -> Written:
        given = SupportGiven(
            child=scene[CHILD],
            what=scene[WHAT],
            agency=scene[GIVER],
            level_label=scene[LEVEL],
            from_on=scene[FROM],
            to_on=scene[UNTIL],
            how_often=scene[HOW_OFTEN],
            effect=scene[EFFECT],
            result=scene[CAME_OF_IT],
            waited=scene[WAITED],
        )
        ledger = PROTECTION if call.is_on(IN_PROTECTION.name) else SUPPORT
        return scene.desk.support.note(given, compartment=ledger)

    return keep(call, note)


SUPPORT_COMMAND = Command(
    name="support",
    run=_support,
    places=(CASEBOOK,),
    questions=(CHILD, WHAT, GIVER, LEVEL, FROM, UNTIL, HOW_OFTEN, EFFECT, CAME_OF_IT, WAITED),
    switches=(IN_PROTECTION, AGREED),
)
