#!/bin/sh
# Scenario 7 of the field: dispatched on Friday 23:50, level 2, signed for on
# Saturday 08:10. The clock is natural and runs from the dispatch.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_ACTOR=市政科办件员
export JS_ACTOR

jq '. + {start: "2026-11-20"}' "$JS_BUILD/share/jiesu/rule/default.json" \
	>policy.json
JS_POLICY=$DIR/policy.json
export JS_POLICY

cat >heat.csv <<'END'
导出时间：2026-11-23 08:30:00,,,,
工单编号,问题分类,来电时间,派单时间,主办单位
M1,供暖->居民供暖->室温不达标,2026-11-20 23:40:00,2026-11-20 23:50:00,市政市容科
M2,公安->养犬管理->不文明养犬,2026-09-30 08:30:00,2026-10-01 09:00:00,农光里社区
END
ok 'heating, on a Friday night' take heat.csv >out
is 'level 2, due on Saturday 23:50' "$(fact M1 '.level, .due.solve' | xargs)" \
	'2 2026-11-21T23:50:00+08:00'
is 'a holiday is a day (scenario 8)' "$(fact M2 .due.solve)" \
	2026-10-08T09:00:00+08:00
ok 'signed for on Saturday' js-dispatch sign --at '2026-11-21 08:10' \
	bj12345-M1 >out
is 'the clock does not start there' "$(fact M1 .due.solve)" \
	2026-11-21T23:50:00+08:00
js-dispatch due --explain bj12345-M1 >clocks
is 'it is told from when' "$(jq -r 'select(.clock == "solve") |
	.start, .start_at, .limit' clocks | xargs)" \
	'dispatched 2026-11-20T23:50:00+08:00 1d'
is 'the delay of signing: 8 h 20 min from dispatch' \
	"$(jq -r 'select(.clock == "sign") | [.start_at, .done_at] |
	map(.[0:19] + "Z" | fromdate) | .[1] - .[0]' clocks)" 30000
js-audit check --day 2026-11-21 >out
is 'a problem, it says' "$(jq -r 'select(.id == "bj12345-M1") | .code' out |
	sort | xargs)" 'L02 L03 L06'
js-audit check --day 2026-11-21 --lang=zh -f table >out
has 'in words' out 签收超时
proved
done_testing
