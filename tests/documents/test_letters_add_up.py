"""Letters read with a calculator: every sum comes out with the numbers shown, and no two contradict each other."""

import math
import random
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

import awards
import make
from lcc.documents.letters.justification import justification
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.language import LANGUAGES
from lcc.model import Bid
from lcc.model.award import AWARD_RULES, Points
from lcc.model.draw import Draw
from lcc.model.quality import Scores
from lcc.words.blocks import Document, Formula, Table, ToFillIn
from said import table, texts


def letters(evaluation: Evaluation, language: str = "en", *, others_prices: bool = True) -> dict[str, Document]:
    return {
        one.bid.name: justification(evaluation, one, language, others_prices=others_prices)
        for one in evaluation.bids
    }


def number(text: str, language: str) -> str:
    """Return a number as a calculator takes it."""
    if language == "nl":
        text = text.replace(".", "").replace(",", ".")
    return text.replace(",", "")


def keyed_in(formula: str, language: str) -> float:
    """Work a formula out with the numbers that it shows."""
    plain = re.sub(r"\d[\d.,]*", lambda found: number(found[0], language), formula)
    plain = plain.replace(" x ", " * ").replace("^", "**").replace(";", ",")
    plain = plain.replace("afgerond", "round").replace("log", "math.log10")
    assert re.fullmatch(r"[\d\s.,()*/+>=-]*", re.sub(r"max|min|round|math|log10", "", plain)), plain
    functions = {"max": max, "min": min, "round": half_up, "math": math, "__builtins__": {}}
    return float(eval(plain, functions))


