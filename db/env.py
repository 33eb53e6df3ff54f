"""Alembic's environment: runs the steps in `versions/` on a connection that the program hands over.

There is no alembic.ini and no other way in: `tzdesk.store.migration` opens the ledger, begins the
transaction and decides whether it is kept.
"""

from alembic import context

from tzdesk.store.models import Model

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Model.metadata,
)
with context.begin_transaction():
    context.run_migrations()
