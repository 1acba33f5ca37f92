# shellcheck shell=sh
# lib.sh - what the benchmarks share. A benchmark tests/bench/NAME.sh begins
# with
#
#	#!/bin/sh
#	set -eu
#	. "$(dirname "$0")/lib.sh"
#
# prints its ratios on stdout and is never a timed test. Programs and test
# tools come first in PATH. Dumps and other large files are kept between runs
# in $JS_BENCH_DIR (default TMPDIR/jiesu-bench) and made again when the
# generator changes; $WORK is a fresh folder there, gone at the end.
#
#	bench_dump OPTION...	make the dump of `mkdump OPTION...` unless it is
#				there; print its path
#	bench_time CMD...	run CMD, its output thrown away; print seconds
#	bench_median N CMD...	the same N times, each after `bench_reset`,
#				which a benchmark may define; print the median
#	bench_peak_kb CMD...	run CMD; print the largest resident set, in KiB,
#				of any of its processes
#	bench_ratio A B		print A / B with two decimals
#	bench_anchor DUMP	the yardstick of an import: seconds, median of 3,
#				of iconv | sqlite3 .import in WAL mode into one
#				unindexed table of text
#	bench_anchor_500k	the same of bench_dump --rows 500000, measured
#				once in a run of all benchmarks
#
# CMD is a program with its arguments; a pipeline is `sh -c '...' sh ARG...`.
# A CMD that fails ends the benchmark.

TOP=$(cd "$(dirname "$0")/../.." && pwd)
JS_BUILD=${JS_BUILD:-$TOP/build/fast}
JS_BENCH_DIR=${JS_BENCH_DIR:-${TMPDIR:-/tmp}/jiesu-bench}
PATH=$JS_BUILD/bin:$JS_BUILD/test:$PATH
LC_ALL=C
export TOP JS_BUILD JS_BENCH_DIR PATH LC_ALL

mkdir -p "$JS_BENCH_DIR"
WORK=$(mktemp -d "$JS_BENCH_DIR/work.XXXXXX")
export WORK
trap 'rm -rf "$WORK"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

bench_reset() {
	:
}

bench_dump() {
	bench_made=$(cat "$TOP"/tests/gen/gen_* "$TOP"/tests/gen/mkdump.c |
	    cksum | cut -d' ' -f1)
	bench_file=$JS_BENCH_DIR/dump-$bench_made-$(echo "$*" | cksum |
	    cut -d' ' -f1).csv
	if [ ! -f "$bench_file" ]; then
		find "$JS_BENCH_DIR" -name 'dump-*' ! -name "dump-$bench_made-*" \
		    -exec rm -f {} +
		mkdump "$@" >"$WORK/dump"
		mv "$WORK/dump" "$bench_file"
	fi
	echo "$bench_file"
}

# bench_run CMD: leaves "wall user system peak_kb" in $WORK/took.
bench_run() {
	if ! timeit -o "$WORK/took" "$@" >"$WORK/printed" 2>&1; then
		echo "bench: failed: $*" >&2
		tail -n 5 "$WORK/printed" >&2
		exit 1
	fi
}

bench_time() {
	bench_run "$@"
	cut -d' ' -f1 "$WORK/took"
}

bench_median() {
	bench_left=$1
	bench_middle=$((($1 + 1) / 2))
	shift
	: >"$WORK/times"
	while [ "$bench_left" -gt 0 ]; do
		bench_reset
		bench_time "$@" >>"$WORK/times"
		bench_left=$((bench_left - 1))
	done
	sort -n "$WORK/times" | sed -n "${bench_middle}p"
}

bench_peak_kb() {
	bench_run "$@"
	cut -d' ' -f4 "$WORK/took"
}

bench_ratio() {
	awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f\n", a / b }'
}

# In a subshell, so that the benchmark keeps its own bench_reset.
bench_anchor() (
	bench_reset() {
		rm -f "$WORK/anchor.db" "$WORK/anchor.db-wal" \
		    "$WORK/anchor.db-shm"
	}
	# shellcheck disable=SC2016 # the inner shell's arguments
	bench_median 3 sh -c 'iconv -f GB18030 -t UTF-8 "$1" |
	    sqlite3 -bail "$2" "PRAGMA journal_mode = WAL" \
		".import --csv /dev/stdin dump"' sh "$1" "$WORK/anchor.db"
	bench_reset
)

# tests/bench/run names a file for it, so that all benches share one figure.
bench_anchor_500k() {
	bench_kept=${JS_BENCH_ANCHOR:-$WORK/anchor}
	if [ ! -s "$bench_kept" ]; then
		bench_anchor "$(bench_dump --rows 500000)" >"$WORK/seconds"
		mv "$WORK/seconds" "$bench_kept"
	fi
	cat "$bench_kept"
}
