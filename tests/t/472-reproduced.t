#!/bin/sh
# Two weeks of an office, day by day: imports, calls, corrections, exclusions,
# revocations, decisions of the city, a signature each morning. At the end each
# published sheet is printed again to the byte, and each morning's rates and
# exclusions are what they were, as of that morning. tests/bench/halfyear lives
# half a year. A call entered afterwards amends one day, and only its count.
# timeout 240
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
. "$TESTS/halfyear.sh"
jq '.start = "2026-11-01"' "$JS_BUILD/share/jiesu/rule/default.json" >p.json
export JS_POLICY=p.json

ok 'two weeks' office 14 '--rows 150 --days 20 --to 2026-11-20' 2026-11-01
is 'each day is signed' "$(js-audit days --to 2026-11-14 | jq -r .state |
	sort | uniq -c | xargs)" '14 signed'
is 'none is amended by what merely came later' "$(js-audit days |
	jq -s 'map(.amendments) | add')" 0
ok 'exclusions were granted, refused and revoked' sh -c 'js-audit exclude list |
	jq -r .state | sort -u | xargs | grep -q "approved rejected revoked"'
is 'in both scopes' "$(js-audit exclude list | jq -r .scope | sort -u |
	xargs)" 'city internal'
is 'the rates of the first morning are not those of the last' "$(cmp -s \
	published/2026-11-01.figures published/2026-11-14.figures; echo $?)" 1
reproduced >differs
empty 'every published figure is reproduced' differs

id=$(js-report list state:open received:2026-11-03..2026-11-05 | head -n 1 |
	jq -r .id)
[ -n "$id" ] || id=$(js-report list state:open | head -n 1 | jq -r .id)
ok 'a call entered afterwards, with a time inside a signed day' \
	js-dispatch contact "$id" --connected --call progress --actor 值班长 \
	--at 2026-11-12T15:00:00+08:00 >out
is 'amends that one, once' "$(js-audit days | jq -r 'select(.amendments > 0) |
	[.day, .amendments] | join(" ")')" '2026-11-12 1'
reproduced >differs
is 'whose sheet now names it; all figures stand' "$(cat differs)" \
	'sheet of 2026-11-12'
js-audit sign --day 2026-11-12 --actor 主任 -f html 2>err >again.html
lacks 'no figure differs from what was signed' again.html '核对'
proved
done_testing
