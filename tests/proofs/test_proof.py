"""A proof shows a bidder its own bid and what is released, and nothing else of anybody."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

import awards
import make
import proofs
from awards import RELATIVE
from lcc.award.locking import locked
from lcc.engine.valuation import shown_values
from lcc.evaluation import evaluate as evaluating
from lcc.figure.rounding import all_as_written
from lcc.model.proof import AwardFile, Proof, Release
from lcc.proofs.check import check_proof
from lcc.proofs.commitment import commitment_to
from lcc.proofs.differences import Checked
from lcc.proofs.in_court import check_award_file, check_in_court
from lcc.proofs.proof import Decision, committed, decide
from lcc.proofs.read import read_proof
from lcc.record.problem import InputRefusedError
from proofs import OWN

Plain = dict[str, Any]
LEASE = {"kind": "lease", "payment": 100.0, "every_months": 12, "term_months": 60}


def plain(record: Proof | AwardFile) -> Plain:
    return dict(json.loads(record.model_dump_json()))


def read(data: Plain) -> Proof:
    found = read_proof(json.dumps(data).encode(), "proof.json")
    assert isinstance(found, Proof)
    return found


def places(checked: Checked) -> list[str]:
    return [one.origin.field for one in checked.differences]


def without_commitments(found: Proof) -> Plain:
    data = plain(found)
    for award in data["awards"]:
        award["commitments"] = len(award["commitments"])
    return data


def seen(data: Any) -> Iterator[Any]:
    """Yield every value in plain data."""
    if isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from seen(part)
    else:
        yield data


@pytest.mark.parametrize("method", awards.RULES)
def test_every_proof_is_confirmed_by_itself_and_by_the_award_file(method: str) -> None:
    decision = proofs.decided(method)
    file, found = proofs.proofs(decision)
    again, checked = check_award_file(read_award(file), "award.json")
    assert checked.differences == ()
    for one in found.values():
        assert places(check_proof(read(plain(one)), "proof.json")) == []
        assert places(check_in_court(read(plain(one)), "proof.json", file, again)) == []


def read_award(file: AwardFile) -> AwardFile:
    found = read_proof(file.model_dump_json().encode(), "award.json")
    assert isinstance(found, AwardFile)
    return found


def others_replaced(decision: Decision) -> Decision:
    """Return the award with every other bid another one, of the same released numbers.

    Who wins, or has the lowest or highest cost, comes to the same cost by other prices; the rest costs something else,
    goes by another name and earns something else, without passing the own bid.
    """
    evaluation = decision.awards[0].evaluation
    costs = {one.bid.name: one.life_cycle_cost for one in evaluation.bids}
    winner = evaluation.bids[0].bid.name
    bounds = {min(costs, key=costs.__getitem__), max(costs, key=costs.__getitem__)}
    bids, marks = [], {}
    for name, (price, mark) in proofs.BIDS.items():
        if name == proofs.OWN:
            bids.append(proofs.bid(name, price))
            marks[name] = mark
        elif name == winner or name in bounds:
            called = name if name == winner else f"Anders {name}"
            off = 0.0 if decision.tender.award.basis == "price" else 500.0
            bids.append(proofs.bid(called, price - off, yearly=50.0))
            marks[called] = mark
        else:
            bids.append(proofs.bid(f"Anders {name}", price + 321.0, yearly=7.0))
            marks[f"Anders {name}"] = mark - 0.25
    return decide(decision.tender, bids, proofs.scores(marks))


@pytest.mark.parametrize("method", awards.RULES)
@pytest.mark.parametrize("withheld", [(), ("cost_bounds",), ("scores_of_winner", "cost_bounds")])
def test_with_other_bids_of_the_same_released_numbers_it_is_the_same(
    method: str, withheld: tuple[Release, ...]
) -> None:
    decision = proofs.decided(method)
    one, other = (proofs.proofs(found, *withheld)[1][OWN] for found in (decision, others_replaced(decision)))
    assert decision.documents.bids[1:] != others_replaced(decision).documents.bids[1:]
    assert without_commitments(one) == without_commitments(other)
    assert not set(one.awards[0].commitments) & set(other.awards[0].commitments)


@pytest.mark.parametrize("method", RELATIVE)
def test_withheld_means_that_the_lowest_cost_may_be_any(method: str) -> None:
    """The own score is left out with it: else the lowest cost would follow by the published formula."""
    decision = proofs.decided(method)
    lower = [
        proofs.bid(name, price - (500.0 if name == "Laag BV" else 0.0))
        for name, (price, _mark) in proofs.BIDS.items()
    ]
    marks = {name: mark for name, (_price, mark) in proofs.BIDS.items()}
    other = decide(decision.tender, lower, proofs.scores(marks))
    one, another = (proofs.proofs(found, "cost_bounds", "scores_of_winner")[1][OWN] for found in (decision, other))
    assert without_commitments(one) == without_commitments(another)
    assert one.awards[0].own.award.score is None


@pytest.mark.parametrize("method", awards.RULES)
def test_all_losers_together_see_nothing_of_a_bid_that_is_neither_winner_nor_bound(method: str) -> None:
    decision = proofs.decided(method)
    _file, found = proofs.proofs(decision)
    [middle] = [one for one in decision.awards[0].result.bids if one.bidder == "Midden BV"]
    secret = {value for value in seen(plain(found["Midden BV"])["awards"][0]["own"]) if isinstance(value, float)}
    secret -= set(seen([plain(found[OWN])["awards"][0]["own"], plain(found[OWN])["tender"]]))
    assert middle.life_cycle_cost in secret
    for name, one in found.items():
        if name != "Midden BV":
            values = set(seen(plain(one)))
            assert "Midden BV" not in values
            assert not {value for value in secret if value in values}


def test_one_list_for_all_in_an_order_that_says_nothing() -> None:
    file, found = proofs.proofs(proofs.decided("low_bid"))
    [commitments] = {tuple(one.awards[0].commitments) for one in found.values()}
    assert list(commitments) == sorted(commitments)
    assert {opening.commitment for opening in file.commitments[0].bids} == set(commitments)


def test_a_guess_of_a_whole_bid_can_not_be_checked_without_its_salt() -> None:
    """The price of Laag BV is one of twenty, everything else of it is known: no commitment can be told to be of it."""
    decision = proofs.decided("lowest_price")
    file, found = proofs.proofs(decision)
    salts = [opening.salt for opening in file.commitments[0].bids]
    assert not [salt for salt in salts for one in found.values() if salt in one.model_dump_json()]
    [low] = [one for one in decision.awards[0].result.bids if one.bidder == "Laag BV"]
    content = committed(decision, decision.awards[0], low)
    [opening] = [one for one in file.commitments[0].bids if one.bid == "Laag BV"]
    assert commitment_to(content, opening.salt) == opening.commitment
    known = ["", "0" * 64, "f" * 64, *(salt for salt in salts if salt != opening.salt)]
    for step in range(20):
        content["bid"]["offers"][0]["business_model"]["price"] = 8_500.0 + 50 * step
        assert not {commitment_to(content, salt) for salt in known} & set(found[OWN].awards[0].commitments)


def test_an_award_file_opens_on_a_computer_that_calculates_otherwise_in_the_last_digits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file, _found = proofs.proofs(proofs.decided("lowest_lcc"))
    monkeypatch.setattr(evaluating, "shown_values", lambda *lines: shown_values(*lines) * (1 + 1e-10))
    decision, checked = check_award_file(file, "award.json")
    assert decision.outcome.model_dump(include={"bids"}) != file.result.model_dump(include={"bids"})
    assert checked.differences == ()


def test_what_is_committed_to_and_proved_has_the_digits_of_any_file() -> None:
    file, found = proofs.proofs(decide(make.tender(discount={"rate": 0.03}), [make.bid(make.offer(LEASE))], None))
    [own] = found.values()
    assert (plain(file), plain(own)) == (all_as_written(plain(file)), all_as_written(plain(own)))


def test_two_award_files_of_one_award_have_nothing_in_common() -> None:
    decision = proofs.decided("lowest_lcc")
    one, other = (proofs.proofs(decision)[0].commitments[0].bids for _time in range(2))
    assert not {part.salt for part in one} & {part.salt for part in other}
    assert not {part.commitment for part in one} & {part.commitment for part in other}


FORGERIES: dict[str, tuple[tuple[str | int, ...], Any]] = {
    "rules": (("rules",), "0" * 16),
    "tender.award.price_weight": (("tender", "award", "price_weight"), 0.5),
    "awards[0].own.life_cycle_cost": (("awards", 0, "own", "life_cycle_cost"), 11_999.0),
    "awards[0].own.lines[0].present_value": (("awards", 0, "own", "lines", 0, "present_value"), 11_999.0),
    "awards[0].own.award.score": (("awards", 0, "own", "award", "score"), 99.0),
    "awards[0].own.award.quality": (("awards", 0, "own", "award", "quality"), 0.7),
    "awards[0].own.rank": (("awards", 0, "own", "rank"), 1),
    "awards[0].lowest_cost": (("awards", 0, "lowest_cost"), 13_000.0),
    "awards[0].winners[0].quality": (("awards", 0, "winners", 0, "quality"), 0.7),
    "awards[0].winners[0].score": (("awards", 0, "winners", 0, "score"), 10.0),
    "awards[0].commitments": (("awards", 0, "commitments"), ["b" * 64, "a" * 64]),
}


@pytest.mark.parametrize("field", FORGERIES)
def test_what_was_changed_is_named(field: str) -> None:
    path, value = FORGERIES[field]
    data = plain(proofs.proofs(proofs.decided("low_bid"))[1][OWN])
    at: Any = data
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    found = places(check_proof(read(data), "proof.json"))
    assert found
    assert field in found or path[0] == "tender"


def test_a_forgery_that_adds_up_is_found_in_court() -> None:
    """Tender, bid and figures were all changed to fit each other; the award file has what was committed to."""
    cheaper = [proofs.bid(name, 11_500.0 if name == OWN else price) for name, (price, _m) in proofs.BIDS.items()]
    marks = proofs.scores({name: mark for name, (_price, mark) in proofs.BIDS.items()})
    decision = proofs.decided("quality_value")
    forged = proofs.proofs(decide(decision.tender, cheaper, marks))[1][OWN]
    file, found = proofs.proofs(decision)
    forged = forged.model_copy(
        update={
            "awards": [
                forged.awards[0].model_copy(update={"commitments": found[OWN].awards[0].commitments}),
            ]
        }
    )
    assert places(check_proof(forged, "proof.json")) == []
    said = places(check_in_court(forged, "proof.json", file, decision))
    assert "bid.offers[0].business_model.price" in said
    assert "awards[0].own.life_cycle_cost" in said


def test_another_list_of_commitments_is_found_in_court() -> None:
    decision = proofs.decided("low_bid")
    file, found = proofs.proofs(decision)
    award = found[OWN].awards[0]
    listed = sorted([*award.commitments[1:], "a" * 64])
    forged = found[OWN].model_copy(update={"awards": [award.model_copy(update={"commitments": listed})]})
    checked = check_in_court(forged, "proof.json", file, decision)
    assert len(checked.differences) == 2
    assert all(one.origin.field.startswith("awards[0].commitments") for one in checked.differences)


def award_places(file: AwardFile, change: Any) -> list[str]:
    data = plain(file)
    change(data)
    found = read_proof(json.dumps(data).encode(), "award.json")
    assert isinstance(found, AwardFile)
    return places(check_award_file(found, "award.json")[1])


def test_an_award_file_that_was_changed_is_named() -> None:
    file, _found = proofs.proofs(proofs.decided("low_bid"))

    def openings(data: Plain) -> list[Plain]:
        return list(data["commitments"][0]["bids"])

    def another_salt(data: Plain) -> None:
        openings(data)[0]["salt"] = "0" * 64

    def one_left_out(data: Plain) -> None:
        del data["commitments"][0]["bids"][2]

    def one_added(data: Plain) -> None:
        data["commitments"][0]["bids"].append({"bid": "Niemand", "salt": "1" * 64, "commitment": "2" * 64})

    def two_swapped(data: Plain) -> None:
        one, other = openings(data)[:2]
        one["bid"], other["bid"] = other["bid"], one["bid"]

    def another_price(data: Plain) -> None:
        data["result"]["documents"]["bids"][2]["offers"][0]["business_model"]["price"] = 8_000.0

    def another_reason(data: Plain) -> None:
        data["result"]["documents"]["scores"]["scores"][0]["justification"] = "Something else."

    def another_rank(data: Plain) -> None:
        data["result"]["bids"][0]["rank"] = 2

    assert award_places(file, lambda data: None) == []
    assert award_places(file, another_salt) == ["commitments[0]"]
    assert award_places(file, one_left_out) == ["commitments[0]"]
    assert award_places(file, one_added) == ["commitments[0].bids[5]"]
    assert award_places(file, two_swapped) == ["commitments[0]", "commitments[0]"]
    assert "commitments[0]" in award_places(file, another_price)
    assert award_places(file, another_reason) == ["commitments[0]"]
    assert award_places(file, another_rank) == ["result.bids[0].rank"]


def test_what_is_not_told_is_said_not_to_be_seen() -> None:
    decision = proofs.decided("low_bid")

    def unseen(*withheld: Release, others: bool = False) -> str:
        found = proofs.proofs(decision, *withheld, others=others)[1][OWN]
        return "\n".join(text.say(str) for text in check_proof(found, "proof.json").unseen)

    assert "the lowest or highest cost of others is taken as stated" in unseen()
    assert "only that Sterk BV does not score worse was compared" in unseen()
    assert "they are left out with the lowest cost" in unseen("cost_bounds")
    assert "no score of another is told" in unseen("scores_of_winner")
    assert "their ranks follow from them" in unseen(others=True)
    assert "bids of others, 4: each is only a commitment" in unseen()


@pytest.mark.parametrize("method", ["low_bid", "utility_index"])
def test_a_score_that_is_left_out_is_left_out_of_the_winner_s_own_proof_too(method: str) -> None:
    decision = proofs.decided(method)
    for winner in proofs.proofs(decision, "cost_bounds")[1].values():
        [award] = winner.awards
        names = [one.bidder for one in award.winners if one.score is not None]
        if award.own.award.score is None:
            assert winner.bid["bidder"]["name"] not in names
        assert places(check_proof(read(plain(winner)), "proof.json")) == []


def test_with_all_bids_told_every_rank_is_worked_out_again() -> None:
    found = proofs.proofs(proofs.decided("low_bid"), others=True)[1][OWN]
    assert places(check_proof(found, "proof.json")) == []
    data = plain(found)
    data["awards"][0]["bids"][2]["quality"] += 0.1
    data["awards"][0]["bids"][4]["rank"] = 4
    said = places(check_proof(read(data), "proof.json"))
    assert "awards[0].bids[4].rank" in said
    assert "awards[0].bids[2].score" in said


def test_a_tie_for_the_first_rank_names_both() -> None:
    bids = [proofs.bid(name, 100.0) for name in (OWN, "Ook BV")]
    decision = decide(make.tender(), bids, None)
    found = proofs.proofs(decision)[1][OWN]
    assert [one.bidder for one in found.awards[0].winners] == [OWN, "Ook BV"] or len(found.awards[0].winners) == 2
    assert found.awards[0].own.rank == 1
    assert places(check_proof(found, "proof.json")) == []


def test_a_bid_that_is_not_ranked_has_a_proof_too() -> None:
    decision = proofs.decided("fixed_budget", budget=13_000.0)
    found = proofs.proofs(decision)[1]["Hoog BV"]
    assert found.awards[0].own.rank is None
    assert found.awards[0].own.award.not_ranked[0].reason == "over_budget"
    assert places(check_proof(found, "proof.json")) == []
    data = plain(found)
    data["awards"][0]["own"]["award"]["not_ranked"] = []
    assert places(check_proof(read(data), "proof.json"))


def test_prices_that_were_held_back_need_no_lock_in_a_proof() -> None:
    """The lock is that of all scores: its checksum is over those of others too, so that no proof has it."""
    tender = proofs.tender("quality_value")
    assert tender.quality is not None
    held = tender.model_copy(update={"quality": tender.quality.model_copy(update={"hold_back_prices": True})})
    bids = [proofs.bid(name, price) for name, (price, _mark) in proofs.BIDS.items()]
    marks = proofs.scores({name: mark for name, (_price, mark) in proofs.BIDS.items()})
    found = proofs.proofs(decide(held, bids, locked(marks, "Noor")))[1][OWN]
    assert places(check_proof(found, "proof.json")) == []
    assert [score["justification"] for score in found.scores] == [f"Why {OWN}."]


@pytest.mark.parametrize("example", make.EXAMPLES)
def test_the_examples_have_proofs_that_are_confirmed(example: str) -> None:
    submissions = make.example(example)
    decision = decide(submissions.tender, submissions.offered, submissions.scores)
    file, found = proofs.proofs(decision)
    again, checked = check_award_file(read_award(file), "award.json")
    assert checked.differences == ()
    for one in found.values():
        assert places(check_proof(read(plain(one)), "proof.json")) == []
        assert places(check_in_court(read(plain(one)), "proof.json", file, again)) == []


HOSTILE = {
    "a field twice": b'{"kind": "lcc proof", "kind": "lcc proof"}',
    "not a number": b'{"kind": "lcc proof", "version": NaN}',
    "infinite": b'{"kind": "lcc proof", "version": 1e999}',
    "half a character": b'{"kind": "lcc proof", "rules": "\\ud800"}',
    "deep": b'{"kind": "lcc proof", "tender": ' + b"[" * 100_000,
    "many": b'{"kind": "lcc proof", "awards": [' + b"[]," * 2_000_000 + b"[]]}",
    "no text": b'{"kind": "lcc proof\xff"}',
    "a huge number": b'{"kind": "lcc proof", "version": ' + b"9" * 100_000 + b"}",
    "another version": b'{"kind": "lcc proof", "version": 2}',
    "another method": b'{"kind": "lcc proof", "version": 1, "method": 3}',
    "a list": b'[{"kind": "lcc proof"}]',
    "cut short": b'{"kind": "lcc award file", "version": 1',
    "an award of nothing": b'{"kind": "lcc award file", "version": 1, "confidential": "", "result": {}}',
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_proof_is_refused(name: str) -> None:
    with pytest.raises(InputRefusedError):
        read_proof(HOSTILE[name], "proof.json")


def test_parts_that_do_not_fit_each_other_are_refused() -> None:
    data = plain(proofs.proofs(proofs.decided("low_bid"))[1][OWN])
    changes: list[Plain] = [
        {"scores": []},
        {"awards": []},
        {"bid": {**data["bid"], "tender": "other"}},
        {"tender": {**data["tender"], "lots": {"parts": []}}},
        {"scores": [{**data["scores"][0], "bid": "Sterk BV"}]},
    ]
    for change in changes:
        with pytest.raises(InputRefusedError):
            check_proof(read({**data, **change}), "proof.json")
