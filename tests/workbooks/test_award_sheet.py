"""The award in the workbook against the engine: every rule, as written and after every edit, by LibreOffice."""

import io
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from reading import Change, changed, differences, written

import award_cases
import awards
import make
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.excel.comparison.write import write_comparison
from lcc.language import LANGUAGES
from lcc.model.bid_decision import BidDecisions
from libreoffice import needs_libreoffice, recalculated

pytestmark = [needs_libreoffice, pytest.mark.libreoffice]

MKI_RULE = {"best": 100.0, "worst": 2000.0, "highest_discount": 5000.0}
LADDER = {"version": "3.1", "scale": "ProRail"}
TIES = {"tie_break": ["plan", "quality", "cost", "drawing_lots"]}
IN_EVERY_RUN = ("superformula", "weighted_factor")
"""A relative rule and an absolute one; `make test-all` takes them all."""
ALONE_TOO = ("superformula", "low_bid", *awards.BY_ITEM)
"""Of the others `make test` has what all that can be combined with it comes to."""


def evaluations(alone_too: Collection[str]) -> Iterator[tuple[str, Evaluation]]:
    """Yield every rule with all that can be combined with it; some by themselves too, with each, and without a bid."""
    bids, scores = award_cases.bids(), award_cases.scores()
    yield from of_items()
    for name, rule in award_cases.RULES.items():
        if name in alone_too:
            yield name, evaluate(award_cases.tender(rule), bids, scores)
        if name in awards.BY_ITEM:
            continue  # it knows no discounts, and no cost by year: see `of_items`
        combined = rule | {"co2_ladder": LADDER, "mki_discount": MKI_RULE, **TIES}
        tender = award_cases.tender(combined, mki={"weighting_set": "A2"})
        offered = award_cases.bids(mki={"weighting_set": "A2", "per_life": 9.5})
        yield f"{name}, discounts", evaluate(tender, offered, scores)
        if name not in alone_too:
            continue
        added = award_cases.tender(rule | {"mki_factor": 1.5}, mki={"weighting_set": "A2"})
        yield f"{name}, MKI added", evaluate(added, offered, scores)
        if name not in ("lowest_price", "fixed_budget"):
            by_year = award_cases.tender(rule | TIES, comparison="equivalent_annual_cost")
            yield f"{name}, by year", evaluate(by_year, bids, scores)
    in_points = award_cases.tender(award_cases.OF_130, quality=award_cases.IN_POINTS)
    yield "points of 130", evaluate(in_points, bids, scores)
    for assessment in ("median", "drop_extremes"):
        of_four = award_cases.QUALITY | {"assessment": assessment, "assessors": [*award_cases.FOUR]}
        several = award_cases.tender(award_cases.RULES["low_bid"], quality=of_four)
        yield assessment, evaluate(several, bids, award_cases.scores_of_four())
    some = award_cases.scores().model_dump(exclude_none=True)["scores"]
    silent, *rest = [one for one in some if one["assessor"] == "Bram"]
    abstains = {name: silent[name] for name in ("bid", "criterion", "assessor")} | {"reason": "Not seen."}
    others = [one for one in some if one["assessor"] == "Noor"] + rest
    enough = award_cases.tender(award_cases.RULES["low_bid"], quality=award_cases.QUALITY | {"least_scores": 1})
    yield "an abstention", evaluate(enough, bids, award_cases.scores(scores=others, abstentions=[abstains]))
    strict = award_cases.RULES["weighted_factor"] | {"outside": "not_ranked", "lowest": 90_000.0}
    yield "outside the bounds", evaluate(award_cases.tender(strict), bids, scores)
    beyond = award_cases.RULES["weighted_factor"] | {"outside": "extrapolated", "lowest": 90_000.0}
    yield "beyond the bounds", evaluate(award_cases.tender(beyond), bids, scores)
    price = award_cases.RULES["quality_value"] | {"basis": "price"}
    yield "on price", evaluate(award_cases.tender(price), bids, scores)
    for name in ("weighted_factor", "low_bid", "linear_to_twice_lowest", "logarithmic"):
        alone = {**award_cases.QUALITY, "criteria": [award_cases.QUALITY["criteria"][1] | {"weight": 1.0}]}
        beside_best = award_cases.RULES[name] | {"relative_quality": True}
        marks = [one for one in award_cases.scores().model_dump()["scores"] if one["criterion"] == "plan"]
        yield (
            f"{name}, beside the best",
            evaluate(award_cases.tender(beside_best, quality=alone), bids, award_cases.scores(scores=marks)),
        )
        all_for_cost = award_cases.tender(award_cases.RULES[name] | {"price_weight": 1.0}, quality=None)
        yield f"{name}, all for cost", evaluate(all_for_cost, bids)
    nobody = award_cases.QUALITY | {"minimum": 1.0}
    yield "nobody", evaluate(award_cases.tender(award_cases.RULES["low_bid"], quality=nobody), bids, scores)
    agreed = award_cases.QUALITY | {"assessment": "consensus", "minimum": 0.1}
    together = [
        {"bid": name, "criterion": criterion, "score": pair[0], "justification": "Agreed."}
        for name, marks in award_cases.MARKS.items()
        for criterion, pair in marks.items()
    ]
    consensus = award_cases.scores(scores=[*award_cases.scores().model_dump()["scores"], *together])
    gone = {"what": "withdrawn", "ground": "of_the_bidder", "reason": "No staff.", "by": ["Noor"]}
    announced = "2027-06-01T10:00:00+02:00"
    for name in sorted(alone_too):
        rule = award_cases.RULES[name] | (
            {"after_withdrawal": "keep_order"}
            if name in (*awards.RELATIVE, *awards.BESIDE_BEST, *awards.BY_ITEM)
            else {}
        )
        for bid in award_cases.MARKS:
            decisions = {"tender": "test", "awarded_at": announced,
                         "decisions": [gone | {"bid": bid, "at": "2027-07-01T10:00:00+02:00"}]}  # fmt: skip
            decided = BidDecisions.model_validate(decisions)
            fell = evaluate(award_cases.tender(rule), bids, scores, decisions=decided)
            yield f"{name}, without {bid}, in the order of before", fell
    # A tender of cost alone has no reason of its own not to rank a bid.
    plain = award_cases.tender({"method": "lowest_lcc"}, quality=None)
    for gone_ones in (["Gamma"], list(award_cases.MARKS)):
        listed = [gone | {"bid": bid, "at": announced} for bid in gone_ones]
        decided = BidDecisions.model_validate({"tender": "test", "decisions": listed})
        yield f"cost alone, without {gone_ones}", evaluate(plain, bids, decisions=decided)
    earlier = {"tender": "test", "decisions": [gone | {"bid": bid, "at": announced}]}
    unscored = award_cases.scores(
        scores=[one for one in award_cases.scores().model_dump()["scores"] if one["bid"] != bid]
    )
    decided = BidDecisions.model_validate(earlier)
    late = evaluate(award_cases.tender(award_cases.RULES["low_bid"]), bids, unscored, decisions=decided)
    yield "fell away before it was scored", late
    yield (
        "consensus",
        evaluate(award_cases.tender(award_cases.RULES["logarithmic"], quality=agreed), bids, consensus),
    )


