#!/bin/sh
# Install Chromium and Firefox where they are missing and this machine lets us. In CI both have to be there.
set -eu

missing() {
    command -v chromium >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || echo chromium
    command -v firefox-esr >/dev/null 2>&1 || command -v firefox >/dev/null 2>&1 || echo firefox-esr
}

[ -n "$(missing)" ] || exit 0
if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then as_root=""; else as_root="sudo -n"; fi
    if $as_root true 2>/dev/null; then
        echo "Installing browsers, in which the page is tested ..."
        $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends $(missing) >/dev/null || true
    fi
fi
[ -n "$(missing)" ] || exit 0
if [ "${CI:-}" = true ]; then
    echo "Needed in CI and could not be installed:" $(missing) >&2
    exit 1
fi
echo "Not installed:" $(missing) "- roads of the page are not walked there (Debian: apt install chromium firefox-esr)."
