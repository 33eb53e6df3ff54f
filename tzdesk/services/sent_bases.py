"""What each row of a return went out with: by the ledger, else by the hidden sheet, else unknown.

For a corrected return also what the earlier ones of its unit and period brought.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property

from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import (
    Assignment,
    Dispatch,
    DispatchRow,
    Period,
    Receipt,
    ReturnRecord,
    dispatch_row_uid,
)
from tzdesk.domain.values import Stored
from tzdesk.exchange.returned import ReturnedForm
from tzdesk.exchange.row_key import RowKey
from tzdesk.exchange.sent_form import SentRow, from_dispatch_row
from tzdesk.services.brought import read_brought

Brought = Mapping[str, Mapping[str, Stored]]


class SentBases:
    """Looks up dispatches, what they sent, and what was brought, in one ledger."""

    def __init__(self, ledger: Ledger):
        self._ledger = ledger
        self._sent: dict[str, SentRow] = {}

    @cached_property
    def _rows(self) -> dict[tuple[str, str], DispatchRow]:
        """By dispatch and the assignment that the row is about by now."""
        rows = self._ledger.rows(DispatchRow).values()
        return {(row.dispatch_uid, row.assignment_uid): row for row in rows}

    @cached_property
    def _dispatches(self) -> dict[str, Dispatch]:
        """By as much of the uid as row keys hold."""
        return {
            RowKey.of(uid, "").dispatch: one for uid, one in self._ledger.rows(Dispatch).items()
        }

    def dispatch_of(self, key: RowKey) -> Dispatch | None:
        """The dispatch in which a row was sent out, if the ledger knows it."""
        return self._dispatches.get(key.dispatch)

    def resolve(self, key: RowKey) -> str | None:
        """The assignment that a key means by now; units may have been made one since."""
        if self._ledger.find(Assignment, key.assignment_uid):
            return key.assignment_uid
        dispatch = self.dispatch_of(key)
        if dispatch is None:
            return None
        row = self._ledger.find(DispatchRow, dispatch_row_uid(dispatch.uid, key.assignment_uid))
        return row.assignment_uid if row else None

    def sent_to(self, form: ReturnedForm, unit_uid: str) -> set[str]:
        """The assignments whose rows went out in this workbook, as far as that is known."""
        if form.sent and form.sent.intact:
            found = set(form.sent.rows)
        else:
            uids = {one.uid for one in self._dispatches_in(form)}
            found = {uid for dispatch, uid in self._rows if dispatch in uids}
        named = (self._ledger.find(Assignment, uid) for uid in found)
        return {one.uid for one in named if one and one.unit_uid == unit_uid}

    def _dispatches_in(self, form: ReturnedForm) -> list[Dispatch]:
        identity = form.identity
        known = identity and self._ledger.find(Dispatch, identity.dispatch_uid)
        if known:
            return [known]
        keys = (row.key for row in form.rows if row.key)
        found = {one.uid: one for key in keys if (one := self.dispatch_of(key))}
        return list(found.values())

    def row(self, form: ReturnedForm, key: RowKey | None, assignment_uid: str) -> SentRow | None:
        """What a row went out with; None where nobody knows."""
        dispatch = self._dispatch(form, key)
        if dispatch and (row := self._rows.get((dispatch.uid, assignment_uid))):
            if row.uid not in self._sent:
                self._sent[row.uid] = from_dispatch_row(row)
            return self._sent[row.uid]
        if form.sent is None or (key and not key.names(form.sent.identity.dispatch_uid)):
            return None
        found = form.sent.rows.get(assignment_uid)
        return found or (form.sent.rows.get(key.assignment_uid) if key else None)

    def made_at(self, form: ReturnedForm, key: RowKey | None) -> datetime | None:
        """When a row was sent out."""
        if dispatch := self._dispatch(form, key):
            return dispatch.made_at
        return form.identity.made_at if form.identity else None

    def _dispatch(self, form: ReturnedForm, key: RowKey | None) -> Dispatch | None:
        if key is not None:
            return self.dispatch_of(key)
        return self._ledger.find(Dispatch, form.identity.dispatch_uid) if form.identity else None

    def earlier(self, unit_uid: str, period: Period) -> list[tuple[Receipt, ReturnRecord]]:
        """The returns that are merged for a unit and period, by when they were saved."""
        found = [
            (receipt, one)
            for receipt in self._ledger.receipts(period.uid)
            if receipt.unit_uid == unit_uid
            for one in self._ledger.children(ReturnRecord, receipt.uid)
        ]
        return sorted(found, key=lambda pair: (pair[1].saved_at, pair[0].uid))

    def brought(
        self, unit_uid: str, period: Period, since: datetime | None
    ) -> dict[str, dict[str, Stored]]:
        """What earlier returns brought, by assignment and field, the latest counting.

        Those received before `since` are left out: what was sent then knows of them.
        """
        found: dict[str, dict[str, Stored]] = {}
        for receipt, record in self.earlier(unit_uid, period):
            if since is None or receipt.received_at >= since:
                for uid, values in read_brought(record.brought).items():
                    found.setdefault(uid, {}).update(values)
        return found
