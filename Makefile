# One machine, two commands: `make demo` and `make test`. Both make the environment first.
# Nothing is assumed but python3 (3.11+) and make; on Debian as root, python3-venv is installed when it is missing.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test install dev system others lint types contracts unit replay clean

demo: install
	$(BIN)/gouji demo

test: system dev others lint types contracts unit

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
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile

# pywb, a second opinion on the archive, in an environment of its own: what cannot be had is said, and its test skipped.
others: .venv-replay/.tried

.venv-replay/.tried: $(BIN)/python requirements-replay.txt
	@PYTHON="$(PYTHON)" .ci/environment .venv-replay
	@.venv-replay/bin/python -m pip install -q --disable-pip-version-check -r requirements-replay.txt \
		|| echo "pywb could not be installed, the test that uses it is skipped"
	@touch $@

replay: dev others
	$(BIN)/pytest -rs tests/test_replay.py

clean:
	rm -rf $(VENV) .venv-replay .mypy_cache .ruff_cache .pytest_cache .import_linter_cache gouji-demo
