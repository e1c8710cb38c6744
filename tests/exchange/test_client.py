"""A platform that knows nothing of this program but its JSON Schemas: a client is generated from them, and used."""

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from datamodel_code_generator import Formatter, InputFileType, PythonVersion, generate
from datamodel_code_generator.enums import DataModelType
from datamodel_code_generator.parser import LiteralType
from pydantic import ValidationError

import lcc
from lcc.exchange.schema import json_schema
from lcc.interchange.text_file import stated_in_text
from lcc.library import shipped
from make import BIDS, WORKED_EXAMPLE

NAMES = ("tender", "bid", "result")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """Return by the name of its schema the record that the generated client has for a document."""
    folder, loaded = tmp_path_factory.mktemp("client"), dict[str, ModuleType]()
    for name in NAMES:
        file = folder / f"{name}_client.py"
        generate(
            json.dumps(json_schema(name)),
            input_file_type=InputFileType.JsonSchema,
            output=file,
            output_model_type=DataModelType.PydanticV2BaseModel,
            target_python_version=PythonVersion.PY_311,
            class_name=name.capitalize(),
            enum_field_as_literal=LiteralType.All,
            formatters=[Formatter.BUILTIN],
        )
        spec = importlib.util.spec_from_file_location(file.stem, file)
        assert spec
        assert spec.loader
        loaded[name] = sys.modules[file.stem] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(loaded[name])
    yield {name: getattr(module, name.capitalize()) for name, module in loaded.items()}
    for module in loaded.values():
        del sys.modules[module.__name__]


def plain(file: Path) -> Any:
    return json.loads(json.dumps(stated_in_text(file.read_bytes(), file.suffix).values, default=str))


def through(client: dict[str, Any], name: str, values: Any) -> Any:
    """Return plain values as the client writes them, after it has read them."""
    return json.loads(client[name].model_validate(values).model_dump_json(by_alias=True, exclude_unset=True))


def files_of(example: str) -> tuple[Path, list[Path], Path | None]:
    if example == "worked-example":
        return WORKED_EXAMPLE / "tender.yaml", [*BIDS], None
    folder = shipped.examples()[example]
    return (
        folder / "tender.yaml",
        sorted((folder / "bids-as-yaml").glob("*.yaml")),
        next(folder.glob("scores.yaml"), None),
    )


@pytest.mark.parametrize("example", ["worked-example", *sorted(shipped.examples())])
def test_what_the_client_writes_scores_as_what_it_read(
    client: dict[str, Any], example: str, tmp_path: Path
) -> None:
    tender, bids, scores = files_of(example)
    written = tmp_path / "tender.json"
    written.write_text(json.dumps(through(client, "tender", plain(tender))), encoding="utf-8")
    for file in (one for one in bids if ".passport." not in one.name):
        again = tmp_path / f"{file.stem}.json"
        again.write_text(json.dumps(through(client, "bid", plain(file))), encoding="utf-8")
    for file in (one for one in bids if ".passport." in one.name):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    own = [file for file in sorted(tmp_path.glob("*.json")) if file != written and ".passport." not in file.name]
    before, after = lcc.score(tender, bids, scores=scores), lcc.score(written, own, scores=scores)
    assert costs(after) == costs(before)
    assert len(costs(after)) == len(own) > 0


def costs(scored: Any) -> list[tuple[str, float, float | None, int | None]]:
    return [(one.bidder, one.life_cycle_cost, one.award.score, one.rank) for one in scored.ranking]


def test_the_client_reads_a_result_and_writes_it_as_it_was(client: dict[str, Any]) -> None:
    scored = lcc.score(WORKED_EXAMPLE / "tender.yaml", BIDS)
    result = json.loads(scored.json("en"))
    read = client["result"].model_validate(result)
    assert read.kind == "lcc result"
    assert [one.life_cycle_cost for one in read.bids] == [one["life_cycle_cost"] for one in result["bids"]]
    assert through(client, "result", result) == result


def test_a_choice_is_one_of_its_codes_and_a_field_has_its_own_type(client: dict[str, Any]) -> None:
    """No record falls apart by what is said of its fields together: each is one class with plain fields."""
    discount = sys.modules["tender_client"].Discount
    assert set(discount.model_fields) == {"profile", "rate", "basis"}
    assert discount(profile="NL-2020-standard").rate is None
    cost = sys.modules["bid_client"].Cost
    assert cost(name="Paint", phase="maintenance", amount=60.0).phase == "maintenance"
    with pytest.raises(ValidationError, match="phase"):
        cost(name="Paint", phase="Maintenance", amount=60.0)
