"""The pages, one file each: a function from an address to the data that the page and its JSON twin both show.

To add one: a file here with a `Pages` router, a template of the same name, its words in locale/ar and locale/fa, and a
line in the tables below.
"""

from rawi.web import render
from rawi.web.pages import about, actor, claim, compare, document, ledger, prefer, search, timeline, today

ROUTERS = tuple(one.router for one in (today, ledger, claim, document, compare, timeline, actor, search, about, prefer))

render.NAVIGATION = (("/", "Today"), ("/ledger", "Ledger"), ("/timeline", "Timeline"), ("/about", "Method"))
