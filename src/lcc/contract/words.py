"""What is said of a contract: promises, events, and what stands behind the figures."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from lcc.checks.fields import number_at, numbers_in
from lcc.contract.agenda import Event
from lcc.contract.bonus import held_to
from lcc.contract.changes import SMALL, UNFORESEEN, Room
from lcc.contract.claims import for_no_claim, not_released
from lcc.contract.dates import months_after, months_between
from lcc.contract.default import CostOfDefault, secured_no_longer
from lcc.contract.followed import Followed
from lcc.contract.icalendar import Appointment, icalendar
from lcc.contract.ledger import DatedPayment, line_key, paid_lines, promise_names
from lcc.contract.realised import is_stated
from lcc.contract.standing import Reranked
from lcc.figure.rounding import sum_of
from lcc.language import N_, Language, Local, ShownAmount, Text, Translate, translator
from lcc.language.numbers import amount, local_date, local_share
from lcc.language.terms import OF_CONTRACTS, common_name, line_label, term
from lcc.library.indicators import is_share
from lcc.model.contract import Amended, Contract, Defaulted, DoneInReturn, Paid, Resumed, Secured, SecurityReleased
from lcc.record.path import name_of, path_of
from lcc.words.circularity_figures import figure_unit
from lcc.words.number_names import NumberName, names_in_bid, number_name

STEPS = {
    "awarded": N_("Life-cycle cost as awarded"),
    "agreed": N_("What the contract agreed otherwise"),
    "index": N_("Published index figures instead of assumed growth"),
    "measured": N_("What was measured instead of what was promised"),
    "default": N_("Not received because of the default"),
    "paid": N_("Paid otherwise than expected, in years that are over"),
    "now": N_("Life-cycle cost as expected now"),
}
"""The steps of a forecast, in their order."""
_EVENTS = {
    "claim": N_("Claim on the supplier: {about}"),
    "notice": N_("Last day to give notice: {about}"),
    "term_ends": N_("The term ends: {about}"),
    "renewal_ends": N_("The renewal ends: {about}"),
    "purchase_option": N_("Purchase option: {about}"),
    "indexation": N_("Prices are adjusted: {about}"),
    "expiry": N_("Expires: {about}"),
    "security_expires": N_("The security expires: {about}"),
    "contract_ends": N_("The contract ends: {about}"),
    "tender_again": N_("Start preparing the next tender: {about}"),
}
_SHARE = N_("20 % is 0.2")
"""As a share is filled in."""
_STILL_FIRST = {
    True: N_("Would it still have won? Yes."),
    False: N_("Would it still have won? No."),
    None: N_("Would it still have won? It would share the first place."),
}
_VERDICTS = {
    "unknown": N_("The contract does not state its value at the start: changes are only added up."),
    "within": N_("Within the room for small changes."),
    "near": N_("More than 80 % of the room for small changes is used."),
    "beyond": N_("Beyond the room for small changes: have it looked at whether another ground holds."),
    "unforeseen_beyond": N_("One change is more than half of the value: no ground for unforeseen changes holds."),
}


def promise_names_in_words(contract: Contract, _: Translate) -> dict[str, str]:
    """Return what each promise of the ledger is called in words; of several items with that of the item."""
    lines = paid_lines(contract, contract.bid)
    names = promise_names(contract, lines)
    called: dict[str, str] = {}
    for line in lines:
        item = contract.tender.item(contract.bid.offers[line.offer].item).name
        own = common_name(line.name, _) if "consumption" in line.source else line.name
        label = line_label(line.labels, own, _)
        called.setdefault(names[line_key(line)], f"{item}: {label}" if len(contract.tender.items) > 1 else label)
    return called


def number_text(contract: Contract, name: str, _: Translate) -> str:
    """Return what a number of the bid is called in words."""
    if name in (promises := held_to(contract)):
        return term(promises[name].terms.indicator, _)
    if not is_stated(contract.bid, name):
        return name
    return _in_words(number_name(contract.tender, [contract.bid], contract.bid.name, path_of(name)), _)


def measurable(contract: Contract, _: Translate) -> Iterator[tuple[str, str, str, float]]:
    """Yield what can be measured: its name, what it is called, its unit in words, and what was promised [in it]."""
    numbers = numbers_in(contract.bid)
    paths = sorted((path for path in numbers if path[0] == "offers"), key=name_of)
    for path, named in names_in_bid(contract.tender, contract.bid, paths).items():
        promised = number_at(contract.bid, path)
        if promised is not None:
            unit = _(_SHARE) if named.is_share else named.unit(contract.tender, _)
            yield name_of(path), _in_words(named, _), unit, promised
    for name, held in held_to(contract).items():
        indicator = held.terms.indicator
        unit = _(_SHARE) if is_share(indicator) else figure_unit(indicator, contract.tender.currency, _)
        yield name, term(indicator, _), unit, held.promised


def _in_words(found: NumberName, _: Translate) -> str:
    return ": ".join(filter(None, (found.item, found.what.say(_))))


def entry_text(
    entry: Amended | DoneInReturn | Secured | SecurityReleased | Defaulted | Resumed, _: Translate
) -> str:
    """Return what an entry of the log says that is no payment and no measurement."""
    if isinstance(entry, Amended | DoneInReturn):
        return entry.what
    if isinstance(entry, Secured):
        return _("Security given: {given_by}").format(given_by=entry.security.given_by)
    if isinstance(entry, SecurityReleased):
        return _("Security released: {given_by}").format(given_by=entry.given_by)
    return _("The supplier is in default") if isinstance(entry, Defaulted) else _("The supplier goes on")


def event_title(one: Event, called: Mapping[str, str], _: Translate) -> str:
    """Return what happens on a day, in one line; `called` as of `promise_names_in_words`."""
    about = one.about
    if one.kind == "claim":
        words = called[one.about]
        about = words if words.startswith(f"{one.item}: ") else f"{one.item}: {words}"
    return _(_EVENTS[one.kind]).format(about=about)


def calendar_bytes(found: Followed, language: Language) -> bytes:
    """Return the calendar as an .ics file: each event, and each warning of one as a day of its own."""
    _, contract = translator(language), found.contract
    return icalendar(_appointments(found, _), f"{contract.tender.title}: {contract.bid.name}", found.at)


def _appointments(found: Followed, _: Translate) -> Iterator[Appointment]:
    contract, currency = found.contract, found.contract.tender.currency
    called, secured, same = promise_names_in_words(contract, _), security_text(found, _), Counter[str]()
    for one in found.agenda:
        title = event_title(one, called, _)
        if one.amount is not None:
            title += f", {currency} {amount(one.amount, _)}"
        text = secured if one.kind == "claim" else ""
        event = f"{contract.tender.id}/{contract.bid.name}/{one.day}/{one.kind}/{one.about}"
        same[event] += 1
        key = f"{event}/{same[event]}"
        yield Appointment(one.day, key, title, text)
        for day in one.warnings:
            warning = _("On {day}: {what}").format(day=local_date(one.day, _), what=title)
            yield Appointment(day, f"{key}/{day}", warning, text)


def security_text(found: Followed, _: Translate) -> str:
    """Return what stands behind the claims, and which of them fall due when it no longer does."""
    contract, currency = found.seen, found.contract.tender.currency
    if not contract.all_securities:
        return _("Unsecured: nothing stands behind the claims but the supplier itself.")
    named = [
        f"{_(OF_CONTRACTS[one.kind])}, {one.given_by}, {currency} {amount(one.amount, _)}"
        + (" " + _("until {day}").format(day=local_date(one.expires, _)) if one.expires else "")
        for one in contract.all_securities
    ]
    said = _("Security: {securities}.").format(securities="; ".join(named))
    late = secured_no_longer(contract, found.promised, found.at)
    if not late:
        return said
    claims = _each_on_its_day(late, currency, _)
    return f"{said} " + _("Ends before these claims fall due: {claims}.").format(claims=claims)


def remarks(found: Followed, _: Translate) -> list[str]:
    """Return what somebody has to look at: what nobody recorded, what is in no ledger, and what counts twice."""
    contract, currency = found.seen, found.contract.tender.currency
    said = [after_end_text(found, _), *_figures_missing(found, _)]
    if found.claims_unrecorded:
        words = _(
            "Claims that fell due, and of which nothing is recorded, come to {currency} {amount}: record what came in, "
            "or 0 if it was not received."
        )
        whole = amount(-sum_of(one.amount for one in found.claims_unrecorded), _)
        said.append(words.format(currency=currency, amount=whole))
    if received := for_no_claim(contract, found.promised):
        words = _(
            "Received on the line of a claim that still stands, and not said to be of it: {received}. It counts beside "
            "the claim. If it is of the claim, record the opposite amount, and then this one again with the day on "
            "which the claim falls due."
        )
        said.append(words.format(received=_each_on_its_day(received, currency, _)))
    if received := not_released(contract, found.promised):
        words = _(
            "Received since the default, and no security was released since: {received}. If a security paid it "
            "out, record that part as released: it counts twice until then."
        )
        said.append(words.format(received=_each_on_its_day(received, currency, _)))
    return [one for one in said if one]


def _figures_missing(found: Followed, _: Translate) -> Iterator[str]:
    """Yield of which clause figures were given, and not for each adjustment up to the day."""
    months = months_between(found.contract.delivered, found.at) if found.at >= found.contract.delivered else 0
    for clause in found.contract.indexation if found.series is not None else ():
        known = found.adjustments[clause.index]
        if len(known) < months // 12:
            day = months_after(found.contract.delivered, 12 * (len(known) + 1))
            yield _(
                "The figures of {index} that the clause asks for are not there for the adjustment of {day} and later: "
                "from then on prices grow as the tender assumed."
            ).format(index=", ".join(one.name for one in clause.follows), day=local_date(day, _))


def after_end_text(found: Followed, _: Translate) -> str:
    """Return which claims fall due after the end that was agreed, or nothing."""
    if not found.claims_after_end or found.contract.ends is None:
        return ""
    return _(
        "Falls due after the end of the contract on {day}, and is not in the ledger: {claims}. The award counted on "
        "it, and the forecast still does."
    ).format(
        day=local_date(found.contract.ends, _),
        claims=_each_on_its_day(found.claims_after_end, found.contract.tender.currency, _),
    )


def _each_on_its_day(found: Iterable[DatedPayment | Paid], currency: str, _: Translate) -> str:
    return "; ".join(
        f"{local_date(one.date if isinstance(one, Paid) else one.day, _)}, {currency} {amount(-one.amount, _)}"
        for one in found
    )


def standing_text(found: Reranked, currency: str, _: Translate) -> str:
    """Return whether the bid would still have won, and what that rests on."""
    places = {one: _("not ranked") if one is None else str(one) for one in (found.rank, found.rank_again)}
    rests_on = _(
        "With what was measured, and the others as they bid, its place is {again} of {bids}; as awarded it was {rank}. "
        "Its life-cycle cost is {currency} {cost_again} in place of {cost}. First: {first}. No legal conclusion."
    ).format(
        again=places[found.rank_again],
        rank=places[found.rank],
        bids=found.bids,
        currency=currency,
        cost_again=amount(found.cost_again, _),
        cost=amount(found.cost, _),
        first=", ".join(found.first) or "-",
    )
    return f"{_(_STILL_FIRST[found.still_first])} {rests_on}"


def default_text(found: CostOfDefault, currency: str, *, has_happened: bool) -> Text:
    """Return what it costs that the supplier is gone, or what it would cost."""
    words = {
        "day": Local(found.at),
        "claims": ShownAmount(found.claims),
        "secured": ShownAmount(found.secured),
        "cost": ShownAmount(found.cost),
        "currency": currency,
    }
    if not found.claims:
        return Text(N_("After {day} nothing more falls due that the supplier gives back or buys back."), words)
    if has_happened:
        return Text(
            N_(
                "The supplier is in default since {day}: {currency} {claims} of claims is not received; paid out "
                "since or still secured is {secured}, so {cost} is lost. What another supplier asks to take over is "
                "not in it."
            ),
            words,
        )
    return Text(
        N_(
            "If the supplier were gone after {day}: {currency} {claims} of claims would not be received, securities "
            "that stand when they fall due cover {secured}, so {cost} would be lost. What another supplier asks to "
            "take over is not in it."
        ),
        words,
    )


def room_text(contract: Contract, room: Room, _: Translate) -> str:
    """Return what was changed beside the room for it, with the articles; it is a help and no legal advice."""
    currency = contract.tender.currency
    net = _("Changes together: {currency} {net}.").format(currency=currency, net=amount(room.net, _))
    verdict = _(_VERDICTS[room.verdict])
    if room.value is None or room.small is None:
        return f"{net} {verdict}"
    unknown = "" if room.threshold else " " + _("The European threshold of the base date is not known here.")
    limits = _(
        "Small changes (article 2.163b of the Aanbestedingswet 2012): up to {share} of {value} and below the European "
        "threshold, so {small}. Unforeseen changes (article 2.163d): each up to {half}."
    ).format(
        share=local_share(SMALL[contract.nature], _),
        value=amount(room.value, _),
        small=amount(room.small, _),
        half=amount(UNFORESEEN * room.value, _),
    )
    return f"{net} {verdict} {limits}{unknown}"
