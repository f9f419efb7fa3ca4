import dataclasses
import json
import re
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from ledgers import claims, contacts, documents
from lxml import html

from rawi.export.dossier import dossier, embedded, overquoted
from rawi.export.report import INVENTED, Report, as_data, report

_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?|\d+[-\u2013]\d+")
_VOID = {"meta", "img", "br", "link"}


class Page(HTMLParser):
    """The elements open at each piece of text, and everything that could reach the network."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, list[tuple[str, dict[str, str | None]]]]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if name := found.get("id"):
            self.ids.append(name)
        if tag not in _VOID:
            self.open.append((tag, found))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1][0] == tag, f"</{tag}> closes {self.open[-1:]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.texts.append((data, list(self.open)))

    def data(self) -> str:
        return "".join(t for t, around in self.texts if around and around[-1][1].get("id") == "rawi-data")

    def visible(self) -> list[tuple[str, list[tuple[str, dict[str, str | None]]]]]:
        hidden = ("style", "script", "title")
        return [(t, around) for t, around in self.texts if around and around[-1][0] not in hidden and t.strip()]


def made() -> Report:
    return report(claims(), documents(), contacts)


def page(title: str = "") -> Page:
    return Page(dossier(made(), title, "2026-05-04"))


def test_elements_are_closed_and_ids_are_unique() -> None:
    found = page()
    assert not found.open
    assert len(found.ids) == len(set(found.ids))
    targets = {a["href"] for tag, a in found.tags if tag == "a"}
    assert targets <= {f"#{name}" for name in found.ids}


def test_nothing_reaches_the_network_and_nothing_runs() -> None:
    found = page()
    for tag, attributes in found.tags:
        assert tag not in ("link", "img", "iframe", "object", "form", "base"), tag
        assert not any(name.startswith("on") for name in attributes)
        assert attributes.get("src") is None and (attributes.get("href") or "#").startswith("#")
        if tag == "script":
            assert attributes == {"type": "application/json", "id": "rawi-data"}
    style = next(t for t, around in found.texts if around and around[-1][0] == "style")
    assert "@import" not in style and not re.search(r"url\((?!data:font/woff2;base64,)", style)
    policy = next(a["content"] for tag, a in found.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None and policy.startswith("default-src 'none'; style-src 'unsafe-inline'; font-src data:")


def test_the_data_inside_is_the_data() -> None:
    inside = page().data()
    assert "<" not in inside and "&" not in inside
    assert json.loads(inside) == json.loads(json.dumps(as_data(made())))
    assert json.loads(embedded({"x": "</script>\u2028"})) == {"x": "</script>\u2028"}


def test_hostile_text_is_text() -> None:
    text = dossier(made(), "<h1>&", "")
    assert "<script>alert" not in text and "<img src=x" not in text
    assert "\u202e" not in re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
    assert '<span class="token" dir="ltr">U+202E</span>' in text


def test_no_date_and_no_range_stands_bare() -> None:
    for text, around in page("Report of 2026-05-01").visible():
        if _DATE.search(text):
            assert any(a.get("dir") == "ltr" and tag in ("bdi", "time", "span") for tag, a in around), text


def test_right_to_left_text_is_isolated_with_its_language() -> None:
    for text, around in page().visible():
        if re.search("[\u0600-\u06ff]", text):
            inner = next(a for tag, a in reversed(around) if "dir" in a and a["dir"] == "rtl")
            assert inner.get("lang") in ("ar", "fa", "und"), text


def test_only_the_letters_needed_are_embedded() -> None:
    everything = dossier(made())
    english = [c for c in claims() if c.id == "C-2"]
    plain = dossier(report(english, {"id-hostile": documents()["id-hostile"]}, contacts))
    assert everything.count("@font-face") == 3 and plain.count("@font-face") == 1
    assert {p.name for p in files("rawi.export").joinpath("fonts").iterdir() if p.name.startswith("LICENSE")} == {
        "LICENSE-noto-naskh-arabic.txt",
        "LICENSE-vazirmatn.txt",
    }


def test_it_says_what_it_is() -> None:
    text = dossier(made())
    for words in ("Nothing here is adjudicated", "Contents", "Method", "sha256", "Cannot tell", "Open Font License"):
        assert words in text
    assert "Invented for demonstration" not in text
    invented = {k: dataclasses.replace(d, notes=(f"{INVENTED}: a test",)) for k, d in documents().items()}
    assert "Invented for demonstration" in dossier(report(claims(), invented, contacts))


def test_much_quoted_articles_are_told() -> None:
    assert set(overquoted(made())) == {"north", "south", "east", "hostile"}


@pytest.mark.parametrize(
    ("tongue", "heading", "status"),
    [
        ("ar", "ما تقوله هذه المقالات، ومن ينفيه", "متنازع عليه"),
        ("fa", "این مقاله‌ها چه می‌گویند و چه کسی تکذیب می‌کند", "محل اختلاف"),
    ],
)
def test_it_speaks_the_readers_language_and_quotes_the_articles(tongue: str, heading: str, status: str) -> None:
    text = dossier(made(), "", "2026-05-04", tongue)
    page = html.fromstring(text)
    assert (page.get("lang"), page.get("dir")) == (tongue, "rtl")
    assert "".join(map(str, page.find(".//h1").itertext())) == heading  # type: ignore[union-attr]
    main = page.find(".//main")
    assert main is not None
    shown = "".join(map(str, main.itertext()))
    for english in ("What stands out", "Says so", "undated", "asserted", "contested", "line ", "origin:", "Method"):
        assert english not in shown, english
    assert status in shown
    assert {q.get("lang") for q in page.iterfind(".//blockquote")} == {"ar", "fa", "en"}
    inside = re.search(r'id="rawi-data">(.*?)</script>', text, re.S)
    assert inside and json.loads(inside[1]) == json.loads(json.dumps(as_data(made())))


@pytest.mark.parametrize("tongue", ["ar", "fa"])
def test_no_number_stands_bare_in_a_right_to_left_dossier(tongue: str) -> None:
    for element in html.fromstring(dossier(made(), "", "2026-05-04", tongue)).find(".//body").iter():  # type: ignore[union-attr]
        if not isinstance(element.tag, str) or element.tag == "script":
            continue
        for text in (element.text, *(child.tail for child in element)):
            near = next(e for e in (element, *element.iterancestors()) if e.get("dir"))
            quoted = near.tag != "html" and not re.search(r"\d{4}-\d\d", text or "")
            assert not re.search(r"\d", text or "") or near.get("dir") == "ltr" or quoted, text
