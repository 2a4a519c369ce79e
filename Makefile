# A thin front end of CMake (CMakePresets.json) and of the development stack (tests/stack/stack).

PORT   ?= 8080
VAR    ?= var
LIMITS ?= relaxed
SECONDS ?= 60
SEEDS  ?= 6
RELEASE ?= trixie
DESTDIR ?=
export PORT VAR LIMITS DESTDIR

.DEFAULT_GOAL := help
.PHONY: help run start stop test test-debian test-system test-firefox test-faults test-mutants test-cluster fuzz scan bench bench-admin bench-growth bench-outages screenshots build format lint install deb clean packages

help:
	@echo "make run      install what is missing, build, and run everything until Ctrl-C"
	@echo "make start    the same in the background; make stop ends it"
	@echo "make test     every suite, up to a real browser"
	@echo "make test-debian  builds in a tree of Debian 13 and runs most suites there, as root"
	@echo "make test-system  installs the package in booted Debian 12 and 13 and uses it, as root"
	@echo "make test-firefox  what visitors do, in Firefox ESR (3 minutes)"
	@echo "make test-faults  visitors, while everything around them is killed, stopped and filled up"
	@echo "make test-mutants  whether test-faults notices the bugs that it is for (10 minutes)"
	@echo "make test-cluster  visitors of a site on several hosts that fail (6 minutes a schedule)"
	@echo "make fuzz     looks for input that breaks what reads it: each reader for a minute"
	@echo "make scan     wapiti and sqlmap over a running stack (about half an hour)"
	@echo "make screenshots  the README's pictures, and the whole site in build/contact-sheet"
	@echo "make bench    measures everything (about half an hour); QUICK=1: some of it (5 minutes)"
	@echo "make bench-admin  administrators' pages with a million accounts (10 minutes, 6 GB of disk)"
	@echo "make bench-outages how soon visitors get good answers after something was killed (5 minutes)"
	@echo "make bench-growth  what grows with a site of up to a million accounts (half an hour, 20 GB of disk)"
	@echo "make format   clang-format on every source file"
	@echo "make lint     formatting, layers, words, clang-tidy"
	@echo "make deb      a Debian package, in build/"
	@echo "make install  into DESTDIR; make build only builds; make clean removes what was built"
	@echo ""
	@echo "Variables: PORT=$(PORT)  VAR=$(VAR) (what the stack owns)  LIMITS=$(LIMITS) (or default)"
	@echo "           SECONDS=$(SECONDS) (of make fuzz, for each reader; of make test-faults, for each"
	@echo "           schedule; of make test-cluster, for the application host)  SEEDS=$(SEEDS) (schedules of"
	@echo "           make test-faults and make test-cluster)  WRITERS=all (make test-cluster: each application"
	@echo "           host prefers a database node of its own)"

run: build
	@tests/stack/stack run

start: build
	@tests/stack/stack start

stop:
	@tests/stack/stack stop

test:
	@tests/stack/install run test
	@tests/run

test-debian:
	@tests/debian $(RELEASE)

test-system:
	@tests/system/run

test-firefox: build
	@tests/stack/install firefox
	@tests/firefox/run

test-faults:
	@tests/stack/install run test
	@tests/faults/run $(SEEDS) $(SECONDS)

test-mutants:
	@tests/stack/install run test
	@tests/faults/mutants/run

test-cluster:
	@tests/stack/install run test cluster
	@tests/cluster/run $(SEEDS) $(SECONDS)

fuzz:
	@tests/stack/install run fuzz
	@tests/fuzz/run $(SECONDS)

scan: build
	@tests/stack/install run scan
	@tests/scan/run

screenshots: build
	@tests/browser/screenshots

bench: build
	@tests/stack/install run test bench
	@tests/build release bench
	@tests/bench/run

bench-admin: build
	@tests/stack/install run test
	@tests/bench/administration/run

bench-outages: packages
	@tests/bench/outages/run

bench-growth: build
	@tests/stack/install run test bench
	@tests/build release chores
	@tests/bench/growth/run $(if $(HUGE),HUGE=1) $(if $(PEERS),PEERS=1)

build: packages
	@tests/build release gatepost inbox demo stand_in_sendmail

packages:
	@tests/stack/install run

format:
	@tests/lint/format

lint:
	@tests/lint/run

install: build
	@umask 022 && cmake --install build/release # the service and nginx have to read it

deb:
	@package/deb

clean:
	rm -rf build tests/browser/node_modules tests/firefox/node_modules
