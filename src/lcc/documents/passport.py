"""A material passport as blocks of a document: what the product is, of what it consists, and what shows it."""

from collections.abc import Iterator

from lcc.circularity.detachability import connection_index
from lcc.language import Translate
from lcc.language.numbers import local_date, local_number, local_share
from lcc.language.terms import term
from lcc.model.passport import Connection, Evidence, Material, MaterialDestination, MaterialOrigin, Passport
from lcc.words.blocks import Block, Paragraph, Table


def passport_blocks(passport: Passport, unit: str, _: Translate) -> Iterator[Block]:
    """Yield the passport of one unit of an item."""
    if passport.description:
        yield Paragraph(passport.description)
    rows = tuple(_facts(passport, unit, _))
    yield Table(_("Product"), (_("What"), _("Value"), _("Unit")), rows)
    yield _materials(passport, _)
    if passport.connections:
        yield _connections(passport, _)
    if evidence := tuple(_evidence(passport, _)):
        heads = (_("About"), _("Kind of evidence"), _("Evidence number"), _("Issued by"), _("Valid until"))
        yield Table(_("Evidence"), heads, evidence)


def _facts(passport: Passport, unit: str, _: Translate) -> Iterator[tuple[str, str, str]]:
    units = {
        "mass_kg": _("kg per {unit}").format(unit=unit),
        "technical_life_years": _("years"),
        "functional_life_years": _("years"),
        "use_intensity": "",
    }
    for name in ("product", "supplier", "classification", "product_id", *units):
        value = getattr(passport, name)
        if name in passport.model_fields_set and value is not None:
            title = _(str(Passport.model_fields[name].title))
            yield title, value if isinstance(value, str) else local_number(value, _), units.get(name, "")


def _materials(passport: Passport, _: Translate) -> Table:
    heads = (
        *(_(str(Material.model_fields[name].title)) for name in ("name", "mass_kg", "origin", "end_of_life")),
        _("R-strategy"),
        _("Held by"),
    )
    rows = tuple(
        (
            _named(material, _),
            local_number(material.mass_kg, _) + " kg",
            _shares(material.origin, _) + _yield(material, "recycled_content_yield", _),
            _shares(material.end_of_life, _) + _yield(material, "recycling_yield", _),
            term(material.r_strategy, _) if material.r_strategy else "",
            material.connection or "",
        )
        for material in passport.materials
    )
    return Table(_("Materials of one unit"), heads, rows, frozenset({1}))


def _named(material: Material, _: Translate) -> str:
    """Return the name of a material, with what it is sold as and whether it is scarce."""
    fields = Material.model_fields
    more = [f"{_(str(fields['sold_as'].title)).lower()}: {material.sold_as}"] if material.sold_as else []
    more += [_(str(fields["scarce"].title)).lower()] if material.scarce else []
    return f"{material.name} ({'; '.join(more)})" if more else material.name


def _yield(material: Material, name: str, _: Translate) -> str:
    """Return a yield, where the passport states it and it makes a difference."""
    makes_a_difference = (
        material.origin.recycled if name == "recycled_content_yield" else material.end_of_life.recycle
    )
    if name not in material.model_fields_set or not makes_a_difference:
        return ""
    return f"; {_(str(Material.model_fields[name].title)).lower()} {local_share(getattr(material, name), _)}"


def _shares(parts: MaterialOrigin | MaterialDestination, _: Translate) -> str:
    """Return the shares that are not 0, each with its name."""
    fields = type(parts).model_fields
    return ", ".join(f"{_(str(fields[name].title))} {local_share(share, _)}" for name, share in parts if share)


def _connections(passport: Passport, _: Translate) -> Table:
    factors = ("connection", "accessibility", "crossings", "edge")
    heads = [_(str(Connection.model_fields[name].title)) for name in ("name", *factors)]
    rows = tuple(
        (
            one.name,
            *(term(getattr(one, factor), _) for factor in factors),
            local_number(connection_index(one).value, _),
        )
        for one in passport.connections
    )
    return Table(_("Connections"), (*heads, _("Detachability")), rows, frozenset({len(heads)}))


def _evidence(passport: Passport, _: Translate) -> Iterator[tuple[str, ...]]:
    for about, found in (
        (passport.product, passport.evidence),
        *((material.name, material.evidence) for material in passport.materials),
    ):
        for one in found:
            yield about, *_said(one, _)


def _said(one: Evidence, _: Translate) -> tuple[str, str, str, str]:
    until = local_date(one.valid_until, _) if one.valid_until else ""
    return term(one.kind, _), one.number, one.issued_by or "", until
