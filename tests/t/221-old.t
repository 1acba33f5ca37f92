#!/bin/sh
# Years of history in a first import: what can still be met comes first, then
# what is late; what nobody will meet any more is counted in a line that says
# how to list it. Records have all of it, and a time of another year its year.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

# Three open for two years, one late for ten days, one due this afternoon.
cat >dump.csv <<'END'
工单编号,工单类型,问题分类,主要内容,来电人,来电号码,村/社区,主办单位,来电时间,派单时间,办理时限
241101080000000001,投诉,公安->养犬管理->不文明养犬,犬吠,周某甲,19900010001,农光里社区,农光里社区,2024-11-01 08:00:00,2024-11-01 08:20:00,7天
241102080000000002,投诉,公安->养犬管理->不文明养犬,犬吠,周某乙,19900010002,农光里社区,农光里社区,2024-11-02 08:00:00,2024-11-02 08:20:00,7天
241103080000000003,投诉,公安->养犬管理->不文明养犬,犬吠！,周某丙,19900010003,农光里社区,农光里社区,2024-11-03 08:00:00,2024-11-03 08:20:00,7天
261106080000000004,投诉,公安->养犬管理->不文明养犬,犬吠,周某丁,19900010004,农光里社区,农光里社区,2026-11-06 08:00:00,2026-11-06 08:20:00,7天
261116150000000005,投诉,公安->养犬管理->不文明养犬,犬吠,周某戊,19900010005,农光里社区,农光里社区,2026-11-16 15:00:00,2026-11-16 15:20:00,7天
END
take --exported-at '2026-11-23 08:30' --emit none dump.csv
jq '. + {start: "2024-10-01"}' "$JS_BUILD/share/jiesu/rule/default.json" \
	>policy.json
JS_POLICY=$DIR/policy.json
export JS_POLICY
LINE='另有 3 件逾期超过 90天：'

js-dispatch due >out
is 'records: all of them, old ones last' \
	"$(jq -r 'select(.clock == "solve").id[-1:]' out | xargs)" '5 4 1 2 3'
js-dispatch due -f table >out
is 'a table: what can still be met first' \
	"$(grep -c '^bj12345-2611' out) $(grep '办结' out | head -n 1 |
	cut -c 9-26)" '6 261116150000000005'
lacks 'no old one' out bj12345-2411
has 'but their number and the command' out "$LINE"'js-dispatch due --old -f table'
js-dispatch due --old -f table >out
is 'which lists them' "$(grep -c '办结.*逾期' out)" 3
is 'and nothing else' "$(grep -c 2611 out)" 0
js-dispatch due --old >out
is 'as records too' "$(jq -r .id out | sort -u | wc -l)" 3
js-dispatch due -f table id:bj12345-241101080000000001 >out
cat >want <<'END'
逾期与即将到期

另有 1 件逾期超过 90天：js-dispatch due --old -f table
END
same 'only old ones: no empty table' out want
exits 'one of the three' 2 js-dispatch due --within 2d --old
exits 'whichever' 2 js-dispatch due --overdue --old
exits 'of them' 2 js-dispatch due --overdue --within 2d
js-dispatch due --by unit -f html >out
has 'a page has the line' out "$LINE"
js-dispatch due -f csv >out
is 'a file has all' "$(grep -c 2411 out)" 9

js-revisit plan >out
is 'calls: all of them' "$(wc -l <out)" 5
is 'old ones last' "$(jq -r '.id[8:12]' out | tail -n 3 | xargs)" '2411 2411 2411'
js-revisit plan -f table >out
has 'a table counts them' out "$LINE"'js-revisit plan --old -f table'
is 'and lists the others' "$(grep -c 'bj12345-' out)" 2
js-revisit plan -f md id:bj12345-241101080000000001 >out
is 'only old ones: no empty table' "$(grep -c '|' out) $(grep -c "$(
	echo "$LINE" | sed 's/3/1/')" out)" '0 1'
is 'nor on a page' "$(js-revisit plan -f html id:bj12345-241101080000000001 |
	grep -c '<th')" 0
js-revisit plan --old -f table >out
is 'those alone' "$(grep -c 'bj12345-2411' out) $(grep -c 2611 out)" '3 0'
exits 'no blind sheet of them' 2 js-revisit plan --blind --from x --old

js-revisit status --cases -f table >out
has 'the ledger counts them' out "$LINE"'js-revisit status --old -f table'
is 'and lists the others' "$(grep -c 'bj12345-' out)" 2
is 'records have all' "$(js-revisit status --cases | wc -l)" 5
is 'those alone' "$(js-revisit status --cases --old | wc -l)" 3
is 'of cases only' "$(js-revisit status --old | jq -r '.id[8:12]' | uniq)" 2411

js-dispatch escalate -n -f table >out
has 'the ladder counts them' out "$LINE"'js-dispatch due --old -f table'
is 'tells of the others, as a table' "$(grep -c '^bj12345-2611' out) \
$(grep -c '^{' out)" '7 0'
js-dispatch escalate -n >out
is 'a dry run prints events' "$(jq -r 'select(.kind == "escalate").id' out |
	sort -u | wc -l)" 5
js-dispatch escalate >out
is 'records: every rung of each' "$(jq -r .id out | sort -u | wc -l)" 5

jq 'del(.clocks.old)' policy.json >none.json
JS_POLICY=$DIR/none.json js-dispatch due -f table >out
is 'without clocks.old nothing is old' "$(grep -c bj12345-2411 out)" 9
lacks 'and nothing counted' out 另有
jq '.clocks.old = "7d"' policy.json >week.json
JS_POLICY=$DIR/week.json js-dispatch due -f table >out
has 'the policy says from when' out '另有 4 件逾期超过 7天'
jq '.clocks.old = "1h"' policy.json >hour.json
exits 'not from when' 3 js-dispatch due -p hour.json

js-report sheet daily -f md >out
has 'a time of another year says which' out '2024-11-08 08:20'
has 'one of this year does not' out ' 11-13 08:20'
js-report show bj12345-241101080000000001 -f md >out
has 'a case too' out '2024-11-08 08:20'
proved
done_testing
