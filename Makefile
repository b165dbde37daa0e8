# `make site` and `make test` set everything up themselves; stamp files inside what they
# stand for keep a second run quick.
SOURCES ?= sources
SITE ?= site
OUT ?= build/warraq-offline.zip
PYTHON ?= python3
NPM ?= npm

RUN := NO_MKDOCS_2_WARNING=1 .venv/bin/python
WARRAQ := $(RUN) -m build_tools
LIGHTHOUSE := benchmarks/lighthouse/node_modules
# A Debian package that Python, Node or a browser is split into; only root can install it.
apt = { test "$$(id -u)" = 0 || { echo "missing: apt-get install $(1)" >&2; false; }; } \
  && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(1)

.PHONY: help setup pages site serve offline check test test-hostile test-faults bench bench-links bench-registers bench-search bench-formats lighthouse changes clean
.DEFAULT_GOAL := help

help: ## show these targets
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "  variables: SOURCES=$(SOURCES)  SITE=$(SITE)  OUT=$(OUT)"

setup: .venv/.installed ## install the pinned packages

pages: setup ## write the Markdown and the data of every source
	$(WARRAQ) pages --sources "$(SOURCES)"

site: setup ## build the site
	$(WARRAQ) site --sources "$(SOURCES)" --site "$(SITE)"

serve: setup ## serve the site on loopback and follow edits
	$(WARRAQ) serve --sources "$(SOURCES)"

offline: setup ## pack the site into one ZIP that opens without a network
	$(WARRAQ) offline --sources "$(SOURCES)" --out "$(OUT)"

check: setup ## list findings; fails on errors and on stale pages
	$(WARRAQ) check --sources "$(SOURCES)"

changes: setup ## list what a build would change, passage by passage
	$(WARRAQ) changes --sources "$(SOURCES)"

test: setup .venv/.tests .venv/.browser node_modules/.tests ## style, types and every test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	$(RUN) -m pytest -q -n auto --dist worksteal

test-hostile: setup .venv/.tests .venv/.browser ## try every hostile text and file at its whole measure; prints a table
	$(RUN) -m pytest -q tests/hostile --whole -n auto --dist loadgroup

test-faults: setup .venv/.tests ## kill builds, fill disks, build twice at once; prints a table
	$(RUN) -m pytest -q tests/faults --kills 120

bench: setup ## measure how the cost of a build grows, as ratios
	$(RUN) -m benchmarks.building
	$(RUN) -m benchmarks.matching
	$(RUN) -m benchmarks.letters
	$(RUN) -m benchmarks.reading
	$(RUN) -m benchmarks.links.cost

bench-links: setup ## measure what becomes of links when sources change in every way
	$(RUN) -m benchmarks.links

bench-registers: setup ## measure what the registers hold of what reports say, and how much of it is right
	$(RUN) -m benchmarks.registers

bench-search: setup .venv/.browser ## measure how well search answers, what it fetches and how fast, in Chromium
	$(RUN) -m benchmarks.search

bench-formats: setup ## measure how well files of other formats are read back, by producer and font
	$(RUN) -m benchmarks.formats
	$(RUN) -m benchmarks.formats.pdf

lighthouse: setup .venv/.browser $(LIGHTHOUSE)/.installed ## score a page of each kind with Lighthouse; installs 185 MB
	$(RUN) -m benchmarks.lighthouse

clean: ## remove what was built and installed
	rm -rf site build .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis node_modules $(LIGHTHOUSE) *.egg-info

.venv/.installed: requirements.lock pyproject.toml
	test -x .venv/bin/pip || $(PYTHON) -m venv .venv || { $(call apt,python3-venv) && $(PYTHON) -m venv --clear .venv; }
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.tests: requirements-test.lock .venv/.installed
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@

# A system package where there is one, else apt-get, else Playwright's own build.
.venv/.browser: .venv/.tests
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	  || { $(call apt,chromium); } \
	  || .venv/bin/playwright install chromium
	@touch $@

node_modules/.tests: package-lock.json
	command -v $(NPM) >/dev/null || { $(call apt,npm); }
	$(NPM) ci --silent --ignore-scripts
	@touch $@

# Apart from the packages of the tests: it is large.
$(LIGHTHOUSE)/.installed: benchmarks/lighthouse/package-lock.json
	command -v $(NPM) >/dev/null || { $(call apt,npm); }
	$(NPM) ci --silent --ignore-scripts --prefix benchmarks/lighthouse
	@touch $@
