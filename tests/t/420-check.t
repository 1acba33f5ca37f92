#!/bin/sh
# What check finds: each rule on a case of its own, nothing about what was
# finished before the office began, and the record that a day was checked.
. "$(dirname "$0")/../lib.sh"

jq '.start = "2026-11-20"' "$JS_BUILD/share/jiesu/rule/default.json" >p.json
export JS_POLICY=p.json
by=农光里中社区办件员
kind='城市管理->市容环境->乱堆乱放'
head='工单编号,工单类型,问题分类,主要内容,村/社区,主办单位,工单性质,来电时间,派单时间,办结时间,是否有效回访,是否联系,是否解决,是否满意'

# Half a year of finished cases: late, unanswered, oddly answered.
{
	echo "$head"
	for month in 05 06 07 08 09 10 11; do
		for day in 01 02 03; do
			echo "26$month${day}100000000001,投诉,$kind,堆物，要跳楼,农光里中社区,农光里中社区,主办,2026-$month-$day 10:00:00,2026-$month-$day 10:10:00,2026-11-19 23:59:59,是,是,说不清,马马虎虎"
		done
	done
} >old.csv
exits 'the first import of half a year' 1 js-intake import -q --emit none \
	--exported-at 2026-11-23T00:00:00+08:00 old.csv
export JS_NOW=2026-11-20T08:00:00+08:00
ok 'raises nothing on the first day' js-audit check >out
empty 'no finding' out
export JS_NOW=2026-11-23T09:00:00+08:00
for day in 2026-11-20 2026-11-21 2026-11-22; do
	ok "$day is signed" js-audit sign --day $day --actor 主任
done
ok 'nor later' js-audit check >out
empty 'no finding' out

# row NUMBER TEXT UNIT RECEIVED DISPATCHED FINISHED ANSWER
row() {
	echo "26112300000000000$1,投诉,$kind,$2,农光里中社区,$3,主办,$4,$5,$6,$7"
}
unit=农光里中社区
{
	echo "$head"
	row 1 堆物，扬言要跳楼 $unit '2026-11-23 09:00:00' '2026-11-23 09:10:00' '' ,,,
	row 2 堆物 $unit '2026-11-23 09:00:00' '2026-11-23 09:10:00' '' ,,,
	row 3 堆物 劲松街道 '2026-11-23 09:00:00' '2026-11-23 09:10:00' '' ,,,
	row 4 堆物 $unit '2026-11-23 09:00:00' '2026-11-23 09:10:00' '2026-11-23 11:00:00' '是,是,是,满意'
	row 5 堆物 $unit '2026-11-23 09:00:00' '2026-11-23 09:10:00' '2026-11-23 08:00:00' '是,是,是,马马虎虎'
	row 6 堆物 $unit '2026-11-23 09:00:00' '2026-11-23 09:10:00' '' ,,,
	row 7 堆物 $unit '2026-11-23 09:00:00' '2026-11-23 09:10:00' '' ,,,
} >new.csv
export JS_NOW=2026-11-23T11:30:00+08:00
exits 'cases of the day' 1 js-intake import -q --emit none new.csv
id() { echo "bj12345-26112300000000000$1"; }
codes() { js-audit check "id:$(id "$1")" | jq -r .code | xargs; }

js-dispatch sign "$(id 6)" "$(id 7)" --actor $by >/dev/null
js-dispatch contact "$(id 6)" "$(id 7)" --actor $by --connected \
	--call understand >/dev/null
js-dispatch resolve "$(id 6)" --actor $by --text 已清理 >/dev/null
js-dispatch promise "$(id 7)" --actor $by --why 资金 --next 等预算 \
	--until 2026-11-24T09:00:00+08:00 --by 物业科办件员 >/dev/null

is 'a threat that nobody called, at once' "$(codes 1)" 'D01 L01 L02 L03'
is 'nobody signed for it' "$(codes 2)" L01
is 'nobody leads it' "$(codes 3)" L04
is 'finished without a call' "$(codes 4)" R02
is 'finished before receipt, an unknown answer' "$(codes 5)" 'R02 U01 T01'
is 'signed for too late' "$(codes 6)" L06
is 'in time otherwise' "$(codes 7)" L06

export JS_NOW=2026-11-24T12:00:00+08:00
is 'the result waits' "$(codes 6)" 'L06 R01'
is 'the promise has passed' "$(codes 7)" 'L05 L06'
is 'not called in time' "$(codes 2)" 'L01 L02'
export JS_NOW=2026-12-01T12:00:00+08:00
is 'overdue' "$(codes 2)" 'L01 L02 L03'
is 'a case under approval is overdue too' "$(codes 6)" 'L03 L06 R01'

export JS_NOW=2026-11-24T12:00:00+08:00
exits 'findings are status 1' 1 js-audit check
ok 'or 0 with --exit-zero' js-audit check --exit-zero >/dev/null
js-audit check >found
is 'severities' "$(jq -r 'select(.severity == "serious") | .code' found |
	sort -u | xargs)" D01
is 'every line has its members' "$(jq -c 'select((.code and .severity and
	.day and .text) | not)' found)" ''
js-audit check -f table --fields code,id >out
has 'as a table' out "L04   $(id 3)"

# Of a day: what is open, was received or was written on it.
js-audit check --day 2026-11-23 >found
is 'the day before it is signed, the day is not covered' \
	"$(jq -r 'select(.id == null) | .code' found | xargs)" C01
is 'what is over is told on its day' "$(jq -r 'select(.code == "R02" or
	.code == "L06") | .code' found | xargs)" 'L06 L06 R02 R02'
js-audit check --day 2026-11-24 >found
is 'and not on the next' "$(jq -r 'select(.code == "R02" or
	.code == "L06") | .code' found | xargs)" ''
is 'which waits for the day before it' "$(jq -r 'select(.id == null) |
	.code' found | xargs)" C02

exits '--record wants a day' 2 js-audit check --record --actor 值班长
exits 'and an actor' 2 js-audit check --record --day yesterday
exits 'a day to come' 1 js-audit check --day 2026-12-24
exits 'a day before the first' 1 js-audit check --record --actor 值班长 \
	--day 2026-11-19
state() { js-audit days | jq -r "select(.day == \"$1\") | .state"; }
is 'open' "$(state 2026-11-23)" open
exits 'checked, with findings' 1 js-audit check --record --actor 值班长 \
	--day yesterday >a
is 'checked' "$(state 2026-11-23)" checked
js-audit check --day yesterday >b
same 'the findings are the same' b a
exits 'a signed day stays signed' 1 js-audit check --record --actor 值班长 \
	--day 2026-11-22 >/dev/null
is 'signed' "$(state 2026-11-22)" signed

js-audit check 'due<+2wd' >found
is 'a query in working time' $? 1

# The clock ran behind the journal: told once.
JS_NOW=2026-11-24T11:00:00+08:00 js-dispatch note "$(id 2)" "$(id 3)" \
	--actor 值班长 --text 已读 >/dev/null
js-audit check --day today >found
is 'the clock was behind' "$(jq -r 'select(.code == "T02") | .since' found)" \
	2026-11-24T11:00:00+08:00
ok 'all holds' js-audit verify
done_testing
