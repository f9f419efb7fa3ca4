"""What an HTML page says about itself: title, address, publisher, date and language, each as written.

Read from JSON-LD, Open Graph and meta tags, and `<time>`, in this order; dates of change are not dates of publication.
A date nobody states is not looked for anywhere else: a year in a footer is no date.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rawi.read.stamps import parse_stamp
from rawi.text.said import say

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLES = ("article", "posting", "report", "webpage")
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title")
_SITES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_DATES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "publishdate",
    "pubdate", "publish-date", "publish_date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date", "dcterms.date", "date", "citation_publication_date",
)  # fmt: skip
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page and what it says; "" is "not said"."""

    tree: "HtmlElement"
    title: str = ""
    url: str = ""
    publisher: str = ""
    published: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()


def parse_page(markup: str) -> Page | None:
    """The facts of a page; None when the markup has no element at all."""
    from lxml import html
    from lxml.etree import LxmlError

    try:
        tree = html.document_fromstring(markup, parser=html.HTMLParser(encoding=None, huge_tree=False))
    except (LxmlError, ValueError):
        return None
    metas = _metas(tree)
    records = [r for r in _records(tree) if any(word in _kind(r) for word in _ARTICLES)]
    records.sort(key=lambda record: "webpage" in _kind(record))
    dates = list(_dates(records, metas, tree))
    return Page(
        tree,
        title=_first(_string(r, "headline") for r in records) or _pick(metas, _TITLES) or _text(tree, "//title"),
        url=_first(_address(tree, metas)),
        publisher=_first(_name(r.get("publisher")) for r in records) or _pick(metas, _SITES),
        published=dates[0][1] if dates else "",
        language=_first(_string(r, "inLanguage") for r in records) or str(tree.get("lang") or ""),
        notes=tuple(_disagreement(dates)),
    )


def _dates(records: list[dict[str, Any]], metas: dict[str, str], tree: "HtmlElement") -> Iterator[tuple[str, str]]:
    """Where a date of publication stands, and its raw words; only such as can be read."""
    found = [("JSON-LD", _string(record, "datePublished")) for record in records]
    found += [(f"meta {name}", metas[name]) for name in _DATES if name in metas]
    times = tree.xpath("//article//time[@datetime] | //time[@pubdate][@datetime] | //*[@itemprop='datePublished']")
    stamps = {str(t.get("datetime") or t.get("content") or "") for t in times}
    found += [("<time>", stamp) for stamp in stamps if len(stamps) == 1]
    return ((place, raw.strip()) for place, raw in found if raw and parse_stamp(raw))


def _disagreement(dates: list[tuple[str, str]]) -> Iterator[str]:
    days: dict[str, str] = {}
    for place, raw in dates:
        days.setdefault(parse_stamp(raw)[:10], f"«{raw}» ({place})")
    if len(days) > 1:
        yield say("the page states %(dates)s; the first is used", dates=tuple(days.values()))


def _metas(tree: "HtmlElement") -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.xpath("//meta[@content]"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        if name and meta.get("content").strip():
            found.setdefault(name, meta.get("content").strip())
    return found


def _address(tree: "HtmlElement", metas: dict[str, str]) -> Iterator[str]:
    for url in (*tree.xpath("//link[@rel='canonical']/@href"), metas.get("og:url", "")):
        if url.strip().lower().startswith(("http://", "https://")):
            yield url.strip()


def _records(tree: "HtmlElement") -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD, whatever it is nested in."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            yield from _objects(json.loads(script.text_content(), strict=False), _DEPTH)
        except (ValueError, RecursionError):
            continue  # broken JSON-LD is common, and the page says the same elsewhere


def _objects(found: object, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(found, list):
        for item in found:
            yield from _objects(item, depth)
    elif isinstance(found, dict) and depth:
        yield found
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(found.get(key), depth - 1)


def _kind(record: dict[str, Any]) -> str:
    return str(record.get("@type", "")).lower()


def _string(record: dict[str, Any], key: str) -> str:
    value = record.get(key)
    return value.strip() if isinstance(value, str) else ""


def _name(publisher: object) -> str:
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    if isinstance(publisher, dict):
        return _string(publisher, "name")
    return publisher.strip() if isinstance(publisher, str) else ""


def _pick(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if name in metas), "")


def _text(tree: "HtmlElement", path: str) -> str:
    return next((" ".join(element.text_content().split()) for element in tree.xpath(path)), "")


def _first(values: Iterator[str]) -> str:
    return next((value for value in values if value), "")
