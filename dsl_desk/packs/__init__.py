"""Paper: finished values in, PDF bytes out. It never asks the casebook anything."""

from __future__ import annotations
