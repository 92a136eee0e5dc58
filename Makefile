# Every command of the project. `make help` lists them; the first two are all that a newcomer needs.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash

PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
RUN := $(VENV)/bin/python
PYTHON_READY := $(VENV)/.ready
NODE_READY := node_modules/.ready

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NO_MKDOCS_2_WARNING := 1

.PHONY: help
help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: serve
serve: site ## set up, build the site and serve it on this machine; prints the address
	@$(RUN) -m calculator.build.serve

.PHONY: test
test: setup ## set up, build and run every check and test (what CI runs)
	@$(MAKE) --no-print-directory lint types site browser
	@node --test tests/page/*.test.mjs
	@$(RUN) -m pytest -n 2 --dist loadfile

.PHONY: setup
setup: $(PYTHON_READY) $(NODE_READY) ## install what the lock files name, into .venv and node_modules

$(PYTHON_READY): requirements.lock
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer with the venv module is needed (on Debian: python3-venv)"; exit 1; }
	@echo "Setting up Python packages in $(VENV) …"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(RUN) -m pip install --quiet --quiet --require-hashes --requirement requirements.lock
	@touch $@

$(NODE_READY): package-lock.json .npmrc
	@node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 20 ? 1 : 0)' 2>/dev/null || { echo "Node 20 or newer is needed"; exit 1; }
	@echo "Setting up npm packages in node_modules …"
	@npm ci --loglevel=error --no-progress
	@touch $@

.PHONY: site
site: setup ## build the site into site/
	@$(RUN) -m calculator.build.site

.PHONY: format
format: setup ## format Python, JavaScript and CSS
	@$(VENV)/bin/ruff format --quiet .
	@$(VENV)/bin/ruff check --quiet --fix .
	@node_modules/.bin/biome check --write --log-level=error .

.PHONY: lint
lint: setup ## check format and style
	@$(VENV)/bin/ruff format --quiet --check .
	@$(VENV)/bin/ruff check --quiet .
	@node_modules/.bin/biome check --log-level=warn --error-on-warnings .

.PHONY: types
types: setup ## check types, Python (strict) and JavaScript
	@$(VENV)/bin/mypy --no-error-summary
	@node_modules/.bin/tsc --project .

.PHONY: browser
browser: setup ## find a browser for the tests, or install one
	@$(RUN) -m tests.browser.find_browser

.PHONY: review
review: setup ## list the pages whose review is due or will be in 30 days (ON=2027-06-01 tries a day)
	@$(RUN) -m calculator.build.site.review $(if $(ON),--on $(ON))

.PHONY: bench
bench: site browser ## measure: recalculation, start of Python, bytes of a visit, accuracy (some minutes)
	@$(RUN) -m tests.benchmarks

.PHONY: record
record: site browser ## measure the last run that "How we check this" tells of (some minutes, idle machine)
	@$(RUN) -m tests.record

.PHONY: lock
lock: ## resolve pyproject.toml and package.json anew into the lock files (needs uv)
	@uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet \
		--group site --group test pyproject.toml --output-file requirements.lock
	@npm install --package-lock-only --silent

.PHONY: clean
clean: ## remove what the build made (keeps .venv and node_modules)
	@rm -rf build site
