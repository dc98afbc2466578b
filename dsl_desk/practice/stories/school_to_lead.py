"""The first tale: a referral that comes back for the school to lead."""

from __future__ import annotations

from dsl_desk.model.concern import HowTold
from dsl_desk.model.judgement import Decision
from dsl_desk.model.people import Responsibility
from dsl_desk.model.record import Part
from dsl_desk.model.referral import Consent, Outcome, Purpose, ReasonCode
from dsl_desk.model.support import ContactResult, Effect
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
    Packed,
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

BROTHER = "Stanisław Żurek"
FRIEND = "Freya Lindqvist"

SCHOOL_TO_LEAD = Tale(
    number=1,
    comment="a referral returned for the school to lead, minute and bring everybody together",
    child="Małgorzata Żurek",
    known_as="Gosia",
    others=(BROTHER, FRIEND),
    steps=(
        Introduced(
            at=at(21, 4, 12, 10),
            name="Ewa Żurek",
            relation="mother",
            responsibility=Responsibility.YES,
            lives_with=True,
            telephone="07700 900231",
            first_language="Polish",
        ),
        Logged(
            at=at(21, 4, 12, 40),
            key="asleep",
            headline="Asleep in science, and hungry",
            account=(
                "Gosia fell asleep with her head on her arms in period 2, for the third Tuesday in a row. At "
                "break she ate two rolls quickly and put a third in her bag. She said it was for later. She "
                "was polite and seemed embarrassed to be asked."
            ),
            happened=at(21, 4, 10, 20),
            told=at(21, 4, 11, 5),
            by="Miriam Stead",
            post="form tutor, 7K",
            words="I put my brother to bed first, then I do my homework, then it's late.",
            questions="What time did you go to sleep? Who was at home?",
            where="Science 3, then the dining hall",
            done="Given breakfast; the DSL spoke to her at 12:15 with her tutor.",
            parents="Mother to be rung tomorrow morning, when her shift is over.",
            categories=("neglect", "young carer"),
        ),
        Contacted(
            at=at(22, 4, 9, 30),
            agency="Family",
            person="Ewa Żurek, mother",
            asked="How things are at home; whether help would be welcome. Polish interpreter on the line.",
            result=ContactResult.REACHED,
            said=(
                "Works nights at a packing plant, Sunday to Thursday. No other adult at home; the children's "
                "father works in Gdynia. Gosia manages the evening. Would like help and did not know whom to "
                "ask."
            ),
        ),
        Judged(
            at=at(23, 4, 15, 20),
            key="early-help",
            level="l2",
            decision=Decision.EARLY_HELP,
            why="Mother wants help and takes advice. The school can give a good deal of it at once.",
            concerns=("asleep",),
            ticked=(
                tick(
                    "n2-carer", fact(on(21, 4), "Puts her brother to bed before her own homework.", "asleep")
                ),
                tick("n2-routines", fact(on(21, 4), "Asleep in lessons three Tuesdays running.", "asleep")),
            ),
        ),
        Tried(
            at=at(27, 4, 9, 0),
            key="breakfast",
            what="Breakfast club, and clean uniform from the school's store",
            agency="Rowan High School",
            level="l2",
            from_on=on(27, 4),
            how_often="every school day",
        ),
        Contacted(
            at=at(28, 4, 14, 10),
            agency="Early Help Hub",
            person="Leanne Ormerod, hub adviser",
            asked="A family support worker for bedtimes and mornings.",
            result=ContactResult.REACHED,
            said="Eight weeks' wait. The school to complete an assessment meanwhile.",
        ),
        Tried(
            at=at(25, 6, 13, 0),
            what="Referral to Young Carers Northmoor",
            agency="Young Carers Northmoor",
            level="l2",
            from_on=on(11, 5),
            how_often="one visit to school, on 24 June",
            effect=Effect.SOME,
            result=(
                "A card for school and a worker to write to. No place in the evening group until the new "
                "year."
            ),
            waited="six weeks for the first visit",
        ),
        Logged(
            at=at(8, 6, 15, 35),
            key="same-shirt",
            headline="Wearing the same shirt all week; others moved away from her",
            account=(
                "Freya Lindqvist told me quietly that Gosia had worn the same shirt since Tuesday and that "
                "two girls had moved seats in French. Freya had lent her a cardigan. Gosia's collar was grey "
                "and her sleeves were stained. She has a clean shirt in the store and had not asked for it."
            ),
            happened=on(5, 6),
            told=at(8, 6, 8, 45),
            by="Miriam Stead",
            post="form tutor, 7K",
            how=HowTold.OTHER_CHILD_SAID,
            words="The machine is broken and the man wants ninety pounds.",
            done=(
                "Shirt changed in the medical room without fuss; uniform to be washed in school each "
                "Thursday."
            ),
            parents="Mother told by text message in Polish, with the offer of the school's machine.",
            categories=("neglect",),
            others=(Other(child=FRIEND, part=Part.WITNESS),),
        ),
        Noted(
            at=at(6, 7, 16, 30),
            key="july",
            headline="The family and the school met; nobody else could come",
            account=(
                "Mother, Gosia, her tutor and the safeguarding officer met at 15:30 with an interpreter. The "
                "hub's worker sent apologies in the morning. Agreed: washing at school goes on; mother asks "
                "the plant for day shifts; Gosia's brother joins the school in September and goes to "
                "breakfast club from his first day."
            ),
        ),
        Ended(
            at=at(17, 7, 15, 30),
            of="breakfast",
            to_on=on(17, 7),
            effect=Effect.SOME,
            result="Came on 50 of 54 mornings and ate; still asleep in lessons most weeks.",
        ),
        Logged(
            at=at(14, 9, 11, 50),
            key="alone",
            headline="Alone at night with her brother five nights a week",
            account=(
                "Staś told his tutor that he and Gosia are by themselves from half past eight at night until "
                "seven, Sunday to Thursday. They lock the door and have a code for the telephone: two rings, "
                "then again. Last Thursday the smoke alarm sounded while Gosia was cooking; she stood on a "
                "chair and took it down. Asked about it at 11:20, Gosia said the same, and that the alarm is "
                "in a drawer."
            ),
            happened=on(10, 9),
            told=at(14, 9, 8, 50),
            by="Colin Tarrant",
            post="form tutor, 7R",
            how=HowTold.CHILD_SAID,
            words="If I tell you everything, will Mama lose her job?",
            where="Tutor room 7R; then the safeguarding office",
            source_of_harm="No adult at night; no ill will",
            done=(
                "The DSL saw each of them alone, then together. The fire service's home safety visit was "
                "asked for."
            ),
            parents="Mother seen at 15:40; see the note of the call.",
            categories=("neglect", "left alone"),
            others=(Other(child=BROTHER, part=Part.SUBJECT),),
        ),
        Contacted(
            at=at(15, 9, 9, 15),
            agency="Family",
            person="Ewa Żurek, mother",
            asked="To talk over the nights, and to agree to a referral. Polish interpreter on the line.",
            result=ContactResult.REACHED,
            said="Agrees to a referral. Says she is ashamed, and that day shifts were refused in August.",
        ),
        Judged(
            at=at(16, 9, 14, 20),
            key="level-3",
            level="l3",
            decision=Decision.REFER,
            why=(
                "Early help since April has eased mornings and changed nothing at night. A girl of twelve is "
                "the only carer for ten hours, five nights a week, and has begun to take risks to manage it."
            ),
            concerns=("asleep", "same-shirt", "alone"),
            ticked=(
                tick(
                    "n3-no-change",
                    fact(
                        on(17, 7),
                        "After eleven weeks of breakfast and uniform: still asleep in lessons.",
                        "breakfast",
                    ),
                    fact(on(14, 9), "Two months after the plan of July the nights are as before.", "alone"),
                ),
                tick(
                    "n3-neglect",
                    fact(on(8, 6), "One shirt for four days; the washing machine is broken.", "same-shirt"),
                    fact(on(10, 9), "The smoke alarm was taken down while she was cooking alone.", "alone"),
                ),
                tick(
                    "n3-caring-harm",
                    fact(on(21, 4), "Puts her brother to bed, then works, then sleeps in class.", "asleep"),
                ),
            ),
        ),
        Referred(
            at=at(16, 9, 15, 10),
            key="referral",
            judgement="level-3",
            concerns=("asleep", "same-shirt", "alone"),
            purpose=Purpose.SUPPORT,
            route="mash-form",
            consent=Consent.GIVEN,
            consent_words="Mother agreed by telephone on 15 September, through an interpreter.",
            reason=(
                "Gosia, who is twelve, and her brother of eleven are alone from 20:30 to 07:00 five nights a "
                "week while their mother works. Gosia cooks, washes and puts him to bed. Since April the "
                "school has given breakfast, washing and a key adult, with the mother's help; the nights "
                "have not changed."
            ),
            why_now=(
                "On 10 September the smoke alarm sounded while she was cooking and she took it down. Her "
                "brother has now joined the school, and two children tell the same story. The evenings are "
                "getting dark."
            ),
            child_words="If I tell you everything, will Mama lose her job?",
            outcome=(
                "An assessment led by a social worker.\n"
                "A family support worker in the evenings while the mother's hours are put right.\n"
                "A named person who will ring the mother with an interpreter."
            ),
            says={
                Field.AGENCIES: "Young Carers Northmoor; Early Help Hub (Leanne Ormerod).",
                Field.PREVIOUS_REFERRALS: (
                    "None before this one. Advice was asked of the Early Help Hub on 28 April 2026."
                ),
                Field.RISKS_TO_STAFF: (
                    "None known. Mother sleeps from 08:00 to 14:00; please ring in the afternoon."
                ),
            },
        ),
        Packed(at=at(16, 9, 15, 25), of="referral"),
        Contacted(
            at=at(18, 9, 10, 5),
            key="chase",
            agency="Northmoor MASH",
            person="duty social worker",
            asked="What has been decided; nobody has told us.",
            result=ContactResult.CALL_BACK_PROMISED,
            said="In the queue; somebody will ring.",
            about="referral",
            chases=(Due(of="referral", rule="R02"),),
            next_try_on=on(21, 9),
        ),
        Replied(
            at=at(22, 9, 16, 45),
            key="returned",
            to="referral",
            outcome=Outcome.SCHOOL_TO_LEAD,
            code=ReasonCode.EARLY_HELP_FIRST,
            reason=(
                "The family is working with the school. The school knows them best and is asked to complete "
                "the early help assessment and to lead."
            ),
            decider="Graham Pell",
            post="MASH team manager",
            organisation="Northmoor Council",
            decided_on=on(21, 9),
            channel="e-mail",
            offered="Level 2: Early Help",
            asks=(
                "Be lead professional; list worries and agreed actions; call every agency to a meeting each "
                "six weeks, chair it and write the minutes."
            ),
        ),
        Answered(
            at=at(22, 9, 16, 50), of="chase", said="The answer came by e-mail on 22 September; nobody rang."
        ),
        Noted(
            at=at(23, 9, 17, 10),
            key="cost",
            headline="What leading asks of the school",
            account=(
                "The head was told what the reply asks for. The safeguarding officer puts the assessment at "
                "six hours and each meeting at four, with the calls and the minutes. No one at school may "
                "change a mother's shift or sit in a flat at night. We shall do it, and have written down "
                "that it is social work."
            ),
            source="conversation of the DSL with the head",
        ),
        Tried(
            at=at(2, 10, 15, 50),
            what="Early help assessment written, and the lead role taken, by the school",
            agency="Rowan High School",
            level="l2",
            from_on=on(24, 9),
            how_often="six hours for the assessment; a weekly call to mother with an interpreter",
            effect=Effect.SOME,
            result="The smoke alarm is back up and the door has a chain. The nights are unchanged.",
        ),
        Contacted(
            at=at(14, 10, 16, 40),
            agency="Early Help Hub",
            person="Leanne Ormerod, hub adviser",
            how="invitation by secure e-mail on 25 September; asked again on 9 October",
            asked="To come to the first team around the family on 14 October at 15:30.",
            result=ContactResult.DID_NOT_ATTEND,
            about="returned",
        ),
        Contacted(
            at=at(14, 10, 16, 45),
            agency="Young Carers Northmoor",
            how="invitation by secure e-mail on 25 September",
            asked="To come to the first team around the family on 14 October at 15:30, or to send a report.",
            result=ContactResult.DID_NOT_ATTEND,
            said="Apologies came this morning, without a report.",
            about="returned",
        ),
        Noted(
            at=at(17, 11, 14, 15),
            headline="Mother goes on to day shifts from 30 November",
            account=(
                "The school wrote to the plant with mother's agreement on 2 November. The manager rang "
                "today: day shifts from 30 November. Until then a cousin sleeps in the flat on Sundays and "
                "Mondays. The three nights between are still without an adult, and the hub has been told so "
                "again."
            ),
            source="telephone call from the plant; call to the hub at 14:05",
        ),
    ),
)
