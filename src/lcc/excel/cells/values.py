"""The fields of a tender or bid as people read and type them: labels, choices in words, and back again."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from lcc.checks.fields import VARIANTS, field_at, is_mapping, record_in
from lcc.language import Translate
from lcc.language.terms import MODEL_NAMES, common_name, distinct_names, model_name, term
from lcc.model.award import AWARD_RULES
from lcc.model.quality import SCALES
from lcc.model.tender import FIXED, GENERAL, STANDARD_VAT
from lcc.record.path import Path
from lcc.record.record import Record

Names = Mapping[str, tuple[str, ...]]
"""The names that a tender gives: of its indices, VAT rates and resources."""

INDICES, VAT_RATES, RESOURCES = "index", "vat", "resource"


def names_in(tender: Mapping[Path, Any]) -> Names:
    """Return the names in what is stated in a tender."""

    def below(*at: str) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(str(path[len(at)]) for path in tender if path[: len(at)] == at and path[len(at) :])
        )

    return {
        INDICES: (GENERAL, FIXED, *below("indices")),
        VAT_RATES: below("vat", "rates") or (STANDARD_VAT,),
        RESOURCES: below("resources"),
    }


def kinds_in(stated: Mapping[Path, Any]) -> dict[Path, str]:
    """Return which business model, scale or award rule stands at each path, from what is stated."""
    return {
        path[:-1]: value
        for path, value in stated.items()
        if len(path) > 1 and path[-2] in VARIANTS and path[-1] == VARIANTS[str(path[-2])][0]
    }


def label_of(model: type[Record], path: Path, kinds: Mapping[Path, str], _: Translate) -> str:
    """Return where a value belongs, in words: Offers 1, Costs 2, Phase."""
    parts: list[str] = []
    for position, step in enumerate(path, start=1):
        field = field_at(model, path[:position], kinds)
        if isinstance(step, int):
            holds: Any = field.annotation if field is not None else None
            number = step if _has_numbers(holds) else step + 1
            parts[-1:] = [f"{parts[-1] if parts else ''} {number}".strip()]
        elif field is not None and field is not field_at(model, path[: position - 1], kinds):
            parts += [_(field.title)] if field.title else []
        else:
            parts.append(common_name(step, _))
    return ", ".join(parts)


@lru_cache(maxsize=256)
def _has_numbers(annotation: Any) -> bool:
    """Whether what a field holds goes by numbers of its own, levels or years, and not by its place."""
    if get_origin(annotation) is dict:
        key = get_args(annotation)[0]
        return int in (key, *get_args(key))
    return any(_has_numbers(part) for part in get_args(annotation))


def choices_of(name: str, field: FieldInfo, names: Names, _: Translate) -> dict[str, Any]:
    """Return what a field can hold by what it is called, where that is a choice."""
    for kind in (INDICES, RESOURCES):
        if name == kind:
            return dict(distinct_names(names[kind], _))
    if name.endswith(VAT_RATES):
        return dict(distinct_names(names[VAT_RATES], _))
    if field.annotation is bool:
        return {_("yes"): True, _("no"): False}
    literals = list(literals_in(field.annotation))
    if literals == [True]:
        return {_("yes"): True}
    for variants in variant_names(_) if name in ("kind", "method", "business_models") else ():
        if not set(literals).isdisjoint(variants.values()):
            return variants
    return {term(option, _): option for option in literals if isinstance(option, str)}


def variant_names(_: Translate) -> list[dict[str, str]]:
    """Return what business models, scales and award rules are called, each with its code."""
    return [
        {model_name(kind, _): kind for kind in MODEL_NAMES},
        {term(kind, _): kind for kind in SCALES},
        {term(method, _): method for method in AWARD_RULES},
    ]


def literals_in(annotation: Any) -> list[Any]:
    """Return the words and truths among the types of a field, or of its values where it holds them by name."""
    inner = get_args(annotation)[1:] if get_origin(annotation) is dict else get_args(annotation)
    if not inner:
        return [annotation] if isinstance(annotation, str | bool) else []
    return [found for part in inner for found in literals_in(part)]


def said(value: Any, choices: Mapping[str, Any], _: Translate) -> str | float:
    """Return a value as it stands in a cell [unit of the field]."""
    if isinstance(value, list | dict):
        between = ", " if choices else "; "
        return between.join(str(said(part, choices, _)) for part in value) if value else _("none")
    if choices:
        return next((label for label, code in choices.items() if code == value), str(value))
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int | float | str) else str(value)


def meant(found: Any, field: FieldInfo, choices: Mapping[str, Any], _: Translate) -> Any:
    """Return the value that a cell stands for; what can't be understood is returned as it is."""
    is_none = str(found).strip().casefold() == _("none").casefold()
    if "list[" in str(field.annotation) and isinstance(found, str):
        parts = found.split("," if choices else ";")
        return [] if is_none else [_chosen(part.strip(), choices) for part in parts]
    if is_none and (record_in(field.annotation) or is_mapping(field.annotation)):
        return {}
    if choices:
        return _chosen(found, choices)
    if isinstance(found, float) and found.is_integer():
        found = int(found)
    return str(found) if field.annotation is str and isinstance(found, int) else found


def _chosen(found: Any, choices: Mapping[str, Any]) -> Any:
    wanted = str(found).strip().casefold()
    return next((code for label, code in choices.items() if label.casefold() == wanted), found)
