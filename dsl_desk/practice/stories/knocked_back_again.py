"""The seventh tale, from September: the second referral, its refusal, and two stages of challenge."""

from __future__ import annotations

from dsl_desk.model.concern import HowTold
from dsl_desk.model.judgement import Decision
from dsl_desk.model.record import Part
from dsl_desk.model.referral import Consent, Outcome, Purpose, ReasonCode
from dsl_desk.model.support import ContactResult
from dsl_desk.practice.stories.steps import (
    Answered,
    Contacted,
    Corrected,
    Due,
    Escalated,
    Judged,
    Logged,
    Noted,
    Other,
    Packed,
    Point,
    Referred,
    Replied,
    Step,
    at,
    fact,
    on,
    tick,
)
from dsl_desk.profiles.choices import Field

SISTER = "Ellie-Mae Mottram"
MASH = "Northmoor MASH"
COUNCIL = "Northmoor Council"

SECOND_TIME: tuple[Step, ...] = (
    Logged(
        at=at(14, 9, 12, 20),
        key="two-of-them",
        headline="Two children now, with one lunch between them",
        account=(
            "Ellie-Mae, who joined us this month, told her tutor that Kieran gives her his lunch money and "
            "has water. She said that on Monday morning Mum could not be woken and they came by themselves. "
            "Kieran said the same when he was asked. He has been late on six of nine days, each time after "
            "walking her to the door."
        ),
        happened=at(14, 9, 8, 30),
        told=at(14, 9, 9, 10),
        by="Miriam Stead",
        post="form tutor, 7M",
        how=HowTold.OTHER_CHILD_SAID,
        words="She's only little. I'm not that hungry.",
        done="Both on free breakfast and lunch from today. Attendance note attached.",
        parents="Mother rung at 11:30 and 14:00; no answer. Grandmother rung at 14:10.",
        categories=("neglect", "young carer"),
        others=(Other(child=SISTER, part=Part.SIBLING),),
        files=("attendance_note.csv",),
    ),
    Noted(
        at=at(21, 9, 8, 30),
        key="encompass-september",
        headline="Police notice: called to the home again",
        account=(
            "Notice received at 08:10 under Operation Encompass: police went to the home on Saturday 19 "
            "September at 23:15. Mother had a cut lip. Mr Doyle was arrested and released without charge. "
            "Both children were in the house."
        ),
        source="Operation Encompass notice",
        happened=at(19, 9, 23, 15),
    ),
    Logged(
        at=at(22, 9, 10, 15),
        key="stays-in",
        headline="He stays in so that it does not begin",
        account=(
            "Kieran has given up football club. He told me that if he is at home Craig does not start on "
            "Mum, so he stays in. He sleeps on the landing. He was matter-of-fact about it and asked to go "
            "back to his lesson."
        ),
        happened=at(22, 9, 9, 30),
        told=at(22, 9, 9, 30),
        by="Naomi Fearon",
        post="school counsellor",
        how=HowTold.CHILD_SAID,
        words="If I'm home he doesn't start on her.",
        where="The counselling room",
        source_of_harm="Mother's partner",
        done="Safety plan: a neighbour's door, 999, his grandmother's number by heart.",
        parents="Mother seen alone on 23 September; see the call.",
        categories=("domestic abuse",),
    ),
    Contacted(
        at=at(23, 9, 12, 0),
        agency="Family",
        person="Lisa Mottram, mother",
        how="in person, at her mother's",
        asked="What would make her and the children safe; whether we may refer again.",
        result=ContactResult.REACHED,
        said="Agrees. Says that she drinks so as to sleep. She will not make a statement.",
    ),
    Corrected(
        at=at(24, 9, 8, 50),
        of="two-of-them",
        why=(
            "The register shows that they came alone on Friday 11 September, not on the Monday; the tutor "
            "agrees."
        ),
        happened=at(11, 9, 8, 30),
        account=(
            "Ellie-Mae, who joined us this month, told her tutor that Kieran gives her his lunch money and "
            "has water. She said that on Friday morning Mum could not be woken and they came by themselves. "
            "Kieran said the same when he was asked. He has been late on six of nine days, each time after "
            "walking her to the door."
        ),
    ),
    Contacted(
        at=at(28, 9, 10, 0),
        agency="Young Carers Northmoor",
        asked="Whether both can come back to the group.",
        result=ContactResult.REACHED,
        said="Yes, from January. They wrote that they are worried about the drinking.",
    ),
    Contacted(
        at=at(29, 9, 9, 45),
        key="weighed",
        agency="School nurse",
        person="Joanne Merritt",
        asked="To weigh and measure him, and to ask the dentist again.",
        result=ContactResult.REACHED,
        said="Has lost two kilograms since January. The dentist has an appointment in December.",
    ),
    Contacted(
        at=at(20, 10, 14, 10),
        agency="Family Support Team",
        asked="Who is working with the family now.",
        result=ContactResult.REACHED,
        said="Nobody. It would need a new assessment, and eleven weeks.",
    ),
    Judged(
        at=at(2, 11, 9, 20),
        key="level-3",
        level="l3",
        decision=Decision.REFER,
        why=(
            "Six rounds of level 2 since 2024, with five agencies. Since the refusal in May: a second call "
            "to the police, an injury to mother, weight lost, and a second child in it."
        ),
        concerns=("crackers", "no-sleep", "collected", "two-of-them", "stays-in"),
        ticked=(
            tick(
                "n3-no-change",
                fact(on(30, 1), "Team around the family closed: 7 of 19 actions done.", "first-team"),
                fact(on(17, 7), "Opened again as the MASH asked: no other agency came.", "second-team"),
            ),
            tick(
                "n3-neglect",
                fact(on(20, 4), "No meal since crackers the night before; no power.", "crackers"),
                fact(
                    on(11, 9), "Mother could not be woken; they came alone; one lunch for two.", "two-of-them"
                ),
                fact(on(29, 9), "Two kilograms lost since January; no dentist yet.", "weighed"),
            ),
            tick(
                "n3-domestic",
                fact(on(25, 4), "Police called; door broken; children upstairs.", "encompass-april"),
                fact(on(19, 9), "Police called; mother's lip cut; an arrest.", "encompass-september"),
                fact(on(22, 9), "He stays at home to stand between them.", "stays-in"),
            ),
            tick(
                "n3-parent-drugs",
                fact(on(16, 6), "Came to drive him smelling of drink and unsteady.", "collected"),
                fact(on(11, 9), "Could not be woken on a school morning.", "two-of-them"),
            ),
        ),
    ),
    Referred(
        at=at(2, 11, 10, 30),
        key="second",
        judgement="level-3",
        concerns=("crackers", "no-sleep", "collected", "two-of-them", "stays-in"),
        purpose=Purpose.PROTECTION,
        route="mash-form",
        consent=Consent.GIVEN,
        consent_words="Mother agreed on 23 September and again on 30 October. Mr Doyle has not been told.",
        reason=(
            "Kieran, who is thirteen, goes without food so that his sister eats, sleeps on the landing, and "
            "gives up what he likes so as to stand between his mother and her partner. Police were called on "
            "25 April and 19 September. Mother drinks. Level 2 has been tried six times since 2024 and has "
            "not held once."
        ),
        why_now=(
            "Mr Doyle moved back in over half-term. He goes on to night shifts, so he is at home when they "
            "come in."
        ),
        child_words="If I'm home he doesn't start on her.",
        outcome=(
            "A social work assessment, with both children seen alone.\n"
            "A worker for mother who does not come to the house.\n"
            "One plan with names and dates, led by social care."
        ),
        says={
            Field.AGENCIES: (
                "School nurse; Young Carers Northmoor; Harbour (waiting list); dental clinic; Moor and Fell "
                "Police (two notices). Family Support Team closed in July."
            ),
            Field.RISKS_TO_STAFF: (
                "Mr Doyle has shouted at a worker on the step. See mother at school or at the grandmother's."
            ),
        },
    ),
    Packed(at=at(2, 11, 10, 45), of="second"),
    Contacted(
        at=at(4, 11, 9, 15),
        key="chase",
        agency=MASH,
        asked="What was decided; it was due yesterday.",
        result=ContactResult.CALL_BACK_PROMISED,
        about="second",
        chases=(Due(of="second", rule="R02"),),
        next_try_on=on(5, 11),
    ),
    Replied(
        at=at(5, 11, 16, 30),
        key="refused",
        to="second",
        outcome=Outcome.NO_FURTHER_ACTION,
        code=ReasonCode.THRESHOLD,
        reason=(
            "The situation does not meet the threshold for children's social care. Mother is engaging with "
            "early help."
        ),
        decider="Graham Pell",
        post="MASH team manager",
        organisation=COUNCIL,
        channel="secure e-mail",
        offered="Level 2: Early Help",
    ),
    Answered(at=at(5, 11, 16, 35), of="chase", said="The answer came by e-mail on 5 November; nobody rang."),
    Escalated(
        at=at(6, 11, 9, 10),
        key="stage-1",
        referral="second",
        judgement="level-3",
        points=(
            Point(
                place=1,
                they_say="Mother is engaging with early help.",
                we_say="There is no early help to engage with: it was closed on 3 July.",
            ),
            Point(
                place=3,
                they_say="No charge was brought.",
                we_say="Your criterion is that the child lives with it, whether or not he was in the room.",
            ),
        ),
        why_now="He is at home with it tonight.",
        wanted="The referral read again with the chronology beside it, and both children seen.",
        agreed=("Mother says yes to help.",),
        interim=(
            "Safety plan as of 22 September; breakfast and lunch; a call at 19:00 on Fridays and Sundays."
        ),
        by="Dermot Quill",
        to_name="Fiona Trask",
    ),
    Replied(
        at=at(10, 11, 15, 50),
        key="stage-1-no",
        to="stage-1",
        outcome=Outcome.NOT_UPHELD,
        code=ReasonCode.THRESHOLD,
        reason="Our screening stands. A new early help assessment is recommended.",
        decider="Fiona Trask",
        post="MASH duty social worker",
        organisation=COUNCIL,
    ),
    Logged(
        at=at(11, 11, 9, 40),
        key="at-grans",
        headline="Both children spent the night at their grandmother's without being asked for",
        account=(
            "Pauline Mottram rang at 08:20. The children came to her door at eleven last night in their "
            "coats. Mother had told them to go. Nobody rang until this morning. Kieran had his sister's "
            "school bag packed with his own."
        ),
        happened=at(10, 11, 23, 0),
        told=at(11, 11, 8, 20),
        by="Carol Whitlock",
        post="safeguarding officer",
        how=HowTold.ADULT_SAID,
        words="I always pack hers as well now.",
        source_of_harm="Mother's partner",
        done="Police told. The grandmother keeps them until Friday. The MASH was rung at 09:00 and told.",
        parents="Mother rung at 09:20; she asks that they stay where they are.",
        categories=("domestic abuse", "neglect"),
        others=(Other(child=SISTER, part=Part.SIBLING),),
    ),
    Contacted(
        at=at(11, 11, 9, 5),
        agency=MASH,
        person="duty desk",
        asked="To add last night to the referral.",
        result=ContactResult.REACHED,
        said="Added. The decision is not changed by it.",
        about="second",
    ),
    Escalated(
        at=at(12, 11, 9, 0),
        key="stage-2",
        referral="second",
        judgement="level-3",
        points=(
            Point(
                place=1,
                they_say="A new early help assessment is recommended.",
                we_say=(
                    "It would be the seventh round. Your page 22 says what follows when help was given, "
                    "reviewed and failed."
                ),
            ),
            Point(
                place=2,
                they_say="No view was given.",
                we_say=(
                    "Food, warmth, dental care and supervision: each with a date, over seven months, despite "
                    "support."
                ),
            ),
            Point(
                place=3,
                they_say="No charge was brought.",
                we_say=(
                    "Two police calls, an injury, and a boy who sleeps on the landing. A charge is not in "
                    "your criterion."
                ),
            ),
            Point(
                place=4,
                they_say="Mother is engaging.",
                we_say=(
                    "She asks for help, and says that she drinks so as to sleep. Both are reasons to begin."
                ),
            ),
        ),
        decision="To take no further action on the referral of 2 November, kept at Stage 1.",
        why_now=(
            "On 10 November both children were sent out at night. Their grandmother has them until Friday."
        ),
        wanted="The referral read again, an answer to each point, and an assessment under section 17.",
        agreed=(
            "Mother wants help.",
            "Early help has been given more than once.",
            "The police were called twice this year.",
        ),
        interim=(
            "Both children are with their grandmother until Friday; breakfast and lunch at school; the "
            "counsellor daily; a call at 19:00; 999 if Mr Doyle comes to the door."
        ),
        to_name="Graham Pell",
    ),
    Packed(at=at(12, 11, 9, 30), of="stage-2"),
    Contacted(
        at=at(16, 11, 9, 0),
        key="stage-2-chase",
        agency=MASH,
        person="Graham Pell, team manager",
        asked="The answer to stage 2, which was due on Saturday.",
        result=ContactResult.CALL_BACK_PROMISED,
        about="stage-2",
        next_try_on=on(17, 11),
    ),
    Replied(
        at=at(18, 11, 16, 15),
        key="upheld",
        to="stage-2",
        outcome=Outcome.UPHELD,
        code=ReasonCode.OTHER,
        reason=(
            "Read again with the dates beside each indicator, it meets level 3. A child and family "
            "assessment begins."
        ),
        decider="Graham Pell",
        post="MASH team manager",
        organisation=COUNCIL,
        channel="letter by secure e-mail",
        offered="Level 3: Intensive",
    ),
    Answered(at=at(18, 11, 16, 20), of="stage-2-chase", said="The answer came by letter on 18 November."),
    Noted(
        at=at(20, 11, 15, 30),
        headline="A social worker saw both children at school",
        account=(
            "Imran Shafiq saw each of them alone for half an hour, and mother at her mother's. He left a "
            "card with his number."
        ),
        words="He asked what I want. I said a door that shuts.",
    ),
)
