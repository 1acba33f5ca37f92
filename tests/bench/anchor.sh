#!/bin/sh
# The yardstick of the import: what the generic tools need to load the same
# 500,000 rows into one unindexed table of text.
set -eu
. "$(dirname "$0")/lib.sh"

dump=$(bench_dump --rows 500000)
echo "anchor: $(wc -l <"$dump") lines, $(wc -c <"$dump") bytes," \
    "iconv | sqlite3 .import: $(bench_anchor_500k) s (median of 3)"
