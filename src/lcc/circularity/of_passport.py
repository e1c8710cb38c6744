"""The indicators that follow from a material passport alone, before there is any tender."""

from collections.abc import Mapping

from lcc.circularity.of_bid import circularity_of
from lcc.figure.figure import Figure
from lcc.library.indicators import Indicator
from lcc.model.bid import Bid
from lcc.model.passport import Passport
from lcc.model.tender import Tender


def indicators_of(passport: Passport) -> Mapping[Indicator, Figure]:
    """Return what one unit comes to where a tender says nothing else: of several connections the weakest counts."""
    tender = Tender.model_validate(
        {
            "id": "-", "title": "-", "authority": "-", "base_date": "2000-01-01", "horizon_years": 1,
            "discount": {"rate": 0.0}, "items": [{"id": "-", "name": "-", "quantity": 1.0, "unit": "-"}],
            "circularity": {},
        }
    )  # fmt: skip
    bought = {"kind": "purchase", "price": 0.0, "service_life_years": 1.0}
    offer = {"item": "-", "business_model": bought, "passport": passport}
    bid = Bid.model_validate({"tender": "-", "bidder": {"name": "-"}, "offers": [offer]})
    return circularity_of(tender, bid).indicators
