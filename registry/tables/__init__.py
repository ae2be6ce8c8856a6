"""The tables, one module for each thing they are about."""

from registry.tables.codes import Code, CodeEvent
from registry.tables.elements import Asset, AssetType, Building, Element, Space, Storey
from registry.tables.groups import ElementGroup, GroupMember
from registry.tables.history import BindingPast, Correction, Move, OwnerRow, Proposal
from registry.tables.models import Binding, Revision, SourceModel

__all__ = [
    "Asset",
    "AssetType",
    "Binding",
    "BindingPast",
    "Building",
    "Code",
    "CodeEvent",
    "Correction",
    "Element",
    "ElementGroup",
    "GroupMember",
    "Move",
    "OwnerRow",
    "Proposal",
    "Revision",
    "SourceModel",
    "Space",
    "Storey",
]
