#!/bin/sh
# DESIGN.md section 8, row 3: a propose stage beside jq.
set -eu
. "$(dirname "$0")/lib.sh"

JS_KEY=$WORK/key
export JS_KEY
dump=$(bench_dump --rows 500000)
records=$WORK/records.ndjson
js-intake import -d "$WORK/js.db" -q "$dump" |
    sed 's/"state":"[a-z]*"/"state":"received"/; s/"lead":"[^"]*"/"lead":null/' \
	>"$records"
jq=$(bench_median 3 jq -c '.rev=3' "$records")
suggest=$(bench_median 3 js-dispatch suggest -q "$records")
echo "suggest: $(wc -l <"$records") records in $suggest s, jq $jq s:" \
    "$(bench_ratio "$jq" "$suggest") x the rate of jq"
