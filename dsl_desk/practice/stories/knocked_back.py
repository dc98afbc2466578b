"""The seventh tale, from the paper file to the second refusal: level 2 tried again and again."""

from __future__ import annotations

from dsl_desk.model.concern import HowTold
from dsl_desk.model.judgement import Decision
from dsl_desk.model.people import Responsibility
from dsl_desk.model.record import Part
from dsl_desk.model.referral import Consent, Outcome, Purpose, ReasonCode
from dsl_desk.model.support import ContactResult, Effect
from dsl_desk.practice.stories.knocked_back_again import SECOND_TIME
from dsl_desk.practice.stories.steps import (
    Answered,
    Contacted,
    Due,
    Ended,
    Introduced,
    Judged,
    Logged,
    Noted,
    Other,
    Referred,
    Replied,
    Step,
    Tale,
    Tried,
    at,
    fact,
    on,
    tick,
)
from dsl_desk.profiles.choices import Field

SISTER = "Ellie-Mae Mottram"
FRIEND = "Zak Haverley"

_PAPER_FILE: tuple[Step, ...] = (
    Introduced(
        at=at(15, 4, 14, 0),
        name="Lisa Mottram",
        relation="mother",
        responsibility=Responsibility.YES,
        lives_with=True,
        telephone="07700 900864",
    ),
    Introduced(
        at=at(15, 4, 14, 5),
        name="Craig Doyle",
        relation="mother's partner, on and off since 2023",
        responsibility=Responsibility.NO,
    ),
    Introduced(
        at=at(15, 4, 14, 10),
        name="Pauline Mottram",
        relation="grandmother",
        responsibility=Responsibility.NO,
        lives_with=False,
        telephone="01632 960846",
    ),
    Tried(
        at=at(15, 4, 14, 20),
        what="Breakfast club and a mentor (from the paper file)",
        agency="Rowan High School",
        level="l2",
        from_on=on(7, 10, 2024),
        to_on=on(14, 2, 2025),
        how_often="every school day; the mentor weekly",
        effect=Effect.SOME,
        result="Late on 4 mornings instead of 19. Slipped back within three weeks of the end.",
    ),
    Tried(
        at=at(15, 4, 14, 30),
        key="family-support",
        what="A family support worker at home (from the paper file)",
        agency="Family Support Team",
        level="l2",
        from_on=on(10, 3, 2025),
        to_on=on(11, 7, 2025),
        how_often="fortnightly; six of nine visits took place",
        effect=Effect.SOME,
        result="Bedtimes better in May and June. Closed in July as improved; worse again by half-term.",
        waited="eleven weeks",
    ),
    Tried(
        at=at(15, 4, 14, 40),
        key="first-team",
        what="Early help assessment and team around the family (from the paper file)",
        agency="Rowan High School as lead, Family Support Team, school nurse",
        level="l2",
        from_on=on(22, 9, 2025),
        to_on=on(30, 1),
        how_often="three meetings",
        effect=Effect.NONE,
        result="Of nineteen actions seven were done, six of them by the school.",
    ),
    Tried(
        at=at(15, 4, 14, 50),
        what="Young Carers group (from the paper file)",
        agency="Young Carers Northmoor",
        level="l2",
        from_on=on(3, 11, 2025),
        to_on=on(20, 3),
        how_often="monthly",
        effect=Effect.SOME,
        result="He liked it. Mother stopped bringing him in February.",
    ),
    Tried(
        at=at(17, 4, 9, 15),
        key="nurse",
        what="School nurse: teeth, sleep and weight (from the paper file)",
        agency="Northmoor Community Health",
        level="l2",
        from_on=on(12, 1),
        to_on=on(27, 3),
        how_often="three appointments, and three at the dentist that were missed",
        effect=Effect.NONE,
        result="Two teeth need treatment. No dentist seen.",
    ),
)

