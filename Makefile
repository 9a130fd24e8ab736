# One machine, two commands: `make demo` and `make test`. Both make the environment first.
# Nothing is assumed but python3 (3.11+) and make; on Debian as root, python3-venv is installed when it is missing.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test install dev system lint types contracts unit replay clean

demo: install
	$(BIN)/gouji demo

test: system dev lint types contracts unit

install: $(VENV)/.installed
dev: $(VENV)/.dev

$(BIN)/python:
	@PYTHON="$(PYTHON)" .ci/environment "$(VENV)"

$(VENV)/.installed: $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed requirements-dev.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -r requirements-dev.txt
	@touch $@

system:
	@.ci/system

lint:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types:
	$(BIN)/mypy

contracts:
	$(BIN)/lint-imports

unit:
	$(BIN)/pytest

replay: dev
	$(PYTHON) -m venv .venv-replay
	.venv-replay/bin/python -m pip install -q --disable-pip-version-check -r requirements-replay.txt
	$(BIN)/pytest -rs tests/test_replay.py

clean:
	rm -rf $(VENV) .venv-replay .mypy_cache .ruff_cache .pytest_cache .import_linter_cache gouji-demo
