import math

from benchmark.learn_confidence import LEAST, Row, fit, learn, page, toml


def _row(part: int, sign: str, right: bool) -> Row:
    return Row(["always", sign], right, part, [])


def _data() -> list[Row]:
    """Attributions with one good sign (nine of ten right) and one bad (two of ten), over ten parts."""
    return [
        _row(part, sign, k < limit)
        for part in range(10)
        for sign, limit in (("good", 9), ("bad", 1))
        for k in range(10)
    ]


def test_confidence_is_the_share_that_is_right() -> None:
    weights = learn(_data(), 200)["weights"]
    chance = {sign: 1 / (1 + math.exp(-weights[""] - weights[sign])) for sign in ("good", "bad")}
    assert abs(chance["good"] - 0.9) < 0.03 and abs(chance["bad"] - 0.1) < 0.03
    assert "always" not in weights  # tells nothing


def test_what_is_sooner_wrong_is_left_out_and_the_surest_marked() -> None:
    learned = learn(_data(), 100)
    assert learned["settings"]["least"] == LEAST
    assert 0.5 <= learned["settings"]["high"] <= 0.91
    assert learn([row for row in _data() if row.signs[1] == "good"], 100)["settings"]["least"] == 0.0
    assert [row["P"] for row in learned["thresholds"]] == sorted(row["P"] for row in learned["thresholds"])


def test_the_same_data_give_the_same_file() -> None:
    assert toml(learn(_data(), 200)) == toml(learn(_data(), 200))
    assert "`--high-precision`" in page(learn(_data(), 200))


def test_without_signs_there_is_only_the_bias() -> None:
    (bias,) = fit([Row([], k < 3, 0, []) for k in range(4)], 1)
    assert abs(1 / (1 + math.exp(-bias)) - 0.75) < 0.01
