"""What linking keeps between runs, so that a new article touches only the claims it must."""

import sqlalchemy as sa
from alembic import op

from rawi.store.schema import Exact

revision = "0003"
down_revision = "0002"

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_CLAIMS = sa.table("claims", sa.column("position", sa.Integer), sa.column("place", sa.Text))


def upgrade() -> None:
    """Readings are told anew when the ledger is next linked: claims, with their places, are made from that."""
    op.add_column("readings", sa.Column("told", sa.Integer, nullable=False, server_default="0"))
    op.create_index("ix_readings_told", "readings", ["told"])
    op.add_column("claims", sa.Column("basis", Exact(), nullable=False, server_default=""))
    op.add_column("claims", sa.Column("place", Exact(), nullable=False, server_default=""))
    op.create_index("ix_claims_basis", "claims", ["basis"])
    counted = sa.cast(1_000_000_000 + _CLAIMS.c.position, sa.Text)
    op.execute(sa.update(_CLAIMS).values(place=sa.func.substr(counted, 2)))
    op.create_index("ix_claims_place", "claims", ["place"])
    op.drop_index("ix_claims_standing", "claims")
    op.create_index("ix_claims_standing", "claims", ["standing", "place", "nameless", "undated", "origins"])
    op.drop_index("ix_claims_happened", "claims")
    op.create_index("ix_claims_happened", "claims", ["happened", "place"])
    op.create_table(
        "candidates",
        _key("number"),
        sa.Column("id", Exact(), nullable=False),
        sa.Column("document", Exact(), nullable=False),
        sa.Column("denies", sa.Integer, nullable=False),
        sa.Column("state", sa.Integer, nullable=False),
        sa.Column("root", _NUMBER),
        sa.Column("body", Exact(), nullable=False),
    )
    for column in ("id", "document", "state", "root"):
        op.create_index(f"ix_candidates_{column}", "candidates", [column])
    op.create_table("candidate_keys", _key("key"), _key("day"), _key("candidate"), sqlite_with_rowid=False)
    op.create_table("key_counts", _key("key"), sa.Column("count", _NUMBER, nullable=False))
    op.create_table(
        "links",
        _key("left"),
        _key("right"),
        sa.Column("score", sa.Float(53), nullable=False),
        sa.Column("copied", sa.Integer, nullable=False),
        sa.Column("refused", sa.Integer, nullable=False),
        sa.Column("standing", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_links_right", "links", ["right"])
    op.create_table(
        "linking", sa.Column("name", Exact(), primary_key=True), sa.Column("value", _NUMBER, nullable=False)
    )


def _key(name: str) -> "sa.Column[int]":
    return sa.Column(name, _NUMBER, primary_key=True, autoincrement=False)
