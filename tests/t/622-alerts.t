#!/bin/sh
# alerts and effect: what rings and when, what it says; what cannot be told.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

# A case every third day at five buildings for a year; on 2026-11-20 six
# people of one building call, and on the next day four more.
awk 'BEGIN {
	print "工单编号,工单类型,问题分类,村/社区,小区点位,主办单位,来电时间"
	start = 1763596800	# 2025-11-20
	for (day = 0; day < 368; day++) {
		when = strftime("%Y-%m-%d", start + day * 86400, 1)
		if (day % 3 == 0)
			row(day % 5 + 1)
		for (i = 0; i < 6 && day == 365; i++)
			row(4)
		for (i = 0; i < 4 && day == 366; i++)
			row(4)
	}
}
function row(building) {
	printf "%06d,投诉,水务->供排水->停水与水质,百环,百环%d号楼,劲松街道,%s 10:00:00\n",
	    ++n, building, when
}' >dump.csv
take --emit none --exported-at '2026-11-22 00:00' dump.csv
JS_NOW=2026-11-22T08:00:00+08:00
export JS_NOW

exits 'quiet on the morning before' 0 js-forecast alerts --day 2026-11-20 >out
empty 'and silent' out
exits 'an alarm is a finding' 1 js-forecast alerts --day 2026-11-21 >out
is 'the building, the day, the size' "$(jq -c '[.day,.site,.count,
	.false_a_month, (.chance | tonumber) < (.limit | tonumber)]' out)" \
	'["2026-11-20","百环4号楼",6,0.5,true]'
is 'its cases' "$(jq -r '.cases | split(" ") | length' out)" 5
exits 'told once' 0 js-forecast alerts >again
empty 'not again the next day' again
js-forecast alerts --exit-zero --period 2026-10-01..2026-11-21 >period
js-forecast alerts --exit-zero --day 2026-11-21 >out
same 'day by day the same' period out
js-forecast alerts --exit-zero --period 2026-11-20 -f table --lang en >out
has 'a table' out 'false alarms a month'
exits 'one or the other' 2 js-forecast alerts --day 2026-11-21 --period today
exits 'no operand' 2 js-forecast alerts 2026
exits 'no such file' 3 js-forecast alerts --seasons absent.json
fresh
head -n 1 dump.csv >none.csv
take --emit none none.csv
exits 'no case at all' 0 js-forecast alerts
exits 'nor an effect' 0 js-forecast effect --treated 百环 --since 2026-01-01 \
	>out
is 'of which nothing is known' "$(jq -r .verdict out)" cannot_tell
done_testing
