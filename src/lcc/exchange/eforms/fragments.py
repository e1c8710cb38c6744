"""What is known of a notice as XML: lots with their criteria and goals, and the result. The rest is added by others.

The order of elements is that of the schemas of UBL 2.3 and of the eForms SDK.
"""

from collections.abc import Sequence

from lxml import etree

from lcc.documents.criteria import EFORMS_CODES, AwardCriteria, AwardCriterion, award_criteria
from lcc.exchange.eforms.terms import (
    ENVIRONMENT,
    OTHER_COUNTS,
    SUBMISSIONS,
    VARIANTS,
    WINNER_CODES,
    awards_something,
    counts_bids,
    cpv_codes,
    own_code,
    strategic_text,
    told_bids,
    total_value,
    why_nobody,
)
from lcc.exchange.eforms.xml import LANGUAGES, NoticeName, amount, as_bytes, below, extension, notice, to_fill_in
from lcc.exchange.environment import goals
from lcc.exchange.lots import DecidedLot, NoticeBid, NoticeLot, notice_lots
from lcc.intake.options import NoticeOptions
from lcc.language import Translate, translator
from lcc.model.tender import Tender

_LISTS = {"BT-5421": "number-weight", "BT-5422": "number-fixed", "BT-5423": "number-threshold"}
"""By the business term for a kind of number, the code list of that kind."""
_FIRST_ORGANISATION = 1000
"""Bidders are numbered from here, so that a notice can number its buyer and others from 1."""


def tender_fragment(tender: Tender, language: str) -> bytes:
    """Return the lots of a contract notice, in a notice without the rest."""
    root, _ = notice("ContractNotice"), translator(language)
    for lot in notice_lots(tender):
        _lot(root, lot, LANGUAGES[language], _, of="ContractNotice")
    return as_bytes(root)


def award_fragment(tender: Tender, outcomes: Sequence[DecidedLot], options: NoticeOptions) -> bytes:
    """Return the result of a contract award notice with who bid, and its lots, in a notice without the rest."""
    root, language, _ = notice("ContractAwardNotice"), LANGUAGES[options.language], translator(options.language)
    added = extension(root)
    _result(added, tender.currency, outcomes, options)
    _organisations(added, outcomes, options, language)
    for outcome in outcomes:
        _lot(root, outcome.lot, language, _, of="ContractAwardNotice")
    return as_bytes(root)


def _lot(root: etree._Element, lot: NoticeLot, language: str, _: Translate, *, of: NoticeName) -> None:
    made = below(root, "cac:ProcurementProjectLot")
    below(made, "cbc:ID", lot.id, schemeName="Lot")
    terms = below(made, "cac:TenderingTerms")
    if of == "ContractNotice":  # an award notice does not take it
        below(terms, "cbc:VariantConstraintCode", VARIANTS[lot.tender.variants], listName="permission")
    _awarding_terms(terms, award_criteria(lot.tender, _), language)
    project = below(made, "cac:ProcurementProject")
    below(project, "cbc:ID", own_code(lot), schemeName="InternalID")
    below(project, "cbc:Name", lot.title, languageID=language)
    to_fill_in(project, "BT-24", "BT-23")
    _goals(project, lot.tender, language, _)
    main, others = cpv_codes(lot)
    for name, codes in (("Main", [main] if main else []), ("Additional", others)):
        for code in codes:
            found = below(project, f"cac:{name}CommodityClassification")
            below(found, "cbc:ItemClassificationCode", code, listName="cpv")


def _awarding_terms(parent: etree._Element, found: AwardCriteria, language: str) -> None:
    group = below(below(parent, "cac:AwardingTerms"), "cac:AwardingCriterion")
    if found.weighting:
        below(group, "cbc:CalculationExpression", found.weighting, languageID=language)
    for one in found.criteria:
        _criterion(group, one, language)


def _criterion(parent: etree._Element, one: AwardCriterion, language: str) -> None:
    made = below(parent, "cac:SubordinateAwardingCriterion")
    if one.numbers:
        added = extension(made)
        for number in one.numbers:
            term, code = EFORMS_CODES[number.code]
            parameter = below(added, "efac:AwardCriterionParameter")
            below(parameter, "efbc:ParameterCode", code, listName=_LISTS[term])
            below(parameter, "efbc:ParameterNumeric", f"{number.number:.15g}")
    below(made, "cbc:AwardingCriterionTypeCode", one.kind, listName="award-criterion-type")
    below(made, "cbc:Name", one.name, languageID=language)
    below(made, "cbc:Description", one.description, languageID=language)


def _goals(project: etree._Element, tender: Tender, language: str, _: Translate) -> None:
    sought = goals(tender)
    for one in sought:
        kind = below(project, "cac:ProcurementAdditionalType")
        below(kind, "cbc:ProcurementTypeCode", one.eforms, listName="environmental-impact")
    if sought:
        kind = below(project, "cac:ProcurementAdditionalType")
        below(kind, "cbc:ProcurementTypeCode", ENVIRONMENT, listName="strategic-procurement")
        below(kind, "cbc:ProcurementType", strategic_text(tender, _), languageID=language)
        to_fill_in(project, "BT-805")
    else:
        to_fill_in(project, "BT-06")


