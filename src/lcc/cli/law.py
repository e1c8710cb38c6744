"""Which law a tender is held against, of which day, and what the proposed Act asks beside the tender."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from lcc.cli.typed import Day, Number
from lcc.language import preferred, translator
from lcc.library.provisions import DEPARTURES, LAWS, Departure, Law

if TYPE_CHECKING:
    from lcc.scrutiny.law_finding import ActFacts

_ = translator(preferred())


class LawAsked(NamedTuple):
    """A law, the day whose law counts, or None for the base date, and facts for the proposed Act."""

    law: Law
    at: date | None
    facts: "ActFacts"


def held_to_a_law(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options about a law, as `law`; None where it is not asked for."""

    @click.option(
        "--law",
        "name",
        type=click.Choice(LAWS),
        help=_(
            "Hold the tender against Dutch (nl), Belgian (be) or French (fr) law, or the proposed Public Procurement "
            "Act (ppa). A help, no legal advice."
        ),
    )
    @click.option(
        "--at",
        type=Day(),
        metavar=_("DATE"),
        help=_("Of which day the law counts: that of publication, as 2027-06-01; otherwise the base date."),
    )
    @click.option(
        "--labour-intensive",
        is_flag=True,
        help=_("With --law ppa: the subject of the contract is labour-intensive."),
    )
    @click.option(
        "--departure",
        type=click.Choice(DEPARTURES),
        help=_("With --law ppa: how quality is secured instead of by its share of the points."),
    )
    @click.option(
        "--purchase-share",
        type=Number(0, 1),
        metavar=_("SHARE"),
        help=_("With --law ppa: which part of the life-cycle cost the purchase price is expected to be, as 0.4."),
    )
    @wraps(command)
    def asked(
        *positional: Any, name: Law | None, at: date | None, labour_intensive: bool, departure: Departure | None,
        purchase_share: float | None, **named: Any,
    ) -> None:  # fmt: skip
        of_act = labour_intensive or departure is not None or purchase_share is not None
        if name is None and (at is not None or of_act):
            raise click.UsageError(_("Say with --law against which law the tender is held."))
        if name != "ppa" and of_act:
            raise click.UsageError(_("--labour-intensive, --departure and --purchase-share go with --law ppa."))
        law = None
        if name is not None:
            from lcc.scrutiny.law_finding import ActFacts

            law = LawAsked(name, at, ActFacts(labour_intensive, departure, purchase_share))
        command(*positional, law=law, **named)

    return asked
