"""Frozen values and pure rules; the standard library only."""

from __future__ import annotations
