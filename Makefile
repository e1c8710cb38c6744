# One obvious command for each daily task. `make demo` and `make test` work on a fresh clone.
PYTHON ?= python3
BIN := .venv/bin
# Tests on every core; what is timed runs by itself.
SIDE_BY_SIDE = $(BIN)/pytest -q -n auto --dist worksteal --ignore=tests/benchmarks --ignore=tests/page/browser
# What it needs is installed before it, by hash; nothing is fetched to build it.
PROJECT = $(BIN)/pip install -q --no-deps --no-build-isolation -e .
export PIP_DISABLE_PIP_VERSION_CHECK = 1
# Tests start hundreds of processes: what they load is compiled once, whatever the shell asks for.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test test-all docs check format bench mutants translations examples pictures lock clean libreoffice

demo: .venv/installed          ## score an example tender to ./demo/comparison.xlsx
	$(BIN)/lcc demo --force

test: .venv/tested libreoffice ## style, types, layers, then the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(SIDE_BY_SIDE) -m "not thorough" --hypothesis-profile=test

test-all: .venv/tested libreoffice ## what `make test` leaves: every example in LibreOffice, many more random cases, the page in browsers, benchmarks, the site
	$(SIDE_BY_SIDE) -m "thorough or hypothesis"
	$(MAKE) browse
	$(BIN)/pytest tests/benchmarks
	$(MAKE) docs

.PHONY: browse browsers
browse: page browsers          ## walk the roads of the page in Chromium and Firefox, without a network
	$(BIN)/pytest -q tests/page/browser

browsers: .venv/browsed
	@sh scripts/ensure_browsers.sh

docs: .venv/documented         ## the documentation as a site in ./site; a link that leads nowhere stops it
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

.PHONY: page
page: .venv/tested             ## the page that needs nothing: ./dist/lcc.html, and the same as a site in ./dist/page
	$(BIN)/python scripts/page/build.py

check: .venv/tested            ## style, types, layers and the quick tests
	$(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/lint-imports --no-cache
	$(SIDE_BY_SIDE) -m "not thorough and not libreoffice and not slow" --hypothesis-profile=quick

format: .venv/tested           ## lay out the code
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

bench: page browsers           ## how fast, against floors measured in the same run
	$(BIN)/pytest tests/benchmarks --write-performance docs/performance.md

mutants: .venv/tested          ## change the calculation a little, thousands of times: which changes does no test see?
	$(BIN)/pip install -q mutmut
	$(BIN)/mutmut run
	$(BIN)/mutmut results

# Those of the classifiers in pyproject.toml.
PYTHONS = python3.11
.PHONY: pythons
pythons:                       ## the quick tests on each Python of PYTHONS that is on this machine, each in an environment of its own
	@sh scripts/each_python.sh $(PYTHONS)

.PHONY: adversary
adversary: .venv/tested        ## an hour of search for bids that win in silence; the rates of honest ones go to docs/quality.md
	$(BIN)/python scripts/adversary.py --minutes 60

.PHONY: load
load: .venv/tested             ## five minutes of 60 scores a second on `lcc serve`; LOAD="--minutes 1 --each-second 30" for another load
	$(BIN)/python scripts/load.py $(LOAD)

.PHONY: fuzz
fuzz: .venv/tested             ## ten minutes of files made and spoilt at random; FUZZ="--minutes 60 --seed 7" for others
	$(BIN)/python scripts/fuzz_files.py $(FUZZ)

translations: .venv/tested     ## add new texts to the Dutch catalogue, compile it, and write the pages of messages and published figures
	$(BIN)/python scripts/catalogue.py
	$(PROJECT)
	$(BIN)/python scripts/messages_page.py
	$(BIN)/python scripts/award_lines.py
	$(BIN)/python scripts/constants_page.py

examples: .venv/tested         ## fill in the bid forms of the examples again, and write docs/method.md and the tables of docs/circularity.md
	$(BIN)/python scripts/fill_example_forms.py
	$(BIN)/python scripts/method_page.py
	$(BIN)/python scripts/circularity_page.py

pictures: page browsers libreoffice ## make the pictures in docs/pictures again
	$(BIN)/python scripts/pictures.py
	$(BIN)/python scripts/page_pictures.py

LOCKED = $(BIN)/uv pip compile -q --universal --python-version 3.11 --no-header --generate-hashes pyproject.toml
lock: .venv/bin/python             ## renew requirements.lock, what serves in requirements-service.lock, what tests in requirements-dev.lock, what opens browsers in requirements-browser.lock, and what makes the site in requirements-docs.lock
	$(BIN)/pip install -q uv
	$(LOCKED) --all-extras --group dev -o requirements-dev.lock
	$(LOCKED) --all-extras --group browser -c requirements-dev.lock -o requirements-browser.lock
	$(LOCKED) --group docs -c requirements-dev.lock -o requirements-docs.lock
	$(LOCKED) --extra word --group build -c requirements-dev.lock -o requirements.lock
	$(LOCKED) --extra service -c requirements-dev.lock -o requirements-service.lock

libreoffice:                   ## install the second opinion on our workbooks, where that is possible
	@sh scripts/ensure_libreoffice.sh

clean:
	rm -rf .venv demo dist build site

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python pyproject.toml requirements.lock hatch_build.py $(wildcard src/lcc/language/*/*/*.po)
	$(BIN)/pip install -q --require-hashes -r requirements.lock
	$(PROJECT)
	@touch $@ .venv/bin/python

.venv/tested: .venv/installed requirements-dev.lock
	$(BIN)/pip install -q --require-hashes -r requirements-dev.lock
	@touch $@

.venv/browsed: .venv/tested requirements-browser.lock
	$(BIN)/pip install -q --require-hashes -r requirements-browser.lock
	@touch $@

.venv/documented: .venv/tested requirements-docs.lock
	$(BIN)/pip install -q --require-hashes -r requirements-docs.lock
	@touch $@
