"""What Alembic runs: migrations on the connection that the store hands in, inside the store's own transaction."""

from alembic import context

from rawi.store.schema import include_object, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_object=include_object,
)
with context.begin_transaction():
    context.run_migrations()
