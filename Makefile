# The newcomer's door: `make demo` shows the site, `make test` runs the suite.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
# uv makes the locks; it is needed by `make lock` alone and lives in a venv of its own.
LOCKER := .venv-lock

.PHONY: setup demo test bench lock train check clean

setup: $(VENV)/run.stamp

# The development tools come with `make test`; a reader of the demo need not wait for them.
$(VENV)/run.stamp: requirements.txt
	@$(PYTHON) -c "import ensurepip, venv" 2>/dev/null || { \
	  echo "Python's venv module is missing. On Debian: apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || { \
	  echo "Python 3.11 or newer is needed." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

demo: $(VENV)/run.stamp
	$(BIN)/python manage.py demo $(ARGS)

test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -n 2 $(ARGS)

bench: $(VENV)/run.stamp
	$(BIN)/python manage.py bench $(ARGS)

train: $(VENV)/dev.stamp
	$(BIN)/python manage.py train_extraction $(ARGS)

check: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	git ls-files -z -- '*.html' | xargs -0r $(BIN)/djade --check --target-version 5.2
	git ls-files -z -- 'templates/*.html' | xargs -0r $(BIN)/djhtml --check --tabwidth 2
	$(BIN)/lint-imports
	$(BIN)/mypy .
	PLEDGELINE_DEBUG=1 $(BIN)/python manage.py makemigrations --check --dry-run

lock:
	$(PYTHON) -m venv $(LOCKER) && $(LOCKER)/bin/pip install --quiet uv
	$(LOCKER)/bin/uv pip compile --quiet --upgrade --generate-hashes --no-header --no-emit-index-url --python-version 3.11 pyproject.toml -o requirements.txt
	$(LOCKER)/bin/uv pip compile --quiet --upgrade --generate-hashes --no-header --no-emit-index-url --python-version 3.11 --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean:
	rm -rf $(VENV) $(LOCKER) .mypy_cache .pytest_cache .ruff_cache .coverage
