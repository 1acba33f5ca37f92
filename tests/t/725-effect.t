#!/bin/sh
# Scenario 25: the forecast said 60 heating demands at an estate, 12 came
# after the pipes were repaired: was it us or the warm winter?
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

# winters NAME FIRST SECOND: so many demands in each of two winters.
winters() {
	awk -v place="$1" -v first="$2" -v second="$3" 'BEGIN {
		winter(1700006400, first)	# 2023-11-15
		winter(1731628800, second)	# 2024-11-15
	}
	function winter(at, n,    i) {
		for (i = 0; i < n; i++)
			printf "%s%d%03d,投诉,供暖->居民供暖->室温不达标,%s,劲松街道,%s 10:00:00\n",
			    place, at / 31536000, i, place, strftime("%Y-%m-%d",
			    at + int(i * 110 / n) * 86400, 1)
	}'
}
HEAD=工单编号,工单类型,问题分类,村/社区,主办单位,来电时间
{
	echo $HEAD
	winters 百环 62 12
	winters 农光里 48 33
	winters 劲松北 55 40
	winters 大郊亭 40 27
} >dump.csv
take --emit none --exported-at '2025-04-01 00:00' dump.csv
JS_NOW=2025-04-01T09:00:00+08:00
export JS_NOW
effect() {
	js-forecast effect --since 2024-11-15 --until 2025-03-15 \
		--category 供暖 "$@"
}

effect --treated 百环社区 >out
is 'a warm winter took a third everywhere, we took the rest' \
	"$(jq -c '[.verdict,.came,.controls,.control_before,.control_after]' \
	out)" '["fewer",12,3,143,100]'
is 'what would have come' "$(jq .expected out)" 43.4
is 'only the difference is claimed' \
	"$(jq -c '[.avoided, .avoided_lo95 > 0, .avoided_hi95 > .avoided,
	.ratio < 0.35, .hi95 < 1]' out)" '[31.4,true,true,true,true]'
effect --treated 农光里 --control 劲松北,大郊亭 >out
is 'the warm winter alone is no success' "$(jq -r .verdict out)" \
	no_difference
exits 'nothing is compared with itself' 2 effect --treated 百环 --control 百环

fresh
{
	echo $HEAD
	winters 百环 62 12
} >alone.csv
take --emit none --exported-at '2025-04-01 00:00' alone.csv
effect --treated 百环 >out
is 'no control: cannot tell' "$(jq -c '[.verdict,.expected,.avoided]' out)" \
	'["cannot_tell",null,null]'
has 'and says why' out 没有未治理的地点
effect --treated 百环 --lang en -f table >out
has 'in a table' out 'cannot be told'
effect --treated 百环 -f table >out
has 'in Chinese: bounds' out 下限
lacks 'not a start day' out 起始日
lacks 'nor a code' out cannot_tell
exits 'a place that is none' 2 effect --treated 百环x 2>err
has 'is named' err "is called '百环x'"
exits 'nor to compare with' 2 effect --treated 百环 --control 无此处
exits 'when was it' 2 js-forecast effect --treated 百环
exits 'where was it' 2 js-forecast effect --since 2025-01-01
exits 'not yet' 2 js-forecast effect --treated 百环 --since 2025-04-01
done_testing
