#!/bin/sh
# Signals of how work was written down and what came of it: batch-entry,
# clone-text, bounce, each case by case.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
. "$TESTS/signalcases.sh"

signal_policy '.signals."batch-entry".results = 3'
kind='城市管理->市容环境->占道经营'
# row NO UNIT PLACE [TIME [PHONE]]
row() {
	echo "$1,$kind,测试内容,$3,2026-11-${4:-02 08:00}:00,2026-11-${4:-02 08:00}:00,$2,${5:-}"
}
zhifa=综合执法队
at 02T09:00 gets "$(row A1 $zhifa 劲松一区1号楼)" "$(row A2 $zhifa 劲松一区2号楼)" \
	"$(row A3 $zhifa 劲松一区3号楼)" "$(row A4 $zhifa 劲松一区4号楼)" \
	"$(row A5 $zhifa 劲松一区5号楼)" "$(row A6 $zhifa 劲松一区6号楼)" \
	"$(row A7 $zhifa 劲松一区7号楼)" "$(row B1 城市管理科 劲松一区8号楼)" \
	"$(row B2 城市管理科 劲松一区9号楼)"
# result NO NOW TEXT [AT]
result() {
	at "$2" js-dispatch resolve --actor "${by:-执法队办件员}" --text "$3" \
		${4:+--at=2026-11-$4:00+08:00} "bj12345-$1" >/dev/null
}
for n in A1 A2 A3 A4 A5 A6 A7 B1 B2; do
	at 02T12:00 js-dispatch sign --actor 执法队办件员 bj12345-$n >/dev/null
done

# --- when it was written down --------------------------------------------------

ok 'by day' result A1 03T10:00 '当天清走摊位五个，劝离经营者，现场拍照'
ok 'at night' result A2 03T22:30 '夜市已劝散，路面由环卫冲洗，次晚再查'
ok 'three days later' result A3 06T10:00 '经查为合法早餐亭，手续齐全，已说明' 03T10:00
ok 'three of one person' result A4 07T10:00 '对占道货架作了拆除，当事人签收文书'
ok 'in a quarter' result A5 07T10:05 '与市场方约定分段管理，划线到位'
ok 'of an hour' result A6 07T10:15 '未发现反映情形，蹲守两晚，邻居作证'
by=城管科办件员
ok 'another in that quarter' result B1 07T10:10 '移走废弃车辆一台，回收公司签收'
ok 'one alone' result B2 07T11:00 '补种绿篱，加装护栏，居民代表到场'
by=
export JS_NOW=2026-11-29T09:00:00+08:00
is 'night, late, many' "$(said batch-entry $zhifa)" '6 5: A2 A3 A4 A5 A6'
is 'of one person' "$(said batch-entry 城市管理科)" '2 0:'
signal_policy '.signals."batch-entry" |= (.results = 4 | .late = "7d" |
	.night = "23:00-06:00")'
is 'as the policy says' "$(said batch-entry $zhifa)" '6 0:'
signal_policy '.signals."batch-entry".night = "22:00-22:00"'
exits 'a night has two ends' 3 js-audit signals
signal_policy '.signals."batch-entry".night = "25:00-06:00"'
exits 'of the clock' 3 js-audit signals
signal_policy

# --- what it says ----------------------------------------------------------------

is 'no two alike' "$(said clone-text $zhifa)" '6 0:'
ok 'A1 again, with other digits' result A7 08T10:00 \
	'当天清走摊位９个，劝离经营者，现场拍照。'
is 'but for digits and stops: the later one' "$(said clone-text $zhifa)" \
	'7 1: A7'
js-audit signals --exit-zero --all >out
lacks 'the text is not printed' out 劝离

# --- what came of it ---------------------------------------------------------------

for n in A1 A2 A3 A4 B1 B2; do
	at 09T10:00 js-audit pass --actor 审核员 bj12345-$n >/dev/null
done
JS_NOW=2026-11-29T09:00:00+08:00
is 'nothing yet' "$(said bounce $zhifa)" '4 0:'
at 20T09:00 gets "$(row C1 $zhifa 劲松一区1号楼 '20 08:00')" \
	"$(row C2 $zhifa 劲松二区1号楼 '20 08:00')" \
	"$(row C3 城市管理科 劲松一区2号楼 '20 08:00')"
JS_NOW=2026-11-29T09:00:00+08:00
is 'the same place and matter, whoever handles it now' \
	"$(said bounce $zhifa)" '4 2: A1 A2'
at 21T09:00 js-dispatch link --kind repeat --to bj12345-A3 --why 同一诉求 \
	--actor 派单员 bj12345-C2 >/dev/null
JS_NOW=2026-11-29T09:00:00+08:00
is 'or linked as a repeat' "$(said bounce $zhifa)" '4 3: A1 A2 A3'
signal_policy '.signals.bounce.within = "10d"'
is 'so long after' "$(said bounce $zhifa)" '4 0:'
proved
done_testing
