"""What texts in workbooks that are read back said before: those were written once, and are held against what they said.

By the version that worded them otherwise (`lcc.record.version`) and language: the text since then, and the one before.
An empty one before is a rule or a remark that there was not.
"""

from collections.abc import Mapping

REWORDED: Mapping[int, Mapping[str, Mapping[str, str]]] = {}
