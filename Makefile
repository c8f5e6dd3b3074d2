# One door to every chore. Each target makes the virtual environment by itself.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# Tests wait for servers and programs of their own: twice as many of them as there are cores keep the cores busy.
WORKERS ?= $(shell expr 2 '*' `nproc 2>/dev/null || echo 2`)
READY := $(VENV)/.ready
# Tests start the program hundreds of times: what Python compiled is kept, also where the shell says otherwise.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test test-all torture lint format types bench docs pictures messages clean help

help: ## what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --group dev -e '.[local]'
	@touch $@

demo: $(READY) ## the whole product on the embedded server, on invented data
	$(BIN)/sheetsync demo

test: $(READY) ## the test suite
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not slow"

test-all: $(READY) ## the suite with its long campaigns
	HYPOTHESIS_PROFILE=thorough $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

INTERLEAVINGS ?= 10000
SEED ?= 0
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
torture: $(READY) ## stories by chance until 10,000 runs were disturbed; INTERLEAVINGS=, SEED=, JOBS=, or REPLAY= one seed
	$(BIN)/python -m tests.torture $(if $(REPLAY),--replay $(REPLAY),--interleavings $(INTERLEAVINGS) --seed $(SEED) --jobs $(JOBS))

lint: $(READY) ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(READY) ## put the style right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY) ## calls, time and memory, as ratios to a baseline of the same run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --group bench
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.duplicates

docs: $(READY) ## renew the generated pages: CLI, config, findings
	$(BIN)/python -m docs.generate

pictures: $(READY) ## renew the pictures of README and docs; needs chromium and chromium-driver
	$(BIN)/python -m docs.pictures

clean: ## remove what the targets made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
