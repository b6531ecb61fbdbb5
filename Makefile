# make run    the desk on this machine          make test   every test (BROWSER=none leaves the browser out)
# make lint   every check that runs nothing     make lock   requirements*.txt anew from pyproject.toml

VENV ?= .venv
BROWSER ?=
# Tests run in so many processes, one a core.
PROCESSES ?= auto
ARGS ?=
# Tried in this order, by running it: a name that is found may still not work.
PYTHONS ?= python3.13 python3 python3.14 python3.12

.DEFAULT_GOAL := help
.PHONY: help run test lint lock .venv tools
export PIP_DISABLE_PIP_VERSION_CHECK = 1

help:
	@sed -n '1,2s/^# //p' Makefile

# The environment is made once and filled again only when the lock's text has changed.
.venv:
	@set -e; \
	if ! "$(VENV)/bin/python" -c 'import pip' 2>/dev/null; then \
		python=$$(PYTHONS="$(PYTHONS)" sh .ci/find-python); \
		echo "Making the environment with $$($$python --version)"; \
		$$python -m venv --clear "$(VENV)" || { \
			echo "The environment cannot be made in $(VENV); the reason stands above." >&2; exit 1; }; \
	fi; \
	$(call install,requirements.txt)

tools: .venv
	@set -e; $(call install,requirements-dev.txt)

# $(1) is a lock; its copy in the environment says that it was installed to the end.
define install
if ! cmp -s $(1) "$(VENV)/$(1)"; then \
	echo "Installing $(1)"; \
	"$(VENV)/bin/python" -m pip install --quiet --require-hashes -r $(1) || { \
		echo "The packages cannot be installed; the reason stands above." >&2; exit 1; }; \
	cp $(1) "$(VENV)/$(1)"; \
fi
endef

# exec, so that whoever ends make ends the desk; only here is the demo switched on.
run: .venv
	@FACTCHECK_DEMO=1 exec "$(VENV)/bin/python" manage.py serve --end-with-parent

test: tools
	@BROWSER="$(BROWSER)" "$(VENV)/bin/python" -m tests.chromium
	@BROWSER="$(BROWSER)" "$(VENV)/bin/python" -m pytest --numprocesses $(PROCESSES) --dist worksteal $(ARGS)

lint: tools
	@VENV="$(VENV)" sh .ci/lint

lock: tools
	@VENV="$(VENV)" ARGS="$(ARGS)" sh .ci/lock
