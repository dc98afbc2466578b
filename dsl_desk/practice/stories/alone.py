"""The ninth tale: what a school carries by itself, and an authority whose levels are not known.

Lincolnshire is a real authority, of which only a research draft is held; nothing told of it here happened.
The criteria typed below are stand-ins and say so: real ones are copied from the authority's own document.
"""

from __future__ import annotations

from dsl_desk.model.concern import HowTold
from dsl_desk.model.judgement import Decision
from dsl_desk.model.people import Responsibility
from dsl_desk.model.place import AuthorityPart, AuthorityPeriod
from dsl_desk.model.record import Part
from dsl_desk.model.referral import Consent, Outcome, Purpose, ReasonCode
from dsl_desk.model.support import ContactResult, Effect
from dsl_desk.practice.stories.steps import (
    Contacted,
    Due,
    Ended,
    Escalated,
    Introduced,
    Judged,
    Logged,
    Noted,
    Other,
    Packed,
    Placed,
    Point,
    Referred,
    Replied,
    Tale,
    Tried,
    at,
    copy_out,
    fact,
    on,
)
from dsl_desk.profiles.choices import Channel, Field

FRIEND = "Martha Illingworth"
LASTING = "Stand-in for training: low mood or worry that lasts although the school has given what it can."
UNTRAINED = "Stand-in for training: what the child needs is more than those who now give it are trained for."
PAGE = "0 (a stand-in has none)"

