# `make run` opens the program, `make test` tests it; each does its own set-up. `make help` lists the rest.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.ONESHELL:
.DELETE_ON_ERROR:
.NOTPARALLEL:
.DEFAULT_GOAL := help

PYTHON ?= python3
PY := .venv/bin/python
LOCALE := resources/locale
CATALOGUES := $(wildcard $(LOCALE)/*/LC_MESSAGES/digibank.po)
COMPILED := $(CATALOGUES:.po=.mo)

# Debian's names. What the program itself needs: the virtual environment, Qt (drawing, X11, Wayland), printing.
RUN_PACKAGES := python3-venv \
  libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0 \
  libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 \
  libxkbcommon-x11-0 libwayland-cursor0 libcups2
# What the tests need on top: a virtual screen with a window manager, keys from outside, what a screen reader hears, a printer.
TEST_PACKAGES := $(RUN_PACKAGES) xvfb openbox xdotool dbus at-spi2-core cups-daemon cups-client cups-filters libzbar0
# What freezing needs on top: it reads libraries with objdump, and takes along Python's own.
INSTALLER_PACKAGES := binutils libpython3-dev

.PHONY: help run test check format-check lint types imports schema translations-check bench shots installer translations lock clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 28

# ---------------------------------------------------------------- using it

run: .venv/installed-run $(COMPILED) ## set up what is missing and open the program (without a screen: play the demonstration)
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ] || [ "$$(uname)" = Darwin ]; then
	  exec $(PY) -m digibank $(ARGS)
	fi
	echo "There is no screen here (DISPLAY and WAYLAND_DISPLAY are empty), so the window cannot open."
	echo "The demonstration runs instead: one laptop and one phone through the whole house."
	$(PY) -m digibank demo demo-out
	echo "The lines above name its results: the database, the labels, the contract and the receipts, all in $$PWD."

# ---------------------------------------------------------------- set-up
# Stamps hold what was done; each is redone when the list it was made from changes.

# $(call install_packages,NAMES): asks apt-get for the packages of NAMES that are missing, and for nothing else.
define install_packages
if ! command -v apt-get >/dev/null; then
  echo "This is no Debian or Ubuntu: no system packages are installed. README.md says what other systems need."
  exit 0
fi
missing=$$(dpkg-query --show --showformat='$${db:Status-Status} $${Package} $${Provides}\n' | awk -v wanted='$(1)' '
  $$1 == "installed" { gsub(/,/, ""); for (i = 2; i <= NF; i++) have[$$i] }
  END { n = split(wanted, name); for (i = 1; i <= n; i++) if (!(name[i] in have)) printf " %s", name[i] }')
if [ -z "$$missing" ]; then
  exit 0
fi
as_root=
if [ "$$(id -u)" != 0 ]; then
  as_root=sudo
fi
echo "These Debian packages are missing:$$missing"
if [ -n "$$as_root" ] && ! command -v sudo >/dev/null; then
  echo "Only an administrator can install them. Ask one to run: apt-get install --no-install-recommends$$missing"
  exit 1
fi
echo "They are installed now with: $${as_root:+sudo }apt-get install (it writes to build/packages.log)"
$$as_root apt-get update --quiet=2 || echo "The package lists could not be renewed; going on with the ones that are here."
$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends -o DPkg::Lock::Timeout=300 \
  $$missing </dev/null >build/packages.log 2>&1 || { tail -n 20 build/packages.log; exit 1; }
endef

# $(call install_locked,LOCK): the virtual environment with exactly what LOCK names, each file checked by its hash.
define install_locked
if ! $(PY) -m pip --version >/dev/null 2>&1; then
  $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
  echo "Making the virtual environment .venv"
  $(PYTHON) -m venv --clear .venv
fi
echo "Installing the Python packages of $(1) into .venv (the first time this takes a minute)"
$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $(1)
endef

build/packages-run: Makefile
	@mkdir -p build
	( $(call install_packages,$(RUN_PACKAGES)) )
	touch $@

build/packages-installer: Makefile
	@mkdir -p build
	( $(call install_packages,$(INSTALLER_PACKAGES)) )
	touch $@

build/packages-test: Makefile
	@mkdir -p build
	( $(call install_packages,$(TEST_PACKAGES)) )
	touch build/packages-run $@

.venv/installed-run: requirements.txt | build/packages-run
	@$(call install_locked,$<)
	touch $@

.venv/installed-test: requirements-dev.txt | build/packages-test
	@$(call install_locked,$<)
	touch .venv/installed-run $@ # the second lock holds all of the first

%.mo: %.po | .venv/installed-run
	@$(PY) -m babel.messages.frontend --quiet compile --input-file $< --output-file $@

# ---------------------------------------------------------------- testing it

test: .venv/installed-test $(COMPILED) ## set up what is missing and run all tests
	@$(PY) -m pytest

check: format-check lint types imports schema translations-check test ## what CI runs: all checks, then all tests

format-check: .venv/installed-test
	@$(PY) -m ruff format --check .

lint: .venv/installed-test
	@$(PY) -m ruff check .

types: .venv/installed-test
	@$(PY) -m mypy

imports: .venv/installed-test
	@.venv/bin/lint-imports --no-logo

schema: .venv/installed-test
	@$(PY) -m digibank.storage.schema_dump build/schema.sql
	diff -u db/schema.sql build/schema.sql || { echo "db/schema.sql is stale: copy build/schema.sql there."; exit 1; }

BABEL := $(PY) -m babel.messages.frontend --quiet
EXTRACT = $(BABEL) extract --no-default-keywords --keyword=t --keyword=plural:1,2 --add-location=file --sort-output --width=100 \
  --omit-header --output-file=build/digibank.pot digibank
UPDATE = $(BABEL) update --domain=digibank --input-file=build/digibank.pot --output-dir=$(LOCALE) --width=100 \
  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date

translations-check: .venv/installed-test
	@mkdir -p build
	$(EXTRACT)
	diff -u $(LOCALE)/digibank.pot build/digibank.pot && $(UPDATE) --check ||
	  { echo "The catalogues are stale: run make translations, then translate what is new."; exit 1; }

bench: .venv/installed-test $(COMPILED) ## time what must be fast, beside the bare thing it is made of (make bench ARGS=window for one part)
	@$(PY) -m tests.bench $(ARGS)

shots: .venv/installed-test $(COMPILED) ## pictures of every screen in all looks, in build/shots (make shots ARGS=lend for one screen)
	@$(PY) -m tests.ui.shots build/shots $(ARGS)

# ---------------------------------------------------------------- the frozen program

FROZEN := dist/digibank
FREEZER := build/installer/bin/python

build/installer/installed: requirements-installer.txt | build/packages-run build/packages-installer
	@$(PYTHON) -m venv --clear build/installer
	echo "Installing what freezes the program into build/installer"
	$(FREEZER) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	touch $@

installer: build/installer/installed .venv/installed-test $(COMPILED) ## the program as a folder that needs no Python (dist/digibank), tried outside this folder
	@echo "Freezing the program into $(FROZEN) (about a minute)"
	$(FREEZER) -m PyInstaller --noconfirm --log-level ERROR --distpath dist --workpath build/pyinstaller build_installer.spec
	echo "$(FROZEN) takes $$(du --summarize --block-size=1M $(FROZEN) | cut --fields=1) MB"
	DIGIBANK_FROZEN=$(FROZEN) $(PY) -m pytest -n0 tests/frozen

# ---------------------------------------------------------------- keeping it

translations: .venv/installed-test ## collect the texts of the program and bring the catalogues up to date
	@mkdir -p build
	$(EXTRACT)
	cp build/digibank.pot $(LOCALE)/digibank.pot
	$(UPDATE)
	$(MAKE) --silent $(COMPILED)

LOCK = $(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header $(ARGS) pyproject.toml
lock: .venv/installed-test ## work out the lock files anew from pyproject.toml (make lock ARGS=--upgrade for newer versions)
	@$(LOCK) --output-file requirements.txt
	$(LOCK) --constraint requirements.txt --group dev --output-file requirements-dev.txt
	$(LOCK) --constraint requirements.txt --group installer --output-file requirements-installer.txt

clean: ## remove all that make made, the virtual environment too
	@rm -rf .venv build dist demo-out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis $(COMPILED)
