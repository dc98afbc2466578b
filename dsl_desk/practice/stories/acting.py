"""Each step of a story, done at the desk as a Designated Safeguarding Lead would do it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import singledispatch
from importlib.resources import files
from typing import TYPE_CHECKING

from dsl_desk.model.concern import Concern, Reporter
from dsl_desk.model.deadline import say_day
from dsl_desk.model.note import Note
from dsl_desk.model.people import Person, Relationship
from dsl_desk.model.place import ConfidentialAddress
from dsl_desk.model.record import Involved, Met, Part
from dsl_desk.model.support import ContactAttempt, ContactResult, Effect, SupportGiven
from dsl_desk.practice.imports import Decided, Twin
from dsl_desk.practice.stories import challenging
from dsl_desk.practice.stories.steps import (
    Answered,
    Closed,
    Contacted,
    Corrected,
    Ended,
    Escalated,
    Held,
    Hidden,
    Imported,
    Introduced,
    Judged,
    Logged,
    Noted,
    Other,
    Packed,
    Placed,
    Referred,
    Replied,
    Stated,
    Step,
    Tried,
)
from dsl_desk.practice.stories.telling import Done, Telling, moment, story_file, story_files
from dsl_desk.practice.written import attachments_of

if TYPE_CHECKING:
    from datetime import date

    from dsl_desk.practice.imports import ImportPreview
    from dsl_desk.practice.written import Written


@singledispatch
def act(step: Step, telling: Telling) -> Done:
    """Do a step at the desk, whose clock stands at the step's moment, and say what was done."""
    del telling
    raise TypeError(f"no way to do a {type(step).__name__}")


@act.register(Stated)
def _state(step: Stated, telling: Telling) -> Done:
    logo = story_files((step.logo,))
    telling.desk.school.state(replace(step.school, logo=attachments_of(logo)[0]), files=logo)
    return Done(line=f"The letterhead, logo and terms of {step.school.name} are entered.")


@act.register(Held)
def _hold(step: Held, telling: Telling) -> Done:
    name = f"{step.authority}.yaml"
    written = telling.desk.profiles.hold(files("resources").joinpath("authorities", name).read_bytes(), name)
    profile = telling.desk.profiles.edition(written.record_id).profile
    draft = " It is a draft: its levels are not known yet." if profile.is_draft else ""
    return Done(line=f"{profile.authority}'s thresholds are taken in: {profile.title}.{draft}")


@act.register(Imported)
def _import(step: Imported, telling: Telling) -> Done:
    children = telling.desk.children
    preview = children.preview_import(story_file(step.file))
    left = dict.fromkeys(preview.left, step.left_on) if step.left_on else {}
    imported = children.import_pupils(
        preview,
        _without_repeats(preview),
        {child_id: day for child_id, day in left.items() if day is not None},
    )
    counts = (
        (len(imported.added), "added"),
        (len(imported.changed_children), "brought up to date"),
        (len(imported.left), "left"),
        (len(imported.skipped), "skipped as the same child twice"),
        (len(imported.by_hand), "whose address is confidential and stays out"),
    )
    said = ", ".join(f"{count} {what}" for count, what in counts if count)
    return Done(line=f"The school's list of children is imported: {said}.", asides=preview.warnings)


def _without_repeats(preview: ImportPreview) -> dict[int, Decided]:
    """Take the first of two rows that are the same child, and skip the other."""
    return {
        doubt.row: Decided(what=Twin.SKIP if min(doubt.other_rows) < doubt.row else Twin.DIFFERENT)
        for doubt in preview.doubtful
    }


@act.register(Introduced)
def _introduce(step: Introduced, telling: Telling) -> Done:
    children = (telling.child, *map(telling.child_named, step.other_children))
    written = telling.desk.people.add(
        Person(
            name=step.name,
            relationships=tuple(
                Relationship(
                    child=child,
                    relation=step.relation,
                    parental_responsibility=step.responsibility,
                    lives_with=step.lives_with,
                )
                for child in children
            ),
            post=step.post,
            organisation=step.organisation,
            telephone=step.telephone,
            first_language=step.first_language,
            noted_on=step.at.date(),
        )
    )
    return _done(telling, step, written, f"{step.name}, {step.relation}, is entered.")


@act.register(Placed)
def _place(step: Placed, telling: Telling) -> Done:
    sheet = telling.desk.children.sheet(telling.child)
    written = telling.desk.children.set_authority(telling.child, sheet.revision, step.period, step.why)
    return _done(
        telling, step, written, f"{step.period.name} is entered as the {step.period.part} authority."
    )


@act.register(Hidden)
def _hide(step: Hidden, telling: Telling) -> Done:
    written = telling.desk.children.keep_confidential_address(
        ConfidentialAddress(child=telling.child, address=step.address, why=step.why, told_on=step.at.date())
    )
    last_on = (step.address.from_on or step.at.date()) - timedelta(days=1)
    _close_addresses(telling, last_on, "No longer lives there.")
    return _done(
        telling, step, written, "A confidential address is kept in protection; the old one is closed."
    )


@act.register(Closed)
def _close(step: Closed, telling: Telling) -> Done:
    written = _close_addresses(telling, step.last_on, step.why)
    return _done(telling, step, written, f"The address on the register is closed: {step.why}")


def _close_addresses(telling: Telling, last_on: date, why: str) -> Written:
    sheet = telling.desk.children.sheet(telling.child)
    closed = tuple(replace(one, to_on=one.to_on or last_on) for one in sheet.record.addresses)
    return telling.desk.children.correct(
        telling.child, sheet.revision, replace(sheet.record, addresses=closed), why
    )


