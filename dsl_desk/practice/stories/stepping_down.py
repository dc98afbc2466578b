"""The eighth tale: over the border in Eastvale, every meeting begins with a proposal to step down."""

from __future__ import annotations

from dsl_desk.model.concern import HowTold
from dsl_desk.model.judgement import Decision
from dsl_desk.model.people import Responsibility
from dsl_desk.model.place import AuthorityPart, AuthorityPeriod
from dsl_desk.model.referral import Consent, Outcome, Purpose, ReasonCode
from dsl_desk.model.support import ContactResult, Effect
from dsl_desk.practice.stories.steps import (
    Contacted,
    Due,
    Escalated,
    Introduced,
    Judged,
    Logged,
    Noted,
    Packed,
    Placed,
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

STEPPING_DOWN = Tale(
    number=8,
    comment="pressure at every meeting to step the case down, with the parents in the room",
    child="Reuben Tansley",
    steps=(
        Placed(
            at=at(3, 9, 9, 0),
            period=AuthorityPeriod(part=AuthorityPart.CASE_HOLDING, name="Eastvale", from_on=on(9, 2)),
            why="Eastvale has held the case since February; the school is over the border.",
        ),
        Placed(
            at=at(3, 9, 9, 5),
            period=AuthorityPeriod(part=AuthorityPart.SCHOOL, name="Northmoor"),
            why="The school's own authority, entered so that nobody takes it for the case holder.",
        ),
        Introduced(
            at=at(3, 9, 9, 10),
            name="Joanna Tansley",
            relation="mother",
            responsibility=Responsibility.YES,
            lives_with=True,
            telephone="07700 900913",
        ),
        Introduced(
            at=at(3, 9, 9, 15),
            name="Martin Tansley",
            relation="father, living apart since January 2026",
            responsibility=Responsibility.YES,
            lives_with=False,
        ),
        Introduced(
            at=at(3, 9, 9, 20),
            name="Bridget Ames",
            relation="Family Help Lead",
            post="senior family worker",
            organisation="Eastvale Council",
            telephone="01632 960720",
        ),
        Noted(
            at=at(3, 9, 9, 40),
            key="since-february",
            headline="The plan since February, and three proposals to end it",
            account=(
                "Intensive help began on 9 February after mother left home with Reuben. At the meetings of "
                "10 March, 12 May and 7 July the first item was stepping down. Each time the school read out "
                "what it had seen and the plan went on. Father was present at all three."
            ),
            source="the school's own notes of the meetings; Eastvale's have come for May only",
        ),
        Tried(
            at=at(3, 9, 10, 0),
            what="A mentor and a place to be before school on Mondays",
            agency="Rowan High School",
            level="a_helping_hand",
            from_on=on(23, 2),
            how_often="every Monday and as needed",
            effect=Effect.SOME,
            result="He comes. On Mondays after a weekend with his father he sleeps there.",
        ),
        Logged(
            at=at(7, 9, 11, 30),
            key="monday",
            headline="Grey with tiredness after a weekend with his father",
            account=(
                "Reuben put his head down in registration. He said that his father goes through his phone on "
                "Saturday nights and asks who his mother has seen, and does not let it rest. He has learned "
                "to have nothing on it."
            ),
            happened=on(5, 9),
            told=at(7, 9, 8, 45),
            by="Ewan Galbraith",
            post="head of year",
            how=HowTold.CHILD_SAID,
            words="When Dad's had his weekend I don't sleep Sunday.",
            where="The mentor's room",
            source_of_harm="Father",
            done="Slept for an hour; lunch with the mentor.",
            parents="Mother rung at 11:00. Father not told: it would be asked about next Saturday.",
            categories=("domestic abuse",),
        ),
        Noted(
            at=at(15, 9, 16, 45),
            key="circle-september",
            headline="Stepping down was proposed before the school had spoken",
            account=(
                "At today's meeting Bridget Ames proposed the band Family Help and a last review in October. "
                "Father said that things are fine. With both parents there we said that attendance is better "
                "and that Mondays are hard. We asked for a part of the meeting without parents and were told "
                "that it is not how these are run."
            ),
        ),
        Contacted(
            at=at(24, 9, 10, 0),
            agency="Quiet Rooms",
            asked="Counselling for a boy who has lived with control and threats.",
            result=ContactResult.REACHED,
            said="Ten weeks. A child must be on an intensive plan to keep the place.",
        ),
        Judged(
            at=at(29, 9, 8, 40),
            key="band",
            level="intensive_family_help",
            decision=Decision.REFER,
            why=(
                "The separation has changed where the control takes place and not that it does. The story on "
                "page 21 is his. Things are better on the days when help is there."
            ),
            concerns=("monday",),
            ticked=(
                tick(
                    "ev-i-abuse",
                    fact(on(9, 2), "Mother left home with Reuben; intensive help began.", "since-february"),
                    fact(on(5, 9), "Father searches his phone and questions him about his mother.", "monday"),
                ),
                tick(
                    "ev-i-neglect",
                    fact(on(7, 9), "Sleeps at school after each weekend away, and not otherwise.", "monday"),
                ),
            ),
        ),
        Referred(
            at=at(29, 9, 9, 30),
            key="conversation",
            judgement="band",
            concerns=("monday",),
            purpose=Purpose.SUPPORT,
            route="doorway-call",
            consent=Consent.GIVEN,
            consent_words="Mother and Reuben, who is fourteen, both said yes. His father has not been asked.",
            spoken_to="Yvonne Bright, Doorway worker",
            reference="EV-C-20931",
            reason=(
                "The plan is about to be stepped down. What it was made for goes on at weekends: his father "
                "searches his phone and questions him about his mother. He does not sleep on Sundays."
            ),
            why_now="The last review has been fixed for October, and his counselling depends on the plan.",
            child_words="When Dad's had his weekend I don't sleep Sunday.",
            outcome=(
                "The band kept at Intensive Family Help until the counselling has begun.\n"
                "Somebody to see Reuben alone, on a Monday.\n"
                "A part of each meeting without his father."
            ),
            says={
                Field.CONTACT_ATTEMPTS: (
                    "Conversation EV-C-20931 with Yvonne Bright, 29 September 2026, 09:30."
                ),
                Field.STRENGTHS: (
                    "His mother; his drumming; attendance of 93 per cent; a mentor whom he seeks out."
                ),
                Field.IMPACT: (
                    "Sleepless Sundays, lost Mondays, and a boy who has learned to have nothing on his phone."
                ),
                Field.PARENTS_VIEW: "Mother is afraid that the plan ends. Father says that things are fine.",
                Field.IF_NOTHING_CHANGES: "The place in counselling lapses, and nobody sees him alone.",
            },
        ),
        Contacted(
            at=at(29, 9, 16, 20),
            agency="Family Help Doorway",
            how="the Doorway's confirmation page",
            asked="The conversation of 09:30 confirmed in writing, within 24 hours.",
            result=ContactResult.REACHED,
            about="conversation",
            chases=(Due(of="conversation", rule="R04"),),
        ),
        Packed(at=at(29, 9, 16, 30), of="conversation"),
        Replied(
            at=at(30, 9, 15, 10),
            key="step-down",
            to="conversation",
            outcome=Outcome.STEPPED_DOWN,
            code=ReasonCode.THRESHOLD,
            reason=(
                "Both parents report progress, so Family Help is the band that fits. The plan will close in "
                "November."
            ),
            decider="Owen Laidlaw",
            post="Doorway senior worker",
            organisation="Eastvale Council",
            channel="letter by secure e-mail",
            offered="Family Help",
        ),
        Contacted(
            at=at(2, 10, 12, 10),
            agency="Family",
            person="Joanna Tansley, mother",
            asked="Whether anybody has rung her since the conversation.",
            result=ContactResult.REACHED,
            said="Bridget Ames rang yesterday and said that the plan would end.",
            chases=(Due(of="conversation", rule="eastvale:welcome-call"),),
        ),
        Escalated(
            at=at(5, 10, 9, 20),
            key="step-one",
            referral="conversation",
            judgement="band",
            points=(
                Point(
                    place=1,
                    they_say="Both parents report progress.",
                    we_say=(
                        "One of them is the person the plan protects him from. Nobody has asked Reuben alone."
                    ),
                ),
            ),
            why_now="The counselling place lapses when the band changes.",
            wanted="A conversation with the referral open in front of both of us.",
            agreed=("Attendance is better than in the spring.",),
            interim="Mentor before school on Mondays; the counsellor on Tuesdays.",
            to_name="Owen Laidlaw",
        ),
        Replied(
            at=at(6, 10, 14, 0),
            key="step-one-no",
            to="step-one",
            outcome=Outcome.NOT_UPHELD,
            code=ReasonCode.THRESHOLD,
            reason="The picture given at the meetings has been positive, the school's included.",
            decider="Owen Laidlaw",
            post="Doorway senior worker",
            organisation="Eastvale Council",
        ),
        Noted(
            at=at(13, 10, 16, 50),
            key="circle-october",
            headline="The same item, first on the paper again",
            account=(
                "Closing was proposed at the start, with both parents in the room. To keep the plan we had "
                "to say aloud what Reuben finds hard, in front of the person who makes it so, and of the "
                "mother we work with every week. She wept afterwards in the car park. Father took notes."
            ),
        ),
        Logged(
            at=at(14, 10, 10, 20),
            key="notes",
            headline="Questioned about what had been said at the meeting",
            account=(
                "Reuben's father waited at the gate at 15:20 and read to him from a notebook what each "
                "person had said. He asked which of it had come from Reuben."
            ),
            happened=at(13, 10, 18, 30),
            told=at(14, 10, 8, 30),
            by="Ewan Galbraith",
            post="head of year",
            how=HowTold.CHILD_SAID,
            words="I say it's fine because he reads what they write.",
            where="His father's car",
            source_of_harm="Father",
            done="Side gate at the end of the day. Eastvale told at 10:05 by telephone.",
            parents="Mother told in person. Father not told.",
            categories=("domestic abuse",),
        ),
        Judged(
            at=at(14, 10, 15, 0),
            key="band-again",
            level="intensive_family_help",
            decision=Decision.REFER,
            why="The meetings themselves are now used against him.",
            concerns=("monday", "notes"),
            ticked=(
                tick(
                    "ev-i-abuse",
                    fact(on(5, 9), "Father searches his phone and questions him about his mother.", "monday"),
                    fact(on(13, 10), "Father read out what was said and asked which was his.", "notes"),
                ),
                tick(
                    "ev-i-avoid",
                    fact(on(13, 10), "He says that all is fine, because what is written is read.", "notes"),
                ),
            ),
        ),
        Escalated(
            at=at(15, 10, 9, 0),
            key="step-two",
            referral="conversation",
            judgement="band-again",
            points=(
                Point(
                    place=1,
                    they_say="The picture given at the meetings has been positive.",
                    we_say=(
                        "It is given in front of his father, who writes it down and questions him on it the "
                        "same evening."
                    ),
                ),
                Point(
                    place=2,
                    they_say="Reuben says that he is fine.",
                    we_say="He has told us why he says so. He has not been seen alone since May.",
                ),
            ),
            decision="To step down to Family Help and to close the plan in November, kept at step one.",
            why_now="He has learned that what adults write about him comes back to him in the car.",
            wanted=(
                "Intensive Family Help kept, Reuben seen alone, a part of each meeting without his father."
            ),
            wanted_by=on(23, 10),
            agreed=("Attendance is better.", "His mother has done all that was asked of her."),
            interim=(
                "Side gate; mentor on Mondays; the counsellor on Tuesdays; his mother has the police's "
                "number for him."
            ),
            to_name="Clive Normand",
        ),
        Packed(at=at(15, 10, 9, 20), of="step-two"),
        Contacted(
            at=at(23, 10, 11, 0),
            agency="Eastvale Council",
            person="Clive Normand, Family Help service lead",
            asked="A day for step two, which is to be one that both agree on.",
            result=ContactResult.REACHED,
            said="Tuesday 10 November, the two services first and the mother after.",
            about="step-two",
        ),
        Replied(
            at=at(10, 11, 15, 40),
            key="kept",
            to="step-two",
            outcome=Outcome.UPHELD,
            reason="Intensive Family Help for a further six weeks. Reuben will be seen alone at school.",
            decider="Clive Normand",
            post="Family Help service lead",
            organisation="Eastvale Council",
            channel="in person, and by letter",
            offered="Intensive Family Help",
        ),
        Noted(
            at=at(17, 11, 16, 40),
            headline="Stepping down is on the paper for December",
            account=(
                "The invitation to the meeting of 15 December came today. Its first item is stepping down. "
                "The part without his father is on it as well."
            ),
            source="e-mail from Eastvale",
        ),
    ),
)
