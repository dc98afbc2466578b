"""The training story: nine invented children at an invented school, as data, and the teller that keeps it."""

from __future__ import annotations
