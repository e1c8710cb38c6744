"""The examples in which circularity decides, worked out by hand."""

from itertools import pairwise

import pytest

import make
from lcc.evaluation.evaluate import BidEvaluation, Evaluation, evaluate
from lcc.library import shipped
from lcc.model.award import LowestLcc

EXAMPLES = ("facade-cladding", "street-paving")
GROWTH = 1.028
"""What 1 becomes in a year at the rate of both tenders, in the first 35 years: that of the Dutch standard of 2026."""
LIFE = (1 - GROWTH**-30) / (GROWTH - 1)
"""What 1 a year over 30 years is worth: prices rise as fast as inflation, so the real rate is left."""


@pytest.fixture(scope="module")
def facade() -> dict[str, BidEvaluation]:
    return by_name(make.compared(make.example("facade-cladding")))


@pytest.fixture(scope="module")
def paving() -> dict[str, BidEvaluation]:
    return by_name(make.compared(make.example("street-paving")))


def by_name(evaluation: Evaluation) -> dict[str, BidEvaluation]:
    return {one.bid.name: one for one in evaluation.bids}


def values(one: BidEvaluation) -> dict[str, float]:
    assert one.circularity is not None
    return {str(name): found.value for name, found in one.circularity.indicators.items()}


def missed(one: BidEvaluation) -> set[str]:
    return {test.target.published or test.target.indicator for test in one.targets if not test.is_met}


@pytest.mark.parametrize(
    ("name", "winner", "cheapest"),
    [
        ("facade-cladding", "Houtgevel als Dienst BV", "Plaatgevel BV"),
        ("street-paving", "Tweede Straat BV", "Betonsteen Straatwerk BV"),
    ],
)
def test_circularity_decides_between_bids_that_cost_about_the_same(name: str, winner: str, cheapest: str) -> None:
    submissions = make.example(name)
    best, second = make.compared(submissions).bids[:2]
    assert (best.bid.name, second.bid.name) == (winner, cheapest)
    assert 1 < best.life_cycle_cost / second.life_cycle_cost < 1.05
    by_cost = submissions.tender.model_copy(
        update={"award": LowestLcc(method="lowest_lcc"), "quality": None, "circularity": None}
    )
    alone = evaluate(by_cost, [one.bid for one in submissions.bids]).bids
    assert alone[0].bid.name == cheapest
    assert all(one.rank is not None for one in alone)
    assert all(low.life_cycle_cost < high.life_cycle_cost for low, high in pairwise(alone))


@pytest.mark.parametrize("name", EXAMPLES)
def test_nobody_scores_anything_and_nothing_counts_twice(name: str) -> None:
    tender = make.example(name).tender
    assert tender.quality is not None
    assert tender.quality.scored_leaves() == []
    counted = {"mki", "environmental_performance", "co2"} if tender.mki else set()
    assert not tender.carbon_price
    assert counted.isdisjoint(tender.quality.indicators())


@pytest.mark.parametrize("name", EXAMPLES)
def test_passports_are_complete_and_say_that_they_are_made_up(name: str) -> None:
    for one in make.example(name).bids:
        [offer] = one.bid.offers
        passport = offer.passport
        assert passport is not None
        assert len(passport.materials) >= 3
        assert passport.connections
        assert passport.functional_life_years
        assert all(material.r_strategy for material in passport.materials)
        numbers = [shown.number for material in passport.materials for shown in material.evidence]
        assert numbers
        assert all(number.startswith("VOORBEELD-") for number in numbers)


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_the_readme_says_comes_out(name: str) -> None:
    readme = (shipped.examples()[name] / "README.md").read_text()
    rows = {cells[1].strip(): cells for line in readme.splitlines() if len(cells := line.split("|")) == 9}
    for one in make.compared(make.example(name)).bids:
        cells = [cell.strip() for cell in rows[one.bid.name]]
        assert cells[3] == f"{one.life_cycle_cost:,.2f}".translate(str.maketrans(",.", ".,"))
        score = "-" if one.standing.score is None else f"{one.standing.score:,.2f}"
        assert cells[6:8] == [score.translate(str.maketrans(",.", ".,")), str(one.rank or "-")]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_readme_says_what_the_winner_costs_more(name: str) -> None:
    best, second = make.compared(make.example(name)).bids[:2]
    more = f"{best.life_cycle_cost - second.life_cycle_cost:,.2f}".translate(str.maketrans(",.", ".,"))
    assert f"EUR {more}" in (shipped.examples()[name] / "README.md").read_text()


