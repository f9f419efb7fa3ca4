"""The first schema."""

import sqlalchemy as sa
from alembic import op

from rawi.store.schema import Exact

revision = "0001"
down_revision = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _text(name: str, *, nullable: bool = False) -> "sa.Column[str]":
    return sa.Column(name, Exact(), nullable=nullable)


def _key(name: str) -> "sa.Column[int]":
    return sa.Column(name, _NUMBER, primary_key=True, autoincrement=False)


def _integer(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=False)


def upgrade() -> None:
    """The tables, their indexes, and the search index of the database at hand."""
    _documents()
    _claims()
    _decisions()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE search_index USING fts5"
            "(words, parts, content='', columnsize=0, tokenize='ascii')"
        )  # fmt: skip
    else:
        op.execute("CREATE TABLE search_index (number bigint NOT NULL, words tsvector NOT NULL)")
        op.execute("CREATE INDEX search_index_number ON search_index (number)")
        op.execute("CREATE INDEX search_index_words ON search_index USING gin (words)")


def _documents() -> None:
    op.create_table(
        "documents",
        _key("number"),
        _text("id"),
        _text("name"),
        _text("address"),
        _text("language"),
        _text("title"),
        _text("url"),
        _text("sha256"),
        _text("revision_of", nullable=True),
        _text("publisher_key"),
        _text("published"),
        _text("first_day", nullable=True),
        _text("last_day", nullable=True),
        _text("digest"),
        _text("body"),
        _text("text"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_documents_name", "documents", ["name"])
    op.create_index("ix_documents_address", "documents", ["address"])
    op.create_index("ix_documents_published", "documents", ["published", "number"])
    op.create_table(
        "readings",
        sa.Column("document", Exact(), sa.ForeignKey("documents.id"), primary_key=True),
        _integer("attributions"),
        _integer("contacts"),
        _text("proof"),
        _text("body"),
    )


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        _text("id"),
        _text("title"),
        _text("kind"),
        _text("status"),
        _integer("articles"),
        _integer("origins"),
        _integer("camps"),
        _text("first_day", nullable=True),
        _text("last_day", nullable=True),
        _text("body"),
        sa.UniqueConstraint("id"),
    )
    owner = sa.Column("claim", sa.Integer, sa.ForeignKey("claims.position"), primary_key=True, autoincrement=False)
    op.create_table(
        "assertions",
        owner,
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        _text("id"),
        _text("document"),
        _text("side"),
        _text("speaker_kind"),
        _text("language"),
        _text("first_day", nullable=True),
        _text("last_day", nullable=True),
        _text("body"),
    )
    op.create_index("ix_assertions_id", "assertions", ["id"])
    op.create_index("ix_assertions_document", "assertions", ["document"])
    op.create_table(
        "claim_names",
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.position"), primary_key=True, autoincrement=False),
        sa.Column("part", Exact(), primary_key=True),
        sa.Column("key", Exact(), primary_key=True),
    )


def _decisions() -> None:
    op.create_table(
        "judgements",
        _key("number"),
        _text("left"),
        _text("right"),
        _text("decision"),
        _text("by"),
        sa.Column("score", sa.Float(53), nullable=False),
        _text("reasons"),
        _text("time"),
        sa.Column("undoes", _NUMBER),
    )
    op.create_index("ix_judgements_left", "judgements", ["left"])
    op.create_table("marks", sa.Column("name", Exact(), primary_key=True), _text("time"), _text("body"))
    op.create_table(
        "runs",
        _key("number"),
        _text("what"),
        _text("started"),
        _text("ended"),
        _text("state"),
        _integer("documents"),
        _integer("errors"),
    )
