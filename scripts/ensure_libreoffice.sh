#!/bin/sh
# Install LibreOffice and the PDF tools if they are missing and this machine lets us. In CI they have to be there.
set -eu

missing() { ! command -v soffice >/dev/null 2>&1 || ! command -v pdftoppm >/dev/null 2>&1; }
# Calibri, or the letters that are as wide: with others pages break elsewhere than in Excel.
other_letters() { ! fc-list 2>/dev/null | grep -qi "calibri\|carlito"; }

missing || other_letters || exit 0
if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then as_root=""; else as_root="sudo -n"; fi
    if $as_root true 2>/dev/null; then
        echo "Installing LibreOffice, the second opinion on our workbooks ..."
        $as_root apt-get update -qq &&
            $as_root apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui poppler-utils fonts-crosextra-carlito >/dev/null || true
    fi
fi
missing || exit 0
if [ "${CI:-}" = true ]; then
    echo "LibreOffice is needed in CI and could not be installed." >&2
    exit 1
fi
echo "LibreOffice or pdftoppm is not installed: the tests that need them are skipped (Debian: apt install libreoffice-calc-nogui poppler-utils)."
