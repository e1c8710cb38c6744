"""Each block on the page about the award is a tender, and every rule is there."""

import re
from datetime import date
from pathlib import Path
from typing import get_args

import award_lines
from ruamel.yaml import YAML

import make
from lcc.language import Percent, ShownAmount
from lcc.model.award import AWARD_RULES
from lcc.model.bid_decision import BidDecision, BidDecisions, Enquiry
from lcc.model.bid_history import HandedInRound, RoundKind, Rounds
from lcc.scrutiny.law_check import law_check
from lcc.scrutiny.law_finding import ActFacts
from lcc.words.law import said_of_law
from lcc.words.law_texts import VERDICTS

PAGE = (Path(__file__).parents[2] / "docs" / "award.md").read_text()
TENDERS = [
    make.tender(**YAML(typ="safe", pure=True).load(text))
    for text in re.findall(r"```yaml tender\n(.*?)```", PAGE, re.DOTALL)
]


DECISIONS = [
    BidDecisions.model_validate(YAML(typ="safe", pure=True).load(text))
    for text in re.findall(r"```yaml decisions\n(.*?)```", PAGE, re.DOTALL)
]


def test_rounds_of_bids_are_shown_with_everything_that_they_can_say() -> None:
    [text] = re.findall(r"```yaml rounds\n(.*?)```", PAGE, re.DOTALL)
    shown = Rounds.model_validate(YAML(typ="safe", pure=True).load(text))
    assert set(Rounds.model_fields) == shown.model_fields_set
    assert set(HandedInRound.model_fields) == shown.rounds[-1].model_fields_set
    assert all(f"`{word}`" in PAGE or word in text for word in get_args(RoundKind))


def test_what_is_decided_on_bids_is_shown_with_everything_that_it_can_say() -> None:
    [shown] = DECISIONS
    assert set(BidDecisions.model_fields) == shown.model_fields_set
    assert {*BidDecision.model_fields} - {"lot"} == shown.decisions[0].model_fields_set
    assert {*Enquiry.model_fields} - {"lot", "evidence"} == shown.enquiries[0].model_fields_set


def test_every_rule_is_shown() -> None:
    assert {tender.award.method for tender in TENDERS} == set(AWARD_RULES)
    assert all(f"`{method}`" in PAGE for method in AWARD_RULES)


def test_each_rule_has_a_worked_line_as_the_program_has_it() -> None:
    """By hand: A has 66 under low_bid, B 67.6 and C 62; on value A is compared at 100,000 - 80,000 x 0.6."""
    assert award_lines.written(PAGE) == PAGE, "run scripts/award_lines.py"
    assert "`low_bid` | 100 x 0.6 x 70,000 / 100,000 + 100 x (1 - 0.6) x 0.6 = 66 | 66 | 67.6 | 62 | B |" in PAGE
    assert "`quality_value` | 100,000 - 80,000 x 0.6 = 52,000 | 52,000 | 57,000 | 66,000 | A |" in PAGE
    assert set(award_lines.STATED) == set(AWARD_RULES)


def test_everything_that_a_rule_can_say_is_shown() -> None:
    stated = {name for tender in TENDERS for name in tender.award.model_fields_set}
    assert {name for rule in AWARD_RULES.values() for name in rule.model_fields} <= stated


def rows(head: str) -> list[list[str]]:
    """Return the rows of the table that starts with this head, as cells."""
    table = PAGE[PAGE.index(f"\n| {head} |") + 1 :].partition("\n\n")[0]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()[2:]]


def test_france_changes_on_the_day_that_the_page_says() -> None:
    for day, by_price, by_cost in rows("day"):
        for method, expected in (("lowest_price", by_price), ("lowest_lcc", by_cost)):
            check = law_check(make.tender(award={"method": method}), "fr", date.fromisoformat(day))
            assert VERDICTS[check.findings[0].verdict] == expected
    assert len(rows("day")) == 3


def test_the_shares_of_quality_are_those_of_the_page() -> None:
    criteria = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}
    for name, weight, basis, asked, quality, counted, most, outcome in rows("tender"):
        rule = {"method": "low_bid", "price_weight": float(weight), "basis": basis.strip("`")}
        tender = make.tender(award=rule, quality=criteria)
        facts = ActFacts(labour_intensive="labour-intensive" in name)
        [share] = [
            one for one in law_check(tender, "ppa", facts=facts).findings if one.name == "ppa_quality_share"
        ]
        words, said = share.found.words, said_of_law(share).found.say(str)
        shares = [Percent(words[part]).say(str) for part in ("floor", "quality", "counted")]
        assert shares == [asked, quality, counted]
        assert outcome.startswith(VERDICTS[share.verdict])
        by_cost = share.found.code == "share_by_life_cycle_cost"
        assert by_cost == ("only because" in outcome)
        assert (f"at most {most} of the life-cycle cost" in said) == by_cost
    assert len(rows("tender")) == 3


def test_quality_in_money_is_a_share_of_the_spread_that_the_page_says() -> None:
    rule = {"method": "quality_value", "quality_value": 60_000.0}
    tender = make.tender(award=rule, quality={"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]})
    [share] = [one for one in law_check(tender, "ppa").findings if one.name == "ppa_quality_share"]
    assert ShownAmount(round(share.found.words["spread"], 2)).say(str) == "140,000.00"
    assert "140,000, as an indication" in " ".join(PAGE.split())
