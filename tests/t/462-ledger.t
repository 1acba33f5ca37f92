#!/bin/sh
# The 4+2 ledger of an invented season of calls equals a count that was made
# from the journal by other means; all four ends occur. tests/bench/ledger does
# the same for a whole year.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
. "$TESTS/ledger.sh"
jq '.start = "2026-06-01"' "$JS_BUILD/share/jiesu/rule/default.json" >p.json
export JS_POLICY=p.json
export JS_NOW=2026-12-10T09:00:00+08:00

mkdump --rows 500 --days 70 --to 2026-10-10 --export 2026-10-20T00:00:00+08:00 \
	>dump.csv
ok 'a season of cases' js-intake import -q --emit none --exit-zero dump.csv
js-report list | calls_of 7 >calls.ndjson
js-revisit record --exit-zero calls.ndjson >out 2>err
ok 'almost all is taken' test "$(wc -l <err)" -lt \
	$(($(wc -l <calls.ndjson) / 10))
before=$(events)
js-revisit record --exit-zero calls.ndjson >out 2>err
is 'and known when it comes again' "$(events)" "$before"
recount "$JS_DB" p.json "$JS_NOW" >want
js-revisit status --cases | jq -r '[.id, .end, (.calls | tostring),
	(.revisits | tostring)] | join(" ")' | sort >got
same 'the ledger equals the count' got want
ok 'of some hundred cases' test "$(wc -l <got)" -gt 200
for end in complete short waived impossible; do
	ok "$end occurs" grep -q " $end " got
done
js-revisit status >by
is 'by post it is the same' "$(jq -s 'map(select(.by == "lead")) |
	[(map(.cases) | add), (map(.complete) | add), (map(.short) | add),
	(map(.waived) | add), (map(.impossible) | add)] | join(" ")' -r by)" \
	"$(jq -r 'select(.by == "all") | [.cases, .complete, .short, .waived,
	.impossible] | join(" ")' by)"
is 'the total is that of the cases' "$(jq -r 'select(.by == "all").complete' \
	by)" "$(grep -c ' complete ' got)"
is 'nothing is pending after the rounds have ended' \
	"$(js-revisit status 'closed_at<2026-10-20' |
	jq -r 'select(.by == "all").pending')" 0
js-revisit status --cases --end short >out
is 'those that are short' "$(wc -l <out | tr -d ' ')" "$(grep -c ' short ' got)"
is 'with what is missing' "$(jq -r 'select(.calls < .calls_needed and
	.missing == null) | .id' out)" ''
ok 'a turn without work is shown' test "$(jq -r 'select(.by == "all").turned' \
	by)" -gt 0
exits 'no such end' 2 js-revisit status --end lost
exits 'no such post' 2 js-revisit status --by weather
js-revisit status --by officer -f table >out
has 'as a table' out '4+2台账'
proved
done_testing