def of_items() -> Iterator[tuple[str, Evaluation]]:
    """Yield three items of which each earns points for its own cost, by what counts and with who is not ranked."""
    items = award_cases.ITEMS
    bids = award_cases.bids_of_items()
    for basis in ("life_cycle_cost", "price"):
        rule = {"method": "points_by_item", "price_weight": 1.0, "basis": basis, "decimals": 3}
        tender = award_cases.tender(rule | {"tie_break": ["cost"]}, quality=None, items=items)
        yield f"each item by itself, {basis}", evaluate(tender, bids)
        yield (
            f"each item by itself, {basis}, one for nothing",
            evaluate(tender, award_cases.bids_of_items(free=True)),
        )
    gone = {"bid": "Alfa", "what": "withdrawn", "ground": "of_the_bidder", "reason": "No staff.", "by": ["Noor"],
            "at": "2027-07-01T10:00:00+02:00"}  # fmt: skip
    decided = {"tender": "test", "awarded_at": "2027-06-01T10:00:00+02:00", "decisions": [gone]}
    for after in ("keep_order", "recalculate"):
        tender = award_cases.tender(rule | {"after_withdrawal": after}, quality=None, items=items)
        decisions = BidDecisions.model_validate(decided)
        yield f"each item by itself, {after}", evaluate(tender, bids, decisions=decisions)


