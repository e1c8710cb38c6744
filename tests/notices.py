"""Parts of a notice put into one that lacks nothing else, and held against the schemas of eForms."""

from functools import cache
from pathlib import Path

from lxml import etree

from lcc.exchange.eforms.xml import NAMESPACES

SCHEMAS = Path(__file__).parent / "exchange" / "schemas" / "eforms"

_HEAD = """
<cbc:UBLVersionID>2.3</cbc:UBLVersionID>
<cbc:CustomizationID>eforms-sdk-1.15</cbc:CustomizationID>
<cbc:ID schemeName="notice-id">00000000-0000-4000-8000-000000000001</cbc:ID>
<cbc:ContractFolderID>00000000-0000-4000-8000-000000000002</cbc:ContractFolderID>
<cbc:IssueDate>2027-06-25Z</cbc:IssueDate>
<cbc:IssueTime>09:00:00Z</cbc:IssueTime>
<cbc:VersionID>01</cbc:VersionID>
<cbc:RegulatoryDomain>32014L0024</cbc:RegulatoryDomain>
<cbc:NoticeTypeCode listName="{kind}">{code}</cbc:NoticeTypeCode>
<cbc:NoticeLanguageCode>NLD</cbc:NoticeLanguageCode>
<cac:ContractingParty>
  <cac:Party><cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID></cac:PartyIdentification></cac:Party>
</cac:ContractingParty>
<cac:TenderingProcess>
  <cbc:ProcedureCode listName="procurement-procedure-type">open</cbc:ProcedureCode>
</cac:TenderingProcess>
<cac:ProcurementProject><cbc:Name languageID="NLD">Voorbeeld</cbc:Name></cac:ProcurementProject>
"""
_TAIL = "<cac:TenderResult><cbc:AwardDate>2027-06-01Z</cbc:AwardDate></cac:TenderResult>"


@cache
def _schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(SCHEMAS / "maindoc" / f"UBL-{name}-2.3.xsd")))


def _elements(xml: str) -> list[etree._Element]:
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return [*etree.fromstring(f"<all {declared}>{xml}</all>")]


def completed(fragment: bytes) -> etree._Element:
    """Return a whole notice around parts of one."""
    root = etree.fromstring(fragment)
    is_award = root.tag.endswith("ContractAwardNotice")
    first = next(k for k, one in enumerate(root) if one.tag.endswith("ProcurementProjectLot"))
    head = (
        {"kind": "result", "code": "can-standard"} if is_award else {"kind": "competition", "code": "cn-standard"}
    )
    for k, one in enumerate(_elements(_HEAD.format(**head))):
        root.insert(first + k, one)
    for one in _elements(_TAIL) if is_award else ():
        root.append(one)
    return root


def wrong(fragment: bytes) -> list[str]:
    """Return what is wrong with a notice that has these parts, by the schema of its kind."""
    root = completed(fragment)
    schema = _schema(root.tag.rpartition("}")[2])
    return [] if schema.validate(root) else str(schema.error_log).splitlines()


def found(fragment: bytes, path: str) -> list[str]:
    """Return the texts at a path, with the prefixes of eForms; that of each element where it leads to those."""
    at = etree.fromstring(fragment).xpath(path, namespaces=dict(NAMESPACES))
    assert isinstance(at, list)
    return [one.text or "" if isinstance(one, etree._Element) else str(one) for one in at]
