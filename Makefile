# Everything on a machine that has Python 3.11 or newer with venv, and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CODE := registry ifc_import qr api tests sample_models bench
DEMO := build/demo
OTHER_PYTHON_TESTS := tests/registry tests/ifc_import tests/qr tests/api/operations/labels

.PHONY: help setup demo test test-other-python check format docs clean bench-import bench-mutations bench-kills bench-location \
	bench-portfolio bench-labels bench-wear bench-slowest

help:
	@echo "make demo     the main job on the sample models: import, areas, labels, scan"
	@echo "make test     all tests"
	@echo "make test-other-python   reading, registry and labels on one more Python (PYTHON=python3.13 VENV=build/python-3.13)"
	@echo "make check    all that has to be true of a change: format, lint, types, import contracts, tests"
	@echo "make format   bring the code into its form"
	@echo "make docs     write the reference pages that are made from the code"
	@echo "make bench-import     time and memory of an import beside other programs (MODEL=file.ifc, RUNS=7)"
	@echo "make bench-location   how often assets are found in their room, by how surely (MODELS=… of those that say it)"
	@echo "make bench-slowest    the models whose import costs most beside opening them (RUNS=3, TOP=20)"
	@echo "make bench-labels     time, memory and proof of 35,000 labels beside segno alone (COUNT=35000, RUNS=3)"
	@echo "make bench-wear       which error level and module size is read of worn symbols (COUNT=50, SEED=1)"
	@echo "make bench-mutations  what becomes of damaged models (COUNT=2000, SEED=1)"
	@echo "make bench-kills      imports that are killed at any moment (COUNT=200, SEED=1)"
	@echo "make bench-portfolio  a whole contract: models, registry, labels, each decoded (COUNT=200)"

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	@touch $(READY)

demo: $(READY)
	@sh sample_models/demo.sh $(BIN) $(DEMO)

test: $(READY)
	$(BIN)/python -m pytest -n auto

test-other-python: $(READY)
	$(BIN)/python -m pytest -n auto $(OTHER_PYTHON_TESTS)

check: $(READY)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy $(CODE)
	$(BIN)/lint-imports
	$(MAKE) test

format: $(READY)
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

BENCH_READY := $(VENV)/.bench-ready
MODEL ?= ../shared/models/janesville-restaurant-feet.ifc
RUNS ?= 7
COUNT ?= 2000
SEED ?= 1
SHARED := ../shared/models
MODELS ?= $(wildcard $(SHARED)/*.ifczip $(SHARED)/duplex-arc-*.ifc $(SHARED)/fzk-*.ifc $(SHARED)/cobie-*.ifc) \
	sample_models/station-architecture-1.ifc sample_models/annex-ifc4x3.ifc

$(BENCH_READY): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev,bench]"
	@touch $(BENCH_READY)

bench-import: $(BENCH_READY)
	$(BIN)/python -m bench.import_speed $(MODEL) --runs $(RUNS)

bench-mutations: $(READY)
	$(BIN)/python -m bench.mutations --count $(COUNT) --seed $(SEED)

bench-kills: COUNT = 200
bench-kills: $(READY)
	$(BIN)/python -m bench.kills --count $(COUNT) --seed $(SEED)

bench-portfolio: COUNT = 200
bench-portfolio: $(READY)
	$(BIN)/python -m bench.reference_portfolio --count $(COUNT)

bench-location: $(READY)
	$(BIN)/python -m bench.location $(MODELS) --devices $(SHARED)/duplex-electrical-feet.ifc \
		--rooms $(SHARED)/duplex-arc-2011-09-07.ifc

bench-slowest: RUNS = 3
bench-slowest: TOP = 20
bench-slowest: $(READY)
	$(BIN)/python -m bench.slowest --runs $(RUNS) --count $(TOP)

bench-labels: COUNT = 35000
bench-labels: RUNS = 3
bench-labels: $(READY)
	$(BIN)/python -m bench.labels --count $(COUNT) --runs $(RUNS) --seed $(SEED)

bench-wear: COUNT = 50
bench-wear: $(READY)
	$(BIN)/python -m bench.wear --count $(COUNT) --seed $(SEED)

docs: $(READY)
	$(BIN)/python -m ifc_import.rules.docs docs/reference/rules.md
	$(BIN)/python -m ifc_import.reading.spaces.area_docs docs/reference/area-names.md

clean:
	rm -rf $(VENV) build .*_cache