def _result(parent: etree._Element, currency: str, outcomes: Sequence[DecidedLot], options: NoticeOptions) -> None:
    result = below(parent, "efac:NoticeResult")
    total = total_value(outcomes)
    if awards_something(outcomes) and total is not None:
        amount(result, "cbc:TotalAmount", total, currency)
    elif awards_something(outcomes):
        to_fill_in(result, "BT-161")
    for number, outcome in enumerate(outcomes, start=1):
        _lot_result(result, number, outcome, currency, options)
    for outcome in outcomes:
        for bid in told_bids(outcome, options):
            _lot_tender(result, bid, outcome, currency)
    for number, outcome in enumerate(outcomes, start=1):
        if outcome.winner:
            contract = below(result, "efac:SettledContract")
            below(contract, "cbc:ID", f"CON-{number:04}", schemeName="contract")
            to_fill_in(contract, "BT-1451", "BT-145", "BT-150")
            _reference(contract, "efac:LotTender", outcome.winner.id, "tender")
    for number in _told(outcomes, options):
        party = below(result, "efac:TenderingParty")
        below(party, "cbc:ID", _party(number), schemeName="tendering-party")
        _reference(party, "efac:Tenderer", _organisation(number), "organization")


def _lot_result(
    parent: etree._Element, number: int, outcome: DecidedLot, currency: str, options: NoticeOptions
) -> None:
    result = below(parent, "efac:LotResult")
    below(result, "cbc:ID", f"RES-{number:04}", schemeName="result")
    if options.bid_details and counts_bids(outcome) and outcome.bounds:
        amount(result, "cbc:HigherTenderAmount", outcome.bounds[1], currency)
        amount(result, "cbc:LowerTenderAmount", outcome.bounds[0], currency)
    below(result, "cbc:TenderResultCode", WINNER_CODES[outcome.state], listName="winner-selection-status")
    if outcome.state == "nobody":
        reason = below(result, "efac:DecisionReason")
        below(reason, "efbc:DecisionReasonCode", why_nobody(outcome), listName="non-award-justification")
    for bid in told_bids(outcome, options):
        _reference(result, "efac:LotTender", bid.id, "tender")
    if counts_bids(outcome):
        counts = below(result, "efac:ReceivedSubmissionsStatistics")
        below(counts, "efbc:StatisticsCode", SUBMISSIONS, listName="received-submission-type")
        below(counts, "efbc:StatisticsNumeric", str(outcome.received))
        to_fill_in(result, *OTHER_COUNTS)
    if outcome.winner:
        _reference(result, "efac:SettledContract", f"CON-{number:04}", "contract")
    _reference(result, "efac:TenderLot", outcome.lot.id, "Lot")


def _lot_tender(parent: etree._Element, bid: NoticeBid, outcome: DecidedLot, currency: str) -> None:
    tender = below(parent, "efac:LotTender")
    below(tender, "cbc:ID", bid.id, schemeName="tender")
    below(tender, "cbc:RankCode", str(bid.one.rank))
    below(tender, "efbc:TenderRankedIndicator", "true")
    below(tender, "efbc:TenderVariantIndicator", "true" if bid.one.bid.variant else "false")
    amount(below(tender, "cac:LegalMonetaryTotal"), "cbc:PayableAmount", bid.value, currency)
    to_fill_in(tender, "BT-773", "BT-3201")
    _reference(tender, "efac:TenderingParty", _party(bid.bidder), "tendering-party")
    _reference(tender, "efac:TenderLot", outcome.lot.id, "Lot")


def _organisations(
    parent: etree._Element, outcomes: Sequence[DecidedLot], options: NoticeOptions, language: str
) -> None:
    told = _told(outcomes, options)
    if not told:
        return
    winners = {one.winner.bidder for one in outcomes if one.winner}
    group = below(parent, "efac:Organizations")
    for number, bid in told.items():
        company = below(below(group, "efac:Organization"), "efac:Company")
        to_fill_in(company, *(["BT-165"] if number in winners else []), "BT-513", "BT-514", "BT-506")
        _reference(company, "cac:PartyIdentification", _organisation(number), "organization")
        below(below(company, "cac:PartyName"), "cbc:Name", bid.one.bid.bidder.name, languageID=language)
        if bid.number:
            below(below(company, "cac:PartyLegalEntity"), "cbc:CompanyID", bid.number)


def _told(outcomes: Sequence[DecidedLot], options: NoticeOptions) -> dict[int, NoticeBid]:
    """Return who is told of, by number, with a bid of each."""
    return {bid.bidder: bid for outcome in outcomes for bid in told_bids(outcome, options)}


def _reference(parent: etree._Element, name: str, code: str, scheme: str) -> None:
    below(below(parent, name), "cbc:ID", code, schemeName=scheme)


def _party(number: int) -> str:
    return f"TPA-{number:04}"


def _organisation(number: int) -> str:
    return f"ORG-{_FIRST_ORGANISATION + number:04}"