ALONE = Tale(
    number=9,
    comment=(
        "a school that carries it alone: its own safeguarding officer and counsellor, and teachers who are "
        "untrained"
    ),
    child="Isla Fenwick",
    others=(FRIEND,),
    steps=(
        Placed(
            at=at(16, 4, 11, 0),
            period=AuthorityPeriod(part=AuthorityPart.SCHOOL, name="Northmoor"),
            why="She lives in Lincolnshire; the school's own authority is another.",
        ),
        Introduced(
            at=at(16, 4, 11, 5),
            name="Robert Fenwick",
            relation="father; drives long distances",
            responsibility=Responsibility.YES,
            lives_with=True,
            telephone="07700 900951",
        ),
        Logged(
            at=at(17, 4, 14, 45),
            key="panic",
            headline="Could not breathe in the dining hall",
            account=(
                "Isla ran out of the dining hall and was found in the stairwell by Martha Illingworth, "
                "breathing fast and holding the rail. Her mother died in November 2024. Her father is away "
                "three nights in most weeks and her aunt comes in."
            ),
            happened=at(17, 4, 12, 50),
            told=at(17, 4, 12, 55),
            by="Hugh Ballard",
            post="mathematics teacher",
            words="I only feel all right in the library.",
            where="Stairwell B",
            done="Sat with until it passed. A library pass for lunch.",
            parents="Father rung at 16:00, in the lorry; grateful and worried.",
            categories=("bereavement", "anxiety"),
            others=(Other(child=FRIEND, part=Part.WITNESS),),
        ),
        Tried(
            at=at(21, 4, 9, 0),
            key="tutor",
            what="Her tutor sits with her for fifteen minutes before registration",
            agency="Rowan High School: a geography teacher",
            from_on=on(21, 4),
            how_often="every school day",
        ),
        Tried(
            at=at(23, 4, 12, 0),
            key="trainee",
            what="A trainee counsellor, under the school counsellor's supervision",
            agency="Rowan High School",
            from_on=on(23, 4),
            how_often="weekly",
        ),
        Contacted(
            at=at(28, 4, 10, 30),
            agency="Child and adolescent mental health service (CAMHS)",
            asked="An appointment; her doctor has referred her.",
            result=ContactResult.REACHED,
            said="Thirty-four weeks. The school is to keep her safe meanwhile.",
        ),
        Logged(
            at=at(13, 5, 11, 10),
            key="long-sleeves",
            headline="Long sleeves on the hottest day, and a compass missing",
            account=(
                "The PE teacher noticed that Isla would not take off her jumper. A compass from the geometry "
                "set has not come back. Asked by the counsellor whether she hurts herself, she was quiet and "
                "then said that she had, twice, and has stopped."
            ),
            happened=at(12, 5, 14, 0),
            told=at(13, 5, 9, 20),
            by="Naomi Fearon",
            post="school counsellor",
            how=HowTold.CHILD_SAID,
            words="Don't tell Dad while he's driving.",
            questions="Do you ever hurt yourself? Is there anything I can keep for you?",
            done="School nurse the same hour. Safety plan. Father told in person on Friday.",
            parents="Father told on 15 May with Isla there.",
            categories=("self-harm",),
        ),
        Tried(
            at=at(18, 5, 9, 0),
            what="The safeguarding officer: a check-in each day, and the safety plan",
            agency="Rowan High School: its own full-time officer",
            from_on=on(14, 5),
            how_often="every school day, in the holidays by telephone on Mondays",
            effect=Effect.SOME,
            result="She rings when it is bad. That has been once.",
        ),
        Noted(
            at=at(2, 6, 16, 0),
            key="supervision",
            headline="What her tutor asked in supervision",
            account=(
                "He teaches geography. He lies awake over whether what he says to her in the mornings is "
                "right. He would go on if someone who knows would tell him what not to say. The educational "
                "psychologist we share with four schools has an hour for us in July."
            ),
            source="conversation of her tutor with the DSL, kept with his agreement",
        ),
        Ended(
            at=at(12, 6, 12, 0),
            of="tutor",
            effect=Effect.SOME,
            result="She comes in every day. He has had no training for it and asks for some.",
        ),
        Contacted(
            at=at(18, 6, 10, 0),
            agency="Lincolnshire County Council",
            asked="Which of its thresholds apply, who the school's link is, and where to send a referral.",
            result=ContactResult.REACHED,
            said=(
                "A council officer named the document and the way to send it. There is no link worker for "
                "schools outside the county."
            ),
        ),
        Judged(
            at=at(24, 6, 15, 0),
            key="no-ladder",
            decision=Decision.REFER,
            why=(
                "The draft we hold of this authority's document gives no ladder of need, so none is chosen. "
                "What she needs is beyond a tutor, a trainee and a waiting list, and the trainee leaves in "
                "July."
            ),
            concerns=("panic", "long-sleeves"),
            copied=(
                copy_out(
                    LASTING,
                    PAGE,
                    fact(on(17, 4), "Could not breathe in the dining hall.", "panic"),
                    fact(on(13, 5), "Says that she has hurt herself twice.", "long-sleeves"),
                ),
                copy_out(
                    UNTRAINED,
                    PAGE,
                    fact(on(2, 6), "Her tutor asks for guidance that no one here can give.", "supervision"),
                ),
            ),
        ),
        Referred(
            at=at(25, 6, 10, 15),
            key="referral",
            judgement="no-ladder",
            concerns=("panic", "long-sleeves"),
            purpose=Purpose.SUPPORT,
            route="Secure e-mail to the council's front door after a telephone call",
            channel=Channel.EMAIL_FORM,
            consent=Consent.GIVEN,
            consent_words="Father agreed on 19 June; Isla, who is thirteen, agreed too.",
            reason=(
                "Since her mother died Isla has had panics, and has hurt herself twice. The school gives her "
                "a tutor each morning, a trainee counsellor, a nurse and its own safeguarding officer. None "
                "of them is trained for what she needs."
            ),
            why_now=(
                "The trainee leaves on 17 July and the holidays begin. CAMHS expects to see her in December."
            ),
            child_words="I only feel all right in the library.",
            outcome=(
                "An early help assessment by somebody who is not the school.\n"
                "Bereavement support that can begin in the holidays.\n"
                "A named person for father to ring."
            ),
            says={
                Field.DISABILITY: "None known.",
                Field.PARENTS_VIEW: "Father wants help, and is afraid that she will be taken out of school.",
                Field.IMPACT: "She eats lunch alone in the library, sleeps badly, and has stopped singing.",
                Field.STRENGTHS: (
                    "A father who comes when called; an aunt; a friend who notices; attendance of 97 per "
                    "cent."
                ),
                Field.AGENCIES: "CAMHS (waiting list); school nurse; her doctor.",
                Field.RISKS_TO_STAFF: "None known.",
                Field.IF_NOTHING_CHANGES: "Six weeks of holidays without the two people she talks to.",
                Field.PREVIOUS_REFERRALS: "None.",
            },
        ),
        Packed(at=at(25, 6, 10, 40), of="referral"),
        Contacted(
            at=at(29, 6, 9, 30),
            agency="Lincolnshire County Council",
            asked="What was decided; nobody has told us.",
            result=ContactResult.REACHED,
            said="It has been read, and more is wanted.",
            about="referral",
            chases=(Due(of="referral", rule="R02"),),
        ),
        Replied(
            at=at(30, 6, 11, 0),
            key="more",
            to="referral",
            outcome=Outcome.MORE_INFORMATION,
            code=ReasonCode.MORE_DETAIL,
            reason="Please send what the school has done and who is trained for what.",
            post="early help officer",
            organisation="Lincolnshire County Council",
            decided_on=on(30, 6),
            asks="A list of support, with the training of those who gave it.",
        ),
        Contacted(
            at=at(2, 7, 15, 45),
            agency="Lincolnshire County Council",
            how="secure e-mail",
            asked="Sent: five kinds of support, eleven staff, two of them trained; hours since April: 61.",
            result=ContactResult.REACHED,
            about="more",
        ),
        Replied(
            at=at(8, 7, 16, 20),
            key="school-leads",
            to="referral",
            outcome=Outcome.STEPPED_DOWN,
            code=ReasonCode.EARLY_HELP_FIRST,
            reason="The school has a good plan in place and is asked to go on with it.",
            post="early help officer",
            organisation="Lincolnshire County Council",
            channel="secure e-mail",
            asks="Be lead professional for a team around the child.",
        ),
        Escalated(
            at=at(9, 7, 9, 15),
            key="step-1",
            referral="referral",
            judgement="no-ladder",
            points=(
                Point(
                    place=2,
                    they_say="The school has a good plan in place.",
                    we_say="It rests on a teacher of geography and on a trainee who leaves on 17 July.",
                ),
            ),
            why_now="In eight school days the two people she talks to are gone for the summer.",
            wanted="An early help worker who assesses and leads, from the first week of the holidays.",
            agreed=("She has not hurt herself since May.",),
            interim=(
                "The safeguarding officer rings on Mondays in the holidays; the aunt has the crisis line's "
                "number."
            ),
        ),
        Packed(at=at(9, 7, 9, 40), of="step-1"),
        Replied(
            at=at(10, 7, 15, 30),
            key="upheld",
            to="step-1",
            outcome=Outcome.UPHELD,
            reason=(
                "Agreed on the telephone: an early help worker will assess and lead, beginning on 20 July."
            ),
            post="early help officer",
            organisation="Lincolnshire County Council",
        ),
        Ended(
            at=at(17, 7, 14, 0),
            of="trainee",
            to_on=on(16, 7),
            effect=Effect.SOME,
            result="Twelve sessions. Ended because the placement did.",
        ),
        Tried(
            at=at(8, 9, 15, 0),
            what="An early help worker who leads, and a bereavement group",
            agency="Lincolnshire County Council; a hospice",
            from_on=on(20, 7),
            how_often="fortnightly visits; six Saturdays",
            effect=Effect.BETTER,
            result="She went to five of the six Saturdays. Ate in the hall on the first day of term.",
        ),
        Noted(
            at=at(22, 9, 16, 10),
            headline="The nurse is paid for until March",
            account=(
                "The council that pays for the school nurse has said that it will do so until March and no "
                "longer. The counsellor, the safeguarding officer and a fifth of a psychologist are paid by "
                "the school."
            ),
            source="letter to the head",
        ),
        Noted(
            at=at(18, 11, 15, 0),
            headline="CAMHS has given her a date in January",
            account=(
                "First appointment on 12 January 2027, forty weeks after the doctor's letter. Her tutor will "
                "go with her father."
            ),
            words="Can he wait in the car?",
        ),
    ),
)
