"""When scores were locked, in words, and where that moment comes from."""

from lcc.language import N_, Text, moment
from lcc.language.terms import TERMS
from lcc.model.quality import Lock, Timing


def source_of(timing: Timing | None) -> Text:
    """Return where a moment comes from; None is that of a record of a version that did not say."""
    return Text(TERMS[timing] if timing else N_("not recorded whether the time was measured"))


def lock_said(lock: Lock) -> Text:
    """Return when scores were locked, as readers of an outcome are told; not by whom."""
    words = {"at": moment(lock.at), "source": source_of(lock.timing)}
    return Text(N_("The scores on quality were locked on {at} ({source})."), words)
