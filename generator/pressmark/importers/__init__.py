"""Bringing reports in from elsewhere. ``IMPORTERS`` is the table of formats: a new one is a file beside
this one and a row here.

The way of a file: ``gather`` finds it, its importer reads it into drafts (pure), ``placing`` finds each
draft its place among what ``shelf`` says is there, ``writing`` writes it. ``run`` is the whole.
"""

from collections.abc import Mapping
from types import MappingProxyType

from pressmark.importers.placing import Placement
from pressmark.importers.received import rebuild
from pressmark.importers.run import Request, Result, bring_in
from pressmark.importers.text import TEXT
from pressmark.importers.values import Choices, Draft, Importer, Reading, Received

IMPORTERS: Mapping[str, Importer] = MappingProxyType({"text": TEXT})

__all__ = [
    "IMPORTERS",
    "Choices",
    "Draft",
    "Importer",
    "Placement",
    "Reading",
    "Received",
    "Request",
    "Result",
    "bring_in",
    "rebuild",
]