@act.register(Logged)
def _log(step: Logged, telling: Telling) -> Done:
    concern = Concern(
        children=_involved(telling, step.others),
        happened=moment(step.happened),
        told=moment(step.told or step.at),
        reported_by=Reporter(name=step.by, post=step.post),
        how_told=step.how,
        headline=step.headline,
        account=step.account,
        child_words=step.words,
        questions_asked=step.questions,
        opinion=step.opinion,
        where=step.where,
        harm_source=step.source_of_harm,
        done_at_once=step.done,
        parents_told=step.parents,
        categories=step.categories,
    )
    written = telling.desk.concerns.log(concern, files=story_files(step.files))
    attached = f" (with {len(step.files)} attached)" if step.files else ""
    return _done(telling, step, written, f"Concern: {step.headline}{attached}.")


@act.register(Corrected)
def _correct(step: Corrected, telling: Telling) -> Done:
    sheet = telling.desk.concerns.sheet(telling.record(step.of))
    before = sheet.record
    after = replace(
        before,
        happened=moment(step.happened) if step.happened else before.happened,
        account=step.account or before.account,
    )
    written = telling.desk.concerns.correct(sheet.record_id, sheet.revision, after, step.why)
    return _done(telling, step, written, f"Corrected, the first words kept: {step.why}")


@act.register(Noted)
def _note(step: Noted, telling: Telling) -> Done:
    written = telling.desk.notes.keep(
        Note(
            children=_involved(telling, step.others),
            happened=moment(step.happened or step.at),
            headline=step.headline,
            account=step.account,
            source=step.source,
            child_words=step.words,
        )
    )
    return _done(telling, step, written, f"Note: {step.headline}.")


@act.register(Tried)
def _try(step: Tried, telling: Telling) -> Done:
    profile = telling.edition.profile
    written = telling.desk.support.note(
        SupportGiven(
            child=telling.child,
            what=step.what,
            agency=step.agency,
            level_label=profile.label_of(profile.level(step.level)) if step.level else "",
            from_on=step.from_on,
            to_on=step.to_on,
            how_often=step.how_often,
            effect=step.effect,
            result=step.result,
            waited=step.waited,
        )
    )
    effect = "" if step.effect is Effect.NOT_KNOWN else f": {step.effect}"
    return _done(telling, step, written, f"Tried: {step.what}{effect}.")


@act.register(Ended)
def _end(step: Ended, telling: Telling) -> Done:
    kept = telling.desk.records.sheet(telling.record(step.of), SupportGiven)
    before = kept.record
    after = replace(before, to_on=step.to_on or before.to_on, effect=step.effect, result=step.result)
    why = "What it did is known now."
    written = telling.desk.support.correct(kept.record_id, kept.revision, after, why)
    return _done(telling, step, written, f"What came of it: {before.what}: {step.effect}.")


@act.register(Contacted)
def _contact(step: Contacted, telling: Telling) -> Done:
    written = telling.desk.contacts.note(
        ContactAttempt(
            child=telling.child,
            tried=moment(step.tried or step.at),
            agency=step.agency,
            person=step.person,
            how=step.how,
            asked=step.asked,
            result=step.result,
            said=step.said,
            made_by=step.made_by,
            answered_on=step.answered_on or _answered_at_once(step),
            next_try_on=step.next_try_on,
            about=telling.record(step.about) if step.about else None,
            chases=tuple(Met(record=telling.record(one.of), rule=one.rule) for one in step.chases),
        )
    )
    whom = f"{step.agency} ({step.person})" if step.person else step.agency
    return _done(telling, step, written, f"Contact with {whom}: {step.result}.")


def _answered_at_once(step: Contacted) -> date | None:
    spoke = step.result in (ContactResult.REACHED, ContactResult.REFUSED)
    sent_word = step.result is ContactResult.DID_NOT_ATTEND and step.said
    return moment(step.tried or step.at).on if spoke or sent_word else None


@act.register(Answered)
def _answer(step: Answered, telling: Telling) -> Done:
    kept = telling.desk.records.sheet(telling.record(step.of), ContactAttempt)
    written = telling.desk.contacts.answered(kept.record_id, kept.revision, step.at.date(), step.said)
    tried = f"{kept.record.agency}, tried on {say_day(kept.record.tried.on)}"
    return _done(telling, step, written, f"{tried}: {step.said}")


@act.register(Judged)
def _judge(step: Judged, telling: Telling) -> Done:
    return challenging.judge(step, telling)


@act.register(Referred)
def _refer(step: Referred, telling: Telling) -> Done:
    return challenging.refer(step, telling)


@act.register(Replied)
def _reply(step: Replied, telling: Telling) -> Done:
    return challenging.reply(step, telling)


@act.register(Escalated)
def _escalate(step: Escalated, telling: Telling) -> Done:
    return challenging.escalate(step, telling)


@act.register(Packed)
def _pack(step: Packed, telling: Telling) -> Done:
    return challenging.pack(step, telling)


def _involved(telling: Telling, others: tuple[Other, ...]) -> tuple[Involved, ...]:
    return (
        Involved(who=telling.child, part=Part.SUBJECT),
        *(Involved(who=telling.child_named(one.child), part=one.part) for one in others),
    )


def _done(telling: Telling, step: Step, written: Written, line: str) -> Done:
    telling.keep(step, written)
    return Done(line=line, asides=written.warnings)
