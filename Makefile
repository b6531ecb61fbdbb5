# make run    start Factcheck on this computer   make test   run every test (BROWSER=none: without a browser)
# make lint   check code, templates and locks    make lock   write requirements*.txt from pyproject.toml
# make bench  measure how fast it is (ONLY=cycle)   make machine   try random work for long (SEQUENCES=200, ~ 20 minutes)

VENV ?= .venv
BROWSER ?=
# How many processes run the tests: two for each core, since a test with a browser waits; at most 12 for one database.
PROCESSES ?= $(shell cores=$$(nproc); echo $$((cores < 6 ? 2 * cores : 12)))
ARGS ?=
ONLY ?=
SEQUENCES ?= 200
# The programs to try as Python, in this order.
PYTHONS ?= python3.13 python3 python3.14 python3.12

.DEFAULT_GOAL := help
.PHONY: help run test bench machine lint lock .venv tools
export PIP_DISABLE_PIP_VERSION_CHECK = 1

help:
	@sed -n '1,3s/^# //p' Makefile

# Make the environment once. Install its packages again only if the lock has changed.
.venv:
	@set -e; \
	if ! "$(VENV)/bin/python" -c 'import pip' 2>/dev/null; then \
		VENV="$(VENV)" PYTHONS="$(PYTHONS)" sh .ci/make-venv; \
	fi; \
	$(call install,requirements.txt)

tools: .venv
	@set -e; $(call install,requirements-dev.txt)

# $(1) is a lock. Its copy in the environment shows that all of it was installed.
define install
if ! cmp -s $(1) "$(VENV)/$(1)"; then \
	echo "Installing the packages in $(1)"; \
	"$(VENV)/bin/python" .ci/install_packages.py $(1) || { \
		echo "The packages in $(1) could not be installed; the lines above say why." >&2; exit 1; }; \
	cp $(1) "$(VENV)/$(1)"; \
fi
endef

# exec makes the server a child of make itself, so stopping make stops the server.
# This is the only place that switches the demo on.
run: .venv
	@FACTCHECK_DEMO=1 exec "$(VENV)/bin/python" manage.py serve --end-with-parent

test: tools
	@BROWSER="$(BROWSER)" "$(VENV)/bin/python" -m tests.chromium
	@"$(VENV)/bin/python" -m tests.pango
	@BROWSER="$(BROWSER)" "$(VENV)/bin/python" -m pytest --numprocesses $(PROCESSES) --dist worksteal $(ARGS)

bench: tools
	@"$(VENV)/bin/python" -m tests.bench --only "$(ONLY)"

# Random moves of six people against a model, each time others, and a fault at every statement of every action.
machine: tools
	@MACHINE="$(SEQUENCES)" FAULTS=all "$(VENV)/bin/python" -m pytest tests/machine tests/faults $(ARGS)

lint: tools
	@VENV="$(VENV)" sh .ci/lint

lock: tools
	@VENV="$(VENV)" ARGS="$(ARGS)" sh .ci/lock
