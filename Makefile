# Two commands do everything on a fresh machine with a Swift 6.1+ toolchain:
#   make demo   set up, build, ingest the bundled corpus, print the differences, export
#   make test   set up, run all tests
PREFIX ?= /usr/local
DESTDIR ?=
CONFIGURATION ?= release
SECONDS ?= 1800

TOOL := .build/$(CONFIGURATION)/kaozheng
SWIFT_DIRECTORIES := Sources Extractors Tests Fuzz Benchmarks/Sources Benchmarks/Package.swift Package.swift
STATIC := --configuration release --static-swift-stdlib --scratch-path .build-static

.PHONY: all setup build demo test bench sanitize fuzz lint format install uninstall clean help

all: build

help:
	@echo "make demo | test | build | bench | install PREFIX=... | sanitize | fuzz SECONDS=... | lint | format | clean"

setup:
	@sh .ci/setup

build: setup
	swift build --configuration $(CONFIGURATION) --product kaozheng

demo: build
	@sh .ci/demo $(TOOL) build/demo

test: setup
	swift test

# Speed, growth and allocations of the stages beside ICU's words; BENCH="--json FILE" keeps them.
bench: setup
	swift run --configuration release --package-path Benchmarks --scratch-path .build-bench \
	  kaozheng-bench $(BENCH)

# The room that reads outside bytes, under AddressSanitizer and then ThreadSanitizer.
SANITIZED ?= HTMLCleaningTests
sanitize: setup
	swift test --disable-xctest --sanitize=address --filter $(SANITIZED) --scratch-path .build-asan
	swift test --disable-xctest --sanitize=thread --filter $(SANITIZED) --scratch-path .build-tsan

fuzz: setup
	@sh .ci/fuzz $(SECONDS) build/fuzz

lint: setup
	swift format lint --strict --recursive $(SWIFT_DIRECTORIES)

format:
	swift format --in-place --recursive $(SWIFT_DIRECTORIES)

install: setup
	swift build $(STATIC) --product kaozheng
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/kaozheng"
	install -s -m 755 .build-static/release/kaozheng "$(DESTDIR)$(PREFIX)/bin/kaozheng"
	rm -rf "$(DESTDIR)$(PREFIX)/share/kaozheng/packs"
	cp -R Extractors/packs "$(DESTDIR)$(PREFIX)/share/kaozheng/packs"
	@echo "installed $(DESTDIR)$(PREFIX)/bin/kaozheng"

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/kaozheng"
	rm -rf "$(DESTDIR)$(PREFIX)/share/kaozheng"

clean:
	rm -rf .build .build-static .build-asan .build-tsan .build-fuzz .build-bench build
