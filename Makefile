# Two commands on a fresh machine: `make report` and `make test`. Needs Python 3.11 or later with venv, and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: report test lab lint setup demo lock docs goldens fuzz bench clean

report: setup ## every town and year under data/raw to its reports
	$(BIN)/fazhi run

test: setup lint ## lint and all tests
	$(BIN)/python -m pytest

lab: setup ## JupyterLab on notebooks/
	$(BIN)/fazhi lab

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

setup: $(STAMP)

# The lock names hashes and no addresses: pip takes the packages from wherever this machine is set up to take them.
$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

demo: setup ## make the demo ledgers anew (same bytes)
	$(BIN)/python data/make_demo.py

lock: setup ## after a change of dependencies in pyproject.toml
	$(BIN)/uv pip compile --quiet --generate-hashes --universal --no-header --no-annotate --python-version 3.11 \
		--extra dev pyproject.toml -o requirements.lock

docs: setup ## after a change of the finding codes: docs/findings.md
	$(BIN)/python docs/make_findings.py

goldens: setup ## after a wanted change of what the goldens hold; look at the difference before committing
	$(BIN)/python -m pytest --snapshot-update -q

FILES ?= 5000
fuzz: setup ## read FILES damaged files; the tests read 300
	FAZHI_FUZZ_FILES=$(FILES) $(BIN)/python -m pytest tests/fuzz

bench: setup ## ratios against the alternatives
	for script in benchmarks/*.py; do $(BIN)/python $$script || exit 1; done

clean:
	rm -rf data/interim outputs/* .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
