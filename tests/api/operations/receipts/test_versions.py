"""Receipts of older forms open as those of today; those of a newer program are refused."""

from typing import Any

import pytest
from sqlalchemy import Engine

from api.operations.receipts.kept import current, find_receipt, list_revisions
from api.operations.receipts.views import RECEIPT_VERSION, HeaderView, Receipt
from ifc_import import rules
from registry.database.engine import reading, writing
from registry.errors import RegistryTooNew
from registry.tables import Revision
from tests.api.operations.receipts.factories import a_receipt, receipt_of
from tests.factories import a_snapshot

FIRST: dict[str, Any] = {
    "file": "station.ifc",
    "sha256": "ab" * 32,
    "schema": "IFC4",
    "building": "Station",
    "source_model": "architecture",
    "revision": 1,
    "dry_run": False,
    "counts": {"storeys": 3, "spaces": 45, "assets": 149, "types": 16, "systems": 0, "zones": 5},
    "area_m2": {"declared": 916.4, "computed": 1758.2, "counted": 1194.6},
    "changes": {"added": 197, "changed": 0, "unchanged": 0, "retired": 0, "rematched": 0, "proposed": 0},
    "located": {"contained": 77, "door side": 43},
    "findings": [
        {"rule": rule, "severity": severity, "global_id": None, "message": "A message.", "remedy": "A remedy."}
        for rule, severity in [("SPC-02", "error"), ("SPC-01", "warning"), ("SPC-01", "warning"), ("OLD-99", "info")]
    ],
}
"""As the first form of a receipt was kept."""


def test_a_receipt_of_the_first_form_opens() -> None:
    receipt = Receipt.model_validate(current(FIRST, 1))
    assert (receipt.version, receipt.counts.spaces, receipt.changes.bound) == (RECEIPT_VERSION, 45, 0)
    assert (receipt.header, receipt.complete, receipt.plans, receipt.left_out) == (HeaderView(), True, [], [])


def test_what_there_is_to_do_is_made_of_its_findings() -> None:
    receipt = Receipt.model_validate(current(FIRST, 1))
    assert receipt.severities == {"error": 1, "warning": 2, "info": 1}
    assert [(one.rule, one.count, one.title) for one in receipt.rules] == [
        ("SPC-02", 1, rules.BAD_BODY.title),
        ("SPC-01", 2, rules.NO_BODY.title),
        ("OLD-99", 1, "OLD-99"),
    ]


def test_an_upgrade_changes_nothing_of_what_was_kept() -> None:
    before = repr(FIRST)
    upgraded = current(FIRST, 1)
    assert repr(FIRST) == before
    assert {name: upgraded[name] for name in FIRST} == FIRST


def test_a_receipt_of_today_is_as_it_was_kept() -> None:
    kept = a_receipt().model_dump(mode="json", by_alias=True)
    assert current(kept, RECEIPT_VERSION) is kept
    assert Receipt.model_validate(kept) == a_receipt()


def test_a_receipt_of_a_newer_form_is_refused() -> None:
    with pytest.raises(RegistryTooNew, match="update Skylt"):
        current(FIRST, RECEIPT_VERSION + 1)


def test_an_old_receipt_in_a_registry_is_found_and_listed_with_its_counts(engine: Engine) -> None:
    with writing(engine) as session:
        made = receipt_of(session, a_snapshot())
        revision = session.get_one(Revision, made.id)
        revision.receipt, revision.receipt_version = FIRST, 1
    with reading(engine) as session:
        found = find_receipt(session, made.id)
        [listed] = list_revisions(session)
    assert (found.id, found.imported_at, found.counts.spaces) == (made.id, made.imported_at, 45)
    assert listed.severities == {"error": 1, "warning": 2, "info": 1}
