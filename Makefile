# `make run` and `make test` set up what they need by themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Else every process that a test starts would compile the program anew.
unexport PYTHONDONTWRITEBYTECODE
# Tests write thousands of small files: where memory has room for them, they need no disk.
MEMORY := $(shell [ "$$(df -k --output=avail /dev/shm 2>/dev/null | tail -n 1)" -gt 2000000 ] 2>/dev/null && echo TMPDIR=/dev/shm)
# A worker that has nothing left to do takes from the other one's end, where the short tests are.
PYTEST := $(MEMORY) $(BIN)/python -m pytest -n 2 --dist worksteal

.PHONY: run test quick soak lint bench samples templates clean

# The samples hold one roster with errors on purpose, so that exit status 1
# (finished, something was only partly accepted) is what is expected here.
run: $(READY)
	$(BIN)/guantong run sample_inputs --out outputs || [ $$? -eq 1 ]

test: $(READY)
	$(PYTEST)

# Everything but the slow ones.
quick: $(READY)
	$(PYTEST) -m "not slow and not wheel"

# Everything in its long form: more chance, more damaged files and kills, the program's own processes everywhere.
soak: $(READY)
	GUANTONG_SOAK=10 $(PYTEST)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m tools.command_reference --check
	$(BIN)/python -m tools.template_tags --check
	$(BIN)/python -m tools.message_codes --check
	$(BIN)/python -m tools.rulebook_language --check

bench: $(READY)
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	$(BIN)/python -m benchmarks.engine
	$(BIN)/python -m benchmarks.roster
	$(BIN)/python -m benchmarks.notices
	$(BIN)/python -m benchmarks.workbook
	$(BIN)/python -m benchmarks.run
	$(BIN)/python -m benchmarks.cluster

samples: $(READY)
	$(BIN)/python -m tools.samples

templates: $(READY)
	$(BIN)/python -m tools.make_templates

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $(READY)

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
