"""The pages, one file each: a function from an address to the data that the page and its JSON twin both show.

To add one: a file here with a `Pages` router, a template of the same name, its words in locale/ar and locale/fa, and a
line in the tables below.
"""

from rawi.web import render
from rawi.web.pages import (
    about,
    actor,
    articles,
    bring,
    chains,
    claim,
    compare,
    document,
    export,
    ledger,
    network,
    prefer,
    review,
    search,
    sign_in,
    timeline,
    today,
)

PAGES = (
    today,
    ledger,
    claim,
    document,
    articles,
    compare,
    timeline,
    network,
    chains,
    actor,
    search,
    review,
    bring,
    export,
    about,
    prefer,
    sign_in,
)
ROUTERS = tuple(one.router for one in PAGES)

NAVIGATION = (
    ("/", "Today"),
    ("/ledger", "Ledger"),
    ("/articles", "Articles"),
    ("/timeline", "Timeline"),
    ("/network", "Network"),
    ("/chains", "Sources"),
    ("/review", "Review"),
    ("/import", "Import"),
    ("/export", "Export"),
    ("/about", "Method"),
)
render.NAVIGATION = NAVIGATION
