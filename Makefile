# Everything on a machine that has Python 3.11 or newer with venv, and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CODE := registry ifc_import qr api tests sample_models
DEMO := build/demo

.PHONY: help setup demo test check format clean

help:
	@echo "make demo     the main job on the sample models: import, areas, labels, scan"
	@echo "make test     all tests"
	@echo "make check    all that has to be true of a change: format, lint, types, import contracts, tests"
	@echo "make format   bring the code into its form"

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	@touch $(READY)

demo: $(READY)
	@sh sample_models/demo.sh $(BIN) $(DEMO)

test: $(READY)
	$(BIN)/python -m pytest -n auto

check: $(READY)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy $(CODE)
	$(BIN)/lint-imports
	$(MAKE) test

format: $(READY)
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

clean:
	rm -rf $(VENV) build .*_cache
