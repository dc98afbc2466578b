"""The encrypted folder: keys, ledgers, index, search. The only place that knows SQL and ciphers."""

from __future__ import annotations
