"""What the divisions of the CPV are called: all of them, in both languages, and of everything that a template buys."""

import re

from lcc.intake.submissions import read_tender
from lcc.library import shipped
from lcc.library.cpv import division_name
from lcc.model.identifiers import cpv_division

EVERY = {code: name for number in range(100) if (name := division_name(code := f"{number:02}")) is not None}


def test_there_are_as_many_as_the_regulation_has() -> None:
    assert len(EVERY) == 45


def test_each_has_a_name_of_its_own_in_each_language() -> None:
    for names in zip(*EVERY.values(), strict=True):
        assert len(set(names)) == 45
        assert all(re.fullmatch(r"\S.{8,}\S", name) for name in names)


def test_names_as_the_european_list_has_them() -> None:
    assert EVERY["90"].dutch == "Diensten inzake afvalwater, afval, reiniging en milieu"
    assert EVERY["34"].english == "Transport equipment and auxiliary products to transportation"


def test_what_a_template_buys_has_a_name() -> None:
    tenders = [read_tender(shipped.template_file(name, "nl")) for name in shipped.templates()]
    codes = {cpv_division(tender.cpv_of(item)) for tender in tenders for item in tender.items} - {None}
    assert len(codes) > 3
    assert codes <= EVERY.keys()
