"""A tender out of a release as a file to go on with: what is open stands above it, and is found by `lcc check`."""

from collections.abc import Iterator
from pathlib import Path as FilePath

from lcc.exchange.ocds.start import ReleaseStart
from lcc.interchange.json_text import as_json_text
from lcc.interchange.yaml_file import as_yaml
from lcc.language import N_, Text, Translate
from lcc.model.award import LowestLcc
from lcc.model.quality import Criterion
from lcc.model.tender import Discount, Item, Lots, Tender
from lcc.record.path import Path, name_of
from lcc.record.record import Record
from lcc.words.problems import remark_of

_RECORDS: dict[str, type[Record]] = {
    "items": Item,
    "criteria": Criterion,
    "discount": Discount,
    "lots": Lots,
    "award": LowestLcc,
}
_AWARD_METHOD: Path = ("award", "method")
IN_NO_RELEASE = N_("Look at these too. No release says them, and left out they have a default:")
_REST: tuple[Path, ...] = (
    *((name,) for name in ("yearly_costs_fall", "yearly_fees_fall", "indexation", "residual_value")),
    *((name,) for name in ("contracts_end_at_horizon", "vat", "expected_resale_haircut", "purchase_options")),
    *((name,) for name in ("indices", "index_paths", "open_indices", "resources", "carbon_price", "mki")),
    *((name,) for name in ("business_models", "requirements", "users_cost")),
    ("items", "revenue"),
    ("quality", "criteria", "scale"),
    ("award", "tie_break"),
    ("award", "motivation"),
    *(("lots", name) for name in ("allocation", "combined_bids", "limits")),
)
"""What a tender has by default where nobody states it; of items and criteria each has it."""


def written(start: ReleaseStart, file: FilePath, _: Translate) -> bytes:
    """Return what a release says of a tender as JSON, or as YAML with what is open in remarks above it."""
    if file.suffix.lower() == ".json":
        return as_json_text({**start.values}).encode()
    head = "".join(f"# {line}\n" for line in _head(start, _))
    return head.encode() + as_yaml(start.values)


def _head(start: ReleaseStart, _: Translate) -> Iterator[str]:
    yield _("Taken from open data (OCDS).")
    if start.open:
        yield _("Still to be stated, as no release says it:")
        yield from (f"- {one.say(_)}" for one in open_fields(start))
    if start.remarks:
        yield _("Look at what was taken:")
        yield from (f"- {remark_of(one).say(_)}" for one in start.remarks)
    yield _(IN_NO_RELEASE)
    yield from (f"- {one.say(_)}" for one in fields_in_no_release())


def open_fields(start: ReleaseStart) -> list[Text]:
    """Return the fields that are open, each with what it is called."""
    return [_named(path) for path in start.open]


def fields_in_no_release() -> list[Text]:
    """Return the fields that no release says, and that change what bids cost or who wins; each as it is called."""
    return [_named(path) for path in _REST]


def _named(path: Path) -> Text:
    return Text("{field}: {title}", {"field": name_of(path), "title": _title(path)})


def _title(path: Path) -> Text:
    if path == _AWARD_METHOD:
        return Text(N_("Award rule"))
    named = [step for step in path if isinstance(step, str)]
    record = _RECORDS[named[-2]] if len(named) > 1 else Tender
    return Text(str(record.model_fields[named[-1]].title))
