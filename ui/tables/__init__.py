"""Models over tuples of values."""

from __future__ import annotations
