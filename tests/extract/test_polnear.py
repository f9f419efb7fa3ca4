"""The spans of PolNeAR's scheme."""

from rawi.extract.pipeline import extract
from rawi.types import Document


def _spans(text: str) -> list[tuple[str, str, list[str]]]:
    found = extract(Document("x", "x", text, "en", "x"), scheme="polnear").attributions
    return [
        (
            text[a.source.start : a.source.end] if a.source else "",
            text[a.cue.start : a.cue.end] if a.cue else "",
            [text[s.start : s.end] for s in a.content],
        )
        for a in found
    ]


def test_the_subject_of_a_participle_and_of_a_joined_verb_is_their_source() -> None:
    spans = _spans("The mayor said the museum is ready, adding that the ferry is late.")
    assert ("The mayor", "adding", ["that the ferry is late"]) in spans
    spans = _spans("The mayor opened the door and said that the museum is ready.")
    assert ("The mayor", "said", ["that the museum is ready"]) in spans


def test_the_cue_takes_in_its_auxiliaries() -> None:
    assert _spans("The mayor has also said that the museum is ready.") == [
        ("The mayor", "has also said", ["that the museum is ready"])
    ]


def test_the_relative_word_is_the_source_of_its_clause() -> None:
    spans = _spans("We met the mayor, who said that the museum is ready.")
    assert ("who", "said", ["that the museum is ready"]) in spans


def test_a_quotation_of_two_sentences_is_one_piece() -> None:
    spans = _spans("“The museum is ready. Come in,” the mayor said.")
    assert spans == [("the mayor", "said", ["“The museum is ready. Come in,”"])]
