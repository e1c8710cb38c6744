"""SDG 12.7.1: the parts that an authority answers, those that its awards say, and what they come to."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

import lcc
import make
from all_tenders import OURS, package, release
from command_line import run
from lcc.api.sdg import sdg_contribution
from lcc.exchange.outputs.of_sdg import SdgContribution, SdgPart
from lcc.exchange.sdg import contribution, sdg_as_table
from lcc.exchange.sdg_sheet import sdg_workbook
from libreoffice import needs_libreoffice, recalculated
from portfolios import tender_in

Plain = dict[str, Any]
FURNITURE = {"name": "Furniture", "cpv_divisions": ["39"]}


def answer(value: float) -> Plain:
    return {"value": value, "source": "made up"}


STATED = {
    "policy": answer(1), "legal_framework": answer(0.8), "practical_support": answer(0.7), "monitoring": answer(0.5),
}  # fmt: skip


def answers(**changes: Any) -> Plain:
    return {"authority": OURS, "year": 2027, **STATED, **changes}


def scored(
    name: str, price: float = 100.0, *, is_leased: bool = False, asked: bool = False, **changes: Any
) -> lcc.Scored:
    if asked:
        changes["circularity"] = {"targets": [{"indicator": "taken_back_share", "at_least": 0.0}]}
    tender = make.tender(id=name, authority=OURS, **changes)
    lease = {"kind": "lease", "payment": price / 10, "every_months": 12, "term_months": 120}
    bid = make.bid(make.offer(lease if is_leased else make.purchase(price)), name="Koop BV")
    bid = bid.model_copy(update={"tender": name})
    return lcc.score(
        tender.model_dump(mode="json", exclude_unset=True), [bid.model_dump(mode="json", exclude_unset=True)]
    )


def found(awards: list[lcc.Scored], **changes: Any) -> SdgContribution:
    return sdg_contribution(answers(**changes), lcc.indicators_of(awards))


def part(of: SdgContribution, letter: str) -> SdgPart:
    [one] = [one for one in of.parts if one.letter == letter]
    return one


def test_the_example_of_the_formula() -> None:
    """1 x (.8 + .7 + .6 + .5 + .4) = 3.0, from 0 to 5."""
    one = found([], criteria=answer(0.6), purchases=answer(0.4))
    assert (one.contribution, one.at_least, one.at_most) == (3.0, 3.0, 3.0)
    assert (one.formula, one.certainty) == ("A x (B + C + D + E + F)", "recalled")


@pytest.mark.parametrize(
    ("policy", "others", "outcome"),
    [
        (1.0, [1.0] * 5, (5.0, 5.0, 5.0)),
        (0.0, [1.0] * 5, (0.0, 0.0, 0.0)),
        (0.0, [None] * 5, (0.0, 0.0, 0.0)),
        (None, [1.0] * 5, (None, 0.0, 5.0)),
        (1.0, [None] * 5, (None, 0.0, 5.0)),
        (1.0, [0.8, None, 0.6, 0.5, 0.4], (None, 2.3, 3.3)),
    ],
)
def test_what_is_not_known_is_no_zero(
    policy: float | None, others: list[float | None], outcome: tuple[Any, ...]
) -> None:
    first, *rest = ((0.0, 1.0) if value is None else (value, value) for value in (policy, *others))
    assert contribution(first, rest) == outcome


def test_what_nobody_answered_and_no_award_says_is_not_known() -> None:
    one = sdg_contribution({"authority": OURS, "year": 2027}, lcc.indicators_of([]))
    assert [(of.letter, of.value, of.rests_on) for of in one.parts] == [
        ("A", None, None), ("B", None, None), ("C", None, None), ("D", None, "tenders"), ("E", None, None),
        ("F", None, None),
    ]  # fmt: skip
    assert (one.contribution, one.at_least, one.at_most) == (None, 0.0, 5.0)


def test_criteria_and_purchases_by_hand() -> None:
    """Of three tenders of 2027 one asks for circularity: 1/3. Of furniture 400 a year is spent, all of it circular.

    The tender of 2026 and the one of another division are in no share of furniture of 2027.
    """
    one = found(
        [
            scored("a", 1_000.0, cpv="39110000-6", asked=True, is_leased=False),
            scored("b", 3_000.0, cpv="39110000-6", is_leased=True),
            scored("c", 9_000.0, cpv="34000000-7"),
            scored("old", 7_000.0, cpv="39110000-6", base_date="2026-01-01"),
        ],
        priority=[FURNITURE, {"name": "Food", "cpv_divisions": ["15", "55"]}],
    )
    criteria, purchases = part(one, "D"), part(one, "F")
    assert criteria.value == pytest.approx(1 / 3)
    assert (criteria.known, criteria.rests_on) == (3, "tenders")
    furniture, food = one.priority
    assert (furniture.currency, furniture.known, furniture.unknown) == ("EUR", 2, 0)
    assert (food.currency, food.spend, food.share) == (None, 0.0, None)
    # a target on circularity makes the first circular too
    assert (furniture.spend, furniture.circular, purchases.value) == (400.0, 400.0, 1.0)


def test_circular_spend_is_what_counts_for_purchases() -> None:
    one = found(
        [scored("a", 1_000.0, cpv="39110000-6"), scored("b", 3_000.0, cpv="39110000-6", is_leased=True)],
        priority=[FURNITURE],
    )
    assert (part(one, "F").value, part(one, "F").known) == (0.75, 2)


def test_purchases_in_two_currencies_have_no_share_together() -> None:
    one = found(
        [
            scored("a", cpv="39110000-6"),
            scored("b", cpv="39110000-6", is_leased=True, currency="SEK"),
        ],
        priority=[FURNITURE],
    )
    assert [(of.currency, of.share) for of in one.priority] == [("EUR", 0.0), ("SEK", 1.0)]
    assert part(one, "F").value is None


def test_an_answer_goes_before_what_awards_say() -> None:
    one = found([scored("a", asked=True)], criteria=answer(0.25))
    assert (part(one, "D").value, part(one, "D").rests_on, part(one, "D").source) == (0.25, "answer", "made up")


def of_all_in_part() -> SdgContribution:
    """Of four tenders that were published one was read, which asks for circularity."""
    awards = [scored("1", asked=True)]
    published = [("all.json", package(*(release(str(k)) for k in (1, 2, 3, 4))))]
    return sdg_contribution(answers(), lcc.indicators_of(awards, all_tenders=published))


def test_criteria_are_a_share_of_all_tenders_where_these_are_known() -> None:
    one = of_all_in_part()
    assert (part(one, "D").value, part(one, "D").rests_on) == (0.25, "all_tenders")
    assert (part(one, "D").known, part(one, "D").unknown) == (1, 3)
    # three of four were not read: each may have had criteria as well, so D lies between 1/4 and 4/4
    assert (part(one, "D").at_least, part(one, "D").at_most) == (0.25, 1.0)
    others = 0.8 + 0.7 + 0.5
    assert (one.contribution, one.at_least, one.at_most) == (None, others + 0.25, others + 1.0 + 1.0)


def test_purchases_that_are_known_in_part_lie_between_nothing_and_all() -> None:
    """What it is that is not known may be all that was bought, or none of it circular."""
    tender = make.tender(id="b", authority=OURS, cpv="39110000-6")
    both = [make.bid(make.offer(make.purchase(100.0)), name=name) for name in ("Ash", "Elm")]
    several = lcc.score(tender, [one.model_copy(update={"tender": "b"}) for one in both])
    one = found([scored("a", 1_000.0, cpv="39110000-6", is_leased=True), several], priority=[FURNITURE])
    purchases = part(one, "F")
    assert (purchases.value, purchases.known, purchases.unknown) == (1.0, 1, 1)
    assert (purchases.at_least, purchases.at_most) == (0.0, 1.0)
    assert one.contribution is None


def test_another_authority_is_refused() -> None:
    with pytest.raises(lcc.InputRefusedError) as refused:
        found([scored("a")], authority="Gemeente Elders")
    assert [problem.code for problem in refused.value.problems] == ["authority_without_tenders"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"policy": answer(0.5)}, "zero_or_one"),
        ({"legal_framework": answer(1.2)}, "less_than_equal"),
        ({"legal_framework": {"value": 1}}, "missing"),
        ({"priority": [{"name": "x", "cpv_divisions": ["39110000"]}]}, "cpv_division"),
        ({"priority": [FURNITURE, FURNITURE]}, "division_twice"),
        ({"score": 3}, "extra_forbidden"),
    ],
)
def test_answers_that_are_none_are_refused(changes: Plain, code: str) -> None:
    with pytest.raises(lcc.InputRefusedError) as refused:
        found([], **changes)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_the_table() -> None:
    rows = list(
        csv.DictReader(io.StringIO(sdg_as_table(found([], policy={"value": 1, "source": "=1+1"})).decode()))
    )
    assert [one["part"] for one in rows] == [
        "policy", "legal_framework", "practical_support", "criteria", "monitoring", "purchases", "contribution",
        "at_least", "at_most",
    ]  # fmt: skip
    assert (rows[0]["source"], rows[3]["value"], rows[6]["value"], rows[7]["value"]) == ("'=1+1", "", "", "2.0")


@needs_libreoffice
def test_the_workbook_follows_what_stands_in_it(tmp_path: Path) -> None:
    cases = [
        found([], criteria=answer(0.6), purchases=answer(0.4)),
        found([]),
        found([], policy=answer(0)),
        sdg_contribution({"authority": OURS, "year": 2027}, lcc.indicators_of([])),
        of_all_in_part(),
    ]
    files = [tmp_path / f"{k}.xlsx" for k in range(len(cases))]
    for file, one in zip(files, cases, strict=True):
        file.write_bytes(sdg_workbook(one, "nl"))
    for one, book in zip(cases, recalculated(files, tmp_path / "again"), strict=True):
        sheet = book["SDG 12.7.1"]
        shown = [sheet.cell(row, 4).value for row in range(14, 17)]
        assert [None if value in ("", None) else value for value in shown] == [
            one.contribution, one.at_least, one.at_most,
        ]  # fmt: skip


def test_as_it_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    tender_in(tmp_path / "in", "1", authority=OURS)
    Path("answers.json").write_text(json.dumps(answers(purchases=answer(0.4))))
    Path("all.json").write_bytes(package(release("1"), release("2")))
    words = ["export", "sdg", "in", "--answers", "answers.json"]
    assert "Contribution: 2.4 of at most 5." in run(*words, "-o", "sdg.json").output
    assert json.loads(Path("sdg.json").read_text())["kind"] == "lcc sdg 12.7.1"
    done = run(*words, "--all-tenders", "all.json", "-o", "sdg.xlsx", language="nl")
    assert "Bijdrage: niet bekend, van 2,4 tot 2,9" in done.output
    Path("answers.json").write_text(json.dumps({"authority": OURS, "year": 2027}))
    assert "not known, from 0 to 4" in run(*words, "-o", "sdg.csv").output
    assert "end its name in one of .json, .csv, .xlsx" in run(*words, "-o", "sdg.docx", code=2).output
    assert "is an input" in run(*words, "-o", "answers.json", "--force", code=2).output
