# The two commands: `make run` and `make test`. Both do all set-up in .venv, nothing outside it.
PYTHON ?= python3
PORT ?= 8501
HOST ?= 127.0.0.1
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run serve test check lint bench screenshots clean

run: $(VENV)/.runtime
	$(BIN)/streamlit run dashboard.py --server.address 127.0.0.1 --server.port $(PORT)

# For an office network: make serve HOST=0.0.0.0
serve: $(VENV)/.runtime
	@echo "Serving on $(HOST):$(PORT). There are no accounts yet: whoever reaches this address sees everything."
	$(BIN)/streamlit run dashboard.py --server.address $(HOST) --server.port $(PORT)

test: $(VENV)/.development
	$(BIN)/python -m pytest

check: $(VENV)/.runtime
	$(BIN)/python -m dpnsee_analytics check data

lint: $(VENV)/.development
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

# Speed against a bare Streamlit page and against limits; exit 1 on a miss (needs Chromium).
bench: $(VENV)/.development
	$(BIN)/python -m tests.bench

# Every page at three sizes in both themes, into var/screenshots (needs Chromium).
screenshots: $(VENV)/.development
	$(BIN)/python -m tests.browser.screenshots

clean:
	rm -rf $(VENV) var

$(VENV)/.runtime: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) -V 2>&1)."; \
	  echo "Install one and name it: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) comes without venv and ensurepip. On Debian or Ubuntu: apt install python$$($(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.development: requirements-dev.txt $(VENV)/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
