"""What `import lcc` gives: everything for who writes programs, from files, bytes, streams or plain data.

It reads no environment, writes no file and prints nothing: what comes out is returned. Amounts are in the currency of
the tender, costs above zero; languages are `nl` and `en`.
"""

HOMES = {
    "read": "reading", "check": "reading", "score": "scoring", "Scored": "scoring", "verify": "verifying",
    "form": "forms", "workbook": "forms", "method_statement": "forms", "sensitivity": "trials", "simulate": "trials",
    "costs": "trials", "published": "published", "facts": "published", "said": "said",
    "contract_of": "contracts", "contract_file": "contracts", "follow": "contracts", "realise": "contracts",
    "FollowedContract": "contracts",
    "law": "laws", "ocds": "open_data", "eforms": "notices", "epd": "epds",
    "indicators_of": "indicators", "year_report": "year", "share_of_all": "all_tenders",
    "sdg_contribution": "sdg",
}  # fmt: skip
"""The module of each name, which is loaded when that name is used."""
