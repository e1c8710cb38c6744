"""What a purchaser can do about what a bid only promises."""

from lcc.language import N_, ShownAmount, Text
from lcc.scrutiny.stress import Stress


def said_of(one: Stress, currency: str) -> Text:
    """Return whether a bid keeps its rank if nothing comes back, and what security it takes if not."""
    if one.before is None:
        return Text(N_("is not ranked"))
    words = {"rank": one.rank or "-", "currency": currency, "security": ShownAmount(one.security)}
    if one.rank == one.before:
        stays = N_("stays first even if nothing comes back"), N_("stays at rank {rank} even if nothing comes back")
        return Text(stays[one.rank > 1], words)
    if one.security == 0:
        return Text(N_("not worked out for so many bids by this award rule"))
    if one.rank is None:
        return Text(N_("is no longer ranked: ask security for {currency} {security}"), words)
    return Text(N_("becomes rank {rank}: ask security for {currency} {security}"), words)


def without_promises(one: Stress, currency: str) -> Text:
    """Return as a sentence what becomes of a bid if nothing that it promises is kept; without a full stop."""
    return Text(N_("If promises are not kept, {bid} {what}"), {"bid": one.name, "what": said_of(one, currency)})
