"""The desk from a terminal."""

from __future__ import annotations
