#!/bin/sh
# Run the quick tests on each Python that is named and found, each in an environment of its own under .venvs/.
set -e
for python in "$@"; do
    if ! command -v "$python" >/dev/null; then
        echo "$python: not on this machine, not tested"
        continue
    fi
    [ -x ".venvs/$python/bin/python" ] || "$python" -m venv ".venvs/$python"
    bin=".venvs/$python/bin"
    "$bin/pip" install -q --require-hashes -r requirements.lock
    "$bin/pip" install -q --require-hashes -r requirements-dev.lock
    "$bin/pip" install -q --no-deps --no-build-isolation -e .
    echo "$python: $("$bin/python" --version)"
    "$bin/pytest" -q -n auto --dist worksteal --ignore=tests/benchmarks --ignore=tests/page/browser \
        -m "not thorough and not libreoffice and not slow" --hypothesis-profile=quick
done
