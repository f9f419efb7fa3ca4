"""Loading: typed entries, and errors that name the file and the entry."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from small_packs import CUES, write

from rawi.errors import PackError
from rawi.packs.pack import BUILT_IN, Cue, Pack, folder_of, load_pack

Write = Callable[..., str]
ROOT = Path(__file__).parents[2]
__all__ = ["write"]


def cue(**keys: str) -> str:
    given = {"id": '"say.x"', "lemma": '"x"', "english": '"x"', "sense": '"say"', "forms": '["x"]', **keys}
    return "[[cue]]\n" + "\n".join(f"{key} = {value}" for key, value in given.items())


@pytest.mark.parametrize("language", BUILT_IN)
def test_the_built_in_packs_load(language: str) -> None:
    pack = load_pack(language)
    assert pack.language == language
    assert min(len(pack.cues), len(pack.names), len(pack.words)) > 20


def test_every_setting_is_used_and_described() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").glob("**/*.py"))
    page = (ROOT / "docs" / "reference" / "packs.md").read_text(encoding="utf-8")
    packs = [load_pack(language) for language in BUILT_IN]
    for known, least, heading in (
        ({key for pack in packs for key in pack.settings["syntax"]}, 1, "| key of `[syntax]` |"),
        ({words.id for pack in packs for words in pack.words}, 2, "| class |"),  # all classes stand in a list, too
    ):
        assert {name for name in known if code.count(f'"{name}"') < least} == set()
        rows = page.partition(heading)[2].partition("\n\n")[0].splitlines()[2:]
        assert {name for row in rows for name in re.findall(r"[`.](\w+)[]`]", row.split("|")[1])} == known


def test_a_pack_is_read_once() -> None:
    assert load_pack("en") is load_pack("en")


def test_a_third_party_pack_is_found_by_its_entry_point(write: Write) -> None:
    pack = load_pack(write(cues=CUES))
    assert isinstance(pack, Pack)
    (only,) = pack.cues
    assert (only.id, only.kind, only.stance, only.strength) == ("say.say", "verb", "asserts", "strong")
    assert only.place == "zz/cues.toml[say.say]"
    assert only.content == frozenset({"that"})


def test_content_is_taken_apart() -> None:
    found: Cue = next(cue for cue in load_pack("en").cues if cue.id == "write.write")
    assert {"that", "prep"} <= found.content
    assert found.prepositions == ("of", "about")


def test_prepositions_are_folded(write: Write) -> None:
    keys = {"content": '["prep:إلى", "object:نفي"]', "addressee_prep": '["إلى"]', "forms": '["أشار"]'}
    (found,) = load_pack(write("ar", cues=cue(**keys))).cues
    assert (found.prepositions, found.objects, found.addressee_prep) == (("الی",), ("نفی",), ("الی",))


def test_names_know_their_category_and_number(write: Write) -> None:
    names = '[[anonymous]]\nid = "anon.source"\nenglish = "source"\nforms = ["source"]\nplural_forms = ["sources"]\n'
    names += '[[honorific]]\nid = "hon.mr"\nforms = ["Mr"]\n'
    first, second = load_pack(write(names=names)).names
    assert (first.category, [(f.text, f.feature) for f in first.forms]) == (
        "anonymous",
        [("source", "singular"), ("sources", "plural")],
    )
    assert (second.category, second.english) == ("honorific", "")


@pytest.mark.parametrize(
    ("files", "place", "message"),
    [
        ({"cues": "[[cue]\n"}, "cues.toml", "line 1"),
        ({"cues": cue(colour='"red"')}, "zz/cues.toml[say.x]", "unknown key colour"),
        ({"cues": cue(paradigm='"none"')}, "zz/cues.toml[say.x]", "unknown paradigm none"),
        ({"cues": cue(forms="[]")}, "zz/cues.toml[say.x]", "no form"),
        ({"cues": '[[cue]]\nid = "say.x"\nforms = ["x"]'}, "zz/cues.toml[say.x]", "missing"),
        ({"names": '[[title]]\nid = "title.x"\nforms = ["x"]\nshade = 1'}, "zz/names.toml[title.x]", "unknown key"),
        ({"patterns": '[[words]]\nid = "adverb"'}, "zz/patterns.toml[adverb]", "no form"),
        ({"pack": ""}, "zz", "pack.toml is missing or empty"),
    ],
)
def test_a_wrong_file_names_file_and_entry(write: Write, files: dict[str, str], place: str, message: str) -> None:
    with pytest.raises(PackError) as raised:
        load_pack(write(**files))
    assert raised.value.place.endswith(place)
    assert message in raised.value.message


def test_an_unknown_language_says_which_are_known() -> None:
    with pytest.raises(PackError, match="there is no pack for 'xx'") as raised:
        folder_of("xx")
    assert "ar, fa, en" in raised.value.hint