_FIRST_TIME: tuple[Step, ...] = (
    Logged(
        at=at(20, 4, 13, 5),
        key="crackers",
        headline="No food since crackers the night before",
        account=(
            "Kieran asked Zak Haverley for half of his sandwich at break and ate it behind the bins. He told "
            "me that tea had been crackers, and that the card for the meter had run out on Saturday. His "
            "shirt was damp."
        ),
        happened=at(20, 4, 11, 10),
        told=at(20, 4, 11, 20),
        by="Anneka Voss",
        post="head of Year 8",
        words="It's only till Thursday. Mum gets paid Thursday.",
        where="The yard behind the hall",
        done="Hot lunch; a fuel voucher from the hardship fund; dry shirt.",
        parents="Mother rung at 12:40: tired, said that he exaggerates, thanked us for the voucher.",
        categories=("neglect",),
        others=(Other(child=FRIEND, part=Part.MENTIONED),),
    ),
    Logged(
        at=at(24, 4, 10, 45),
        key="no-sleep",
        headline="Kept awake by arguing",
        account=(
            "Kieran put his head down in maths. He said that Craig is back, that they argue in the kitchen "
            "under his room, and that he turns the fan on so that Ellie-Mae does not hear it. He is twelve; "
            "she is ten and still at primary school."
        ),
        happened=at(24, 4, 9, 40),
        told=at(24, 4, 9, 55),
        by="Hugh Ballard",
        post="mathematics teacher",
        how=HowTold.CHILD_SAID,
        words="I put the fan on so she thinks it's the fan.",
        questions="Did you get any sleep? Is there anyone you can ring at night?",
        where="Classroom M4",
        source_of_harm="Mother's partner",
        done="Quiet room until lunch. The primary school's DSL was told.",
        parents="Not told, so that nothing is said to Mr Doyle before advice is taken.",
        categories=("domestic abuse",),
    ),
    Noted(
        at=at(27, 4, 8, 25),
        key="encompass-april",
        headline="Police notice: called to the home on Saturday night",
        account=(
            "Notice received at 08:05 under Operation Encompass: police went to the home on Saturday 25 "
            "April at 22:40 after a neighbour's call. Shouting, a door broken. Both children were upstairs. "
            "No arrest."
        ),
        source="Operation Encompass notice",
        happened=at(25, 4, 22, 40),
    ),
    Contacted(
        at=at(27, 4, 9, 40),
        agency="Family",
        person="Lisa Mottram, mother",
        asked="How she and the children are. Seen alone at school.",
        result=ContactResult.REACHED,
        said="It was only shouting. She would talk to somebody, if they came to her and not to the house.",
    ),
    Contacted(
        at=at(29, 4, 11, 0),
        agency="Harbour",
        asked="Support for mother, and a group for the children.",
        result=ContactResult.REACHED,
        said="Twelve weeks for the group. A worker rang mother twice; she did not pick up.",
    ),
    Logged(
        at=at(12, 5, 15, 50),
        key="shoes",
        headline="Shoes split, no kit for the sixth time",
        account=(
            "Kieran sat out again. The sole of his left shoe is open and his sock was wet through. He said "
            "that he does not ask at home, because asking starts something."
        ),
        happened=at(12, 5, 14, 15),
        told=at(12, 5, 15, 20),
        by="Colin Tarrant",
        post="PE teacher",
        words="If you don't need anything it's quieter.",
        done="Shoes and kit from the hardship fund.",
        parents="Letter home with the shoes.",
        categories=("neglect",),
    ),
    Contacted(
        at=at(14, 5, 10, 20),
        agency="Dental clinic",
        asked="Whether he has been seen. Mother has agreed to our asking.",
        result=ContactResult.REACHED,
        said="Three appointments missed since January; the next would be in August.",
    ),
    Judged(
        at=at(18, 5, 9, 30),
        key="level-3-may",
        level="l3",
        decision=Decision.REFER,
        why="Five rounds of early help since 2024. Each did something while it lasted, and nothing lasted.",
        concerns=("crackers", "no-sleep", "shoes"),
        ticked=(
            tick(
                "n3-no-change",
                fact(
                    on(11, 7, 2025), "Family support closed as improved; worse by October.", "family-support"
                ),
                fact(on(30, 1), "Team around the family closed: 7 of 19 actions done.", "first-team"),
            ),
            tick(
                "n3-neglect",
                fact(on(20, 4), "No meal since crackers the night before; no power.", "crackers"),
                fact(on(12, 5), "Shoes open to the wet; no kit six times.", "shoes"),
            ),
            tick(
                "n3-domestic",
                fact(on(25, 4), "Police at the home; door broken; children upstairs.", "encompass-april"),
            ),
        ),
    ),
    Referred(
        at=at(18, 5, 11, 0),
        key="first",
        judgement="level-3-may",
        concerns=("crackers", "no-sleep", "shoes"),
        purpose=Purpose.SUPPORT,
        route="mash-form",
        consent=Consent.GIVEN,
        consent_words="Mother agreed at school on 15 May, alone.",
        reason=(
            "Kieran comes hungry, cold and tired. There is violence between the adults at home. Early help "
            "at level 2 has been given five times since October 2024 by four agencies, and has not held."
        ),
        why_now="The police were called on 25 April. He has begun to stop asking for what he needs.",
        child_words="If you don't need anything it's quieter.",
        outcome="An assessment by a social worker, with both children seen.",
        says={
            Field.AGENCIES: (
                "Family Support Team; Young Carers Northmoor; school nurse; dental clinic; Harbour; the "
                "primary school."
            ),
            Field.PREVIOUS_REFERRALS: "None to the MASH by this school before this one.",
            Field.RISKS_TO_STAFF: "Mr Doyle has shouted at a family support worker on the step (May 2025).",
        },
    ),
    Contacted(
        at=at(20, 5, 9, 30),
        key="may-chase",
        agency="Northmoor MASH",
        asked="What was decided; nobody has told us.",
        result=ContactResult.MESSAGE_LEFT,
        about="first",
        chases=(Due(of="first", rule="R02"),),
        next_try_on=on(21, 5),
    ),
    Replied(
        at=at(22, 5, 14, 40),
        key="refused-may",
        to="first",
        outcome=Outcome.STEPPED_DOWN,
        code=ReasonCode.THRESHOLD,
        reason=(
            "Did not meet threshold. Support at level 2 is the right response and should be offered again."
        ),
        decider="Fiona Trask",
        post="MASH duty social worker",
        organisation="Northmoor Council",
        decided_on=on(21, 5),
        offered="Level 2: Early Help",
        asks="Reopen the team around the family.",
    ),
    Answered(at=at(22, 5, 14, 45), of="may-chase", said="The answer came by telephone on 22 May."),
    Tried(
        at=at(2, 6, 15, 30),
        key="second-team",
        what="The team around the family opened again, as the MASH asked",
        agency="Rowan High School as lead, Family Support Team",
        level="l2",
        from_on=on(2, 6),
        how_often="two meetings planned",
    ),
    Logged(
        at=at(16, 6, 16, 20),
        key="collected",
        headline="Mother smelt of drink when she came for him",
        account=(
            "Mother came at 15:25 in the car to take Kieran to the dentist. Two members of staff smelt "
            "alcohol. She was unsteady on the steps. Kieran said that he would walk. Pauline Mottram came in "
            "a taxi and took them both to hers."
        ),
        happened=at(16, 6, 15, 25),
        told=at(16, 6, 15, 25),
        by="Carol Whitlock",
        post="safeguarding officer",
        words="I can walk. I like walking.",
        where="Reception",
        source_of_harm="Mother's drinking",
        done="Keys kept at reception until the grandmother came. Police advice taken on 101.",
        parents="Spoken to there and then. The appointment was missed.",
        categories=("parental substance misuse",),
    ),
    Contacted(
        at=at(9, 7, 14, 30),
        agency="Family Support Team",
        how="invitation by secure e-mail on 18 June",
        asked="To come to the team around the family today.",
        result=ContactResult.DID_NOT_ATTEND,
        said="The worker had left; no visit had been made; the case was closed on 3 July.",
        about="second-team",
    ),
    Ended(
        at=at(17, 7, 14, 45),
        of="second-team",
        to_on=on(17, 7),
        effect=Effect.NONE,
        result=(
            "One meeting, with the mother, the grandmother and the school. No other agency came to either."
        ),
    ),
)

KNOCKED_BACK = Tale(
    number=7,
    comment="help at level 2 tried again and again by several agencies, and each referral knocked back",
    child="Kieran Mottram",
    others=(SISTER, FRIEND),
    steps=(*_PAPER_FILE, *_FIRST_TIME, *SECOND_TIME),
)
