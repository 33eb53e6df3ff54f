# Every target first makes the machine ready (resources/setup/setup.sh); that is quick when it is.
PYTHON := .venv/bin/python
RUN_READY := @sh resources/setup/setup.sh requirements.lock
DEV_READY := @sh resources/setup/setup.sh requirements-dev.lock
LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate

.PHONY: run test lint shots manual bench build installer installer-linux installer-windows \
	installer-test installer-test-linux installer-test-windows lock clean

# The window on the example ledger; without a display the whole loop as files and pictures.
run:
	$(RUN_READY)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		$(PYTHON) main.py --example; \
	else \
		QT_QPA_PLATFORM=offscreen $(PYTHON) main.py demo --out demo && \
		echo "没有图形界面，已用示例方案走完全流程；各界面的图片在 $(CURDIR)/demo"; \
	fi

test: lint
	$(PYTHON) -m pytest -n 2

lint:
	$(DEV_READY)
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy

# A PNG of every screen into shots/.
shots:
	$(DEV_READY)
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.scenarios.shots

# The pictures of the manual, from the same screens.
manual:
	$(DEV_READY)
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.scenarios.manual_pictures

bench:
	$(DEV_READY)
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m benchmarks

# The one folder in which the program runs on Linux, dist/tzdesk.
build:
	$(RUN_READY)
	$(PYTHON) -m resources.installer.linux folder

# What clerks double-click, into dist/: for Linux, and for Windows (made on Linux, too).
installer: installer-linux installer-windows

installer-linux:
	$(RUN_READY)
	$(PYTHON) -m resources.installer.linux

installer-windows:
	$(RUN_READY)
	$(PYTHON) -m resources.installer.windows

# The installers in dist/ tried on machines of their own, by real keys; needs root. A line per step.
installer-test: installer-test-linux installer-test-windows

installer-test-linux:
	$(DEV_READY)
	$(PYTHON) -m resources.installer.trial.linux

installer-test-windows:
	$(DEV_READY)
	$(PYTHON) -m resources.installer.trial.windows

# After a change of a version in pyproject.toml; needs uv.
lock:
	$(LOCK) -o requirements.lock
	$(LOCK) --extra dev -o requirements-dev.lock

clean:
	rm -rf .venv demo shots build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
