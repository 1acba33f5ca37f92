#!/bin/sh
# Signals of what was written down and of what was changed late: coax,
# late-relabel, downgrade, each case by case.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
. "$TESTS/signalcases.sh"

signal_policy
kind='城市管理->市容环境->占道经营'
# row NO [UNIT [DAY]]
row() {
	echo "$1,$kind,测试内容,劲松一区3号楼,2026-11-${3:-02} 08:00:00,2026-11-${3:-02} 08:00:00,${2:-综合执法队},"
}
at 02T09:00 gets "$(row A1)" "$(row A2)" "$(row A3)" "$(row A4)" "$(row A5)" \
	"$(row A6)" "$(row B1 城市管理科)" "$(row B2 城市管理科)"

# --- phrases ------------------------------------------------------------------

# call NO TEXT
call() {
	at 02T10:00 js-dispatch contact --connected --call understand \
		--actor 执法队办件员 ${2:+--text="$2"} "bj12345-$1" >/dev/null
}
call A1 '请他回访时给好评'
call A2 '说 给 个 满 意 就行'
call A3 '诉求人对上次的处理给予好评'
call A4
call B1 '来前打个电话'
call B2
at 02T10:05 js-dispatch note --actor 派单员 --text '配合一下回访' bj12345-A5 >/dev/null
at 02T10:05 js-dispatch progress --actor 执法队办件员 --milestone 踏勘 \
	bj12345-A6 >/dev/null
export JS_NOW=2026-11-29T09:00:00+08:00
is 'phrases, however spaced; praise is none' "$(said coax 综合执法队)" \
	'6 3: A1 A2 A5'
is 'an honest unit is asked, too' "$(said coax 城市管理科)" '2 0:'
js-audit signals --exit-zero --all >out
lacks 'the words are not printed' out 就行
lacks 'in no form' out 回访时给
signal_policy '.signals.coax.words = ["打个电话"]'
is 'the phrases are the policy'"'"'s' "$(said coax 城市管理科)" '2 1: B1'
signal_policy 'del(.signals.coax)'
is 'and a signal that it leaves out is not looked for' \
	"$(said coax 综合执法队)" ''
signal_policy '.signals.coax.words = []'
exits 'a list of phrases has some' 3 js-audit signals
signal_policy

# --- the category after a complaint -------------------------------------------

# close NO: with a result, and told
close() {
	at 03T10:00 js-dispatch resolve --actor 执法队办件员 \
		--text '当天清走摊位，现场拍照' "bj12345-$1" >/dev/null &&
	at 03T11:00 js-audit pass --actor 审核员 "bj12345-$1" >/dev/null
}
# answer NO AT SOLVED SATISFIED
answer() {
	printf '{"id":"bj12345-%s","kind":"answer","round":1,"solved":%s,"satisfied":"%s","actor":"回访员","at":"2026-11-%s:00+08:00"}\n' \
		"$1" "$3" "$4" "$2" | at 29T09:00 js-revisit record >/dev/null
}
# relabel NO AT
relabel() {
	at "$2" js-dispatch correct --field category \
		--to '城市管理/市容环境/垃圾清运' --why 分类有误 \
		--actor 值班长 "bj12345-$1" >/dev/null
}
for n in A1 A2 A3 A4 B1 B2; do
	at 02T12:00 js-dispatch sign --actor 执法队办件员 bj12345-$n >/dev/null
	ok "$n is closed" close $n
done
relabel A1 04T09:00
answer A1 05T10:00 true 不满意
answer A2 05T10:00 true 不满意
at 06T08:00 js-dispatch correct --field level --to 2 --why 分级有误 \
	--actor 值班长 bj12345-A2 >/dev/null || :
answer A3 05T10:00 true 满意
relabel A3 06T09:00
echo '{"id":"bj12345-A4","solved":"否","satisfied":"基本满意","at":"2026-11-05T10:00:00+08:00"}' |
	at 29T09:00 js-revisit city --actor 值班长 >/dev/null
