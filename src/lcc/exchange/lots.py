"""What notices and open data say of a tender by lot: its id, what became of each bid, and who is awarded it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from lcc.documents.letters.awarded import winners_of
from lcc.documents.report.parts import Awarded
from lcc.evaluation.evaluate import BidEvaluation
from lcc.figure.figure import MONEY_DECIMALS
from lcc.figure.rounding import half_up, sum_of
from lcc.model.bid import bidders
from lcc.model.identifiers import organisation_number
from lcc.model.lot import tender_of
from lcc.model.tender import Tender

BidStatus = Literal["valid", "disqualified", "withdrawn"]
State = Literal["awarded", "open", "nobody"]


class NoticeLot(NamedTuple):
    """A lot as notices know it, by the ids of eForms: LOT-0000 is the whole of a tender that is not divided.

    `code` is its own in the tender, and `tender` the lot as a tender of its own.
    """

    id: str
    code: str | None
    title: str
    tender: Tender


def notice_lots(tender: Tender) -> list[NoticeLot]:
    """Return the lots of a tender; the tender itself where it has none."""
    if tender.lots is None:
        return [NoticeLot("LOT-0000", None, tender.title, tender)]
    return [
        NoticeLot(f"LOT-{number:04}", lot.id, lot.title, tender_of(tender, lot))
        for number, lot in enumerate(tender.lots.parts, start=1)
    ]


@dataclass(frozen=True, slots=True)
class NoticeBid:
    """A bid for one lot: a bidder that bids for several has one for each.

    `bidder` numbers who bids, from 1; `number` is what it is registered by, in whichever of its bids it says so.
    """

    id: str
    bidder: int
    number: str | None
    one: BidEvaluation

    @property
    def status(self) -> BidStatus:
        """Whether it is ranked, and if not whether that is because its bidder withdrew it."""
        fallen = self.one.standing.contender.fallen
        if fallen is not None and fallen.what == "withdrawn":
            return "withdrawn"
        return "valid" if self.one.rank is not None else "disqualified"

    @property
    def value(self) -> float:
        """What is asked under its business models, as present value over the years that are compared [money]."""
        asked = [
            value for line, value in zip(self.one.lines, self.one.present_value, strict=True) if line.is_price
        ]
        return half_up(sum_of(asked), MONEY_DECIMALS)


class Discounted(NamedTuple):
    """What is taken off because lots are awarded together [money], and which lots these are, by id.

    It is a present value, or an amount a year where costs are compared so.
    """

    amount: float
    lots: tuple[str, ...]
    is_yearly: bool


@dataclass(frozen=True, slots=True)
class DecidedLot:
    """A lot, its bids with the best first, and who is awarded it.

    `award` is None where nobody bid. `discount` is the one for combined lots that counts for its winner.
    """

    lot: NoticeLot
    bids: tuple[NoticeBid, ...] = ()
    award: Awarded | None = None
    winner: NoticeBid | None = None
    state: State = "nobody"
    discount: Discounted | None = None

    @property
    def valid(self) -> list[NoticeBid]:
        """The bids that are ranked."""
        return [bid for bid in self.bids if bid.status == "valid"]

    @property
    def received(self) -> int:
        """How many bids came in: variants of one bidder are one."""
        return _bidders(self.bids)

    @property
    def counted(self) -> dict[BidStatus, int]:
        """How many of those there are of each kind: of variants of one bidder the best one counts."""
        found: dict[BidStatus, int] = {"valid": 0, "disqualified": 0, "withdrawn": 0}
        seen: set[int] = set()
        for status in found:
            of_status = {bid.bidder for bid in self.bids if bid.status == status} - seen
            found[status], seen = len(of_status), seen | of_status
        return found

    @property
    def bounds(self) -> tuple[float, float] | None:
        """The lowest and the highest value of the bids that are ranked [money]."""
        values = [bid.value for bid in self.valid]
        return (min(values), max(values)) if values else None


def _bidders(bids: Sequence[NoticeBid]) -> int:
    return len({bid.bidder for bid in bids})


def decided_lots(tender: Tender, awards: Sequence[Awarded]) -> list[DecidedLot]:
    """Return what became of each lot of a tender; one for which nobody bid is among them."""
    lots, by_code = notice_lots(tender), {one.lot.award.lot if one.lot else None: one for one in awards}
    bidder_of = _numbered(awards)
    ids = {lot.code: lot.id for lot in lots}
    found, count = [], 0
    for lot in lots:
        award = by_code.get(lot.code)
        if award is None:
            found.append(DecidedLot(lot))
            continue
        bids = tuple(
            NoticeBid(f"TEN-{count + place:04}", *bidder_of[one.bid.bidder.name], one)
            for place, one in enumerate(award.evaluation.bids, start=1)
        )
        count += len(bids)
        best = winners_of(award.evaluation, award.lot)
        is_open = len(best) > 1 or (award.lot is not None and award.lot.award.is_tie)
        winner = None if is_open or not best else next(bid for bid in bids if bid.one is best[0])
        state: State = "open" if is_open else "awarded" if winner else "nobody"
        discount = next(_discounts(award, winner, ids), None) if winner else None
        found.append(DecidedLot(lot, bids, award, winner, state, discount))
    return found


def _numbered(awards: Sequence[Awarded]) -> dict[str, tuple[int, str | None]]:
    """Return a number for each who bids, by name, and what it is registered by, a number with its register first.

    Names that look alike and one registration number are one bidder.
    """
    bids = [one.bid for award in awards for one in award.evaluation.bids]
    first = bidders(bids)
    numbers = {position: number for number, position in enumerate(dict.fromkeys(first), start=1)}
    registered: dict[int, str] = {}
    for bid, position in zip(bids, first, strict=True):
        known = registered.get(position)
        if bid.bidder.id and (known is None or organisation_number(known) is None):
            registered[position] = bid.bidder.id
    return {
        bid.bidder.name: (numbers[position], registered.get(position))
        for bid, position in zip(bids, first, strict=True)
    }


def _discounts(award: Awarded, winner: NoticeBid, ids: dict[str | None, str]) -> Iterator[Discounted]:
    for one in award.lot.allocation.discounts if award.lot else ():
        if award.lot and one.bid == winner.one.bid.name and award.lot.award.lot in one.lots:
            is_yearly = award.evaluation.tender.comparison == "equivalent_annual_cost"
            yield Discounted(half_up(one.amount, MONEY_DECIMALS), tuple(ids[code] for code in one.lots), is_yearly)
