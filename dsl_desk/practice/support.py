"""What has been tried: the help given or offered, by whom, at which level, and what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.model.access import SUPPORT
from dsl_desk.model.child import Child
from dsl_desk.model.support import SupportGiven
from dsl_desk.practice.profiles import NoProfile
from dsl_desk.practice.refusal import refuse

if TYPE_CHECKING:
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.profiles import Profiles
    from dsl_desk.practice.records import Records
    from dsl_desk.practice.written import Sheet, Written


class Support:
    """Support given, kept in the support ledger unless the DSL chooses protection for one."""

    def __init__(self, records: Records, profiles: Profiles) -> None:
        """Work on these records; the profiles say in which order an authority's levels stand."""
        self._records = records
        self._profiles = profiles

    def note(self, support: SupportGiven, *, compartment: str = SUPPORT) -> Written:
        """Keep what was given or offered to a child."""
        refuse("This support was not kept.", (self._records.fault_of(support.child, Child),))
        return self._records.keep(support, compartment)

    def correct(self, support_id: RecordId, after: int, support: SupportGiven, why: str) -> Written:
        """Correct it, or say what it did once that is known."""
        return self._records.amend(support_id, after, support, why)

    def tried(self, child_id: RecordId) -> tuple[Sheet[SupportGiven], ...]:
        """Give what has been tried, lowest level first, then by its first day.

        The order of levels is that of the child's authority; a label it does not know comes after, by itself.
        """
        order = self._order(child_id)
        return tuple(
            sorted(
                self._records.about(child_id, SupportGiven),
                key=lambda one: (
                    order.get(one.record.level_label.casefold(), len(order)),
                    one.record.level_label.casefold(),
                    one.record.from_on,
                ),
            )
        )

    def _order(self, child_id: RecordId) -> dict[str, int]:
        try:
            profile = self._profiles.for_child(child_id, self._records.today()).profile
        except NoProfile:
            return {}
        ranked = sorted(profile.levels, key=lambda level: level.ordinal)
        return {
            label.casefold(): rank
            for rank, level in enumerate(ranked)
            for label in (level.label, profile.label_of(level), *level.alt_labels)
        }
