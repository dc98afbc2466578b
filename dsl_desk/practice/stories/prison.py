"""The fourth tale: a father in and out of prison, one child who copes in school, and nobody else to lead."""

from __future__ import annotations

from dsl_desk.model.concern import HowTold
from dsl_desk.model.judgement import Decision
from dsl_desk.model.people import Responsibility
from dsl_desk.model.referral import Consent, Outcome, Purpose, ReasonCode
from dsl_desk.model.support import ContactResult, Effect
from dsl_desk.practice.stories.steps import (
    Contacted,
    Ended,
    Introduced,
    Judged,
    Logged,
    Noted,
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

PRISON = Tale(
    number=4,
    comment=(
        "a father in and out of prison; the child in school copes, so the school is left to lead for the "
        "family"
    ),
    child="Callum Sherratt",
    steps=(
        Introduced(
            at=at(14, 4, 10, 0),
            name="Kelly Sherratt",
            relation="mother",
            responsibility=Responsibility.YES,
            lives_with=True,
            telephone="07700 900507",
        ),
        Introduced(
            at=at(14, 4, 10, 5),
            name="Dean Sherratt",
            relation="father, in and out of custody since 2022",
            responsibility=Responsibility.YES,
            lives_with=False,
        ),
        Tried(
            at=at(14, 4, 10, 20),
            what="Team around the family, led by the school (from the paper file)",
            agency="Rowan High School",
            level="l2",
            from_on=on(15, 9, 2025),
            to_on=on(10, 2),
            how_often="four meetings; probation came to one",
            effect=Effect.SOME,
            result="Mother felt heard. Closed when father was released in February.",
        ),
        Logged(
            at=at(5, 5, 9, 30),
            key="released",
            headline="Father is back in the house",
            account=(
                "Mother told the office that father came out on Friday and is sleeping on the sofa. She is "
                "worried about what he brings with him and about money going from her purse. Callum was on "
                "time with his homework done."
            ),
            happened=on(1, 5),
            told=at(5, 5, 8, 40),
            by="Sandra Pyle",
            post="attendance officer",
            how=HowTold.ADULT_SAID,
            words="I'm all right. I just keep my bike at Nan's.",
            done="Callum seen by his head of year at break; he would rather not talk and knows where we are.",
            parents="Mother is the one who told us.",
            categories=("parent in prison", "parental substance misuse"),
        ),
        Judged(
            at=at(8, 5, 15, 0),
            key="level-2",
            level="l2",
            decision=Decision.EARLY_HELP,
            why="He is doing well and has his grandmother. Somebody of his own to talk to is what he lacks.",
            concerns=("released",),
            ticked=(
                tick(
                    "n2-prison",
                    fact(on(1, 5), "Father released for the third time in four years.", "released"),
                ),
            ),
        ),
        Tried(
            at=at(19, 5, 11, 0),
            key="standing-by",
            what="A worker from Standing By, for children with a parent in prison",
            agency="Standing By",
            level="l2",
            from_on=on(19, 5),
            how_often="fortnightly, in school",
        ),
        Logged(
            at=at(3, 6, 10, 10),
            key="search",
            headline="The house was searched before school",
            account=(
                "Mother rang at 07:30: police at the door at five, a search, father arrested for theft from "
                "shops. Things for taking drugs were found in the bathroom. A younger sister of seven, at "
                "primary school, was woken by it."
            ),
            happened=at(3, 6, 5, 5),
            told=at(3, 6, 7, 30),
            by="Sandra Pyle",
            post="attendance officer",
            how=HowTold.ADULT_SAID,
            words="I came on the early bus. I didn't want to be late for it.",
            where="The family home",
            source_of_harm="Father",
            done="Breakfast; a quiet first lesson. The DSL at the primary school was told by telephone.",
            parents="Mother asked for help with everything at once.",
            categories=("parent in prison", "parental substance misuse"),
        ),
        Judged(
            at=at(5, 6, 9, 15),
            key="level-3",
            level="l3",
            decision=Decision.REFER,
            why=(
                "The pressure is on the house and above all on the younger sister, whom we never see. A lead "
                "who can visit, and who knows probation and drug services, is needed. That is not a school "
                "for eleven to eighteen."
            ),
            concerns=("released", "search"),
            ticked=(
                tick(
                    "n3-household-crime",
                    fact(on(1, 5), "Third release in four years.", "released"),
                    fact(
                        on(3, 6), "Search at five in the morning with both children in the house.", "search"
                    ),
                ),
                tick(
                    "n3-parent-drugs",
                    fact(on(3, 6), "Things for taking drugs found in the bathroom.", "search"),
                ),
            ),
        ),
        Referred(
            at=at(5, 6, 11, 20),
            key="referral",
            judgement="level-3",
            concerns=("released", "search"),
            purpose=Purpose.SUPPORT,
            route="mash-form",
            consent=Consent.GIVEN,
            consent_words="Mother agreed in person on 4 June. Father is in custody and has not been asked.",
            reason=(
                "Father has been in and out of prison since 2022 for theft that pays for drugs. He came home "
                "on 1 May and was arrested there on 3 June with the children in the house. Callum copes; his "
                "sister of seven is at another school."
            ),
            why_now=(
                "Father will be released again in the autumn, and mother does not want him back in the house."
            ),
            child_words="I'm all right. I just keep my bike at Nan's.",
            outcome=(
                "A lead professional who can work with the whole family, both schools, probation and the "
                "drug service."
            ),
            says={
                Field.AGENCIES: (
                    "Standing By; probation (name not known to the school); the sister's primary school."
                ),
                Field.PREVIOUS_REFERRALS: (
                    "None to the MASH. The team around the family ran from September 2025."
                ),
                Field.RISKS_TO_STAFF: "None while father is in custody.",
            },
        ),
        Replied(
            at=at(9, 6, 15, 30),
            key="returned",
            to="referral",
            outcome=Outcome.SCHOOL_TO_LEAD,
            code=ReasonCode.THRESHOLD,
            reason=(
                "Callum is coping well, so there is no role for us. The school led before and should do so "
                "again."
            ),
            decider="Fiona Trask",
            post="MASH duty social worker",
            organisation="Northmoor Council",
            decided_on=on(8, 6),
            offered="Level 2: Early Help",
            asks=(
                "Lead the meeting, gather what is known of the rest of the family, and help the parents find "
                "services."
            ),
        ),
        Noted(
            at=at(10, 6, 16, 40),
            key="not-known",
            headline="What we would need to know to lead, and do not",
            account=(
                "Who father's probation officer is. Whether the drug service knows him. What the landlord "
                "has been told. How the little one sleeps. We teach one member of this family of four, and "
                "he is the one who is managing."
            ),
        ),
        Contacted(
            at=at(16, 6, 10, 0),
            agency="Probation service",
            asked="Who works with father, and whether they would come to a meeting on 7 July.",
            result=ContactResult.REFUSED,
            said="Nothing can be said without father's written consent, and he is not answering letters.",
        ),
        Contacted(
            at=at(16, 6, 10, 25),
            agency="The sister's primary school",
            person="their DSL",
            asked="How she is; whether they would share the lead.",
            result=ContactResult.REACHED,
            said=(
                "Tired and clingy since the search. They have no one to lead either; will come to any "
                "meeting."
            ),
        ),
        Contacted(
            at=at(18, 6, 14, 30),
            key="drug-service",
            agency="Drug and alcohol service",
            asked="How a father who wants help may be seen on the day of release.",
            result=ContactResult.MESSAGE_LEFT,
            next_try_on=on(25, 6),
        ),
        Contacted(
            at=at(26, 6, 9, 50),
            agency="Drug and alcohol service",
            asked="The same again.",
            result=ContactResult.NO_ANSWER,
            next_try_on=on(3, 7),
        ),
        Contacted(
            at=at(26, 6, 10, 5),
            agency="Northmoor Housing",
            asked="How mother may have the tenancy in her own name.",
            result=ContactResult.NO_ANSWER,
            next_try_on=on(3, 7),
        ),
        Noted(
            at=at(7, 7, 16, 20),
            headline="Mother, two schools and a pot of tea",
            account=(
                "Mother, the primary school's DSL and ours. No other agency came. Mother asked who could "
                "help with the tenancy, with her debts and with telling the little one where her father is. "
                "We did not know, and said that we would find out."
            ),
        ),
        Ended(
            at=at(21, 7, 14, 0),
            of="standing-by",
            to_on=on(21, 7),
            effect=Effect.BETTER,
            result="He went to every session. The charity's money ended in July.",
        ),
        Logged(
            at=at(18, 9, 13, 10),
            key="recalled",
            headline="Father recalled to prison nine days after his release",
            account=(
                "Callum asked his tutor whether he might have a locker with a lock. His father came out on 7 "
                "September and was taken back on the 16th. He asked that nothing be said in front of others."
            ),
            happened=on(16, 9),
            told=at(18, 9, 8, 55),
            by="Ewan Galbraith",
            post="head of Year 9",
            how=HowTold.CHILD_SAID,
            words="It's quieter when he's in. I don't like that it's quieter.",
            done="A locker with a lock, the same day.",
            parents="Mother rung at 12:30; she knew.",
            categories=("parent in prison",),
        ),
        Contacted(
            at=at(16, 10, 9, 35),
            key="asked-again",
            agency="Northmoor MASH",
            person="Fiona Trask, duty social worker",
            asked="To take the lead now that there have been two arrests at the house in four months.",
            result=ContactResult.REFUSED,
            said="No role while the child at your school is doing well.",
            about="referral",
        ),
        Tried(
            at=at(13, 11, 15, 40),
            what="The school as lead for the family: forms, calls, a debt adviser found",
            agency="Rowan High School",
            level="l2",
            from_on=on(9, 6),
            how_often="some two hours a week",
            effect=Effect.SOME,
            result="Mother has the tenancy. Nobody has yet spoken with the sister about prison.",
        ),
    ),
)
