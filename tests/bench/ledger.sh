#!/bin/sh
# The 4+2 ledger of an invented year of a street (15,000 cases) beside a count
# of the same journal by jq and awk: they must be equal to the last case, and
# all four ends occur.
set -eu
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/../ledger.sh"

JS_KEY=$WORK/key
JS_DB=$WORK/js.db
JS_POLICY=$WORK/p.json
JS_NOW=2026-12-31T09:00:00+08:00
export JS_KEY JS_DB JS_POLICY JS_NOW
cd "$WORK"
jq '.start = "2025-10-01"' "$JS_BUILD/share/jiesu/rule/default.json" >p.json
mkdump --rows 15000 --days 365 --to 2026-10-31 \
	--export 2026-11-15T00:00:00+08:00 >dump.csv
js-intake import -q --emit none --exit-zero dump.csv
js-report list | calls_of 11 >calls.ndjson
js-revisit record --exit-zero calls.ndjson >out 2>err
bench_reset() { :; }
ledger=$(bench_median 3 js-revisit status --cases -o got.ndjson)
begin=$(date +%s)
recount "$JS_DB" p.json "$JS_NOW" >want
end=$(date +%s)
jq -r '[.id, .end, (.calls | tostring), (.revisits | tostring)] |
    join(" ")' got.ndjson | sort >got
if ! cmp -s got want; then
	echo "ledger: DIFFERS from the count" \
	    "($(diff got want | grep -c '^[<>]') lines)" >&2
	exit 1
fi
echo "ledger: $(wc -l <calls.ndjson) calls, answers and waivers of" \
    "$(wc -l <got) cases equal to the count by jq and awk:" \
    "$(cut -d ' ' -f 2 got | sort | uniq -c | xargs);" \
    "$ledger s beside $((end - begin)) s"
