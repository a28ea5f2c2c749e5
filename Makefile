PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: venv demo test lint index clean

venv: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@

demo: venv
	$(BIN)/python -m pyshell.lab.demo

test: venv lint
	$(BIN)/python -m pytest -n 2

lint: venv
	$(BIN)/ruff check pyshell tests
	$(BIN)/mypy

clean:
	rm -rf $(VENV) build dist *.egg-info
