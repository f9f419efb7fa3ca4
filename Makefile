# Two commands matter: `make demo` and `make test`.  Everything is installed into .venv from the locked requirements.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
export PYTHONUTF8 = 1

.PHONY: demo test install dev lint types contract packs tests floors lock gains copies bench screenshots pictures web clean

demo: install
	@$(BIN)/rawi demo

install: $(VENV)/.installed

$(VENV)/bin/python:
	@if [ -n "$(UV)" ]; then $(UV) venv --quiet --allow-existing $(VENV); else $(PYTHON) -m venv $(VENV); fi

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	@if [ -n "$(UV)" ]; then \
	  $(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock && \
	  $(UV) pip install --quiet --python $(BIN)/python --no-deps --editable .; \
	else \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .; \
	fi
	@touch $@

dev: $(VENV)/.dev

$(VENV)/.dev: requirements-dev.lock $(VENV)/.installed
	@if [ -n "$(UV)" ]; then $(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.lock; \
	else $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock; fi
	@touch $@

test: dev lint types contract packs tests floors

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

contract:
	$(BIN)/lint-imports

packs:
	$(BIN)/rawi packs check

tests:
	$(BIN)/pytest

floors:
	$(BIN)/python -m tests.eval.floors

# The bundle that browsers get; committed, so that users need no Node.
web:
	cd assets && npm ci --no-audit --no-fund && npm run --silent build

# Every page of the demo in three languages, as pictures to look at.
screenshots: dev
	$(BIN)/python -m tests.web.browser.screenshots $(or $(SHOTS),build/screenshots)

# The pictures of pages that the documents show.
pictures: dev
	$(BIN)/python -m tests.web.browser.screenshots --docs docs/images

lock:
	uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --generate-hashes pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --generate-hashes --group dev pyproject.toml -o requirements-dev.lock

gains:
	$(BIN)/python -m benchmark.gains

copies:
	$(BIN)/python -m benchmark.copies $(NEWS)

bench:
	$(BIN)/python -m benchmark

clean:
	rm -rf $(VENV) demo .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
