"""A compiled catalogue (.mo) in which texts are looked up where they stand.

gettext of Python reads all texts of a catalogue before it says one, a fifth of the time in which `lcc --help` starts;
gettext of C looks them up by halves, since they stand in order. So does this.
"""

from bisect import bisect_left
from functools import lru_cache
from struct import unpack_from

_MOST_KEPT = 16_384
"""So many texts are at hand: all of ours, and not whatever names a stranger makes up."""


class Catalogue:
    """The texts of one language in a .mo file, by the English; FileNotFoundError where the file is not there.

    The format: GNU gettext manual, "The Format of GNU MO Files".
    """

    def __init__(self, file: str) -> None:
        with open(file, "rb") as opened:  # noqa: PTH123 -- pathlib is not loaded, see `lcc.language`
            self._content = opened.read()
        self._number, self._english, self._said = unpack_from("<3I", self._content, 8)
        self.said = lru_cache(_MOST_KEPT)(self._looked_up)

    def _looked_up(self, text: str) -> str:
        """Return a text in the language of the catalogue; itself where it is not in there."""
        if not text:  # in a catalogue, nothing is its header
            return ""
        key = text.encode()
        place = bisect_left(range(self._number), key, key=self._key)
        found = place < self._number and self._key(place) == key
        return self._bytes(self._said, place).decode() if found else text

    def _key(self, place: int) -> bytes:
        """Return the English at a place, without its plural."""
        return self._bytes(self._english, place).partition(b"\0")[0]

    def _bytes(self, table: int, place: int) -> bytes:
        length, start = unpack_from("<2I", self._content, table + 8 * place)
        return self._content[start : start + length]
