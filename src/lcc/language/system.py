"""Why the computer does not read or write a file, in the reader's language."""

import errno

from lcc.language import N_, Text

_REASONS = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.ENOTDIR: N_("a part of its path is no folder"),
    errno.EEXIST: N_("a file stands where its folder should be"),
    errno.EISDIR: N_("it is a folder"),
    errno.EACCES: N_("you have no permission for it"),
    errno.EPERM: N_("you have no permission for it"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("your share of the disk is full"),
    errno.EROFS: N_("the disk can only be read"),
    errno.ENAMETOOLONG: N_("its name is too long"),
    errno.ELOOP: N_("it is a link that leads back to itself"),
    errno.EFBIG: N_("it would become too large"),
    errno.EBUSY: N_("another program uses it"),
    errno.ETXTBSY: N_("another program uses it"),
    errno.EMFILE: N_("too many files are open"),
    errno.ENFILE: N_("too many files are open"),
    errno.EIO: N_("the disk does not answer"),
    errno.ENXIO: N_("nothing is behind it"),
    errno.EINVAL: N_("the computer allows no such name"),
    errno.EADDRINUSE: N_("another program listens there"),
    errno.EADDRNOTAVAIL: N_("this computer has no such address"),
    errno.EILSEQ: N_("the computer allows no such name"),
}
_IN_USE = 32
"""What Windows says of a file that is open in another program, such as Excel."""


def reason(error: Exception) -> Text:
    """Return why a file could not be read or written, by the number of the error and not by the system's words.

    >>> reason(FileNotFoundError(errno.ENOENT, "No such file or directory")).say(str)
    'there is no such file or folder'
    >>> reason(OSError(9999, "?")).say(str)
    'the computer refuses it (error 9999)'
    """
    if getattr(error, "winerror", None) == _IN_USE:
        return Text(_REASONS[errno.EBUSY])
    number = getattr(error, "errno", None) or (errno.EINVAL if isinstance(error, ValueError) else 0)
    known = _REASONS.get(number)
    return Text(known) if known else Text(N_("the computer refuses it (error {number})"), {"number": number})
