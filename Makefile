# Two commands on a machine that has Python 3.11 or newer with venv, and make:
#   make run    build the sample corpus into output/
#   make test   everything that has to hold before a change goes in

SHELL := /bin/sh
VENV := .venv
# Absolute, since the wheel is tried from another folder.
BIN := $(CURDIR)/$(VENV)/bin
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip --quiet
TRIAL := $(CURDIR)/build/trial

.DEFAULT_GOAL := help
.PHONY: help run test check wheel clean

help:
	@echo 'make run    build the sample corpus into output/'
	@echo 'make test   run every check; make check leaves out the wheel'
	@echo 'make clean  remove what these made'

run: $(VENV)/.installed
	@$(BIN)/dateline build corpus/harbour -o output
	@echo 'Open output/timeline.html in a browser; then ask the story something:'
	@echo '  $(VENV)/bin/dateline query output --saved who-said --actor "Ashdell"'

test: check wheel

check: $(VENV)/.tools
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q
	$(BIN)/python -m benchmarks.understanding --floors

# The wheel is what people get, so it has to work where there is nothing but the wheel.
wheel: $(VENV)/.tools
	rm -rf dist $(TRIAL)
	$(PIP) wheel --no-deps --wheel-dir dist .
	$(BIN)/python -m venv $(TRIAL)/venv
	$(TRIAL)/venv/bin/python -m pip --quiet --disable-pip-version-check install \
		--constraint constraints.txt dist/dateline-*.whl
	cd $(TRIAL) && venv/bin/dateline build $(CURDIR)/corpus/harbour --output story --quiet
	cd $(TRIAL) && venv/bin/dateline query story --saved articles --format csv | wc -l
	rm -rf $(TRIAL)

# Every install is by the exact versions in constraints.txt. PYTHON=… names another Python.
$(VENV)/.installed: pyproject.toml constraints.txt
	@set -e; test -x $(BIN)/python || { \
	for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		if "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
			2>/dev/null; then break; fi; \
		python=; \
	done; \
	if [ -z "$$python" ]; then \
		echo 'Dateline needs Python 3.11 or newer with its venv module, and found none.' \
			'Install them (Debian: apt install python3 python3-venv),' \
			'or name one: make run PYTHON=/path/to/python3' >&2; \
		exit 1; \
	fi; \
	"$$python" -m venv $(VENV); }
	$(PIP) install --constraint constraints.txt --editable .
	@touch $@

# The tools stand in pyproject.toml as a dependency group, which pip reads only from 25.1 on.
$(VENV)/.tools: $(VENV)/.installed
	@$(BIN)/python -c 'import tomllib; \
		print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["dev"], sep="\n")' \
		> $(VENV)/tools.txt
	$(PIP) install --constraint constraints.txt --requirement $(VENV)/tools.txt
	@touch $@

clean:
	rm -rf $(VENV) build dist
	find output -mindepth 1 ! -name README.md -delete
