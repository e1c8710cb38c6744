"""What bids asked, remembered from Python: a file goes in and a file comes out, and nothing is kept or named."""

from pathlib import Path

import pytest

import lcc
import make
from command_line import run
from lcc.model.price_memory import EarlierOffer
from portfolios import tender_in
from remembered import CPV, bids, tender


def variant(name: str, price: float) -> lcc.Bid:
    bid = make.bid(make.offer(make.purchase(price)), name="Bidder 2")
    return bid.model_copy(update={"variant": name})


def scored(code: str = "one", *asked: float) -> lcc.Scored:
    of = tender(id=code)
    return lcc.score(of, [bid.model_copy(update={"tender": code}) for bid in bids(*(asked or (90.0, 110.0)))])


def test_the_command_writes_the_very_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, asked in (("a", (100.0, 120.0)), ("b", (90.0,))):
        tender_in(tmp_path / "in", name, asked, cpv=CPV)
    run("prices", "remember", "in/a", "-o", "prices.csv", language="en")
    assert lcc.remember_prices(["in/a"], language="en").csv == Path("prices.csv").read_bytes()
    first = Path("prices.csv").read_bytes()
    run("prices", "remember", "in", "-o", "prices.csv", "--with-award", language="en")
    found = lcc.remember_prices(["in"], ("prices.csv", first), with_award=True, language="en")
    assert (found.csv, found.before, found.tenders, found.known) == (Path("prices.csv").read_bytes(), 2, 1, ["a"])


def test_what_was_scored_what_is_named_and_what_is_held_come_to_the_same_rows() -> None:
    one = scored()
    assert lcc.remember_prices([one]).csv == lcc.remember_prices([("one.json", one.json())]).csv
    assert [offer.price for offer in lcc.remember_prices([one]).offers] == [90.0, 110.0]
    assert b"Bidder" not in lcc.remember_prices([one, scored("two")]).csv


def test_what_was_remembered_stands_beside_the_next_tender() -> None:
    found = lcc.remember_prices([scored(code, 90.0, 110.0) for code in ("a", "b", "c")])
    beside = lcc.score(tender(), bids(60.0), prices=("prices.csv", found.csv)).ranking[0].earlier_prices[0]
    assert (beside.offers, beside.tenders, beside.median) == (6, 3, 100.0)


def test_nothing_new_leaves_the_file_as_it_is_to_the_byte() -> None:
    first = lcc.remember_prices([scored()], language="en").csv
    assert lcc.remember_prices([scored()], ("p.csv", first), language="nl").csv == first
    assert lcc.remember_prices([], ("p.csv", first)).csv == first
    assert lcc.remember_prices([]).csv.startswith(b"\xef\xbb\xbfauthority;tender;")


def test_what_is_not_read_is_listed_and_the_others_go_on() -> None:
    found = lcc.remember_prices(["/nowhere/at/all.json", scored(), ("x.json", b"["), make.tender()])
    assert (found.tenders, len(found.problems)) == (1, 3)
    assert {one["source"] for one in found.not_read} == {one for one, _problem in found.problems}


def test_a_price_file_with_a_mistake_is_refused_by_its_name() -> None:
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.remember_prices([scored()], ("mine.csv", b"price\n1\n"))
    assert [(one.code, one.file) for one in refused.value.problems] == [("prices_columns", "mine.csv")]


def test_who_waits_is_told_how_far_it_is() -> None:
    seen: list[tuple[int, int | None]] = []
    with lcc.watched_by(lambda one: seen.append((one.at, one.of)) if one.doing == "tenders" else None):
        lcc.remember_prices([scored("a"), scored("b")])
    assert seen == [(1, 2), (2, 2)]


def test_a_bidder_with_many_variants_makes_no_median_by_itself() -> None:
    """Four variants and a bid of one bidder are one offer: the bid itself, or the variant that was awarded."""
    honest, flooding = bids(100.0, 500.0)
    variants = [variant(f"V{k}", 500.0 + k) for k in range(1, 5)]
    of = tender(variants="allowed")
    found = lcc.remember_prices([lcc.score(of, [honest, flooding, *variants])], with_award=True)
    assert [(one.price, one.awarded) for one in found.offers] == [(100.0, True), (500.0, False)]
    alone = lcc.remember_prices([lcc.score(of, [flooding.model_copy(update={"variant": "V0"}), *variants])])
    assert [one.price for one in alone.offers] == [500.0]
    won = lcc.remember_prices([lcc.score(of, [flooding, variant("Low", 50.0)])], with_award=True)
    assert [(one.price, one.awarded) for one in won.offers] == [(50.0, True)]


def told(offers: list[EarlierOffer]) -> list[tuple[int, float]]:
    return [(one.offer, one.price) for one in offers]


def test_a_tender_that_was_scored_otherwise_since_is_named_and_its_rows_stay() -> None:
    first = lcc.remember_prices([scored("one", 90.0, 110.0)]).csv
    found = lcc.remember_prices([scored("one", 110.0, 120.0)], ("p.csv", first))
    assert (found.csv, found.known, found.tenders) == (first, [], 0)
    [one] = found.otherwise
    assert (one.name, told(one.gone), told(one.new)) == ("one", [(1, 90.0)], [(2, 120.0)])


def test_what_fell_away_is_taken_along_below_what_was_written() -> None:
    first = lcc.remember_prices([scored("one", 90.0, 110.0), scored("two", 100.0)], with_award=True).csv
    now = [scored("one", 110.0, 120.0), scored("one", 1.0), scored("three", 80.0), scored("three", 81.0)]
    found = lcc.remember_prices(now, ("p.csv", first), again=True)
    assert found.csv.startswith(first)
    assert (told(found.fallen), told(found.offers)) == ([(1, 90.0)], [(3, 120.0), (1, 80.0)])
    assert [one.name for one in found.otherwise] == ["one", "three"], "of one that is given twice the first counts"
    beside = lcc.score(tender(), bids(60.0), prices=("p.csv", found.csv)).ranking[0].earlier_prices[0]
    assert (beside.offers, beside.lowest, beside.highest) == (4, 80.0, 120.0)
    again = lcc.remember_prices([scored("one", 110.0, 120.0)], ("p.csv", found.csv), again=True)
    assert (again.csv, again.before, again.known) == (found.csv, 4, ["one"])
    back = lcc.remember_prices([scored("one", 90.0, 110.0, 120.0)], ("p.csv", found.csv), again=True)
    assert (told(back.fallen), told(back.offers)) == ([], [(4, 90.0)])


def test_another_winner_is_another_row_and_one_that_was_not_kept_is_none() -> None:
    won, lost = scored("one", 90.0, 110.0), scored("one", 110.0)
    with_award = lcc.remember_prices([won], with_award=True).csv
    found = lcc.remember_prices([lost], ("p.csv", with_award), with_award=True, again=True)
    assert (told(found.fallen), [one.awarded for one in found.offers]) == ([(1, 90.0), (2, 110.0)], [True])
    without = lcc.remember_prices([won]).csv
    assert lcc.remember_prices([won], ("p.csv", without), with_award=True).known == ["one"]


def test_what_was_filled_in_by_hand_or_saved_by_a_spreadsheet_is_not_otherwise() -> None:
    one = lcc.remember_prices([scored("one", 1234.56789012345, 90.0)], language="en").csv
    by_hand = one.replace(b"39113600", b"").replace(b"2027-01-01", b"1-1-2027")
    assert by_hand != one
    assert lcc.remember_prices([scored("one", 1234.56789012345, 90.0)], ("p.csv", by_hand)).known == ["one"]
