"""Every noise rule keeps its examples; the engine marks spans of the text and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.packs.heads import fold_pattern, head_entries, head_words
from rawi.packs.noise import NoiseRule, find_noise, load_rules, noise_rules, prove, rule_files
from rawi.text.normalize import fold_key

RULES = [rule for file in rule_files() for rule in load_rules(file)]


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_rule_keeps_its_examples(rule: NoiseRule) -> None:
    assert prove(rule) == []
    assert rule.counter_examples


def test_ids_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
def test_no_rule_of_a_language_marks_another_rules_counter_example_sentence(language: str) -> None:
    """Counter-examples are ordinary sentences: long ones must stay whole under all rules together."""
    for rule in RULES:
        for text in rule.counter_examples:
            if len(text.split()) > 5 and "\n" not in text:
                assert not [n for n in find_noise(text, language) if n.reason not in ("editors' initials",)], text


@pytest.mark.parametrize("entry", [e for _, e in head_entries()], ids=lambda e: e["id"])
def test_head_words(entry: dict[str, object]) -> None:
    words = head_words()
    for example in entry["examples"]:  # type: ignore[attr-defined]
        if entry["kind"] == "age":
            assert words.age_in(example) is not None
        elif entry["kind"] == "agency":
            assert words.is_agency(example)
        else:
            assert words.unlabel(f"{example}: 2026-03-04") == ("2026-03-04", entry["kind"] == "updated")
    for example in entry.get("counter_examples", ()):  # type: ignore[attr-defined]
        assert words.age_in(example) is None
        assert not words.is_agency(example)


def test_a_pattern_is_folded_but_not_its_escapes() -> None:
    assert fold_pattern(r"^\W*أكّد\S \D") == r"^\W*" + fold_key("أكد") + r"\S \D"


def test_signature_block_at_the_end_of_a_post() -> None:
    text = "♦️\nراه شمالی باز شد\n🔹\nوزیر گفت خودروها رفت‌وآمد می‌کنند.\n#راه\n🇮🇷\n✊\n@example_news\n|\nLink"
    left = text
    for noise in reversed(find_noise(text, "fa")):
        left = left[: noise.span.start] + left[noise.span.end :]
    assert left.split("\n")[1::2][0] == "راه شمالی باز شد"
    assert [line for line in left.split("\n") if line] == ["راه شمالی باز شد", "وزیر گفت خودروها رفت‌وآمد می‌کنند."]


def test_a_hashtag_or_handle_inside_a_broken_sentence_stays() -> None:
    text = "شما هم به پویش\n#دریای_پاک\nبپیوندید و عکس بفرستید."
    assert find_noise(text, "fa") == ()


@given(st.text(max_size=300), st.sampled_from(["ar", "fa", "en", "und"]))
def test_spans_lie_inside_in_order_and_apart(text: str, language: str) -> None:
    end = 0
    for noise in find_noise(text, language):
        assert end <= noise.span.start < noise.span.end <= len(text)
        end = noise.span.end


def test_rules_are_loaded_once() -> None:
    assert noise_rules("ar") is noise_rules("ar")
