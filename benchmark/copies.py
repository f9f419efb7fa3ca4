"""Whether copies are recognised, and whether two posts that rest on one report are counted as two origins.

    python -m benchmark.copies NEWS.jsonl.gz [--posts N] [--seed N]

Posts that share no wording are taken from a file of news; each is copied with one edit that channels make: another
signature, no emoji, another header, a cut tail, a few other words, other letters.  A copy is recognised where linking
puts it into the family of its post; precision is over all pairs of one family.  For origins, posts that cite an outlet
are retold: by another channel, through a second outlet, without the outlet, under another name of it, in part; two
origins where there is one report are false independence.  Nothing is kept; the same file and seed
give the same figures.
"""

import argparse
import gzip
import hashlib
import heapq
import itertools
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rawi.extract.pipeline import extract
from rawi.link import block, features, link_candidates
from rawi.link.candidate import Candidate
from rawi.link.copies import copies
from rawi.link.origins import cited
from rawi.link.scale import scale_of, view
from rawi.link.standing import origin_count
from rawi.packs.actors import Actor, load_actors
from rawi.read import Known, assemble
from rawi.read.draft import Draft
from rawi.types import Claim, Document

LEAST_WORDS = 15
SHARED = 0.2  # posts that share more of their word triples are no two posts
WORD = re.compile(r"\w+")
SIGN = re.compile(r"^\s*(?:[^\w\s]*\s*)?@\w+.*$", re.MULTILINE)
TAG = re.compile(r"#\w+\s*")
PICTURE = re.compile(r"[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]+\s*")
END = re.compile(r"(?<=[.!\n\u061f\u06d4])\s+")
ARABIC = str.maketrans("\u06cc\u06a9", "\u064a\u0643")
PERSIAN = str.maketrans("\u064a\u0649\u0643\u0623\u0625\u0629", "\u06cc\u06cc\u06a9\u0627\u0627\u0647")
DIGITS = str.maketrans("0123456789", "\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9")
PARTED = str.maketrans({"\u200c": " ", "\u0640": "", "\u064b": "", "\u064e": "", "\u0650": "", "\u064f": ""})


@dataclass(frozen=True, slots=True)
class Post:
    """A post of the stream, or a copy of one."""

    name: str
    text: str
    language: str
    day: str


Edit = Callable[[Post, Sequence[Post], random.Random], str]


def triples(text: str) -> set[str]:
    """The word triples of a text, by which two posts are told to be two."""
    words = WORD.findall(text.lower().translate(PERSIAN))
    return {" ".join(words[k : k + 3]) for k in range(len(words) - 2)}


