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

# For tools that talk when all is well: what they said is shown when it is not.
quietly = said=$$($(1) 2>&1) || { echo "$$said"; exit 1; }

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NO_MKDOCS_2_WARNING := 1
# Whatever the machine says of it: to compile the tests and the calculator in every process anew takes longer than
# to run a thousand of them.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help
help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: serve
serve: site ## set up, build the site and serve it on this machine; prints the address
	@$(RUN) -m calculator.build.serve

.PHONY: test
test: setup ## set up, build and run every check and test (what CI runs)
	@$(MAKE) --no-print-directory -j 2 --output-sync=target lint types site browser
	@node --test tests/page/*.test.mjs
	@$(RUN) -m pytest -n auto --dist worksteal

.PHONY: test-long
test-long: site browser ## run the tests that take long and draw at random (what the scheduled workflow runs)
	@npm ci --prefix tests/browser/old_engines --loglevel=error --no-progress
	@$(RUN) -m pytest -n auto --dist worksteal -m "long or hypothesis" --hypothesis-profile long

.PHONY: coverage
coverage: setup ## measure which lines and branches of the shipped Python the tests without a browser reach
	@mkdir -p build/coverage
	@$(RUN) -m pytest -n 2 --dist loadfile --quiet --cov --cov-report= \
		$(addprefix --ignore=tests/,browser runtime site)
	@$(VENV)/bin/coverage report

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
	@$(call quietly,node_modules/.bin/biome check --write --log-level=error .)

.PHONY: lint
lint: setup ## check format, style, the arrows between packages, and the workflows
	@$(VENV)/bin/ruff format --quiet --check .
	@$(VENV)/bin/ruff check --quiet .
	@$(call quietly,node_modules/.bin/biome check --log-level=warn --error-on-warnings .)
	@$(call quietly,$(VENV)/bin/lint-imports --no-logo --cache-dir build/imports)
	@$(VENV)/bin/actionlint -shellcheck= -pyflakes= .github/workflows/*.yml
	@$(call quietly,$(VENV)/bin/zizmor --offline --quiet .github)

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

.PHONY: compressed
compressed: site ## write .gz and .br beside the site's files, for hosts that send them (the last step before publishing)
	@node calculator/build/compressed.mjs site

.PHONY: verify
verify: site ## compare a deployed copy with the site built here (ADDRESS=https://…)
	@$(RUN) -m calculator.build.verify site "$(ADDRESS)"

RUNTIME := calculator/build/runtime
AUDIT := build/audit

.PHONY: audit
audit: ## ask public lists for known weaknesses of what the lock files name (needs a connection)
	@$(PYTHON) -m venv --clear $(AUDIT)
	@$(AUDIT)/bin/python -m pip install --quiet --require-hashes --requirement audit.lock
	@for lock in requirements.lock audit.lock $(RUNTIME)/*.lock; do \
		$(AUDIT)/bin/pip-audit --disable-pip --require-hashes --requirement $$lock || exit; \
	done
	@npm audit

.PHONY: bench
bench: site browser ## measure: recalculation, start of Python, waits and bytes of a visit, accuracy (half an hour)
	@$(RUN) -m tests.benchmarks

.PHONY: waiting
waiting: site browser ## measure what a reader of the page waits for, beside other ways to run Python; writes the record (ten minutes, idle machine)
	@$(RUN) -m tests.benchmarks.waiting --record

.PHONY: look
look: site browser ## picture every page at three widths, in both colours, with contact sheets, into build/look/
	@$(RUN) -m tests.look

.PHONY: record
record: site browser ## measure the last run that "How we check this" tells of (some minutes, idle machine)
	@$(RUN) -m tests.record

COMPILE := uv pip compile --quiet --universal --generate-hashes --no-header

.PHONY: lock
lock: ## bring every lock file in line with pyproject.toml and package.json (needs uv)
	@$(COMPILE) --python-version 3.11 --group site --group test --group exit pyproject.toml --output-file requirements.lock
	@$(COMPILE) --python-version 3.14 --group audit pyproject.toml --output-file audit.lock
	@for group in compiler spreadsheets; do \
		$(COMPILE) --python-version 3.14 --no-deps --group $$group pyproject.toml --output-file $(RUNTIME)/$$group.lock || exit; \
	done
	@npm install --package-lock-only >/dev/null

.PHONY: clean
clean: ## remove what the build made (keeps .venv and node_modules)
	@rm -rf build site