def half_up(value: float, decimals: int) -> float:
    """Round as is done by hand, after the noise of a machine is taken away."""
    return float(Decimal(f"{value:.12g}").quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def sums(document: Document) -> Iterator[tuple[str, str]]:
    """Yield every sum with numbers, and its outcome."""
    for block in document.blocks:
        if isinstance(block, Formula):
            parts = block.text.split(" = ")[1:]
            if len(parts) == 2:
                yield parts[0], parts[1]


def check(document: Document, language: str) -> int:
    """Work every sum out again to the last digit shown, and return how many there are."""
    found = list(sums(document))
    for formula, outcome in found:
        shown = number(outcome, language)
        decimals = len(shown.partition(".")[2])
        assert half_up(keyed_in(formula, language), decimals) == float(shown), (formula, outcome)
    return len(found)


def thirds(seed: int, method: str) -> Evaluation:
    """Return bids of odd amounts, with scores that leave shares that never end."""
    dice = random.Random(seed)
    highest = dice.choice((3, 7, 9, 10))
    scale = {"kind": "points", "lowest": 0, "highest": highest}
    weights = [dice.choice((0.1, 1 / 3, 0.37)) for _bid in range(2)]
    criteria = [
        {"id": f"k{k}", "name": f"K{k}", "weight": weight, "scale": scale}
        for k, weight in enumerate([*weights, 1 - sum(weights)])
    ]
    rule: dict[str, Any] = {"method": method, **awards.RULES[method]}
    if "price_weight" in rule:
        rule["price_weight"] = dice.choice((0.4, 1 / 3, 0.123456789))
    if issubclass(AWARD_RULES[method], Points):
        rule["decimals"] = dice.choice((None, 0, 2))
    if method == "quality_value":
        rule["quality_value"] = dice.choice((5000.0, 1234567.0, 98765.4321))
    tender = make.tender(quality={"criteria": criteria}, award=rule)
    names = ("Ash", "Birch", "Cedar", "Dogwood")
    bids = [
        make.bid(make.offer(make.purchase(dice.choice((1e4, 9999.995, 12345.675)) + dice.random())), name=name)
        for name in names
    ]
    given = [
        {"bid": name, "criterion": one["id"], "score": dice.randint(1, highest), "justification": "Why."}
        for name in names
        for one in criteria
    ]
    return evaluate(tender, bids, Scores.model_validate({"tender": "test", "scores": given}))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", awards.RULES)
def test_every_sum_in_a_letter_comes_out_with_the_numbers_shown(method: str, language: str) -> None:
    for evaluation in (awards.evaluated(method), *(thirds(seed, method) for seed in range(6))):
        for document in letters(evaluation, language).values():
            assert check(document, language) == (0 if method in ("lowest_lcc", "lowest_price") else 1)


@pytest.mark.parametrize("name", make.EXAMPLES)
def test_every_sum_in_the_letters_of_an_example_comes_out(name: str) -> None:
    evaluation = make.compared(make.example(name))
    for language in LANGUAGES:
        for document in letters(evaluation, language).values():
            check(document, language)


@pytest.mark.parametrize("method", awards.RULES)
def test_all_letters_of_an_award_give_the_same_number_for_the_same_thing(method: str) -> None:
    """What a bidder reads of itself is what all others read of it, and differences are those of the numbers shown."""
    for seed in range(4):
        evaluation = thirds(seed, method)
        written = letters(evaluation)
        rows = {tuple(table(document, "All bids").items()) for document in written.values()}
        assert len(rows) == 1
        all_bids = dict(rows.pop())
        for name, document in written.items():
            _rank, cost, quality, score = all_bids[name]
            assert table(document, "Costs")["Life-cycle cost"] == (cost,)
            own = table(document, "Quality")
            assert own["Quality (Q)"][2] == quality
            last = [block.text for block in document.blocks if isinstance(block, Formula)][-1]
            assert last.rpartition(" = ")[2] == score
            beside = [block for block in document.blocks if isinstance(block, Table) and "beside" in block.caption]
            for other in beside:
                winner = table(written[other.heads[2]], "Quality")
                for criterion, mine, theirs, difference, *worth in other.rows:
                    assert (mine, theirs) == (own[criterion][2], winner[criterion][2])
                    assert minus(theirs, mine) == plain(difference)
                    if worth:
                        assert minus(winner[criterion][3], own[criterion][3]) == plain(worth[0])


def plain(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("%", "").replace("+", "").strip())


def minus(one: str, other: str) -> Decimal:
    return plain(one) - plain(other)


def two_bids(**changes: Any) -> Evaluation:
    """Two prices of which the half cents go up, and a third and two thirds of quality that is worth 1,234,567."""
    quality = {
        "criteria": [
            {"id": "k", "name": "K", "weight": 1.0, "scale": {"kind": "points", "lowest": 0, "highest": 3}}
        ]
    }
    award = {"method": "quality_value", "quality_value": 1_234_567.0, **changes}
    scores = [
        {"bid": name, "criterion": "k", "score": k, "justification": "Why."} for k, name in ((1, "A"), (2, "B"))
    ]
    bids = [
        make.bid(make.offer(make.purchase(price)), name=name)
        for name, price in (("A", 1_000_000.005), ("B", 999_999.995))
    ]
    return evaluate(
        make.tender(quality=quality, award=award),
        bids,
        Scores.model_validate({"tender": "test", "scores": scores}),
    )


def test_one_amount_has_one_rounding_and_a_third_as_many_digits_as_its_value_takes() -> None:
    written = letters(two_bids())
    assert list(sums(written["A"])) == [("1,000,000.01 - 1,234,567 x 0.33333333", "588,477.68")]
    assert list(sums(written["B"])) == [("1,000,000.00 - 1,234,567 x 0.66666667", "176,955.33")]
    assert table(written["A"], "Quality beside yours")["K"][-1] == "+411,522.34"


def test_nobody_is_asked_what_a_winner_has_over_a_bid_that_earned_more() -> None:
    """Midden wins by its cost and its quality together; Duur earned more than Midden, Goedkoop less."""
    prices = {"Goedkoop": (537.0, 2.0), "Midden": (611.0, 8.0), "Duur": (743.0, 9.0)}
    scores = [
        {"bid": name, "criterion": "k", "score": score, "justification": "Why."}
        for name, (_price, score) in prices.items()
    ]
    evaluation = evaluate(
        make.tender(
            award={"method": "low_bid", "price_weight": 0.5},
            quality={"criteria": [{"id": "k", "name": "K", "weight": 1.0}]},
        ),
        [make.bid(make.offer(make.purchase(price)), name=name) for name, (price, _score) in prices.items()],
        Scores.model_validate({"tender": "test", "scores": scores}),
    )
    asked = {
        name: [
            block.text
            for block in document.blocks
            if isinstance(block, ToFillIn) and " over yours on " in block.text
        ]
        for name, document in letters(evaluation, others_prices=False).items()
    }
    assert {name: len(found) for name, found in asked.items()} == {"Goedkoop": 1, "Midden": 0, "Duur": 0}


def tied() -> list[Bid]:
    return [make.bid(make.offer(make.purchase(100.0)), name=name) for name in ("Ash", "Birch", "Cedar")]


DRAW = Draw.model_validate(
    {
        "order": ["Birch", "Cedar", "Ash"],
        "at": "2027-05-20T10:00:00+02:00",
        "by": "N. Noor",
        "method": "Slips of paper",
        "witnesses": ["J. Jansen"],
    }
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_of_a_tie_are_conditional_in_all_and_after_a_draw_in_none(language: str) -> None:
    tender = make.tender()
    conditional = "[This letter is conditional" if language == "en" else "[Deze brief is voorwaardelijk"
    before = letters(evaluate(tender, tied()), language, others_prices=False).values()
    assert all(conditional in texts(document) for document in before)
    after = letters(evaluate(tender, tied(), draws=[DRAW]), language, others_prices=False)
    for document in after.values():
        said = texts(document)
        assert conditional not in said
        assert "Birch, Cedar, Ash" in said
        assert "N. Noor" in said
        assert "J. Jansen" in said
    won = "award the contract to you" if language == "en" else "de opdracht aan u te gunnen"
    assert [name for name, document in after.items() if won in texts(document)] == ["Birch"]
