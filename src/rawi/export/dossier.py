"""The dossier: a report as one HTML file that needs no network and no script, to be sent, kept and printed.

Purpose   everything a reader needs to check a claim: chains, quotations, places, hashes, how the counts are made.
Safety    article text is escaped and isolated; the content policy allows nothing but inline style and embedded fonts;
          addresses are shown, never linked; the JSON has its `<` escaped.
Size      quotations are capped; the article itself is never in the file.
"""

import base64
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from rawi.export.labels import AGREEMENT
from rawi.export.report import NOTICE, SECTIONS, Report, as_data
from rawi.export.tongue import TONGUES, direction_of
from rawi.text.visible import is_right_to_left

if TYPE_CHECKING:
    from jinja2 import Template

SHARE = 0.15
"""The part of an article beyond which a dossier warns that much of it is quoted."""
_ARABIC = "U+0600-06FF,U+0750-077F,U+0870-08FF,U+200C-200D,U+2010-2011,U+FB50-FDFF,U+FE70-FEFC"
_LATIN = "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02DC,U+2000-200B,U+2010-206F,U+20AC,U+2122,U+2191,U+2193,U+2212"


@dataclass(frozen=True, slots=True)
class Face:
    """A font file of the dossier: family, file, the characters it is for."""

    family: str
    file: str
    characters: str


VAZIRMATN = Face("Rawi Sans", "vazirmatn-arabic.woff2", _ARABIC)
LATIN = Face("Rawi Sans", "vazirmatn-latin.woff2", _LATIN)
NASKH = Face("Rawi Naskh", "noto-naskh-arabic.woff2", _ARABIC)


def dossier(made: Report, title: str = "", written: str = "", tongue: str = "en") -> str:
    """The file's text.

    title: its heading, "" for a plain one; written: the day it was made, as EDTF, "" to leave it out; tongue: the
    language of all but the quotations.
    """
    made_page: str = _template(tongue).render(
        report=made,
        tongue=tongue,
        dir_of_page=direction_of(tongue),
        title=title,
        written=written,
        notice=NOTICE,
        sections=[(name, made.section(name)) for name in SECTIONS if made.section(name)],
        anchors=defaultdict(lambda: "sources", {s.name: f"source-{k}" for k, s in enumerate(made.sources, 1)}),
        retold=[(e, d) for e in made.entries for d in e.retold if e.kind != AGREEMENT],
        style=Markup(_file("templates", "dossier.css").decode()),
        fonts=Markup("\n").join(_face(face) for face in _faces(made, tongue)),
        data=embedded(as_data(made)),
        share=SHARE,
    )
    return made_page


def embedded(data: dict[str, Any]) -> Markup:
    """JSON that can stand inside a script element of an HTML page."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def overquoted(made: Report) -> list[str]:
    """Names of the documents of which more is quoted than `SHARE`."""
    return [s.name for s in made.sources if s.characters and s.quoted > SHARE * s.characters]


def _faces(made: Report, tongue: str) -> Iterable[Face]:
    """The fonts this report has letters for."""
    yield LATIN
    arabic = direction_of(tongue) == "rtl"
    languages = {q.language for e in made.entries for a in (*e.says, *e.denies) for q in a.quotes}
    if (
        arabic
        or languages & {"ar", "fa"}
        or any(is_right_to_left(s.name + s.title + s.publisher) for s in made.sources)
    ):
        yield VAZIRMATN
    if "ar" in languages:
        yield NASKH


def _face(face: Face) -> Markup:
    encoded = base64.b64encode(_file("fonts", face.file)).decode()
    return Markup(
        "@font-face{{font-family:'{}';font-weight:100 900;font-display:block;"
        "src:url(data:font/woff2;base64,{}) format('woff2');unicode-range:{}}}"
    ).format(face.family, encoded, face.characters)


def _file(folder: str, name: str) -> bytes:
    return files("rawi.export").joinpath(folder, name).read_bytes()


@lru_cache(maxsize=len(TONGUES))
def _template(tongue: str) -> "Template":
    from jinja2 import Environment, StrictUndefined

    from rawi.export.templating import dressed

    made = dressed(
        Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
                    extensions=["jinja2.ext.i18n"]),
        tongue,
    )  # fmt: skip
    return made.from_string(_file("templates", "dossier.html.j2").decode())