@pytest.mark.parametrize(
    ("language", "alone_too"),
    [
        pytest.param("nl", ALONE_TOO, id="nl"),
        *(
            pytest.param(one, [*award_cases.RULES], id=f"{one}, all", marks=pytest.mark.thorough)
            for one in LANGUAGES
        ),
    ],
)
def test_every_rule_as_written(language: str, alone_too: Collection[str], tmp_path: Path) -> None:
    cases = dict(evaluations(alone_too))
    for (name, evaluation), book in zip(cases.items(), written(cases.values(), tmp_path, language), strict=True):
        assert list(differences(book, evaluation, language)) == [], name


def cells_to_change(book: Workbook) -> Iterator[tuple[str, list[Change]]]:
    """Yield each change: cells of the award, of quality and of what bids state, with another value."""
    weights: list[Change] = []
    for name, head_row in (("Assumptions", 4), ("Bids", 4), ("Quality", 4)):
        sheet = book[name]
        heads = [cell.value for cell in sheet[head_row]]
        column = heads.index("Score" if name == "Quality" else "Value") + 1
        for row in range(head_row + 1, sheet.max_row + 1):
            key, cell = sheet.cell(row, heads.index("Key") + 1).value, sheet.cell(row, column)
            later = "score again" in str(sheet.cell(row, heads.index("Changed") + 1).value)
            if not key or cell.protection.locked or later or not _is_of_the_award(str(key)):
                continue
            if str(key).endswith("weight") and "price" not in str(key):
                weights.append((name, row, column, cell.value))
            elif isinstance(cell.value, str):
                yield str(key), [(name, row, column, "good" if cell.value != "good" else "excellent")]
            else:
                value = float(str(cell.value))
                another = value * 1.05 if "shares" in str(key) else value * 0.9 + 0.05
                yield str(key), [(name, row, column, another)]
    (name, one, column, low), (_name, other, _column, high) = weights[-2:]
    yield "weights", [(name, one, column, low + 0.05), (name, other, column, high - 0.05)]


def _is_of_the_award(key: str) -> bool:
    return key.startswith(("award", "quality", "scores")) or "circularity" in key or key.endswith(".price")


@pytest.mark.parametrize(
    "name",
    [
        name if name in IN_EVERY_RUN else pytest.param(name, marks=pytest.mark.thorough)
        for name in sorted(set(award_cases.RULES) - {*awards.BY_ITEM})
    ],
)
def test_after_changing_each_cell_of_the_award(name: str, tmp_path: Path) -> None:
    """What the purchaser changes in the workbook follows at once, as it does when the workbook is scored again."""
    rule = award_cases.RULES[name] | {"co2_ladder": LADDER} | TIES
    evaluation = evaluate(award_cases.tender(rule), award_cases.bids(), award_cases.scores())
    content = write_comparison(evaluation, language="en")
    changes = list(cells_to_change(load_workbook(io.BytesIO(content))))
    assert len(changes) > 25
    if name not in ("low_bid", "quality_value"):
        changes = [(key, cells) for key, cells in changes if key.startswith("award.")] + changes[-6::5]
    again = list(changed(content, [cells for _key, cells in changes], tmp_path))
    assert any(_outcome(one) != _outcome(evaluation) for one, _book in again)
    for (key, _cells), (one, book) in zip(changes, again, strict=True):
        assert list(differences(book, one)) == [], key