def stream(path: Path) -> Iterator[Post]:
    """The posts of a file that are long enough."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if len(WORD.findall(row["text"])) >= LEAST_WORDS and row.get("lang", "en") in ("ar", "fa", "en"):
                yield Post(str(row["id"]), row["text"], row.get("lang", "en"), str(row["published_at"])[:10])


def distinct(posts: Iterator[Post], limit: int, seed: int) -> list[Post]:
    """Posts taken by a hash of their names, none of which shares much wording with another."""

    def order(post: Post) -> bytes:
        return hashlib.sha256(f"{seed} {post.name}".encode()).digest()

    kept: list[Post] = []
    holders: dict[str, list[int]] = defaultdict(list)
    sizes: list[int] = []
    for post in heapq.nsmallest(3 * limit, posts, key=order):
        mine = triples(post.text)
        shared = Counter(k for t in mine for k in holders[t])
        if not mine or any(n >= SHARED * min(len(mine), sizes[k]) for k, n in shared.items()):
            continue
        for t in mine:
            holders[t].append(len(kept))
        kept.append(post)
        sizes.append(len(mine))
        if len(kept) == limit:
            break
    return kept


def _signed(post: Post, others: Sequence[Post], chance: random.Random) -> str:
    return f"{SIGN.sub('', post.text).rstrip()}\n@{chance.choice(others).name.replace('-', '_')}"


def _bare(post: Post, _: Sequence[Post], __: random.Random) -> str:
    return PICTURE.sub("", TAG.sub("", SIGN.sub("", post.text))).strip()


def _headed(post: Post, others: Sequence[Post], chance: random.Random) -> str:
    """The post below the first words of another one."""
    first = next(line for line in chance.choice(others).text.splitlines() if WORD.search(line))
    return f"\u2757\n{' '.join(first.split()[:4])}\n{post.text}"


def _cut(post: Post, _: Sequence[Post], __: random.Random) -> str:
    """The post without its last third, at the end of a sentence where there is one."""
    parts = END.split(SIGN.sub("", post.text).strip())
    keep = 1 + next((k for k in range(len(parts)) if 3 * sum(map(len, parts[: k + 1])) >= 2 * sum(map(len, parts))), 0)
    if keep < len(parts):
        return " ".join(parts[:keep])
    words = post.text.split(" ")
    return " ".join(words[: max(LEAST_WORDS, 2 * len(words) // 3)])


def _reworded(post: Post, others: Sequence[Post], chance: random.Random) -> str:
    """The post with one word of twelve put otherwise, or left out."""
    words = post.text.split(" ")
    known = [w for w in chance.choice(others).text.split() if WORD.fullmatch(w)] or [""]
    for k in chance.sample(range(len(words)), max(1, len(words) // 12)):
        if WORD.fullmatch(words[k]):
            words[k] = chance.choice(known) if chance.random() < 0.7 else ""
    return " ".join(words)


def _respelt(post: Post, _: Sequence[Post], __: random.Random) -> str:
    table = ARABIC if post.language == "fa" else PERSIAN
    return post.text.translate(table).translate(DIGITS).translate(PARTED)


EDITS: dict[str, Edit] = {
    "literal": lambda post, _, __: post.text,
    "another signature": _signed,
    "no signature, emoji or hashtag": _bare,
    "another header": _headed,
    "tail cut": _cut,
    "a few words changed": _reworded,
    "other letters and digits": _respelt,
}


def document(post: Post, number: int) -> Document:
    """A post as it is read; posts of one story come minutes apart."""
    draft = Draft(f"{post.name}/{number}", post.text, f"{post.name}/{number}", "", language=post.language)
    return assemble(replace(draft, published=post.day), Known())


def candidates(documents: Sequence[Document]) -> list[Candidate]:
    return [one for each in documents for one in features(each, extract(each))]


def families(documents: Sequence[Document]) -> dict[str, str]:
    """Document → its family, as linking sees it."""
    ordered = block.order(candidates(documents))
    scale = scale_of(ordered)
    views = [view(one, scale) for one in ordered]
    return copies(views, block.pairs(views, scale))


def recognised(posts: Sequence[Post], seed: int) -> None:
    """Prints how many copies of each kind are recognised, and how many pairs of one family are copies."""
    chance = random.Random(seed)
    kinds = list(EDITS)
    made = {document(post, 0).id: (k, "") for k, post in enumerate(posts)}
    documents = [document(post, 0) for post in posts]
    for k, post in enumerate(posts):
        kind = kinds[k % len(kinds)]
        copy = document(replace(post, text=EDITS[kind](post, posts, chance)), 1)
        made[copy.id] = (k, kind)
        documents.append(copy)
    family = families(documents)
    told = {made[d.id][0] for d in documents if d.id in family}
    found: Counter[str] = Counter()
    groups: dict[str, list[str]] = defaultdict(list)
    for name, root in family.items():
        groups[root].append(name)
    right = wrong = 0
    for names in groups.values():
        for a, b in itertools.combinations(names, 2):
            same = made[a][0] == made[b][0]
            right, wrong = right + same, wrong + (not same)
            if same:
                found[made[a][1] or made[b][1]] += 1
    asked = Counter(kind for k, kind in made.values() if kind)
    silent = len(posts) - len(told)
    for kind in kinds:
        print(f"  {kind:32} {found[kind]:4} of {asked[kind]:4}  {100 * found[kind] / max(asked[kind], 1):5.1f} %")
    total = asked.total()
    print(f"  {'recognised':32} {found.total():4} of {total:4}  {100 * found.total() / total:5.1f} %")
    heard = total - silent
    print(f"  {'of posts that tell something':32} {found.total():4} of {heard:4}  {100 * found.total() / heard:5.1f} %")
    print(f"  {'precision':32} {right:4} of {right + wrong:4}  {100 * right / max(right + wrong, 1):5.1f} %")


def _forms(actor: Actor, language: str) -> list[str]:
    return [form for form in actor.forms.get(language, ()) if form not in actor.ambiguous]


def retold(post: Post, form: str, outlet: Actor, others: Sequence[Post], chance: random.Random) -> Iterator[str]:
    """The ways in which a post that cites an outlet by a form is handed on."""
    yield _signed(post, others, chance)
    second = [a for a in load_actors().actors.values() if a.kind == "outlet" and a.id != outlet.id and not a.platform]
    name = chance.choice([forms[0] for a in second if (forms := _forms(a, post.language))])
    yield f"{name}: {_bare(post, others, chance)}"
    yield _bare(replace(post, text=post.text.replace(form, "")), others, chance).lstrip(" :\n")
    if other := [f for f in _forms(outlet, post.language) if f != form]:
        yield post.text.replace(form, other[0])
    yield _cut(post, others, chance)


def citing(posts: Sequence[Post]) -> Iterator[tuple[Post, str, Actor]]:
    """The posts of which a passage rests on one outlet, the form that names it, and the outlet."""
    outlets = {a.name: a for a in load_actors().actors.values() if a.kind == "outlet" and not a.platform}
    for post in posts:
        named = {cited(one) for one in candidates([document(post, 0)])} - {""}
        if len(named) != 1:
            continue
        outlet = outlets[named.pop()]
        form = next((f for f in sorted(_forms(outlet, post.language), key=len, reverse=True) if f in post.text), "")
        if form:
            yield post, form, outlet


def independent(claims: Sequence[Claim], pair: set[str]) -> tuple[bool, bool]:
    """Whether two documents tell one claim, and whether they are counted as two origins of one."""
    both = [[a for a in one.assertions if a.document in pair] for one in claims]
    both = [told for told in both if {a.document for a in told} == pair]
    return bool(both), any(origin_count(told) > 1 and _apart(told) for told in both)


def _apart(told: Sequence[object]) -> bool:
    """Whether neither document alone has all the origins that the two have together."""
    by: dict[str, list[object]] = defaultdict(list)
    for one in told:
        by[one.document].append(one)  # type: ignore[attr-defined]
    return all(origin_count(some) < origin_count(told) for some in by.values())  # type: ignore[arg-type]


def false_origins(posts: Sequence[Post], seed: int) -> None:
    """Prints the share of retold reports that are counted as two origins."""
    chance = random.Random(seed)
    together = apart = asked = 0
    ways: Counter[int] = Counter()
    for post, form, outlet in citing(posts):
        first = document(post, 0)
        for k, text in enumerate(retold(post, form, outlet, posts, chance)):
            second = document(replace(post, text=text), k + 1)
            joined, two = independent(link_candidates(candidates([first, second])), {first.id, second.id})
            asked, together, apart = asked + 1, together + joined, apart + two
            ways[k] += two
    share = 100 * apart / max(together, 1)
    print(f"  retold reports {asked}, told as one claim {together}, counted as two origins {apart}: {share:.1f} %")
    print(f"  by way (channel, through another, not named, other name, in part): {[ways[k] for k in range(5)]}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmark.copies", description=__doc__.splitlines()[0])
    parser.add_argument("news", type=Path, help="posts: JSON Lines, may be gzipped")
    parser.add_argument("--posts", type=int, default=700, help="posts that are copied (700)")
    parser.add_argument("--seed", type=int, default=7, help="which posts, and which words change (7)")
    asked = parser.parse_args()
    posts = distinct(stream(asked.news), asked.posts, asked.seed)
    print(f"{len(posts)} posts of {asked.news.name} and a copy of each")
    recognised(posts, asked.seed)
    print("\nposts that cite an outlet, retold")
    false_origins(posts, asked.seed)


if __name__ == "__main__":
    main()
