"""Actors across languages, and who held an office on a day."""

from pathlib import Path

import pytest

from rawi.errors import PackError
from rawi.packs import actors
from rawi.packs.actors import LANGUAGES, Office, load_actors


@pytest.mark.parametrize(
    ("since", "until", "day", "held"),
    [
        ("2021-01-20", "2025-01-19", "2021-01-20", True),
        ("2021-01-20", "2025-01-19", "2025-01-19", True),
        ("2021-01-20", "2025-01-19", "2025-01-20", False),
        ("2021-01-20", "2025-01-19", "2021-01-19", False),
        ("2025-01-20", "", "2030-01-01", True),
        ("", "2020", "1999-05-05", True),
        ("2018", "2020-06", "2018-01-01", True),
        ("2018", "2020-06", "2020-06-30", True),
        ("2018", "2020-06", "2020-07-01", False),
        ("2018-05", "", "2018", True),
    ],
)
def test_an_office_covers_its_first_and_last_day(since: str, until: str, day: str, held: bool) -> None:
    assert Office("minister", "us", since, until).covers(day) is held


@pytest.mark.parametrize(
    ("office", "country", "day", "holder"),
    [
        ("president", "us", "2016-06-01", "Barack Obama"),
        ("president", "us", "2018-06-01", "Donald Trump"),
        ("president", "us", "2021-01-19", "Donald Trump"),
        ("president", "us", "2021-01-20", "Joe Biden"),
        ("president", "us", "2025-01-20", "Donald Trump"),
        ("president", "ir", "2024-09-01", "Masoud Pezeshkian"),
        ("foreign-minister", "ir", "2025-03-01", "Abbas Araghchi"),
        ("foreign-minister", "ir", "2016-03-01", "Mohammad Javad Zarif"),
        ("secretary-of-state", "us", "2025-03-01", "Marco Rubio"),
        ("un-secretary-general", "", "2020-03-01", "António Guterres"),
    ],
)
def test_who_held_an_office_on_a_day(office: str, country: str, day: str, holder: str) -> None:
    found = load_actors().holder(office, country, day)
    assert found is not None
    assert found.name.replace("ó", "o") == holder.replace("ó", "o")


@pytest.mark.parametrize(
    ("office", "country", "day"),
    [
        ("president", "us", ""),
        ("president", "xx", "2025-01-01"),
        ("senator", "us", "2019-01-01"),
        ("no-office", "us", "2020"),
    ],
)
def test_nobody_or_several_is_nobody(office: str, country: str, day: str) -> None:
    assert load_actors().holder(office, country, day) is None


def test_no_day_has_two_presidents_of_one_country() -> None:
    registry = load_actors()
    for (office, country), held in registry.holders.items():
        if office != "president":
            continue
        for year in range(2000, 2027):
            on = {actor.id for actor, term in held if term.covers(f"{year}-07-15")}
            assert len(on) <= 1, (country, year, on)


def test_camps_and_countries() -> None:
    registry = load_actors()
    assert registry.actors["axios"].camp == ""
    assert registry.actors["white-house"].camp == registry.countries["us"].camp == "United States"
    assert registry.actors["donald-trump"].country == "us"
    assert registry.countries["ir"].label == "Iranian"
    for actor in registry.actors.values():
        assert actor.country == "" or actor.country in registry.countries, actor.id


def test_every_actor_has_a_form_in_every_language_or_is_told_by_its_name() -> None:
    for actor in load_actors().actors.values():
        assert any(actor.forms[code] for code in LANGUAGES), actor.id


def test_a_wrong_entry_names_file_and_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "actors"
    folder.mkdir()
    monkeypatch.setattr(actors, "DATA", tmp_path)
    load = load_actors.__wrapped__
    (folder / "outlets.toml").write_text('[[actor]]\nid = "x"\nname = "X"\n', encoding="utf-8")
    with pytest.raises(PackError, match="'kind' is missing") as raised:
        load()
    assert raised.value.place == "actors/outlets.toml[x]"
    entry = '[[actor]]\nid = "x"\nkind = "outlet"\nname = "X"\n'
    (folder / "outlets.toml").write_text(entry + entry, encoding="utf-8")
    with pytest.raises(PackError, match="the id is used twice"):
        load()