def test_after_moving_points_from_one_criterion_to_another(tmp_path: Path) -> None:
    in_points = award_cases.tender(award_cases.OF_130, quality=award_cases.IN_POINTS)
    evaluation = evaluate(in_points, award_cases.bids(), award_cases.scores())
    content = write_comparison(evaluation, language="en")
    sheet = load_workbook(io.BytesIO(content))["Assumptions"]
    heads = [cell.value for cell in sheet[4]]
    key, value = heads.index("Key") + 1, heads.index("Value") + 1
    rows = {str(sheet.cell(row, key).value): row for row in range(5, sheet.max_row + 1)}

    def cells(**numbers: float) -> list[Change]:
        return [("Assumptions", rows[name.replace("__", ".")], value, number) for name, number in numbers.items()]

    first, second = (rows[f"quality.criteria[{k}].points"] for k in (0, 1))
    moved = [("Assumptions", first, value, 25.0), ("Assumptions", second, value, 35.0)]
    changes = [moved, cells(award__price_points=80.0, award__points=150.0)]
    again = list(changed(content, changes, tmp_path))
    for one, book in again:
        assert _outcome(one) != _outcome(evaluation)
        assert list(differences(book, one)) == []


def test_after_moving_weight_from_one_item_to_another_and_another_price(tmp_path: Path) -> None:
    """Gamma, first, asks a cent for its crane and then nothing: it is not ranked. Alfa has 93.33 then, Beta 91.93."""
    rule = {"method": "points_by_item", "price_weight": 1.0}
    tender = award_cases.tender(rule, quality=None, items=award_cases.ITEMS)
    evaluation = evaluate(tender, award_cases.bids_of_items())
    content = write_comparison(evaluation, language="en")
    book = load_workbook(io.BytesIO(content))

    def place(name: str, wanted: str) -> tuple[int, int]:
        sheet = book[name]
        heads = [cell.value for cell in sheet[4]]
        key, value = heads.index("Key") + 1, heads.index("Value") + 1
        return next(
            (row, value) for row in range(5, sheet.max_row + 1) if str(sheet.cell(row, key).value).endswith(wanted)
        )

    weights = [place("Assumptions", f"items[{k}].cost_weight") for k in range(3)]
    price = place("Bids", "offers[2].business_model.price")
    moved: list[Change] = [
        ("Assumptions", *at, weight) for at, weight in zip(weights, (0.1, 0.2, 0.7), strict=True)
    ]
    changes: list[list[Change]] = [moved, [("Bids", *price, 0.01)], [("Bids", *price, 0.0)]]
    again = list(changed(content, changes, tmp_path))
    for one, after in again:
        assert _outcome(one) != _outcome(evaluation)
        assert list(differences(after, one)) == []
    assert [one.bids[0].bid.name for one, _book in again] == ["Gamma", "Gamma", "Alfa"]


def _outcome(evaluation: Evaluation) -> list[tuple[str, float | None]]:
    return sorted((one.bid.name, one.standing.score) for one in evaluation.bids)


def test_a_wrong_formula_is_seen(tmp_path: Path) -> None:
    evaluation = evaluate(
        award_cases.tender(award_cases.RULES["low_bid"]), award_cases.bids(), award_cases.scores()
    )
    book = load_workbook(io.BytesIO(write_comparison(evaluation, language="en")))
    score = next(cell for cell in book["Award"][8] if "SUM" not in str(cell.value) and "+" in str(cell.value))
    score.value = str(score.value).replace("+", "*", 1)
    book.save(tmp_path / "wrong.xlsx")
    [again] = recalculated([tmp_path / "wrong.xlsx"], tmp_path / "again")
    assert list(differences(again, evaluation)) != []


def test_what_was_decided_is_not_there_to_be_changed_in_a_workbook() -> None:
    """A change of it is refused when the workbook is read: the sheet says so, and not that it counts later."""
    gone = {"bid": "Alfa", "what": "withdrawn", "ground": "of_the_bidder", "reason": "No staff.", "by": ["Noor"],
            "at": "2027-07-01T10:00:00+02:00"}  # fmt: skip
    decided = BidDecisions.model_validate({"tender": "test", "decisions": [gone]})
    bids = [make.bid(make.offer(make.purchase()), name=name) for name in ("Alfa", "Beta")]
    found = evaluate(make.tender(), bids, decisions=decided)
    sheet = load_workbook(io.BytesIO(write_comparison(found, language="en")))["All fields"]
    said = {
        str(cell.value) for row in sheet.iter_rows() for cell in row if "No staff." in [one.value for one in row]
    }
    assert any("put back" in text for text in said)
    assert not any("score again" in text for text in said)
