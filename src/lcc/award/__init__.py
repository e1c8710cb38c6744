"""Life-cycle cost -> ranking. One file per family of award rules."""
