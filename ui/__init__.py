"""The window: a thin skin over practice."""

from __future__ import annotations
