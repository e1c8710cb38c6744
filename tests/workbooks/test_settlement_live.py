"""Settlement at the horizon, live: LibreOffice and the engine agree on it, also after cells were changed."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from reading import Change, changed, differences

import make
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.excel.comparison.write import write_comparison
from libreoffice import needs_libreoffice, recalculated

pytestmark = [needs_libreoffice, pytest.mark.libreoffice]

ITEM = {"id": "thing", "name": "Thing", "quantity": 3, "unit": "piece", "use_per_year": 10}
BANDS = [{"until_year": 4, "rate": 0.04}, {"rate": 0.02}]
COSTS = [
    {"name": "Overhaul", "phase": "maintenance", "amount": 30.0, "every_years": 2.5, "index": "labour"},
    {"name": "Repair", "phase": "maintenance", "amount": 9.0, "warranty_years": 3, "index": "labour"},
    {"name": "Installation", "phase": "purchase", "amount": 20.0, "at_year": 0, "with_each_life": True},
]
LEASE = {
    "kind": "lease", "payment": 30.0, "every_months": 6, "term_months": 48, "index": "labour", "upfront": 40.0,
    "return_cost": 12.0, "early_end_cost": 25.0,
}  # fmt: skip
OFFERS: dict[str, dict[str, Any]] = {
    "bought": make.offer(
        make.purchase(900.0, 7.5, resale_value=90.0), costs=COSTS, end_of_life={"demolition": 60.0, "disposal": 8.0}
    ),
    "by instalment": make.offer(
        make.purchase(900.0, 9, instalments=[{"after_months": 1, "share": 0.3}, {"after_months": 60, "share": 0.7}]),
        take_back=[{"material": "steel", "mass": 20.0, "price_per_kg": 0.8, "index": "fixed"}],
    ),
    "bought back": make.offer(
        {"kind": "buy_back", "price": 800.0, "service_life_years": 8, "index": "labour", "buy_back": [
            {"after_years": 3, "share_of_price": 0.5}, {"after_years": 9, "share_of_price": 0.1}]},
        costs=COSTS,
    ),
    "leased": make.offer({**LEASE, "renewals": [{"months": 36, "payment": 10.0}]}, costs=COSTS),
    "in arrears": make.offer({**LEASE, "in_advance": False, "every_months": 24, "service_life_years": 9}, costs=COSTS),
    "leased, then bought": make.offer(
        {**LEASE, "purchase_option": {"price": 200.0, "service_life_years": 11}}, end_of_life={"disposal": 20.0}
    ),
    "on deposit": make.offer(
        {"kind": "deposit", "deposit": 300.0, "cycle_months": 50, "return_rate": 0.9, "interest": 0.01, "price": 90.0,
         "return_cost": 15.0, "charge_per_lost_unit": 40.0, "index": "general"},
        costs=COSTS,
    ),
    "per use": make.offer({"kind": "pay_per_use", "fee_per_use": 9.0}, costs=COSTS[:1]),
}  # fmt: skip


def settled(residual_value: str, rate: Any) -> Evaluation:
    tender = make.tender(
        horizon_years=10, items=[ITEM], inflation=0.02, indices={"labour": 0.03}, residual_value=residual_value,
        discount={"rate": rate, "basis": "real"}, purchase_options="exercised", contracts_end_at_horizon=True,
    )  # fmt: skip
    return evaluate(tender, [make.bid(offer, name=name) for name, offer in OFFERS.items()])


OTHERS = [("straight_line", 0.03), ("straight_line", BANDS), ("annuity", 0.03), ("none", 0.03), ("none", BANDS)]


@pytest.mark.parametrize(
    ("residual_value", "rate"),
    [
        ("annuity", BANDS),
        *(pytest.param(*other, marks=pytest.mark.thorough) for other in OTHERS),
    ],
)
def test_what_is_settled_is_what_the_engine_says_also_after_edits(
    residual_value: str, rate: Any, tmp_path: Path
) -> None:
    evaluation = settled(residual_value, rate)
    content = write_comparison(evaluation, language="en")
    file = tmp_path / "settled.xlsx"
    file.write_bytes(content)
    [book] = recalculated([file], tmp_path / "recalculated")
    assert list(differences(book, evaluation)) == []
    # The first rate and inflation; a renewal that gets dearer than the firm term, which turns credit into debt.
    sheet = load_workbook(file)
    keys = {str(cell.value): cell.row or 0 for cell in sheet["Assumptions"]["G"]}
    rates = next(row for key, row in keys.items() if key.startswith("discount.rate"))
    heads = [cell.value for cell in sheet["Bids"][4]]
    renewal = next(
        number
        for number, row in enumerate(sheet["Bids"].iter_rows(values_only=True), start=1)
        if "offers[0].business_model.renewals[0].payment" in row
    )
    (tmp_path / "edited").mkdir()
    changes: list[list[Change]] = [
        [("Assumptions", rates, 2, 0.05), ("Assumptions", keys["inflation"], 2, 0.01)],
        [("Bids", renewal, heads.index("Value") + 1, 55.0)],
    ]
    for again, edited in changed(content, changes, tmp_path / "edited"):
        assert list(differences(edited, again)) == []