def test_the_cost_of_the_facade(facade: dict[str, BidEvaluation]) -> None:
    """A lease of 8.60 a year for each of 800 m2, in arrears, and 30 of the 40 years of an MKI of 3.40 for each m2.

    The panels cost 128, 1.10 a year, 9 in years 10 and 20, and 12 + 7 at the end. Their MKI is 31 x 0.116 + 0.16 x 0.39
    + 0.05 x 3.28 + 0.12 x 1.22 + 380 x 0.00033 = 4.0942, of a life that ends with the horizon.
    """
    lease, panels = facade["Houtgevel als Dienst BV"], facade["Plaatgevel BV"]
    assert lease.life_cycle_cost == pytest.approx(800 * (8.60 * LIFE + 3.40 * 30 / 40))
    sealed = 9 * (GROWTH**-10 + GROWTH**-20)
    whole = 128 + 1.10 * LIFE + sealed + 19 * GROWTH**-30 + 4.0942
    assert panels.life_cycle_cost == pytest.approx(800 * whole)


def test_the_cost_of_a_facade_that_is_sold_back(facade: dict[str, BidEvaluation]) -> None:
    """188 and 0.90 a year. Of the price 0.30 comes back in year 30, halfway from 0.35 to 0.25, and it is not indexed.

    Of an MKI of 9.20 over 40 years 30 years count.
    """
    back = 188 * 0.30 / (GROWTH * 1.02) ** 30
    cost = 800 * (188 + 0.90 * LIFE - back + 9.20 * 30 / 40)
    assert facade["Retourgevel BV"].life_cycle_cost == pytest.approx(cost)


def test_what_quality_has_to_be_worth(facade: dict[str, BidEvaluation]) -> None:
    """The panels win if quality is worth less than 821.44 / (0.842957 - 0.174982) = EUR 1,229.75, as the README says.

    Their MCI earns (0.353603 - 0.3) / 0.6 of 0.6, and 4 / (1 / 0.8 + 1 + 1 / 0.4 + 1 / 0.4) for detachability earns
    (0.551724 - 0.4) / 0.5 of 0.4: 0.174982.
    """
    lease, panels = facade["Houtgevel als Dienst BV"], facade["Plaatgevel BV"]
    assert values(panels)["detachability"] == pytest.approx(4 / 7.25)
    turns = (lease.life_cycle_cost - panels.life_cycle_cost) / (0.842957 - 0.174982)
    assert turns == pytest.approx(1229.75, abs=0.01)
    assert panels.standing.score == pytest.approx(panels.life_cycle_cost - 30_000 * 0.174982, abs=0.05)


def test_the_timber_facade_by_hand(facade: dict[str, BidEvaluation]) -> None:
    """13.9 kg: 10.2 of new wood, 3.2 of reused wood and 0.5 of steel, of which 0.2 is virgin and 0.3 recycled.

    Lost at the end: 0.2 x 10.2 + 0.2 x 3.2 + 0.05 x 0.5 = 2.705. Waste of making recycled steel: 0.3 x 0.25 / 0.75 =
    0.1; of recycling: 0.4 x 10.2 x 0.25 + 0.3 x 3.2 x 0.25 + 0.35 x 0.5 x 0.1 = 1.2775. So W = 2.705 + 1.3775 / 2 =
    3.39375, LFI = (0.2 + 3.39375) / (27.8 - 1.1775 / 2) = 0.132068 and MCI = 1 - 0.9 LFI = 0.881139 (X = 40 / 40).
    The clips are the weakest connection: 4 / (1 + 1 + 1 + 1 / 0.4) = 0.727273.
    Quality is 0.6 x (0.881139 - 0.3) / 0.6 + 0.4 x (0.727273 - 0.4) / 0.5 = 0.842957, and worth 30,000 times that.
    """
    timber = facade["Houtgevel als Dienst BV"]
    found = values(timber)
    assert found["material_circularity"] == pytest.approx(0.881139, abs=1e-6)
    assert found["detachability"] == pytest.approx(0.727273, abs=1e-6)
    assert found["biobased_share"] == pytest.approx(10.2 / 13.9)
    assert found["secondary_share"] == pytest.approx((3.2 + 0.3) / 13.9)
    assert timber.standing.score == pytest.approx(timber.life_cycle_cost - 30_000 * 0.842957, abs=0.05)
    assert missed(timber) == {"NL-2030-secondary", "end_value"}


def test_the_value_of_aluminium_by_hand(facade: dict[str, BidEvaluation]) -> None:
    """1.20 x 6.5 x (0.3 + 0.68 x 0.95) + 1.20 x 2 x (0.2 + 0.78 x 0.95) + 0.90 x 0.2 x (0.5 + 0.45 x 0.9) = 9.8001."""
    assert values(facade["Retourgevel BV"])["end_value"] == pytest.approx(9.8001)
    assert missed(facade["Retourgevel BV"]) == {"NL-2030-biobased"}


