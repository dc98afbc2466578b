"""The third tale: the lead role pushed to the school, while a prosecution waits and agencies stay away."""

from __future__ import annotations

from dsl_desk.model.concern import HowTold
from dsl_desk.model.judgement import Decision
from dsl_desk.model.people import Responsibility
from dsl_desk.model.place import Address
from dsl_desk.model.record import Part
from dsl_desk.model.referral import Consent, Outcome, Purpose, ReasonCode
from dsl_desk.model.support import ContactResult, Effect
from dsl_desk.practice.stories.steps import (
    Contacted,
    Ended,
    Hidden,
    Introduced,
    Judged,
    Logged,
    Noted,
    Other,
    Packed,
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

FRIEND = "Amara Nwosu"
ABSENT = (
    ("Moor and Fell Police", "the officer in the case"),
    ("Child and adolescent mental health service (CAMHS)", ""),
    ("Northmoor Counselling Service", ""),
)


def _absent(day: int, month: int, meeting: str) -> tuple[Step, ...]:
    """Give one attempt for each agency that did not come to a meeting."""
    return tuple(
        Contacted(
            at=at(day, month, 16, 30 + 2 * place),
            key=f"{meeting}-{place}",
            agency=agency,
            person=person,
            how="invitation by secure e-mail three weeks before, and a reminder the week before",
            asked=f"To come to the {meeting} team around the family today, or to send a report.",
            result=ContactResult.DID_NOT_ATTEND,
            about="first-meeting",
        )
        for place, (agency, person) in enumerate(ABSENT)
    )


LEAD_ROLE = Tale(
    number=3,
    comment=(
        "the lead role pushed to the school while a prosecution drags on and the agencies concerned stay away"
    ),
    child="Temitọ́pẹ́ Adébáyọ̀",
    known_as="Temi",
    others=(FRIEND,),
    steps=(
        Introduced(
            at=at(15, 4, 9, 30),
            name="Fọláṣadé Adébáyọ̀",
            relation="mother",
            responsibility=Responsibility.YES,
            lives_with=True,
            telephone="07700 900442",
            first_language="Yoruba",
        ),
        Introduced(
            at=at(15, 4, 9, 35),
            name="Kúnlé Adébáyọ̀",
            relation="father",
            responsibility=Responsibility.YES,
            lives_with=True,
            telephone="07700 900443",
            first_language="Yoruba",
        ),
        Introduced(
            at=at(15, 4, 9, 40),
            name="Paula Dring",
            relation="social worker",
            post="social worker",
            organisation="Northmoor Council, Assessment team",
            telephone="01632 960517",
        ),
        Noted(
            at=at(15, 4, 10, 0),
            key="case-put-back",
            headline="The file has gone back to the prosecutors for the third time",
            account=(
                "A man known to the family was arrested in July 2025 for an offence against Temi. The police "
                "wrote today that the Crown Prosecution Service has asked for more work on the file and that "
                "bail runs on. She is not to be asked about what happened; staff have been reminded."
            ),
            source="letter from Moor and Fell Police of 10 April 2026",
        ),
        Logged(
            at=at(20, 4, 14, 30),
            key="left-lesson",
            headline="Left a lesson in distress",
            account=(
                "Temi walked out of English during a clip about a court and sat on the stairs with her hood "
                "up. Amara Nwosu stayed with her until a member of staff came. She was shaking and said that "
                "she was tired."
            ),
            happened=at(20, 4, 13, 55),
            told=at(20, 4, 14, 5),
            by="Naomi Fearon",
            post="school counsellor",
            words="Everybody says soon. It has been soon since last summer.",
            done="Quiet room until the bell; walked to the gate to meet her father.",
            parents="Father told at the gate.",
            categories=("victim of crime", "low mood"),
            others=(Other(child=FRIEND, part=Part.WITNESS),),
        ),
        Contacted(
            at=at(22, 4, 11, 10),
            agency="Child and adolescent mental health service (CAMHS)",
            asked="Where she stands on the list; her doctor referred her in February.",
            result=ContactResult.REACHED,
            said=(
                "Thirty weeks from referral. Support may start before a trial; the police should be asked "
                "first."
            ),
        ),
        Tried(
            at=at(24, 4, 12, 0),
            key="counselling",
            what="School counselling, agreed with the police as support and not about the evidence",
            agency="Rowan High School",
            level="l2",
            from_on=on(24, 4),
            how_often="weekly",
        ),
        Noted(
            at=at(12, 5, 17, 0),
            key="first-meeting",
            headline="At the first meeting the social worker asked the school to lead",
            account=(
                "Present: both parents, Temi for part, the school, and the social worker, who said at the "
                "start that the school should be lead professional from today. Four of the assessment's "
                "eleven sections are filled in. We said that there are no difficulties in school, that the "
                "agencies concerned are the police, CAMHS and the counselling service, and that we do not "
                "agree. We asked for that to be minuted."
            ),
            words="Can I have one person and not five?",
        ),
        Ended(
            at=at(5, 6, 14, 0),
            of="counselling",
            effect=Effect.SOME,
            result="She comes every week. She sleeps four hours on most nights.",
        ),
        *_absent(9, 6, "second"),
        Logged(
            at=at(11, 6, 9, 10),
            key="outside",
            headline="Relatives of the man on bail have been waiting outside the flats",
            account=(
                "Mother rang at 08:50. Two of his relatives stood by the entrance on Tuesday and again last "
                "night and called Temi's name. The police have logged it. The family will not sleep there "
                "again and goes today to a friend's place at 22 Curlew Rise. Mother asks us to tell nobody "
                "where."
            ),
            happened=at(10, 6, 21, 15),
            told=at(11, 6, 8, 50),
            by="Ruth Okafor",
            post="DSL",
            how=HowTold.ADULT_SAID,
            where="The entrance of the family's flats",
            source_of_harm="Relatives of the man on bail",
            done=(
                "Police reference taken. Reception told to give nobody any detail. Collected by car from the "
                "side gate."
            ),
            parents="Mother is the one who told us.",
            categories=("intimidation",),
        ),
        Hidden(
            at=at(12, 6, 8, 40),
            address=Address(
                lines=("Flat 6, 22 Curlew Rise", "Fellside"),
                postcode="NM8 6TD",
                from_on=on(11, 6),
                confidential=True,
            ),
            why="Relatives of the man on bail came to the old address. The parents ask that nobody is told.",
        ),
        Judged(
            at=at(12, 6, 11, 30),
            key="level-3",
            level="l3",
            decision=Decision.REFER,
            why=(
                "Early help has run since February with no agency in it but the school. The family has now "
                "had to leave home. What is needed lies with the police, health and social care, and so "
                "should the lead."
            ),
            concerns=("left-lesson", "outside"),
            ticked=(
                tick(
                    "n3-no-change",
                    fact(
                        on(12, 5), "Four of eleven sections of the assessment are filled in.", "first-meeting"
                    ),
                    fact(on(9, 6), "Police, CAMHS and the counselling service all stayed away.", "second-0"),
                ),
                tick(
                    "n2-low-mood",
                    fact(on(20, 4), "Left a lesson shaking; sleeps about four hours.", "left-lesson"),
                ),
                tick(
                    "n2-money",
                    fact(on(11, 6), "The family left its flat overnight because of intimidation.", "outside"),
                ),
            ),
        ),
        Referred(
            at=at(15, 6, 9, 40),
            key="referral",
            judgement="level-3",
            concerns=("left-lesson", "outside"),
            purpose=Purpose.SUPPORT,
            route="mash-form",
            consent=Consent.GIVEN,
            consent_words="Both parents agreed at school on 12 June; Temi, who is fourteen, agreed too.",
            reason=(
                "Temi is waiting for a criminal case in which she is the victim. Since April it has been put "
                "back, CAMHS cannot see her before September, and the agencies in her plan do not come. On "
                "11 June the family left home because relatives of the man on bail waited for her there."
            ),
            why_now="The family has no settled home, and she has stopped walking anywhere alone.",
            child_words="Can I have one person and not five?",
            outcome=(
                "A social worker as lead professional.\n"
                "A strategy for the family's safety, agreed with the police.\n"
                "CAMHS asked by social care to see her before the trial."
            ),
            says={
                Field.WHEREABOUTS: (
                    "With both parents. The address is confidential: ring the DSL, who will give it by "
                    "telephone."
                ),
                Field.AGENCIES: (
                    "Moor and Fell Police (the officer in the case); CAMHS; Northmoor Counselling Service; "
                    "Paula Dring, social worker."
                ),
                Field.PREVIOUS_REFERRALS: (
                    "Referred by the police in July 2025. None by the school before this one."
                ),
                Field.RISKS_TO_STAFF: "Do not visit the old address or leave word there.",
            },
        ),
        Packed(at=at(15, 6, 10, 0), of="referral"),
        Replied(
            at=at(16, 6, 16, 50),
            key="stepped-down",
            to="referral",
            outcome=Outcome.STEPPED_DOWN,
            code=ReasonCode.EARLY_HELP_FIRST,
            reason=(
                "There is no role for social care while the prosecution runs. Parents are protective. Early "
                "help continues."
            ),
            decider="Graham Pell",
            post="MASH team manager",
            organisation="Northmoor Council",
            channel="secure e-mail",
            offered="Level 2: Early Help",
            asks="The school remains lead professional and completes the assessment.",
        ),
        *_absent(7, 7, "third"),
        Contacted(
            at=at(9, 7, 10, 15),
            key="police-july",
            agency="Moor and Fell Police",
            person="the officer in the case",
            asked="Whether bail conditions cover the relatives; whether she may have therapy before trial.",
            result=ContactResult.CALL_BACK_PROMISED,
            said="On leave until 27 July.",
            next_try_on=on(28, 7),
        ),
        Noted(
            at=at(8, 9, 16, 10),
            key="trial-date",
            headline="Charged in August; the trial is listed for March",
            account=(
                "The police told the parents on 3 September: charged on 20 August, trial in the week of 8 "
                "March 2027."
            ),
            source="telephone call from mother",
            words="March is another year.",
        ),
        Noted(
            at=at(24, 9, 15, 20),
            key="returned",
            headline="The assessment came back: not complete enough",
            account=(
                "The hub returned the assessment because the health, police and housing sections are thin. "
                "They are thin because nobody from health, the police or housing has written any of it."
            ),
            source="letter from the Early Help Hub of 22 September 2026",
        ),
        *_absent(13, 10, "fourth"),
        Contacted(
            at=at(5, 11, 14, 0),
            key="hand-back",
            agency="Early Help Hub",
            person="hub manager",
            how="letter by secure e-mail, copied to the head",
            asked=(
                "To move the lead role to an agency that works with her; the policy says that it is not ours "
                "by default."
            ),
            result=ContactResult.NO_REPLY_YET,
            about="stepped-down",
            next_try_on=on(19, 11),
        ),
        Tried(
            at=at(19, 11, 15, 30),
            what=(
                "Help for the parents: letters explained, a monthly call, a taxi from the side gate in the "
                "dark months"
            ),
            agency="Rowan High School",
            level="l2",
            from_on=on(14, 9),
            how_often="monthly, and as letters come",
            effect=Effect.SOME,
            result="They come to us because nobody else answers. Attendance 94 per cent.",
        ),
    ),
)
