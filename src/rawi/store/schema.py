"""The tables (SQLAlchemy Core), the same on SQLite and PostgreSQL.

A noun stands whole in a JSON column (`body`); what is asked for stands beside it in columns of its own.
The search index is no table of this file: its DDL differs by database and is written by hand in the migrations.
"""

import re
from typing import Any

from sqlalchemy import BigInteger, Column, Dialect, Float, ForeignKey, Index, Integer, MetaData, Table, Text, types

VERSION = "0003"
SEARCH = "search_index"

_UNSTORABLE = re.compile("[\0\ud800-\udfff\ufdd0]")
_ESCAPED = re.compile("\ufdd0([0-9a-f]{4})")


class Exact(types.TypeDecorator[str]):
    """Text that comes back to the letter and sorts by code point, on every database.

    NUL and lone surrogates, which databases refuse, are kept behind U+FDD0, a code point that is no character.
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> types.TypeEngine[Any]:
        """PostgreSQL sorts by the rules of a language unless told not to."""
        return dialect.type_descriptor(Text(collation="C") if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as the database gets it."""
        if value is None or not _UNSTORABLE.search(value):
            return value
        return _UNSTORABLE.sub(lambda found: f"\ufdd0{ord(found.group()):04x}", value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as it was put."""
        if value is None or "\ufdd0" not in value:
            return value
        return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), value)


def include_object(item: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
    """What Alembic may compare: everything but the search index and the tables SQLite keeps behind it."""
    owner = getattr(getattr(item, "table", None), "name", "") or ""
    return not (name or "").startswith(SEARCH) and not owner.startswith(SEARCH)


metadata = MetaData(naming_convention={"ix": "ix_%(table_name)s_%(column_0_name)s"})
_number = BigInteger().with_variant(Integer, "sqlite")


def _text(name: str, *, index: bool = False) -> "Column[str]":
    return Column(name, Exact, nullable=False, index=index)


documents = Table(
    "documents",
    metadata,
    Column("number", _number, primary_key=True, autoincrement=False),  # the order of coming in
    Column("id", Exact, nullable=False, unique=True),
    _text("name", index=True),
    _text("address", index=True),
    _text("language"),
    _text("title"),
    _text("url"),
    _text("sha256"),
    Column("revision_of", Exact),
    _text("publisher_key"),  # folded, a space at either end
    _text("published"),
    Column("first_day", Exact),
    Column("last_day", Exact),
    _text("digest"),  # of the text as it was put
    _text("body"),
    _text("text"),
    Index("ix_documents_published", "published", "number"),  # a search answers newest first
    Index("ix_documents_publisher_key", "publisher_key", "language"),  # counts read no texts
)

readings = Table(
    "readings",
    metadata,
    Column("document", Exact, ForeignKey("documents.id"), primary_key=True),
    Column("attributions", Integer, nullable=False),
    Column("contacts", Integer, nullable=False),
    _text("proof"),  # a check of every span's words
    _text("body"),
    Column("told", Integer, nullable=False, server_default="0", index=True),  # 1 where its candidates are kept
    Index("ix_readings_attributions", "attributions", "contacts"),
)

claims = Table(
    "claims",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", Exact, nullable=False, unique=True),
    _text("title"),
    _text("kind"),
    _text("status"),
    Column("articles", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("camps", Integer, nullable=False),
    Column("first_day", Exact),
    Column("last_day", Exact),
    _text("body"),
    Column("standing", BigInteger, nullable=False, server_default="0"),  # sorts as lists do; see rows.standing
    Column("nameless", Integer, nullable=False, server_default="0"),  # 1: nobody who says so has a name
    Column("undated", Integer, nullable=False, server_default="0"),  # 1: told in undated articles only
    Column("happened", Exact, nullable=False, server_default=""),  # sorts by the time of what is told
    Column("card", Exact),  # what a list shows; none in ledgers linked before there were any
    Column("basis", Exact, nullable=False, server_default="", index=True),  # what it was made of
    Column("place", Exact, nullable=False, server_default="", index=True),  # sorts as linked
    Index("ix_claims_standing", "standing", "place", "nameless", "undated", "origins"),
    Index("ix_claims_happened", "happened", "place"),
)

linked = Table("linked", metadata, Column("number", _number, primary_key=True, autoincrement=False))
"""One row: how often claims were put."""

assertions = Table(
    "assertions",
    metadata,
    Column("claim", Integer, ForeignKey("claims.position"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _text("id", index=True),
    _text("document", index=True),
    _text("side"),
    _text("speaker_kind"),
    _text("language"),
    Column("first_day", Exact),
    Column("last_day", Exact),
    _text("body"),
    Column("speaker", Exact, nullable=False, server_default=""),
    Index("ix_assertions_speaker", "speaker", "side", "claim"),
    Index("ix_assertions_language", "language", "first_day", "last_day", "claim"),
)

claim_names = Table(
    "claim_names",
    metadata,
    Column("claim", Integer, ForeignKey("claims.position"), primary_key=True, autoincrement=False),
    Column("part", Exact, primary_key=True),  # actor | through | trait
    Column("key", Exact, primary_key=True),  # folded, a space at either end
)

claim_words = Table(  # the words of the names, to find them by; claim_names tells whether they stand in a row
    "claim_words",
    metadata,
    Column("part", Exact, primary_key=True),
    Column("word", Exact, primary_key=True),
    Column("claim", Integer, ForeignKey("claims.position"), primary_key=True, autoincrement=False),
    Index("ix_claim_words_claim", "claim"),
    sqlite_with_rowid=False,
)

judgements = Table(
    "judgements",
    metadata,
    Column("number", _number, primary_key=True, autoincrement=False),
    _text("left", index=True),
    _text("right"),
    _text("decision"),
    _text("by"),
    Column("score", Float(53), nullable=False),
    _text("reasons"),
    _text("time"),
    Column("undoes", _number),
)

candidates = Table(
    "candidates",
    metadata,
    Column("number", _number, primary_key=True, autoincrement=False),
    _text("id", index=True),
    _text("document", index=True),
    Column("denies", Integer, nullable=False),
    Column("state", Integer, nullable=False, index=True),  # see telling.py
    Column("root", _number, index=True),  # the earliest candidate of its cluster
    _text("body"),
)

candidate_keys = Table(
    "candidate_keys",
    metadata,
    Column("key", _number, primary_key=True, autoincrement=False),
    Column("day", _number, primary_key=True, autoincrement=False),
    Column("candidate", _number, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

key_counts = Table(
    "key_counts",
    metadata,
    Column("key", _number, primary_key=True, autoincrement=False),
    Column("count", _number, nullable=False),
)

links = Table(
    "links",
    metadata,
    Column("left", _number, primary_key=True, autoincrement=False),
    Column("right", _number, primary_key=True, autoincrement=False, index=True),
    Column("score", Float(53), nullable=False),
    Column("copied", Integer, nullable=False),
    Column("refused", Integer, nullable=False),
    Column("standing", Integer, nullable=False),
    sqlite_with_rowid=False,
)

linking = Table("linking", metadata, Column("name", Exact, primary_key=True), Column("value", _number, nullable=False))
"""Numbers that linking notes: the last judgement that was linked, and whether what it needs is kept."""

marks = Table("marks", metadata, Column("name", Exact, primary_key=True), _text("time"), _text("body"))

runs = Table(
    "runs",
    metadata,
    Column("number", _number, primary_key=True, autoincrement=False),
    _text("what"),
    _text("started"),
    _text("ended"),
    _text("state"),
    Column("documents", Integer, nullable=False),
    Column("errors", Integer, nullable=False),
)
