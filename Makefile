# Two commands to know: `make demo` and `make test`. `make help` lists the rest.
SHELL := /bin/sh
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
# Else every start of the assistant would compile it anew.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
BIN := $(VENV)/bin
CODE := bot adapters knowledge moderation tests
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)

# $(call install,lock file): the environment exactly as the lock file says, and the project in it.
define install
	@[ -n "$(PYTHON)" ] || { echo "Vraagbaak needs Python 3.11 or newer. Name one: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make an environment. On Debian or Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	@[ -x $(BIN)/python ] || { echo "Making the environment in $(VENV) …"; $(PYTHON) -m venv $(VENV); }
	@echo "Installing what $(1) names (once; a few minutes at most) …"
	@$(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r $(1)
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation --editable .
endef

.PHONY: help
help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST)

.PHONY: demo
demo: $(VENV)/.runtime ## the assistant with a sample community, in your browser (FRESH=1 starts over)
	@$(BIN)/vraagbaak demo $(if $(FRESH),--fresh)

.PHONY: test
test: $(VENV)/.dev system ## everything that CI runs: format, lint, types, tests
	@$(MAKE) lint
	@scratch=$$(.ci/scratch-folder); export TMPDIR="$${scratch:-$${TMPDIR:-/tmp}}"; \
		$(BIN)/python -m pytest -n auto --dist worksteal

.PHONY: lint
lint: $(VENV)/.dev ## format, lint and types only
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/mypy

.PHONY: format
format: $(VENV)/.dev ## put the code in the house format
	@$(BIN)/ruff format $(CODE)
	@$(BIN)/ruff check --fix $(CODE)

.PHONY: eval
eval: $(VENV)/.dev ## how well it finds, guards, moderates and bundles: one line each
	@$(BIN)/python -m tests.evaluation

.PHONY: pictures
pictures: $(VENV)/.dev ## the pictures in the secretary's guide, made anew from the sample community
	@$(BIN)/python -m tests.browser.guide_pictures

.PHONY: bench
bench: $(VENV)/.dev ## how light and quick it is: one line each
	@$(BIN)/python -m tests.benchmarks

.PHONY: bench-signals
bench-signals: $(VENV)/.dev ## suggestions for signals as they grow to 100,000, beside a scan of all texts
	@$(BIN)/python -m tests.benchmarks.signals

.PHONY: bench-load
bench-load: $(VENV)/.dev ## the long ones: a busy Discord, a homeserver at its limit, memory over 100,000 events
	@$(BIN)/python -m tests.benchmarks.discord_load
	@$(BIN)/python -m tests.benchmarks.matrix_memory
	@$(BIN)/python -m tests.benchmarks.matrix_load

.PHONY: bench-find
bench-find: $(VENV)/.dev ## how finding does as the sources grow, beside plain tantivy (15 minutes)
	@$(BIN)/python -m tests.benchmarks.find

.PHONY: lock
lock: $(VENV)/.dev ## renew both lock files: names, versions and hashes
	@$(call compile,--all-extras,requirements-dev.lock)
	@$(call compile,--extra build --extra discord --extra matrix --constraint requirements-dev.lock,requirements.lock)

compile = echo "$(2)"; $(BIN)/uv pip compile pyproject.toml $(1) --quiet --upgrade --no-config --universal \
	--python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
	--no-emit-find-links --output-file $(2)

.PHONY: system
system: # programs that the tests drive and that are no Python packages
	@.ci/system-packages

.PHONY: clean
clean: ## remove the environment and what tools left behind (not your data)
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/.runtime: requirements.lock pyproject.toml
	$(call install,requirements.lock)
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml
	$(call install,requirements-dev.lock)
	@touch $@ $(VENV)/.runtime
