"""Actors known across languages: countries, outlets, organizations, persons with dated offices."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rawi.errors import PackError
from rawi.packs.pack import DATA, read_toml
from rawi.types import ActorKind

FILES = ("outlets", "organizations", "persons")
LANGUAGES = ("ar", "fa", "en")


@dataclass(frozen=True, slots=True)
class Office:
    """An office held from one EDTF day to another ("" is open)."""

    office: str
    country: str
    since: str
    until: str

    def covers(self, day: str) -> bool:
        """Whether the office was held on an EDTF day (compared to the shorter precision)."""
        since, until = self.since, self.until
        return (not since or day[: len(since)] >= since[: len(day)]) and (not until or day[: len(until)] <= until)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can speak; forms, short forms and ambiguous forms by language."""

    id: str
    kind: ActorKind
    name: str
    country: str
    camp: str
    forms: dict[str, tuple[str, ...]]
    short: dict[str, tuple[str, ...]]
    ambiguous: tuple[str, ...]
    offices: tuple[Office, ...] = ()
    platform: bool = False
    retells: bool = False


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory, with the words that stand for it."""

    id: str
    name: str
    label: str
    camp: str
    forms: dict[str, tuple[str, ...]]
    nisba: dict[str, tuple[str, ...]]
    people: dict[str, tuple[str, ...]]
    capital: dict[str, tuple[str, ...]]
    ambiguous: tuple[str, ...]
    cased: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()


def _by_language(entry: dict[str, Any], pattern: str) -> dict[str, tuple[str, ...]]:
    return {lang: tuple(entry.get(pattern.format(lang), ())) for lang in LANGUAGES}


def _country(entry: dict[str, Any]) -> Country:
    return Country(
        id=entry["id"],
        name=entry["name"],
        label=entry.get("label", entry["name"]),
        camp=entry.get("camp", entry["name"]),
        forms=_by_language(entry, "{}"),
        nisba=_by_language(entry, "{}_nisba"),
        people=_by_language(entry, "{}_people"),
        capital=_by_language(entry, "{}_capital"),
        ambiguous=tuple(entry.get("ambiguous", ())),
        cased=tuple(entry.get("cased", ())),
        not_in=tuple(entry.get("not_in", ())),
    )


def _actor(entry: dict[str, Any], camps: dict[str, str]) -> Actor:
    kind = entry["kind"]
    country = entry.get("country", "")
    camp = entry.get("camp") or ("" if kind == "outlet" else camps.get(country, ""))
    short = entry.get("short", {})
    shared = entry.get("shared_short", {})
    listed = tuple(f for forms in shared.values() for f in forms)
    offices = (
        Office(o["office"], o.get("country", ""), o.get("from", ""), o.get("to", "")) for o in entry.get("offices", ())
    )
    return Actor(
        id=entry["id"],
        kind=kind,
        name=entry["name"],
        country=country,
        camp=camp,
        forms=_by_language(entry, "{}"),
        short={lang: (*short.get(lang, ()), *shared.get(lang, ())) for lang in LANGUAGES},
        ambiguous=(*entry.get("ambiguous", ()), *listed),
        offices=tuple(offices),
        platform=bool(entry.get("platform")),
        retells=bool(entry.get("retells")),
    )


@dataclass(frozen=True, slots=True)
class Registry:
    """All known actors; look-ups by id and by office."""

    countries: dict[str, Country]
    actors: dict[str, Actor]
    holders: dict[tuple[str, str], tuple[tuple[Actor, Office], ...]]

    def holder(self, office: str, country: str, day: str) -> Actor | None:
        """Who held an office of a country on an EDTF day; None when nobody or more than one is known."""
        if not day:
            return None
        found = {a.id: a for a, o in self.holders.get((office, country), ()) if o.covers(day)}
        return next(iter(found.values())) if len(found) == 1 else None


@lru_cache(maxsize=1)
def load_actors() -> Registry:
    """The registry of the packs' actors; read once.  Raises PackError naming the file and the entry."""
    folder = DATA / "actors"
    countries = {}
    for entry in read_toml(folder / "countries.toml").get("country", []):
        countries[entry["id"]] = _country(entry)
    camps = {c.id: c.camp for c in countries.values()}
    actors: dict[str, Actor] = {}
    holders: dict[tuple[str, str], list[tuple[Actor, Office]]] = {}
    for file in FILES:
        for entry in read_toml(folder / f"{file}.toml").get("actor", []):
            place = f"actors/{file}.toml[{entry.get('id', '?')}]"
            try:
                actor = _actor(entry, camps)
            except KeyError as error:
                raise PackError(f"key {error} is missing", place=place) from error
            if actor.id in actors:
                raise PackError("the id is used twice", place=place)
            actors[actor.id] = actor
            for office in actor.offices:
                holders.setdefault((office.office, office.country), []).append((actor, office))
    return Registry(countries, actors, {k: tuple(v) for k, v in holders.items()})
