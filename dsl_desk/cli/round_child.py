"""What stands round a child: the adults, where the child lives, which authority answers for what."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from dsl_desk.cli.command import AGREED, CASEBOOK, Command
from dsl_desk.cli.opening import keep
from dsl_desk.cli.pick import CHILD
from dsl_desk.cli.questions import Question, Style
from dsl_desk.cli.readers import OneOf, WordsOf, day, lines, perhaps, text
from dsl_desk.model.days import Side
from dsl_desk.model.people import Person, Relationship, Responsibility
from dsl_desk.model.place import Address, AuthorityPart, AuthorityPeriod, ConfidentialAddress

if TYPE_CHECKING:
    from dsl_desk.cli.command import Call
    from dsl_desk.cli.questions import Scene
    from dsl_desk.practice.written import Written


class Household(StrEnum):
    """Whether an adult lives with the child."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "not known"


class Home(StrEnum):
    """What an address is to the child."""

    MOVED = "the child moved there"
    SECOND = "a second home, or one lived at before"
    CONFIDENTIAL = "a confidential address"


LIVES_WITH = {Household.YES: True, Household.NO: False, Household.UNKNOWN: None}

NAME = Question(
    name="name",
    prompt="What is the adult's name?",
    noun="The name",
    missing="Enter the adult's name.",
    read=text,
)
RELATION = Question(
    name="relation",
    prompt="What is this adult to the child?",
    noun="What they are to the child",
    hint="Mother, grandfather, social worker …",
    missing="Enter what this adult is to the child.",
    read=text,
)
RESPONSIBILITY = Question(
    name="parental-responsibility",
    prompt="Does this adult have parental responsibility in law?",
    noun="Parental responsibility",
    missing="Enter whether this adult has parental responsibility.",
    read=OneOf(WordsOf(Responsibility)),
    suggest=lambda scene: Responsibility.UNKNOWN.value,
)
HOUSEHOLD = Question(
    name="lives-with",
    prompt="Does this adult live with the child?",
    noun="Whether they live with the child",
    missing="Enter whether this adult lives with the child.",
    read=OneOf(WordsOf(Household)),
    suggest=lambda scene: Household.UNKNOWN.value,
)
POST = Question(name="post", prompt="What is their post, for a professional?", noun="The post", read=text)
ORGANISATION = Question(name="organisation", prompt="Which organisation?", noun="The organisation", read=text)
TELEPHONE = Question(
    name="telephone", prompt="Which telephone number?", noun="The telephone number", read=text
)
EMAIL = Question(name="email", prompt="Which e-mail address?", noun="The e-mail address", read=text)
LANGUAGE = Question(name="language", prompt="Which first language?", noun="The first language", read=text)


def _person(call: Call) -> int:
    def add(scene: Scene) -> Written:
        tie = Relationship(
            child=scene[CHILD],
            relation=scene[RELATION],
            parental_responsibility=scene[RESPONSIBILITY],
            lives_with=LIVES_WITH[scene[HOUSEHOLD]],
        )
        person = Person(
            name=scene[NAME],
            relationships=(tie,),
            post=scene[POST],
            organisation=scene[ORGANISATION],
            telephone=scene[TELEPHONE],
            email=scene[EMAIL],
            first_language=scene[LANGUAGE],
            noted_on=scene.now.date(),
        )
        return scene.desk.people.add(person)

    return keep(call, add)


PERSON = Command(
    name="person",
    run=_person,
    places=(CASEBOOK,),
    questions=(
        CHILD,
        NAME,
        RELATION,
        RESPONSIBILITY,
        HOUSEHOLD,
        POST,
        ORGANISATION,
        TELEPHONE,
        EMAIL,
        LANGUAGE,
    ),
    switches=(AGREED,),
)

KIND = Question(
    name="kind",
    prompt="What is the address to the child?",
    noun="What the address is",
    missing="Enter what the address is to the child.",
    read=OneOf(WordsOf(Home)),
)
LINES = Question(
    name="address",
    prompt="What is the address?",
    noun="The address",
    missing="Enter the address.",
    style=Style.MANY,
    read=lines,
)
POSTCODE = Question(name="postcode", prompt="What is the postcode?", noun="The postcode", read=text)
FROM = Question(name="from", prompt="From which day?", noun="The first day", read=perhaps(day(Side.EITHER)))
UNTIL = Question(name="until", prompt="Until which day?", noun="The last day", read=perhaps(day(Side.EITHER)))
WHY = Question(
    name="why",
    prompt="Why: who told you, or what makes the address confidential?",
    noun="The reason",
    missing="Enter why: who told you, or what makes the address confidential.",
    read=text,
)


def _address(call: Call) -> int:
    def place(scene: Scene) -> Written:
        children, child = scene.desk.children, scene[CHILD]
        address = Address(
            lines=scene[LINES], postcode=scene[POSTCODE], from_on=scene[FROM], to_on=scene[UNTIL]
        )
        if scene[KIND] is Home.CONFIDENTIAL:
            return children.keep_confidential_address(
                ConfidentialAddress(child=child, address=address, why=scene[WHY], told_on=scene.now.date())
            )
        after = children.sheet(child).revision
        act = children.move if scene[KIND] is Home.MOVED else children.add_address
        return act(child, after, address, scene[WHY])

    return keep(call, place)


ADDRESS = Command(
    name="address",
    run=_address,
    places=(CASEBOOK,),
    questions=(CHILD, KIND, LINES, POSTCODE, FROM, UNTIL, WHY),
    switches=(AGREED,),
)

PART = Question(
    name="part",
    prompt="Which part does the authority have?",
    noun="Its part",
    hint="Forms, thresholds and clocks follow the case-holding authority, else the home one.",
    missing="Enter which part the authority has.",
    read=OneOf(WordsOf(AuthorityPart)),
)
AUTHORITY_NAME = Question(
    name="name",
    prompt="Which local authority?",
    noun="The authority",
    missing="Enter the authority's name.",
    read=text,
)
CODE = Question(name="code", prompt="What is its three-figure DfE code?", noun="The code", read=text)
PROFILE = Question(
    name="profile",
    prompt="Which threshold profile is to be used for it?",
    noun="The profile",
    hint="Its profile_id; left empty, the one of that authority.",
    read=text,
)
AUTHORITY_WHY = Question(
    name="why",
    prompt="Why is this entered: who told you?",
    noun="The reason",
    missing="Enter why this is entered: who told you.",
    read=text,
)


def _authority(call: Call) -> int:
    def set_authority(scene: Scene) -> Written:
        period = AuthorityPeriod(
            part=scene[PART],
            name=scene[AUTHORITY_NAME],
            code=scene[CODE],
            profile_id=scene[PROFILE],
            from_on=scene[FROM],
            to_on=scene[UNTIL],
        )
        after = scene.desk.children.sheet(scene[CHILD]).revision
        return scene.desk.children.set_authority(scene[CHILD], after, period, scene[AUTHORITY_WHY])

    return keep(call, set_authority)


AUTHORITY = Command(
    name="authority",
    run=_authority,
    places=(CASEBOOK,),
    questions=(CHILD, PART, AUTHORITY_NAME, CODE, PROFILE, FROM, UNTIL, AUTHORITY_WHY),
    switches=(AGREED,),
)
