# The only commands. `make help` lists them.
PY ?= python3
VENV := .venv
BIN := $(VENV)/bin
export SAMVERKAN_DATA ?= var

.PHONY: help setup run test lint bench lock screenshots chromium

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/.ready: requirements/dev.txt requirements/uv.txt pyproject.toml
	@test -x $(BIN)/python || $(PY) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/dev.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

setup: $(VENV)/.ready  ## .venv with the pinned packages and the samverkan command

run: setup  ## start Samverkan and open the Jämtland case in the browser
	@$(BIN)/samverkan up --open

chromium: setup
	@.ci/chromium

test: lint chromium  ## every check: lint, then all tests
	@$(BIN)/python -m pytest -n 2 --dist loadgroup

lint: setup  ## ruff, mypy, import-linter, djlint
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy samverkan
	@$(BIN)/lint-imports
	@$(BIN)/djlint samverkan --check --quiet
	@$(BIN)/djlint samverkan --lint --quiet

bench: setup  ## side-by-side measurements, table in bench/results.md
	@$(BIN)/python -m bench

screenshots: chromium  ## every page at 1280 and 390 px into docs/guide/images
	@$(BIN)/python docs/screenshots.py

lock: setup  ## pin the newest versions that pyproject.toml allows, with hashes
	@.ci/lock
