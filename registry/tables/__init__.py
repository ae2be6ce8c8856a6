"""The database tables, a module for each subject."""

from registry.tables.codes import Code, CodeEvent
from registry.tables.elements import Asset, AssetType, Building, Element, Space, Storey
from registry.tables.groups import ElementGroup, GroupMember
from registry.tables.history import BindingPast, Correction, Move, OwnerRow, Proposal
from registry.tables.labels import BatchLabel, Calibration, ForeignSign, PrintBatch
from registry.tables.listed import AssetList, ListedAsset, ListedChange
from registry.tables.models import Binding, Revision, SourceModel

__all__ = [
    "Asset",
    "AssetList",
    "AssetType",
    "BatchLabel",
    "Binding",
    "BindingPast",
    "Building",
    "Calibration",
    "Code",
    "CodeEvent",
    "Correction",
    "Element",
    "ElementGroup",
    "ForeignSign",
    "GroupMember",
    "ListedAsset",
    "ListedChange",
    "Move",
    "OwnerRow",
    "PrintBatch",
    "Proposal",
    "Revision",
    "SourceModel",
    "Space",
    "Storey",
]
