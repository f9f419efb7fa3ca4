"""The configuration: flag > RAWI_* > ./rawi.toml > the user's config.toml > default; each value knows its origin."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from rawi.errors import UsageError

HERE = "rawi.toml"


def user_file() -> Path:
    """The user's own configuration file; it need not exist."""
    from platformdirs import user_config_path

    return user_config_path("rawi", appauthor=False) / "config.toml"


class Settings(BaseSettings):
    """Everything that can be configured."""

    model_config = SettingsConfigDict(env_prefix="RAWI_", extra="forbid", env_ignore_empty=True)

    store: str = Field("", description="the ledger: an SQLite file or a PostgreSQL address; empty: in the data folder")
    jobs: int = Field(1, ge=1, le=256, description="processes that extract")
    quote_limit: int = Field(300, ge=20, le=100_000, description="characters of one quotation in a report")
    claim_limit: int = Field(500, ge=1, description="claims in a report")
    translit: bool = Field(False, description="print quotations in Latin letters")
    user: str = Field("", description="who judges; empty: the name of the account")
    bom: bool = Field(False, description="begin CSV with a byte order mark")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The sources in order of precedence; no dotenv, no secrets."""
        files = [TomlConfigSettingsSource(settings_cls, path) for path in (Path(HERE), user_file()) if path.is_file()]
        return (init_settings, env_settings, *files)


@dataclass(frozen=True, slots=True)
class Value:
    """One setting with where it comes from."""

    name: str
    value: Any
    origin: str
    meaning: str


def load(**flags: Any) -> Settings:  # noqa: ANN401
    """The settings in force.  flags: what the command line says; an empty or false one says nothing."""
    try:
        return Settings(**{k: v for k, v in flags.items() if v})
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise UsageError(
            f"{name}: {first['msg']}", place=_origin(name), hint="to see all: rawi config --origin"
        ) from error
    except ValueError as error:  # broken TOML
        raise UsageError(str(error), place=HERE if Path(HERE).is_file() else str(user_file())) from error


def user(flag: str = "") -> str:
    """Who judges: a person, and no rule."""
    import getpass

    from rawi.link.decisions import MACHINES

    try:
        name = (flag or load().user or getpass.getuser()).strip()
    except (KeyError, OSError):
        name = ""
    if not name or name.partition(":")[0] in MACHINES:
        raise UsageError(f"'{name}' is no person's name", hint="to say who decides: --by NAME or RAWI_USER=NAME")
    return name


def values() -> list[Value]:
    """All settings in force, with their origins."""
    found = load()
    return [
        Value(name, getattr(found, name), _origin(name) or "default", field.description or "")
        for name, field in Settings.model_fields.items()
    ]


def _origin(name: str) -> str:
    """The first source that has a word on a setting, "" for none."""
    variable = f"RAWI_{name.upper()}"
    if os.environ.get(variable):
        return variable
    import tomllib

    for path in (Path(HERE), user_file()):
        if path.is_file() and name in tomllib.loads(path.read_text(encoding="utf-8")):
            return str(path)
    return ""
