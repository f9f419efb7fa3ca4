"""A page → its article: paragraphs joined by newlines, letter for letter as the page has them.

The extractor (trafilatura) deletes the zero-width non-joiner and the direction marks, which would turn one Persian word
into another.  They travel through it as printable stand-ins that the page itself does not use, and come back after it.
Where the extractor finds no article, the text of all blocks is taken, with a note.
"""

import hashlib
import logging
import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from rawi.errors import FormatError
from rawi.read.decode import decode
from rawi.read.draft import Draft, Source
from rawi.read.page import Page, parse_page
from rawi.text.normalize import fold_key
from rawi.text.said import say

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_KEPT = "\u200c\u200d\u200e\u200f"
_ENTITY = re.compile(r"&(?:zwnj|zwj|lrm|rlm|#0*820[4-7]|#x0*200[c-f]);?", re.IGNORECASE)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_STAND_INS = range(0x2E31, 0x2E50)
_DROPPED = "script|style|noscript|template|nav|footer|aside|form|button|svg|iframe|head"
_BLOCKS = "p|div|li|td|th|tr|h1|h2|h3|h4|h5|h6|blockquote|article|section|br|pre|figcaption|dd|dt"


def read_html(source: Source) -> Iterator[Draft]:
    """The one document of an HTML page.  Raises EncodingError, FormatError."""
    data = source.data()
    decoded = decode(data, source.place, page=True)
    markup = _ILLEGAL.sub("", _DECLARATION.sub("", decoded.text))
    page = parse_page(markup)
    text = article(markup)
    notes = [decoded.note] if decoded.note else []
    if not text and page is not None:
        text = _all_blocks(page.tree)
        notes.append(say("no article was recognised on the page; the text of all its blocks was taken"))
    text = _without_headline(text, page.title if page else "")
    if not text.strip():
        raise FormatError(
            "the page holds no text",
            place=source.place,
            kept="nothing was read",
            hint="save the article's own text as .txt",
        )
    yield _draft(source, data, text, page, tuple(notes))


def _draft(source: Source, data: bytes, text: str, page: Page | None, notes: tuple[str, ...]) -> Draft:
    if page is None:
        return Draft(source.name, text, source.address, hashlib.sha256(data).hexdigest(), notes=notes)
    return Draft(
        name=source.name,
        text=text,
        address=page.url or source.address,
        sha256=hashlib.sha256(data).hexdigest(),
        title=page.title,
        url=page.url,
        publisher=page.publisher,
        published=page.published,
        language=page.language,
        notes=(*notes, *page.notes),
    )


def article(markup: str) -> str:
    """The article's paragraphs, one a line, or "" when the extractor finds none."""
    import trafilatura
    from lxml.etree import LxmlError

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it finds wrong is not for the terminal
    markup = _ENTITY.sub(lambda match: unescape(match.group().rstrip(";") + ";"), markup)
    forth, back = _stand_ins(markup)
    try:
        found = trafilatura.extract(
            markup.translate(forth),
            output_format="txt",
            include_comments=False,
            include_tables=True,
            include_formatting=False,
            with_metadata=False,
        )
    except (LxmlError, ValueError, TypeError, AttributeError, RecursionError):
        return ""  # hostile markup: the blocks are read instead
    return (found or "").translate(back).strip()


def _stand_ins(markup: str) -> tuple[dict[int, int], dict[int, int]]:
    """Maps from each character to keep to a printable one the page does not use, and back."""
    free = [code for code in _STAND_INS if chr(code) not in markup]
    pairs = list(zip(map(ord, _KEPT), free, strict=False))
    return dict(pairs), {there: here for here, there in pairs}


def _all_blocks(tree: "HtmlElement") -> str:
    """The text of a whole page, a line a block, without scripts and page furniture."""
    for element in tree.xpath("|".join(f"//{name}" for name in _DROPPED.split("|"))):
        if element.getparent() is not None:
            element.drop_tree()
    for element in tree.xpath("|".join(f"//{name}" for name in _BLOCKS.split("|"))):
        element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split(" ")) for line in tree.text_content().split("\n"))
    return "\n".join(line.strip() for line in lines if line.strip())


def _without_headline(text: str, title: str) -> str:
    """The text without a first line that only repeats the title, which is kept as metadata."""
    first, _, rest = text.partition("\n")
    return rest if title and rest and fold_key(first) == fold_key(title) else text