def test_what_is_glued_is_not_ranked(facade: dict[str, BidEvaluation]) -> None:
    """The glue: 4 / (1 / 0.1 + 1 / 0.4 + 1 + 1 / 0.4) = 0.25, so only 2.5 kg of profiles of 14 kg comes apart."""
    glued = facade["Lijmgevel BV"]
    assert values(glued)["detachability"] == pytest.approx(0.25)
    assert values(glued)["detachable_share"] == pytest.approx(2.5 / 14)
    assert [(one.why.code, one.criterion) for one in glued.standing.not_ranked] == [
        ("misses_target", "detachable_share")
    ]
    assert [one.bid.name for one in facade.values() if one.rank is None] == ["Lijmgevel BV"]


def test_the_cost_of_reused_pavers(paving: dict[str, BidEvaluation]) -> None:
    """47 for each of 2,400 m2, 0.50 a year, 15 in year 15; 15 % of the price comes back in year 30, not indexed."""
    back = 0.15 * 47 / (GROWTH * 1.02) ** 30
    cost = 2400 * (47 + 0.50 * LIFE + 15 * GROWTH**-15 - back)
    assert paving["Tweede Straat BV"].life_cycle_cost == pytest.approx(cost)


def test_the_cost_of_new_pavers(paving: dict[str, BidEvaluation]) -> None:
    """A whole life of 60 years brings 66, 15 in years 15, 30 and 45, and 6 + 2 - 6 at its end.

    30 years of it count: for what 1 at the start of each month is worth over 30 years / over 60. From year 35 on the
    rate is 1.8 %. The 0.50 a year pays for itself.
    """

    def worth(years: float) -> float:
        return float(GROWTH ** -min(years, 35) * 1.018 ** -max(years - 35, 0))

    def annuity(years: int) -> float:
        return sum(worth(month / 12) for month in range(12 * years))

    life = 66 + 15 * (worth(15) + worth(30) + worth(45)) + (6 + 2 - 6) * worth(60)
    cost = 2400 * (life * annuity(30) / annuity(60) + 0.50 * LIFE)
    assert paving["Nieuwe Klinker BV"].life_cycle_cost == pytest.approx(cost)


def test_emissions_by_hand(paving: dict[str, BidEvaluation]) -> None:
    """Concrete: 24 + 3 kg over 30 years. Clay: 44 + 1 over 60. Reused: 8 + 1 over 40, though sold back after 30."""
    found = {name: values(one)["co2"] for name, one in paving.items()}
    assert found["Betonsteen Straatwerk BV"] == pytest.approx(27 / 30)
    assert found["Nieuwe Klinker BV"] == pytest.approx(45 / 60)
    assert found["Tweede Straat BV"] == pytest.approx(9 / 40)


def test_the_reused_pavers_by_hand(paving: dict[str, BidEvaluation]) -> None:
    """17 kg of new pavers and 8 of the 80 kg of sand are virgin, of 253 kg: 9.9 %, which earns all of the criterion.

    0.225 kg a year lies between 0.2, which earns 1, and 0.5, which earns 0.5: 23/24. Quality is 0.6 x 23/24 + 0.4 =
    0.975, so 29.25 of 30 points. Detachability is the mean of 4 / (1 + 1 + 2.5 + 2.5) and 4 / (1 + 1.25 + 1 + 2.5).
    """
    reused = paving["Tweede Straat BV"]
    assert values(reused)["virgin_share"] == pytest.approx(25 / 253)
    assert values(reused)["detachability"] == pytest.approx((4 / 7 + 4 / 5.75) / 2)
    points = 70 * (220_000 - reused.life_cycle_cost) / 100_000
    assert reused.standing.score == pytest.approx(points + 29.25, abs=0.01)
    assert missed(reused) == set()


def test_concrete_just_reaches_what_is_required(paving: dict[str, BidEvaluation]) -> None:
    """0.9 of each material is there for a next cycle: 0.3 + 0.6 of the pavers, 0.9 of the sand and of the kerbs."""
    concrete = paving["Betonsteen Straatwerk BV"]
    assert values(concrete)["next_cycle_share"] == pytest.approx(0.9)
    assert concrete.rank == 2
    assert missed(concrete) == {"NL-2030-secondary", "NL-2030-circular-procurement", "co2", "detachability"}


def test_what_it_costs_to_avoid_a_kilogram(paving: dict[str, BidEvaluation]) -> None:
    """(156,651.59 - 151,778.23) / (2,400 x 30 x (0.9 - 0.225) kg) = EUR 0.1003."""
    beside = paving["Tweede Straat BV"].beside
    assert beside is not None
    assert beside.reference == "Betonsteen Straatwerk BV"
    assert beside.per_kg_co2 == pytest.approx(4873.36 / 48_600, abs=1e-6)
