"""What goes beside the numbers of an EPD: what they leave out, and what nobody looked at."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lcc.cli.output import print_problems
from lcc.cli.terminal import say
from lcc.language import N_, Translate
from lcc.language.numbers import local_number
from lcc.record.visible import one_line

if TYPE_CHECKING:
    from lcc.exchange.epd.record import EpdOfItem

_LEFT_OUT = {
    "mki": N_("The MKI is left out: it does not follow from this EPD."),
    "circularity": N_("Mass and secondary material are left out: they do not follow from this EPD."),
    "passport": N_("A passport does not follow from this EPD."),
}

_NOT_OF_ONE: Mapping[str | None, str] = {
    "generic": N_("It is generic data and no EPD of one product: its MKI counts as category 3."),
    "average": N_(
        "It is an average of several products or makers, and no EPD of one product: ask whether that is enough."
    ),
    "representative": N_("It is of a whole market, and no EPD of one product: ask whether that is enough."),
}


def came_from(found: "EpdOfItem") -> str:
    """Return the EPD as a comment for who reads the offer: which one, of which file, and how much of it."""
    evidence, amount = found.evidence, found.per_item
    parts = [
        evidence.number,
        found.product,
        evidence.issued_by,
        evidence.valid_until and evidence.valid_until.isoformat(),
    ]
    what = ", ".join(str(part) for part in parts if part)
    return one_line(f"# EPD {what}; {amount.amount:g} {amount.unit}", 300) + f"\n# SHA-256 {found.file.sha256}"


def show_beside(found: "EpdOfItem", _: Translate, *, is_dated: bool, has_passport: bool) -> None:
    """Say it on the side of what goes wrong: what is printed as YAML stays YAML."""
    if found.apart:
        modules = ", ".join(f"{module} {local_number(value, _)}" for module, value in found.apart.items())
        say(_("In no emissions of the offer [kg CO2-eq per unit]: {modules}.").format(modules=modules), err=True)
    if found.not_declared:
        names = ", ".join(found.not_declared)
        say(_("Not declared, so unknown and not counted: {modules}.").format(modules=names), err=True)
    for part, why in found.left_out.items():
        if part != "passport" or has_passport:
            say(_(_LEFT_OUT[part]), err=True)
            print_problems(why, _)
    if found.verified_by is None:
        say(_("The file names nobody who verified the EPD: ask for the statement of verification."), err=True)
    if found.kind in _NOT_OF_ONE:
        say(_(_NOT_OF_ONE[found.kind]), err=True)
    if not is_dated:
        say(_("Whether the EPD holds was not looked at: name the tender or a day."), err=True)
    if has_passport:
        say(
            _("In the passport, what the EPD does not declare counts as virgin and as landfilled: correct it."),
            err=True,
        )
