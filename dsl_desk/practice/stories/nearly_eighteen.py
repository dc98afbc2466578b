"""The sixth tale: a sixth-former with nowhere to live who is told that she is nearly 18, and is not."""

from __future__ import annotations

from dsl_desk.model.concern import HowTold
from dsl_desk.model.judgement import Decision
from dsl_desk.model.people import Responsibility
from dsl_desk.model.record import Part
from dsl_desk.model.referral import Consent, Outcome, Purpose, ReasonCode
from dsl_desk.model.support import ContactResult, Effect
from dsl_desk.practice.stories.steps import (
    Answered,
    Closed,
    Contacted,
    Due,
    Escalated,
    Introduced,
    Judged,
    Logged,
    Other,
    Packed,
    Point,
    Referred,
    Replied,
    Tale,
    Tried,
    at,
    fact,
    on,
    tick,
)
from dsl_desk.profiles.choices import Field

FRIEND = "Orla Kinsella"
MASH = "Northmoor MASH"
HOMELESS = ("where the young person has nowhere safe to live", "where the young person is homeless")

NEARLY_EIGHTEEN = Tale(
    number=6,
    comment="a girl of seventeen turned away for housing and money because she is nearly eighteen",
    child="Layla Haddad",
    others=(FRIEND,),
    steps=(
        Introduced(
            at=at(9, 9, 9, 0),
            name="Rima Saleh",
            relation="mother",
            responsibility=Responsibility.YES,
            lives_with=False,
            telephone="07700 900728",
            first_language="Arabic",
        ),
        Logged(
            at=at(9, 9, 10, 40),
            key="sofa",
            headline="Sleeping on a friend's sofa since 28 August",
            account=(
                "Layla told me that she has not been home since the Friday before the bank holiday, when her "
                "mother's husband put her bag on the step. She has slept at Orla Kinsella's, whose family "
                "have four in two rooms and can keep her until the weekend. She has twelve pounds. She asked "
                "whether she would have to leave the sixth form."
            ),
            happened=on(28, 8),
            told=at(9, 9, 8, 45),
            by="Bethan Rees",
            post="head of sixth form",
            how=HowTold.CHILD_SAID,
            words="Mum said when I'm eighteen it's my own problem. I'm not eighteen.",
            where="Sixth-form office",
            done="Lunch account credited. She sees the DSL at noon and rings the MASH with her.",
            parents="Mother rung at 10:15: Layla may fetch her things, and may not come back to live.",
            categories=("homeless at 16 or 17",),
            others=(Other(child=FRIEND, part=Part.MENTIONED),),
        ),
        Closed(
            at=at(9, 9, 12, 0),
            last_on=on(28, 8),
            why="She has not lived there since; her mother says that she may not come back.",
        ),
        Judged(
            at=at(9, 9, 12, 30),
            key="level-3",
            level="l3",
            decision=Decision.REFER,
            why="She is seventeen and has nowhere to live. Northmoor's own page says what follows from that.",
            concerns=("sofa",),
            ticked=(
                tick(
                    "n3-homeless",
                    fact(on(28, 8), "Put out of the family home; a sofa since then.", "sofa"),
                    fact(on(9, 9), "Mother confirms by telephone that she may not come back.", "sofa"),
                ),
            ),
        ),
        Referred(
            at=at(9, 9, 14, 20),
            key="first",
            judgement="level-3",
            concerns=("sofa",),
            purpose=Purpose.PROTECTION,
            route="mash-phone",
            consent=Consent.GIVEN,
            consent_words=(
                "Layla asked for it and was on the call. Her mother said on the telephone that we should do "
                "as we like."
            ),
            spoken_to="Fiona Trask, MASH duty social worker",
            reference="NM-26-0913",
            reason=(
                "Layla, who is seventeen, has had no home since 28 August. The family she is with can keep "
                "her until Saturday."
            ),
            why_now="From Saturday she has nowhere to sleep.",
            child_words="Mum said when I'm eighteen it's my own problem. I'm not eighteen.",
            outcome=(
                "A joint assessment by housing and social care today, and somewhere to sleep from Saturday."
            ),
            says={
                Field.WHEREABOUTS: (
                    "In school until 16:00. Tonight with a friend's family; address by telephone."
                ),
                Field.HOUSEHOLD: (
                    "None: she is not living with her family. Mother has parental responsibility."
                ),
                Field.SUPPORT_TRIED: "Food and fares from school since 9 September 2026.",
                Field.AGENCIES: "None.",
                Field.PREVIOUS_REFERRALS: "None.",
                Field.RISKS_TO_STAFF: "None known.",
            },
        ),
        Contacted(
            at=at(9, 9, 15, 50),
            agency=MASH,
            how="the referral form by the council's secure mailbox",
            asked="The call of 14:20 confirmed in writing.",
            result=ContactResult.REACHED,
            about="first",
            chases=(Due(of="first", rule="R04"),),
        ),
        Contacted(
            at=at(11, 9, 9, 30),
            key="chase-1",
            agency=MASH,
            asked="What was decided. She has nowhere to sleep from tomorrow.",
            result=ContactResult.CALL_BACK_PROMISED,
            said="She is nearly eighteen, so it may not be for this team.",
            about="first",
            chases=(Due(of="first", rule="R02"),),
        ),
        Replied(
            at=at(14, 9, 16, 10),
            key="age-1",
            to="first",
            outcome=Outcome.NO_FURTHER_ACTION,
            code=ReasonCode.AGE,
            reason="She is nearly 18 and can go to the housing office as an adult in December.",
            decider="Fiona Trask",
            post="MASH duty social worker",
            organisation="Northmoor Council",
            decided_on=on(14, 9),
        ),
        Answered(at=at(14, 9, 16, 15), of="chase-1", said="The answer came by telephone on 14 September."),
        Contacted(
            at=at(15, 9, 10, 0),
            agency="Northmoor Housing",
            asked="A room, with Layla on the call.",
            result=ContactResult.REFUSED,
            said="Under eighteen: go to children's services.",
        ),
        Contacted(
            at=at(18, 9, 9, 20),
            agency=MASH,
            asked="How housing and social care can each send her to the other.",
            result=ContactResult.REACHED,
            said="She is nearly eighteen.",
            about="first",
        ),
        Tried(
            at=at(21, 9, 12, 0),
            what="Sixth-form bursary, lunches, a bus pass, and the washing machine in the food room",
            agency="Rowan High School",
            from_on=on(9, 9),
            how_often="every week",
            effect=Effect.SOME,
            result="She can eat and get here. It is no roof.",
        ),
        Logged(
            at=at(24, 9, 9, 30),
            key="bus-station",
            headline="Spent Tuesday night in the café at the bus station",
            account=(
                "Layla was asleep in the library at 08:15. She said that nobody could have her on Tuesday, "
                "so she bought a tea and stayed where there were cameras. She has two coursework deadlines "
                "this week and has met one."
            ),
            happened=on(22, 9),
            told=at(24, 9, 8, 20),
            by="Bethan Rees",
            post="head of sixth form",
            how=HowTold.CHILD_SAID,
            words="I picked the seat the camera could see.",
            done="Breakfast. A bed for three nights found by the chaplain's charity for young women.",
            parents="Mother rung; no answer.",
            categories=("homeless at 16 or 17",),
        ),
        Referred(
            at=at(25, 9, 9, 10),
            key="second",
            judgement="level-3",
            concerns=("sofa", "bus-station"),
            purpose=Purpose.PROTECTION,
            route="mash-phone",
            consent=Consent.GIVEN,
            consent_words="Layla asked for it and was on the call.",
            spoken_to="the duty desk; no name was given",
            reference="NM-26-0931",
            reason=(
                "Still homeless. She has slept at five addresses since 28 August and spent one night in a "
                "bus station."
            ),
            why_now="The charity's bed ends on Sunday. She will not be eighteen for eleven weeks.",
            child_words="I picked the seat the camera could see.",
            outcome="Accommodation today, and an assessment of her needs as a child.",
            says={
                Field.WHEREABOUTS: "In school until 16:00; until Sunday in a charity's bed.",
                Field.HOUSEHOLD: (
                    "None: she is not living with her family. Mother has parental responsibility."
                ),
                Field.AGENCIES: "Northmoor Housing (turned her away on 15 September).",
                Field.RISKS_TO_STAFF: "None known.",
            },
        ),
        Contacted(
            at=at(25, 9, 11, 0),
            agency=MASH,
            how="the referral form by the council's secure mailbox",
            asked="The call of 09:10 confirmed in writing.",
            result=ContactResult.REACHED,
            about="second",
            chases=(Due(of="second", rule="R04"),),
        ),
        Replied(
            at=at(29, 9, 15, 0),
            key="taken-on",
            to="second",
            outcome=Outcome.ACCEPTED,
            reason="A joint assessment with housing will be arranged.",
            decider="Graham Pell",
            post="MASH team manager",
            organisation="Northmoor Council",
        ),
        Contacted(
            at=at(6, 10, 10, 0),
            agency="Northmoor Council, Assessment team",
            asked="The date of the joint assessment.",
            result=ContactResult.CALL_BACK_PROMISED,
            about="taken-on",
            next_try_on=on(9, 10),
        ),
        Contacted(
            at=at(13, 10, 10, 0),
            agency="Northmoor Council, Assessment team",
            asked="The date of the joint assessment, for the second time.",
            result=ContactResult.NO_ANSWER,
            about="taken-on",
        ),
        Contacted(
            at=at(20, 10, 9, 45),
            agency="Northmoor Council, Assessment team",
            asked="The same for the third time, and whether any allowance can be paid meanwhile.",
            result=ContactResult.MESSAGE_LEFT,
            about="taken-on",
        ),
        Replied(
            at=at(9, 11, 16, 0),
            key="age-2",
            to="second",
            outcome=Outcome.NO_FURTHER_ACTION,
            code=ReasonCode.AGE,
            reason="As she will be 18 in five weeks no assessment will be made. The case is closed.",
            decider="Graham Pell",
            post="MASH team manager",
            organisation="Northmoor Council",
            channel="letter by secure e-mail",
        ),
        Escalated(
            at=at(10, 11, 9, 30),
            key="stage-1",
            referral="second",
            judgement="level-3",
            points=(
                Point(
                    place=1,
                    they_say="She will be eighteen in five weeks.",
                    we_say="Your page 28 says until the eighteenth birthday. That is 14 December.",
                ),
            ),
            why_now="She has slept at seven addresses. It is November.",
            wanted="The assessment that was promised on 29 September, today.",
            interim="A bed with the charity for young women, night by night.",
            by="Dermot Quill",
            to_name="Fiona Trask",
            reply="age-2",
            standing=HOMELESS,
        ),
        Replied(
            at=at(12, 11, 15, 20),
            key="stage-1-no",
            to="stage-1",
            outcome=Outcome.NOT_UPHELD,
            code=ReasonCode.AGE,
            reason="The decision stands because of her age.",
            decider="Fiona Trask",
            post="MASH duty social worker",
            organisation="Northmoor Council",
        ),
        Escalated(
            at=at(13, 11, 9, 15),
            key="urgent",
            referral="second",
            judgement="level-3",
            points=(
                Point(
                    place=1,
                    they_say="The decision stands because of her age.",
                    we_say="Age is the only reason given, twice. She is a child for another 31 days.",
                ),
            ),
            decision="To make no assessment and to close the case (9 November), kept at Stage 1.",
            why_now="The charity closes for repairs on Monday. From then she has no bed on any night.",
            wanted="Accommodation by tonight, and the assessment begun.",
            agreed=("She has no home.", "She has been in touch with the council since 9 September."),
            interim="The head has paid for a room until Monday morning, with a member of staff on call.",
            by="Helen Marsh",
            stage=3,
            why_out_of_turn=(
                "The urgent branch: she would be without a bed before the stages could be gone through."
            ),
            reply="stage-1-no",
            standing=HOMELESS,
        ),
        Packed(at=at(13, 11, 9, 40), of="urgent"),
        Replied(
            at=at(16, 11, 12, 5),
            key="upheld",
            to="urgent",
            outcome=Outcome.UPHELD,
            reason="Accommodated from today under section 20. The assessment begins on Wednesday.",
            decider="Alison Keay",
            post="Service manager, assessment and MASH",
            organisation="Northmoor Council",
        ),
        Contacted(
            at=at(18, 11, 15, 0),
            agency="Northmoor Council, Assessment team",
            person="Imran Shafiq, social worker",
            asked="Whether the assessment has begun; what support goes on after 14 December.",
            result=ContactResult.REACHED,
            said="Begun this morning. A personal adviser will be asked for.",
            about="upheld",
        ),
    ),
)
