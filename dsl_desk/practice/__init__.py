"""What a DSL does, one file per thing: the transaction boundary."""

from __future__ import annotations
