# Everything runs in .venv; nothing is installed anywhere else.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run demo test check bench soak examples clean
.DEFAULT_GOAL := run

run: $(VENV)/runs
	@$(BIN)/clientjournal

demo: $(VENV)/runs
	@$(BIN)/clientjournal demo

test: $(VENV)/tests
	@$(BIN)/python -m pytest -n auto --dist worksteal

check: $(VENV)/tests
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/tests
	@$(BIN)/python -m benchmarks

soak: $(VENV)/tests
	@SOAK=1 $(BIN)/python -m pytest -s -m soak tests/store tests/tui/test_monkey.py

# One client of the sample practice in every format and copy, as docs/examples shows it.
examples: $(VENV)/tests
	@rm -rf build/examples && mkdir -p build/examples
	@printf 'name = "sample"\n' > build/examples/config.toml
	@export TZ=UTC CLIENTJOURNAL=build/examples/journal.json CLIENTJOURNAL_CONFIG=build/examples/config.toml; \
	$(BIN)/clientjournal import clientjournal/sample/practice.json && \
	for copy in client file handover; do \
		mkdir -p docs/examples/$$copy; \
		for format in md html pdf csv json ics vcf; do \
			$(BIN)/clientjournal --as-of 2026-11-20 export hollis --format $$format --copy $$copy \
				--force --output docs/examples/$$copy || exit 1; \
		done; \
	done

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# Stamps: what has been installed, renewed when pyproject.toml changes.

$(VENV)/runs: pyproject.toml $(VENV)/made
	@$(PIP) -e .
	@$(BIN)/python -m compileall -q clientjournal
	@touch $@

$(VENV)/tests: pyproject.toml $(VENV)/made
	@$(PIP) -e '.[dev]'
	@$(BIN)/python -m compileall -q clientjournal
	@touch $@ $(VENV)/runs

$(VENV)/made:
	@for python in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			$$python -m venv $(VENV) && touch $@ && exit 0; \
			echo "make: $$python cannot make a virtual environment; install its venv package" >&2; \
			exit 1; \
		fi; \
	done; \
	echo "make: Python 3.11 or newer is needed; install it, or name one with make PYTHON=..." >&2; \
	exit 1