at 29T09:30 js-dispatch correct --field category \
	--to '城市管理/市容环境/垃圾清运' --why 分类有误 \
	--actor 值班长 bj12345-A4 >/dev/null
answer B1 05T10:00 true 不满意
answer B2 05T10:00 true 不满意
at 29T09:40 js-dispatch correct --field nature --to 表扬 --why 性质有误 \
	--actor 执法队办件员 --approver 值班长 bj12345-B2 >/dev/null
JS_NOW=2026-11-29T10:00:00+08:00
is 'corrected after the answer, not before it' "$(said late-relabel 综合执法队)" \
	'3 2: A2 A4'
is 'a nature as well as a category' "$(said late-relabel 城市管理科)" '2 1: B2'

# --- the same once the deadline has passed ---------------------------------------

at 10T09:00 gets "$(row E1 市政市容科 10)" "$(row E2 市政市容科 10)" \
	"$(row E3 市政市容科 10)" "$(row E4 市政市容科 10)" \
	"$(row E5 市政市容科 10)"
ok 'in time' at 12T09:00 js-dispatch correct --field community --to 农光里社区 \
	--why 地点有误 --actor 值班长 bj12345-E1
at 19T09:00 js-dispatch note --actor 值班长 --text 超期 bj12345-E1 >/dev/null
ok 'late' at 19T09:00 js-dispatch correct --field community --to 农光里社区 \
	--why 地点有误 --actor 值班长 bj12345-E2
ok 'to another unit' at 19T09:00 js-dispatch transfer --lead 城市管理科 \
	--why 职责 --actor 值班长 bj12345-E3
ok 'what no figure hangs on' at 19T09:00 js-dispatch correct --field street \
	--to 双井街道 --why 地点有误 --actor 值班长 bj12345-E4
ok 'dated back' at 19T09:00 js-dispatch correct --field community \
	--to 农光里社区 --why 地点有误 --at '2026-11-12 09:00' --actor 值班长 \
	bj12345-E5
is 'late ones are seen' "$(said late-relabel 市政市容科)" '4 2: E2 E5'
is 'with the unit that it went to' "$(said late-relabel 城市管理科)" '3 2: B2 E3'
exits 'a milder level when it is overdue, alone' 1 at 19T10:00 js-dispatch \
	correct --field level --to 4 --why 手误 --actor 执法队办件员 bj12345-E1
ok 'and by two' at 19T10:00 js-dispatch correct --field level --to 4 \
	--why 手误 --actor 执法队办件员 --approver 值班长 bj12345-E1
is 'is seen, too' "$(said late-relabel 市政市容科)" '4 3: E1 E2 E5'

# --- a milder level, or more time, when it is nearly due ------------------------

at 20T09:00 gets "$(row C1 综合执法队 20)" "$(row C2 综合执法队 20)" \
	"$(row C3 综合执法队 20)" "$(row C4 综合执法队 20)" \
	"$(row D1 城市管理科 20)"
milder() {
	js-dispatch correct --field level --to 4 --why 分级有误 \
		--actor 值班长 "bj12345-$1" >/dev/null
}
ok 'early' at 21T09:00 milder C1
ok 'after more than four fifths of seven days' at 26T09:00 milder C2
ok 'more time, in time' at 21T09:00 js-dispatch extend --why 待施工 --told \
	--until 2026-11-30 --consent 京延1 --actor 值班长 bj12345-C3 >/dev/null
ok 'and late' at 26T20:00 js-dispatch extend --why 待施工 --told \
	--until 2026-11-30 --consent 京延2 --actor 值班长 bj12345-C4 >/dev/null
is 'late ones are seen' "$(said downgrade 综合执法队)" '10 2: C2 C4'
signal_policy '.signals.downgrade.percent = 100'
is 'by the percent of the policy' "$(said downgrade 综合执法队)" '10 0:'
proved
done_testing
