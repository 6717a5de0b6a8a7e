"""The settings of an archive: ``content/archive.toml``, read once and handed to every other room as one
value."""

from pressmark.config.addresses import RESERVED, check_web_address, folded, is_segment, proposed_segment
from pressmark.config.reader import read_settings
from pressmark.config.table import SETTINGS, Setting
from pressmark.config.values import (
    EntityType,
    Limits,
    Outputs,
    Predicate,
    RelatedWeights,
    Settings,
    apply_severities,
)

__all__ = [
    "RESERVED",
    "SETTINGS",
    "EntityType",
    "Limits",
    "Outputs",
    "Predicate",
    "RelatedWeights",
    "Setting",
    "Settings",
    "apply_severities",
    "check_web_address",
    "folded",
    "is_segment",
    "proposed_segment",
    "read_settings",
]
