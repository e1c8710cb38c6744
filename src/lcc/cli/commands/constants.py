"""`lcc constants`: the published figures that a tender can choose by name."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lcc.cli.group import what_it_does
from lcc.cli.options import as_json, writing
from lcc.cli.output import refuse_existing, write_json
from lcc.cli.terminal import say
from lcc.language import Translate, preferred, translator

if TYPE_CHECKING:
    from lcc.library.published import PublishedTarget, Validity

_ = translator(preferred())


@click.command(help=what_it_does("constants"))
@as_json
@writing
def constants(json_file: Path | None, language: str, force: bool) -> None:
    """Print them, or write them as JSON."""
    _ = translator(language)
    refuse_existing((json_file,), _, force=force)
    if json_file is not None:
        write_json(_listed(), json_file, _)
    else:
        _print(_)


def _listed() -> dict[str, Any]:
    from lcc.library import published as library

    return {
        "discount_profiles": {
            name: {
                "bands": [{"after_year": start, "rate": rate} for start, rate in profile.bands],
                "basis": profile.basis,
                **_dates(profile.validity),
                "certainty": profile.certainty,
                "source": profile.source,
            }
            for name, profile in library.DISCOUNT_PROFILES.items()
        },
        "carbon_price_paths": {
            name: {
                "per_tonne": {str(year): price for year, price in path.per_tonne.items()},
                "price_year": path.price_year,
                **_dates(path.validity),
                "certainty": path.certainty,
                "source": path.source,
            }
            for name, path in library.CARBON_PRICE_PATHS.items()
        },
        "mki_weighting_sets": {
            name: {
                "weights": {impact: weight._asdict() for impact, weight in published.weights.items()},
                "source": published.source,
            }
            for name, published in library.WEIGHTING_SETS.items()
        },
        "mki_category_3_surcharge": library.CATEGORY_3_SURCHARGE,
        "co2_ladder_scales": {
            name: {
                "version": scale.version,
                "shares": {str(level): share for level, share in scale.shares.items()},
                "certainty": scale.certainty,
                "source": scale.source,
            }
            for name, scale in library.CO2_LADDER_SCALES.items()
        },
        "circularity_targets": {name: _target(target) for name, target in library.TARGETS.items()},
        "mpg_years": library.MPG_YEARS,
    }


def _target(target: "PublishedTarget") -> dict[str, Any]:
    plain = target._asdict()
    return plain | _dates(plain.pop("validity"))


def _dates(validity: "Validity") -> dict[str, str | None]:
    """Return between which dates a figure holds, and what took its place."""
    return {
        "valid_from": validity.valid_from.isoformat() if validity.valid_from else None,
        "valid_until": validity.valid_until.isoformat() if validity.valid_until else None,
        "superseded_by": validity.superseded_by,
    }


def _print(_: Translate) -> None:
    from lcc.language import Text, listed
    from lcc.language.numbers import local_number, local_share
    from lcc.language.terms import TERMS, term
    from lcc.library import published as library
    from lcc.words.published_rates import rates_text, validity_texts
    from lcc.words.targets import published_target_text

    say(_("Discount rates a year (discount: {profile: NAME})"))
    for name, profile in library.DISCOUNT_PROFILES.items():
        said = [rates_text(profile.bands), Text(TERMS[profile.basis]), *validity_texts(profile.validity)]
        say(f"  {name}: {listed(said).say(_)}")
        say(f"    {_(profile.source)} ({term(profile.certainty, _)})")
    say("\n" + _("Carbon prices, EUR per tonne CO2-eq (carbon_price_path: {name: NAME, price_level: ...})"))
    for name, path in library.CARBON_PRICE_PATHS.items():
        prices = ", ".join(f"{year}: {local_number(price, _)}" for year, price in path.per_tonne.items())
        say(
            f"  {name}: {prices}; "
            + _("prices of {year}").format(year=path.price_year)
            + "".join(f", {part.say(_)}" for part in validity_texts(path.validity))
        )
        say(f"    {_(path.source)} ({term(path.certainty, _)})")
    say("\n" + _("MKI weights, EUR per unit (mki: {weighting_set: NAME})"))
    for name, published in library.WEIGHTING_SETS.items():
        say(f"  {name}: {_(published.source)}")
        for impact, weight in published.weights.items():
            say(f"    {impact}: {local_number(weight.price, _)} / {weight.unit} ({term(weight.certainty, _)})")
    say("\n" + _("Discounts for the CO2-Prestatieladder (award: {co2_ladder: {version: ..., scale: NAME}})"))
    for name, scale in library.CO2_LADDER_SCALES.items():
        shares = ", ".join(f"{level}: {local_share(share, _)}" for level, share in scale.shares.items())
        say(f"  {name}: {shares}; " + _("version {version}").format(version=scale.version))
        say(f"    {_(scale.source)} ({term(scale.certainty, _)})")
    say("\n" + _("Targets for circularity (circularity: {targets: [{published: NAME}]})"))
    for name, target in library.TARGETS.items():
        say(f"  {name}: " + published_target_text(target, "EUR").say(_))
        say(f"    {_(target.source)} ({term(target.certainty, _)})")
