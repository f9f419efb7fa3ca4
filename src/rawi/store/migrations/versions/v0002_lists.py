"""What lists of claims show and are asked for stands beside the claims, with indexes.

Everything but the cards is filled in from what the ledger holds; the cards come when it is linked again.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from rawi.store import rows
from rawi.store.schema import Exact

revision = "0002"
down_revision = "0001"

_CHUNK = 2000
_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _table(name: str, *columns: str) -> sa.TableClause:
    return sa.table(name, *(sa.column(column) for column in columns))


_CLAIMS = _table(
    "claims", "position", "status", "origins", "articles", "first_day", "last_day",
    "standing", "happened", "nameless", "undated",
)  # fmt: skip
_TOLD = _table("assertions", "claim", "position", "side", "speaker_kind", "first_day", "body", "speaker")
_NAMES = _table("claim_names", "claim", "part", "key")
_CLAIM_OF = {"claims": "position", "assertions": "claim", "claim_names": "claim"}


def upgrade() -> None:
    """Columns, tables and indexes, filled."""
    for name, kind in (("standing", sa.BigInteger), ("nameless", sa.Integer), ("undated", sa.Integer)):
        op.add_column("claims", sa.Column(name, kind, nullable=False, server_default="0"))
    op.add_column("claims", sa.Column("happened", Exact(), nullable=False, server_default=""))
    op.add_column("claims", sa.Column("card", Exact()))
    op.add_column("assertions", sa.Column("speaker", Exact(), nullable=False, server_default=""))
    op.create_table("linked", sa.Column("number", _NUMBER, primary_key=True, autoincrement=False))
    words = op.create_table(
        "claim_words",
        sa.Column("part", Exact(), primary_key=True),
        sa.Column("word", Exact(), primary_key=True),
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.position"), primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    _fill(op.get_bind(), words)
    op.create_index("ix_claim_words_claim", "claim_words", ["claim"])
    op.create_index("ix_claims_standing", "claims", ["standing", "position", "nameless", "undated", "origins"])
    op.create_index("ix_claims_happened", "claims", ["happened", "position"])
    op.create_index("ix_assertions_speaker", "assertions", ["speaker", "side", "claim"])
    op.create_index("ix_assertions_language", "assertions", ["language", "first_day", "last_day", "claim"])
    op.create_index("ix_documents_publisher_key", "documents", ["publisher_key", "language"])
    op.create_index("ix_readings_attributions", "readings", ["attributions", "contacts"])


def _fill(connection: sa.Connection, words: sa.Table) -> None:
    """What the new columns say of the claims that are there."""
    at: sa.BindParameter[int] = sa.bindparam("at")
    ranked: dict[str, sa.BindParameter[Any]] = {
        "standing": sa.bindparam("stands"),
        "happened": sa.bindparam("time"),
    }
    own = _TOLD.c.claim == _CLAIMS.c.position
    said = own & (_TOLD.c.side == "for")
    nobody = sa.exists().where(said) & ~sa.exists().where(said, _TOLD.c.speaker_kind.not_in(rows.NAMELESS))
    dated = sa.exists().where(own, _TOLD.c.first_day.is_not(None))
    connection.execute(sa.update(_CLAIMS).where(nobody).values(nameless=1))
    connection.execute(sa.update(_CLAIMS).where(~dated).values(undated=1))
    for chunk in _chunks(connection, _CLAIMS):
        made = [
            {
                "at": row["position"],
                "stands": rows.standing(row["status"], row["origins"], row["articles"]),
                "time": rows.happened(row["first_day"], row["last_day"]),
            }
            for row in chunk
        ]
        connection.execute(sa.update(_CLAIMS).where(_CLAIMS.c.position == at).values(ranked), made)
    spoken = sa.update(_TOLD).where(_TOLD.c.claim == at, _TOLD.c.position == sa.bindparam("index"))
    for chunk in _chunks(connection, _TOLD):
        told = [
            {"at": row["claim"], "index": row["position"], "who": json.loads(row["body"])["speaker"]["label"]}
            for row in chunk
        ]
        connection.execute(spoken.values(speaker=sa.bindparam("who")), told)
    for chunk in _chunks(connection, _NAMES):
        found = {(row["part"], word, row["claim"]): None for row in chunk for word in row["key"].split()}
        connection.execute(sa.insert(words), [dict(zip(("part", "word", "claim"), one, strict=True)) for one in found])


def _chunks(connection: sa.Connection, table: sa.TableClause) -> Iterator[Sequence[sa.RowMapping]]:
    """The rows of a table, those of some claims at a time."""
    number = table.c[_CLAIM_OF[table.name]]
    last = connection.execute(sa.select(sa.func.coalesce(sa.func.max(number), -1))).scalar_one()
    for start in range(0, last + 1, _CHUNK):
        found = connection.execute(sa.select(table).where(number >= start, number < start + _CHUNK)).mappings().all()
        if found:
            yield found
