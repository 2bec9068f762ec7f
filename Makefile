# Thin wrapper over CMake: `make demo` and `make test` work on a bare Debian 12.
PRESET ?= release
BUILD  := build/$(PRESET)
QUERN  := $(BUILD)/quern
PREFIX ?= /usr/local

.PHONY: all deps build demo test test-asan test-tsan bench oracle install format lint fuzz clean

all: build

deps:
	@tools/install-deps

build: deps
	@[ -f $(BUILD)/build.ninja ] || cmake --preset $(PRESET)
	@cmake --build $(BUILD)

demo: build
	@echo '== the flights script: a CSV, kernels over its columns, prange, group-by'
	$(QUERN) run --time samples/flights/flights.py samples/flights/flights.csv
	@echo '== the kernels on the VM and compiled'
	$(QUERN) bench samples/bench/kernels.py

test: build
	@tests/run $(BUILD)

test-asan:
	@$(MAKE) test PRESET=asan

# The thread sanitizer sees script threads and the host's hook; GNU libgomp is not instrumented, so OpenMP teams are left out.
test-tsan:
	@$(MAKE) build PRESET=tsan
	@build/tsan/tests/test_parallel
	@NUMBA_NUM_THREADS=1 python3 tests/run_lang.py build/tsan/quern threads

# The originals (CPython + NumPy, Numba, pandas, Cython) in a virtual environment under build/, never needed to build or test.
oracle:
	@tools/install-deps --oracle
	@bench/make-oracle build/oracle

bench: build oracle
	@bench/run $(BUILD) build/oracle/bin/python
	@bench/living $(BUILD) build/oracle/bin/python
	@bench/run_programs $(BUILD) build/oracle/bin/python --cache build/bench/numba --output build/bench/programs.json
	@bench/statements $(BUILD) build/oracle/bin/python
	@bench/memory $(BUILD)
	@bench/csv $(BUILD) build/oracle/bin/python --rows 1000000 --repeat 3
	@for t in 1 2; do bench/frames/run $(QUERN) build/oracle/bin/python --rows 1000000 --threads $$t --json build/bench/frames.$$t.json || exit 1; done
	@bench/flow/run $(QUERN)
	@cp $(BUILD)/bench/csv.json build/bench/csv.json
	@bench/page build/bench build/bench/index.html

install: build
	@cmake --install $(BUILD) --prefix $(PREFIX)

# Only the lines that were changed since the last commit: tables and one-line families keep their shape.
format:
	@git clang-format --extensions c,h

lint: build
	@tools/lint $(BUILD)

fuzz: build
	@$(BUILD)/tests/fuzz/fuzz_parse --mutate 20000 tests/fuzz/corpus/parse

clean:
	@rm -rf build/release build/debug build/asan build/tsan
