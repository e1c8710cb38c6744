"""A tender out of a release as a file to go on with: what is open stands above it, and is found by `lcc check`."""

from collections.abc import Iterator
from pathlib import Path as FilePath

from lcc.exchange.ocds.start import ReleaseStart
from lcc.interchange.json_text import as_json_text
from lcc.interchange.yaml_file import as_yaml
from lcc.language import N_, Text, Translate
from lcc.model.quality import Criterion
from lcc.model.tender import Discount, Item, Tender
from lcc.record.path import Path, name_of
from lcc.record.record import Record

_RECORDS: dict[str, type[Record]] = {"items": Item, "criteria": Criterion, "discount": Discount}
_AWARD_METHOD: Path = ("award", "method")


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
    yield _(
        "Look at the rest too: phases asked for, prices of energy, VAT and scales of criteria are in no release."
    )


def open_fields(start: ReleaseStart) -> list[Text]:
    """Return the fields that are open, each with what it is called."""
    return [Text("{field}: {title}", {"field": name_of(path), "title": _title(path)}) for path in start.open]


def _title(path: Path) -> Text:
    if path == _AWARD_METHOD:
        return Text(N_("Award rule"))
    named = [step for step in path if isinstance(step, str)]
    record = _RECORDS[named[-2]] if len(named) > 1 else Tender
    return Text(str(record.model_fields[named[-1]].title))
