"""One invented child's case, part by part, for the packs to print."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from dsl_desk.model.judgement import Wording
from dsl_desk.model.record import Moment
from dsl_desk.packs.case import (
    Attempt,
    Attempts,
    Child,
    ChildWords,
    Chronology,
    Consent,
    Criteria,
    Criterion,
    DatedFact,
    Deadlines,
    Due,
    Event,
    Fact,
    Home,
    Household,
    Judged,
    Outcome,
    Person,
    Signature,
    Spoken,
    Support,
    Tried,
    Withheld,
)
from tests.packs.school import MADE_AT

ZOFIA = Child(
    name="Zofia \u017b\u00f3\u0142kiewska",
    known_as="Zosia",
    other_names=("Zofia Nowak",),
    born_on=date(2013, 3, 14),
    counted_on=MADE_AT.date(),
    upn="A823000012417",
    year_group="Year 8, form 8K",
    homes=(
        Home(label="Lives at", lines=Withheld(reason="a confidential address; ask the school by telephone")),
        Home(
            label="Until June 2026",
            lines=("3 Mill Yard", "Eastvale EV2 7LP"),
            dates="March 2021 to June 2026",
        ),
    ),
    authorities=(
        ("Home authority", "Northmoor"),
        ("Case-holding authority", "Northmoor"),
        ("School\u2019s authority", "Eastvale"),
    ),
    more=(
        Fact(label="First language", answer="Polish; speaks English well"),
        Fact(label="Interpreter", answer="Needed for her mother (Polish)"),
        Fact(label="Disability or SEND"),
        Fact(label="NHS number", answer=Withheld(reason="not held by the school")),
    ),
)

HOUSEHOLD = Household(
    people=(
        Person(
            name="Agnieszka \u017b\u00f3\u0142kiewska",
            relation="Mother",
            born="2 May 1987",
            responsibility="Yes",
            lives_with="Yes",
            contact="07700 900 481",
            note="Speaks Polish; reads some English",
        ),
        Person(
            name="\u0645\u0631\u064a\u0645 \u0627\u0644\u062d\u0633\u0646 (Mariam Al-Hassan)",
            relation="Mother\u2019s partner",
            responsibility="No",
            lives_with="Since June 2026",
            contact=Withheld(reason="she asked us not to pass it on"),
        ),
        Person(
            name="\u1eccl\u00e1t\u00fand\u00e9 Ad\u00e9y\u1eb9m\u00ed",
            relation="Family friend, school contact",
            responsibility="No",
        ),
        Person(
            name="Nguy\u1ec5n Th\u1ecb \u00c1nh",
            relation="Health visitor to another child (B)",
            contact="01632 960 220",
        ),
        Person(name="another child (B)", relation="Half-brother", born="2024", lives_with="Yes"),
    )
)

CONSENT = Consent(
    told="Yes, her mother was told by telephone through an interpreter.",
    agreed="Parents told; agreement is not needed because the child may be at risk of significant harm.",
    asked=datetime(2026, 11, 20, 15, 5, tzinfo=UTC),
    asked_by="Ruth Okafor",
    child_view="Zofia says she would like \u201csomebody to talk to Mum so it is not me\u201d.",
)

FACTS = (
    DatedFact(
        when=Moment(on=date(2026, 10, 23)),
        text=(
            "Asked the canteen for food at break, saying there had been nothing to eat since lunch the "
            "day before."
        ),
        recorded="C-0107",
    ),
    DatedFact(
        when=Moment(on=date(2026, 11, 6), at=time(8, 50)),
        text=(
            "Arrived late and tired, in the clothes she had worn on Thursday; said she had slept at her "
            "aunt\u2019s."
        ),
        recorded="C-0112",
    ),
    DatedFact(
        when=Moment(on=date(2026, 11, 20), at=time(14, 10), about=True),
        text="Came to school without a coat at 3\u00b0C and had not eaten. Third Friday this half term.",
        recorded="C-0119",
    ),
)

JUDGED = Judged(
    level="Level 4: Specialist",
    why=(
        "Three dated incidents in five weeks, each about food or warmth, after fourteen weeks of "
        "early help. "
        "The pattern is getting closer together and Zofia now plans her week round where she will eat."
    ),
    judged_by="Ruth Okafor",
    judged=datetime(2026, 11, 20, 16, 40, tzinfo=UTC),
)

CRITERIA = Criteria(
    document="Northmoor Threshold of Need, edition of September 2026",
    criteria=(
        Criterion(
            words=(
                "Basic care, food, clothing or warmth is often not provided, and this is affecting the child"
            ),
            wording=Wording.THEIRS,
            level="Level 4: Specialist",
            edition="Threshold of Need, September 2026",
            page="17",
            facts=FACTS,
        ),
        Criterion(
            words="a parent\u2019s own health stops them caring safely for the child",
            wording=Wording.OURS,
            level="Level 4: Specialist",
            edition="Threshold of Need, September 2026",
            page="18",
            facts=FACTS[1:2],
        ),
        Criterion(
            words="Early help has been tried and the position has not improved within three months",
            wording=Wording.TYPED,
            edition="Threshold of Need, September 2026",
            page="9",
            facts=(
                DatedFact(
                    when=Moment(on=date(2026, 10, 30)),
                    text="Team around the family reviewed after 14 weeks: no change in meals or warmth.",
                    recorded="S-0031",
                ),
            ),
        ),
    ),
    judged=JUDGED,
)

TRIED = Tried(
    supports=(
        Support(
            what="Breakfast club place",
            agency="Rowan High School",
            level="Level 2",
            began=date(2026, 5, 4),
            how_often="each school day",
            effect="Some change: she eats at school on days she arrives in time.",
        ),
        Support(
            what="Team around the family, four meetings",
            agency="Northmoor Early Help, with the school as lead",
            level="Level 2",
            began=date(2026, 7, 20),
            ended=date(2026, 10, 30),
            effect="No change. No other agency attended the second, third or fourth meeting.",
        ),
        Support(
            what="Uniform and coat fund",
            agency="Rowan High School",
            began=date(2026, 9, 7),
            effect="Coat not seen since 2 October.",
        ),
    )
)

ATTEMPTS = Attempts(
    attempts=(
        Attempt(
            when=datetime(2026, 11, 9, 9, 20, tzinfo=UTC),
            agency="Northmoor Early Help",
            person="duty worker",
            how="Telephone",
            asked="whether the family worker had been allocated",
            result="Message left",
            by="R. Okafor",
            working_days_waited=4,
        ),
        Attempt(
            when=datetime(2026, 11, 13, 11, 45, tzinfo=UTC),
            agency="Northmoor Early Help",
            how="E-mail",
            asked="the same, and for the plan of 30 October",
            result="No reply yet",
            by="R. Okafor",
            working_days_waited=7,
        ),
        Attempt(
            when=Moment(on=date(2026, 11, 20), at=time(14, 40)),
            agency="Mother",
            how="Telephone",
            asked="what Zofia had eaten, and who was at home",
            result="No answer; aunt reached at 15:05 and collected her",
            by="J. Brightwater",
        ),
    )
)

WORDS = ChildWords(
    said=(
        Spoken(
            words=(
                "I stayed at Auntie\u2019s because Mum wasn\u2019t very well again. There\u2019s never "
                "anything in on a Thursday."
            ),
            when=Moment(on=date(2026, 11, 20), at=time(14, 10)),
            told="Ms Brightwater, form tutor",
            recorded="C-0119",
        ),
        Spoken(
            words="Nie chc\u0119, \u017ceby mama by\u0142a smutna. \U0001f622",
            when=Moment(on=date(2026, 11, 6)),
            told="the school counsellor, in a message",
            recorded="C-0112",
        ),
    )
)


def _event(day: date, kind: str, title: str, text: str = "", words: str = "", source: str = "") -> Event:
    return Event(
        on=day, when=Moment(on=day), kind=kind, title=title, text=text, child_words=words, source=source
    )


CHRONOLOGY = Chronology(
    events=(
        _event(
            date(2026, 5, 4),
            "Support given",
            "Breakfast club place offered and taken up",
            source="S-0019, R. Okafor",
        ),
        _event(
            date(2026, 7, 20),
            "Contact attempt",
            "Team around the family begins, school asked to lead",
            (
                "Early Help attended; health visitor sent a report. Actions: budgeting help (Early "
                "Help), breakfast (school)."
            ),
            source="S-0024, R. Okafor",
        ),
        _event(
            date(2026, 9, 14),
            "Contact attempt",
            "Second team around the family meeting",
            "Only the school and Agnieszka came. Early Help did not attend and sent no report.",
            source="S-0027, R. Okafor",
        ),
        _event(
            date(2026, 10, 23),
            "Concern",
            "Asked for food at break",
            (
                "Asked the canteen for food, saying there had been nothing to eat since lunch the day "
                "before. Fed."
            ),
            source="C-0107, reported by Mrs Pennifold",
        ),
        _event(
            date(2026, 11, 6),
            "Concern",
            "Late, tired, in yesterday\u2019s clothes",
            "Said she had slept at her aunt\u2019s. Sent a message to the counsellor in the evening.",
            "Nie chc\u0119, \u017ceby mama by\u0142a smutna. \U0001f622",
            "C-0112, reported by Ms Brightwater",
        ),
        _event(
            date(2026, 11, 20),
            "Concern",
            "Came to school without a coat and had not eaten",
            "Third Friday this half term. Tutor gave lunch and a spare coat. No marks seen. Mother called at "
            "14:40, no answer; aunt reached at 15:05 and collected her. Later \u0642\u0627\u0644\u062a "
            "\u0645\u0631\u064a\u0645 \u0625\u0646\u0647\u0627 \u0628\u062e\u064a\u0631 (Mariam said that "
            "she is well).",
            "I stayed at Auntie\u2019s because Mum wasn\u2019t very well again.",
            "C-0119, reported by Ms Brightwater",
        ),
        _event(
            date(2026, 11, 20),
            "Judgement",
            "Northmoor: Level 4: Specialist",
            "Three dated incidents in five weeks after fourteen weeks of early help.",
            source="J-0022, R. Okafor",
        ),
    )
)

DEADLINES = Deadlines(
    rows=(
        Due(
            what="The authority decides what to do about the referral",
            by=Moment(on=date(2026, 11, 25)),
            rule="Within one working day of the referral",
            source="Working Together 2023, chapter 3",
            why="Sent on Tuesday 24 November; the next working day is Wednesday 25 November.",
        ),
        Due(
            what="The school chases if it has heard nothing",
            by=Moment(on=date(2026, 11, 27)),
            rule="Within three working days",
            source="Northmoor procedures, section 2.4",
        ),
    )
)

OUTCOME = Outcome(
    sought=(
        "An assessment under section 17 or section 47 of the Children Act 1989 by a qualified social worker",
        "Zofia seen alone, at school, within the week",
        "A written decision with the reason, to the school and to her mother in Polish",
    ),
    by=date(2026, 12, 1),
    otherwise=(
        "Zofia goes on deciding each Thursday where she will sleep and eat, and we expect her to stop "
        "telling us."
    ),
)

SIGNATURES = (
    Signature(
        name="Ruth Okafor",
        role="Designated Safeguarding Lead",
        statement="The facts above are as the school has them on record.",
    ),
    Signature(name="Helen Achterberg", role="Headteacher"),
)
