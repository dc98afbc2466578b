"""The second tale: team meetings that no other agency attends, and parenting done from school."""

from __future__ import annotations

from dsl_desk.model.judgement import Decision
from dsl_desk.model.people import Responsibility
from dsl_desk.model.record import Part
from dsl_desk.model.support import ContactResult, Effect
from dsl_desk.practice.stories.steps import (
    Answered,
    Contacted,
    Ended,
    Introduced,
    Judged,
    Logged,
    Noted,
    Other,
    Tale,
    Tried,
    at,
    fact,
    on,
    tick,
)

UNKIND = "Jaxon Pettifer"
INVITED = "invitation by secure e-mail on 18 May, with the assessment"
INVITED_AGAIN = "invitation by secure e-mail on 29 June, with the plan"
TO_COME = "To come to the team around the family on 9 June at 14:00, or to send a report."
TO_COME_AGAIN = "To come to the team around the family on 14 July at 14:00, or to send a report."

EMPTY_CHAIRS = Tale(
    number=2,
    comment="meetings around the family that nobody from outside attends, and parenting done from school",
    child="Tyler Brannigan",
    others=(UNKIND,),
    steps=(
        Introduced(
            at=at(29, 4, 8, 50),
            name="Sharon Brannigan",
            relation="mother",
            responsibility=Responsibility.YES,
            lives_with=True,
            telephone="07700 900318",
        ),
        Introduced(
            at=at(29, 4, 8, 55),
            name="Lee Brannigan",
            relation="father",
            responsibility=Responsibility.YES,
            lives_with=True,
            telephone="07700 900319",
        ),
        Logged(
            at=at(29, 4, 9, 20),
            key="unwashed",
            headline="Unwashed, and teased for it",
            account=(
                "Tyler came in with dirt behind his ears and a strong smell. In the corridor Jaxon Pettifer "
                "held his nose and others laughed. Tyler laughed too, then would not take his coat off all "
                "morning."
            ),
            happened=at(29, 4, 8, 35),
            told=at(29, 4, 8, 40),
            by="Hugh Ballard",
            post="form tutor, 7T",
            words="The shower's broke so I do my face.",
            where="The corridor by the hall",
            done="The boys were spoken to. Tyler was offered a shower in the sports block and took it.",
            parents="Rung at 12:30; see the call.",
            categories=("neglect",),
            others=(Other(child=UNKIND, part=Part.ALLEGED_HARMER),),
        ),
        Contacted(
            at=at(29, 4, 12, 40),
            agency="Family",
            person="Sharon and Lee Brannigan, parents",
            asked="About the shower, the mornings and what would help.",
            result=ContactResult.REACHED,
            said=(
                "No hot water since February; the landlord does not answer. Both parents say they find "
                "letters hard. They fall asleep before Tyler does. They would like to be shown, not told."
            ),
        ),
        Judged(
            at=at(6, 5, 15, 45),
            key="early-help",
            level="l2",
            decision=Decision.EARLY_HELP,
            why=(
                "The parents are kind, and ask for help. Several agencies have something to give: it needs a "
                "plan."
            ),
            concerns=("unwashed",),
            ticked=(
                tick(
                    "n2-hygiene",
                    fact(on(29, 4), "Unwashed and teased; no hot water since February.", "unwashed"),
                ),
                tick(
                    "n2-routines",
                    fact(on(29, 4), "Parents asleep before he is; late on 14 of 40 mornings.", "unwashed"),
                ),
            ),
        ),
        Tried(
            at=at(7, 5, 8, 40),
            key="uniform",
            what="A second uniform kept in school, put on here and washed here",
            agency="Rowan High School",
            level="l2",
            from_on=on(7, 5),
            how_often="every school day",
        ),
        Tried(
            at=at(11, 5, 8, 45),
            key="shower",
            what="A shower and tooth brushing in the sports block before registration",
            agency="Rowan High School",
            level="l2",
            from_on=on(11, 5),
            how_often="Monday, Wednesday and Friday at 08:10, with the site manager opening early",
        ),
        Noted(
            at=at(18, 5, 15, 30),
            key="assessment",
            headline="Early help assessment sent; four agencies invited to the first meeting",
            account=(
                "The assessment went to the Early Help Hub with both parents' signatures. Invited for 9 June "
                "at 14:00: the Family Support Team, the housing office, the community learning disability "
                "nurse and the school nurse."
            ),
        ),
        Contacted(
            at=at(9, 6, 15, 10),
            agency="Family Support Team",
            how=INVITED,
            asked=TO_COME,
            result=ContactResult.DID_NOT_ATTEND,
            about="assessment",
        ),
        Contacted(
            at=at(9, 6, 15, 12),
            agency="Northmoor Housing",
            how=INVITED,
            asked=TO_COME,
            result=ContactResult.DID_NOT_ATTEND,
            about="assessment",
        ),
        Contacted(
            at=at(9, 6, 15, 14),
            agency="Community learning disability nurse",
            how=INVITED,
            asked=TO_COME,
            result=ContactResult.DID_NOT_ATTEND,
            said="An automatic answer: the post is vacant.",
            about="assessment",
        ),
        Contacted(
            at=at(9, 6, 15, 16),
            agency="School nurse",
            person="Joanne Merritt",
            how=INVITED,
            asked=TO_COME,
            result=ContactResult.DID_NOT_ATTEND,
            said="Sent apologies and a half-page report: height, weight, teeth. The only paper we had.",
            about="assessment",
        ),
        Noted(
            at=at(9, 6, 15, 30),
            key="nobody-came",
            headline="Both parents came, and the school; the other four chairs stayed empty",
            account=(
                "We waited until 14:20 and then wrote a plan between us: pictures for bedtime by the bed, a "
                "call from the safeguarding officer at 20:30 on Tuesdays and Thursdays, letters brought to "
                "school to be read together."
            ),
            words="Are the others coming next time?",
        ),
        Contacted(
            at=at(22, 6, 10, 30),
            agency="Family Support Team",
            asked="When a worker will visit; the assessment was registered on 20 May.",
            result=ContactResult.CALL_BACK_PROMISED,
            said="A worker is to be named by the end of the month.",
            next_try_on=on(1, 7),
        ),
        Contacted(
            at=at(2, 7, 11, 20),
            agency="Northmoor Housing",
            asked="The repair of the hot water, reported for the family on 30 April, 14 May and 10 June.",
            result=ContactResult.MESSAGE_LEFT,
            next_try_on=on(9, 7),
        ),
        Contacted(
            at=at(14, 7, 14, 45),
            agency="Family Support Team",
            how=INVITED_AGAIN,
            asked=TO_COME_AGAIN,
            result=ContactResult.DID_NOT_ATTEND,
            about="assessment",
        ),
        Contacted(
            at=at(14, 7, 14, 47),
            agency="Northmoor Housing",
            how=INVITED_AGAIN,
            asked=TO_COME_AGAIN,
            result=ContactResult.DID_NOT_ATTEND,
            about="assessment",
        ),
        Contacted(
            at=at(14, 7, 14, 49),
            agency="School nurse",
            person="Joanne Merritt",
            how=INVITED_AGAIN,
            asked=TO_COME_AGAIN,
            result=ContactResult.DID_NOT_ATTEND,
            said="Apologies: she has eleven schools this term.",
            about="assessment",
        ),
        Tried(
            at=at(15, 7, 16, 0),
            what="Bedtime by telephone: the safeguarding officer rings at 20:30 and Tyler reads out his list",
            agency="Rowan High School",
            level="l2",
            from_on=on(16, 6),
            to_on=on(17, 7),
            how_often="Tuesdays and Thursdays",
            effect=Effect.BETTER,
            result="Lateness fell from 14 mornings in 40 to 3 in 24. It rested on one person's evenings.",
        ),
        Ended(
            at=at(17, 7, 15, 0),
            of="uniform",
            effect=Effect.BETTER,
            result="No morning quarrel about clothes since it began. It works as long as school is open.",
        ),
        Ended(
            at=at(17, 7, 15, 5),
            of="shower",
            effect=Effect.SOME,
            result="Came on 22 of 27 mornings up to July.",
        ),
        Logged(
            at=at(10, 9, 12, 15),
            key="september",
            headline="As he was in April, after six weeks without school",
            account=(
                "Tyler has come in four mornings in the jumper he wore on the last day of July. He slept "
                "through the whole of registration today. The list by his bed had come down in August and "
                "was not put up again."
            ),
            happened=at(10, 9, 8, 40),
            told=at(10, 9, 8, 50),
            by="Hugh Ballard",
            post="form tutor, 8T",
            words="Summer's long. I liked the shower.",
            done="Showers and the second uniform began again the same day.",
            parents="Both seen at the gate at 15:15. The hot water has been back since 3 August.",
            categories=("neglect",),
        ),
        Contacted(
            at=at(22, 9, 15, 5),
            agency="Family Support Team",
            how="invitation by secure e-mail on 8 September",
            asked="To come to the third team around the family on 22 September at 14:00.",
            result=ContactResult.DID_NOT_ATTEND,
            said="The case had been closed to the team on 31 July; nobody had told the family or the school.",
            about="assessment",
        ),
        Contacted(
            at=at(6, 10, 16, 20),
            key="hub-manager",
            agency="Early Help Hub",
            person="hub manager",
            asked="Whether any agency in a plan has to come to its meetings, and who would say so.",
            result=ContactResult.NO_REPLY_YET,
            next_try_on=on(20, 10),
        ),
        Contacted(
            at=at(21, 10, 9, 45),
            agency="Early Help Hub",
            person="hub manager",
            asked="The same question again, with the attendance at three meetings in one table.",
            result=ContactResult.REACHED,
            said="Attendance is encouraged. There is no duty to attend at level 2.",
        ),
        Answered(at=at(21, 10, 9, 50), of="hub-manager", said="Answered on 21 October, when asked again."),
        Tried(
            at=at(12, 11, 16, 10),
            what="Parenting help from school: bedtime calls, washing, reading letters together",
            agency="Rowan High School",
            level="l2",
            from_on=on(14, 9),
            how_often="about three hours a week of the safeguarding officer's time",
            effect=Effect.SOME,
            result="Clean and on time on 36 of 43 mornings. It would stop with us.",
        ),
    ),
)
