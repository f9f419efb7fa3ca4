import tomllib
from pathlib import Path

import pytest
from reading import document

from rawi.demo import corpus
from rawi.extract import confidence
from rawi.extract.pipeline import Steps, extract
from rawi.read import Known, read_paths

PLAIN = "The minister said that the road was open.\n"


def _signs() -> list[str]:
    """Every sign of every attribution in the demo corpus."""
    kept: list[str] = []

    def keep(found: object) -> float:
        kept.extend(found)  # type: ignore[arg-type]
        return 1.0

    def fail(error: Exception) -> None:
        raise error

    for one in read_paths(corpus(), Known(), fail):
        extract(one, Steps(weigh=keep))
    return kept


def test_every_attribution_says_how_sure_it_is() -> None:
    (item,) = extract(document("en", PLAIN)).attributions
    assert 0.5 < item.confidence < 1.0


def test_what_is_less_sure_than_asked_is_left_out() -> None:
    (item,) = extract(document("en", PLAIN)).attributions
    assert extract(document("en", PLAIN), least=item.confidence).attributions == (item,)
    assert not extract(document("en", PLAIN), least=item.confidence + 0.001).attributions


def test_what_is_under_the_learned_threshold_is_left_out_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence, "settings", lambda: {"least": 0.3, "high": 0.9})
    unsure = Steps(weigh=lambda _: 0.2)
    assert not extract(document("en", PLAIN), unsure).attributions
    assert extract(document("en", PLAIN), unsure, least=0.0).attributions
    assert extract(document("en", PLAIN), unsure, scheme="polnear").attributions  # learned on Rawi's own scheme


def test_no_sign_holds_a_word_of_a_text() -> None:
    found = set(_signs())
    assert len(found) > 100
    assert all(sign.isascii() for sign in found)


def test_most_signs_have_weights() -> None:
    found = _signs()
    assert sum(sign in confidence.weights() for sign in found) > 0.8 * len(found)


def test_more_weight_is_more_confidence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence, "weights", lambda: {"": -1.0, "good": 2.0, "bad": -3.0})
    assert confidence.weigh(["bad"]) < confidence.weigh(["never seen"]) < 0.5 < confidence.weigh(["good"])
    assert confidence.reasons(["good", "bad", "never seen"]) == ("bad (-3.00)", "good (+2.00)")


def test_what_was_learned_is_in_the_docs() -> None:
    from benchmark.learn_confidence import BEGIN, END, PAGE, page

    learned = tomllib.loads(confidence.FILE.read_text(encoding="utf-8"))
    shown = Path(PAGE).read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]
    assert shown.strip() == page(learned), "python -m benchmark.learn_confidence --page"
    assert {row["from"] for row in learned["thresholds"]} >= set(learned["settings"].values())
