#!/bin/sh
# Install Chromium if it is missing and this machine lets us. In CI it has to be there.
set -eu

missing() { ! command -v chromium >/dev/null 2>&1 && ! command -v google-chrome >/dev/null 2>&1; }

missing || exit 0
if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then as_root=""; else as_root="sudo -n"; fi
    if $as_root true 2>/dev/null; then
        echo "Installing Chromium, in which the page is tested ..."
        $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends chromium >/dev/null || true
    fi
fi
missing || exit 0
if [ "${CI:-}" = true ]; then
    echo "Chromium is needed in CI and could not be installed." >&2
    exit 1
fi
echo "Chromium is not installed: the roads of the page are not walked (Debian: apt install chromium)."
