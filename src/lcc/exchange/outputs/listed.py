"""What there is to choose from: `lcc constants`, `lcc facts` and `lcc start list`."""

from typing import Any, Literal

from pydantic import Field

from lcc.library.facts.fact import NameInBoth, Reading
from lcc.record.record import Output, OutputDocument


class ConstantsListed(OutputDocument):
    """Published figures that a tender can choose by name."""

    kind: Literal["lcc constants"] = "lcc constants"
    constants: dict[str, dict[str, dict[str, Any]]] = Field(
        title="Constants",
        description="By kind and name: the figure, with its `source` and `certainty`, and between which days it holds.",
    )


class FactListed(Output):
    """What one thing measures, by each source, and between which numbers."""

    category: str = Field(title="Category", description="Of what authorities buy, as a code.")
    item: str = Field(title="Item", description="What is bought, as a code.")
    measure: str = Field(title="Measure", description="What is measured of it, as a code.")
    category_name: NameInBoth = Field(title="Name of the category", description="In Dutch and English.")
    item_name: NameInBoth = Field(title="Name of the item", description="In Dutch and English.")
    measure_name: NameInBoth = Field(title="Name of the measure", description="In Dutch and English.")
    unit: NameInBoth = Field(title="Unit", description="In Dutch and English.")
    readings: list[Reading] = Field(title="Readings", description="What each source says.")
    low: float = Field(title="Low", description="The lowest number that stands, over the sources.")
    high: float = Field(title="High", description="The highest number that stands, over the sources.")
    is_planning: bool = Field(title="Planning figure", description="Whether nobody is known who says it.")


class FactsListed(OutputDocument):
    """What is known of what authorities buy."""

    kind: Literal["lcc facts"] = "lcc facts"
    facts: dict[str, FactListed] = Field(title="Facts", description="By the name that a tender gives them.")


class TemplateListed(Output):
    """A template to start a tender from."""

    name: str = Field(title="Name", description="By which it is asked for.")
    title: str = Field(title="Title", description="In words.")
    theme: str = Field(title="Theme", description="As a code.")
    cpv: list[str] = Field(title="CPV codes", description="What it is about.")
    is_draft: bool = Field(title="Draft", description="Whether it has no example of a bid yet.")


class TemplatesListed(OutputDocument):
    """The templates."""

    kind: Literal["lcc templates"] = "lcc templates"
    templates: list[TemplateListed] = Field(title="Templates", description="Those that were found.")
