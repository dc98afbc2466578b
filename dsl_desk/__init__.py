"""DSL Desk: an encrypted casebook for Designated Safeguarding Leads, in each local authority's own words."""

from __future__ import annotations
