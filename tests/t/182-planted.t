#!/bin/sh
# What belongs together in a dump of invented cases, against what was planted:
# precision and recall of each kind at least 0.95 (tests/bench/links.sh has the
# long form); quoted numbers all linked; in any order of rows.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

mkdump --seed 4 --rows 12000 --days 365 --to 2026-11-22 --truth truth \
	--export '2026-11-23 00:00:00' --title >dump.csv
ok 'a dump' take --exit-zero --emit none dump.csv
sh "$TESTS/linkjudge.sh" "$JS_DB" truth >judged
is 'three kinds' "$(wc -l <judged)" 3
while read -r kind precision recall found planted; do
	ok "$kind: enough were planted" [ "$planted" -gt 150 ]
	ok "$kind: precision $precision of $found" [ "$precision" -ge 950 ]
	ok "$kind: recall $recall of $planted" [ "$recall" -ge 950 ]
done <judged

# every number that is quoted and stands in the dump
js-report list text:工单编号 | jq -r '.no as $n |
    .text | scan("工单编号([0-9]{18})")[0] | [$n, .] | @tsv' | sort -u >quoted
js-report list -f ndjson | jq -r '.no' | sort -u >numbers
sort -k2 quoted | join -1 2 -2 1 -o 1.1,1.2 -t "$(printf '\t')" - numbers |
    sort >known
js-report list link:cites | jq -r '.no as $n | .links[] |
    select(.kind == "cites") | [$n, .to[8:26]] | @tsv' | sort >linked
ok 'many are quoted' [ "$(wc -l <known)" -gt 100 ]
same 'all of them are linked, no others' linked known
proved
js-report list | sort >want
fresh
mkdump --seed 4 --rows 12000 --days 365 --to 2026-11-22 --shuffle \
	--export '2026-11-23 00:00:00' --title >shuffled.csv
ok 'in another order' take --exit-zero --emit none shuffled.csv
js-report list | sort >got
same 'the same belongs together' got want
done_testing
