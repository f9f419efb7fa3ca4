"""What a reader may ask of the claims: the same facets in the address of every page that lists them, and in the API."""

from typing import Any, Literal

from pydantic import BaseModel, Field

PAGE = 50
MOST = 2**31 - 1
"""The greatest number that a question may name; a database's whole numbers go no further everywhere."""


class Conditions(BaseModel):
    """Conditions on claims; what is empty does not restrict."""

    status: Literal["", "contested", "denied", "corroborated", "asserted"] = ""
    actor: str = Field("", max_length=200)
    through: str = Field("", max_length=200)
    since: str = Field("", max_length=40)
    until: str = Field("", max_length=40)
    lang: Literal["", "ar", "fa", "en"] = ""
    min_origins: int = Field(0, ge=0, le=MOST)
    unnamed_only: bool = False
    unsourced: bool = False
    undated: bool = False

    def asked(self) -> Any:  # noqa: ANN401  (store.base.ClaimFilter, made of what was asked)
        """The conditions in force, as the ledger takes them."""
        given = self.model_dump(include=set(Conditions.model_fields))
        return {k: v.strip() if isinstance(v, str) else v for k, v in given.items() if v}


class Facets(Conditions):
    """The conditions of a page.  start: the first row of this page, from 0."""

    start: int = Field(0, ge=0, le=MOST)
