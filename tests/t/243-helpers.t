#!/bin/sh
# Units that are called to help (吹哨): clocks of their own, a score, and a lead
# that stays.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

JS_ACTOR=值班长
export JS_ACTOR
A=bj12345-A1

cat >dump.csv <<'END'
工单编号,问题分类,主要内容,村/社区,主办单位,来电时间,派单时间
A1,住房城乡建设->物业管理->停车管理,车位争议，占用消防通道,百环社区,物业管理科,2026-11-23 07:00:00,2026-11-23 08:00:00
END
JS_NOW=2026-11-23T08:00:00+08:00
take --exported-at '2026-11-23 08:00' --emit none dump.csv
js-dispatch sign $A >out

refused() {
	name=$1 reason=$2
	shift 2
	count=$(events)
	exits "$name" 1 js-dispatch "$@" >out 2>err
	has "$name: the reason" err "$reason"
	is "$name: nothing is written" "$(events)" "$count"
}
# helper CLOCK: unit and seconds left of what due lists of it.
helper() {
	js-dispatch due --within 30d "id=$A" | jq -r --arg k "$1" \
		'select(.clock == $k) | [.unit, .left_s] | join(" ")' | sort
}

ok 'two are called' js-dispatch assist --unit 执法队、平安科 --whistle 哨7 \
	--why 消防通道被占 $A >out
is 'the lead stays' "$(jq -c '[.lead,.assist,.helpers.called]' out)" \
	'["物业管理科",["综合执法队","平安建设科"],["综合执法队","平安建设科"]]'
is 'to arrive in two hours' "$(helper arrive | xargs)" \
	'平安建设科 7200 综合执法队 7200'
# 80 % of seven days
is 'to report before the case is due' "$(helper report | xargs)" \
	'平安建设科 483840 综合执法队 483840'
refused 'called once' 'was called already' assist --unit 执法队 $A
refused 'nobody arrives uncalled' 'was not called' assist --arrived \
	--unit 城管科 $A
refused 'no score before the end' 'when it concludes' assist --arrived \
	--score 90 --unit 执法队 $A
exits 'one of both' 2 js-dispatch assist --arrived --concluded --unit 执法队 $A
JS_NOW=2026-11-23T09:00:00+08:00
ok 'one arrives' js-dispatch assist --arrived --unit 综合行政执法队 $A >out
is 'the other is waited for' "$(helper arrive)" '平安建设科 3600'
refused 'not twice' 'has arrived already' assist --arrived --unit 执法队 $A
refused 'a score of 101' '0 to 100' assist --concluded --score 101 \
	--unit 执法队 $A
ok 'it concludes' js-dispatch assist --concluded --score 95 \
	--evidence photo --text 已清除障碍 --unit 执法队 $A >out
is 'and is out of the lists' "$(jq -c .helpers out)" \
	'{"called":["平安建设科"]}'
is 'its row is kept' "$(sqlite3 "$JS_DB" "SELECT unit, score,
	concluded_at - at FROM helper WHERE concluded_at NOT NULL")" \
	'综合执法队|95|3600'

# More time by the office's consent; a pause stands still for it.
ok 'more time for one' js-dispatch extend --clock assist --unit 平安科 \
	--until '2026-11-25 08:00' --why 等检测 --approver 主任 $A >out
is 'its own report moves' "$(helper report)" '平安建设科 169200'
exits 'but not once its own report is late' 1 js-dispatch extend \
	--clock assist --unit 平安科 --until '2026-11-27 08:00' --why 等检测 \
	--approver 主任 --now '2026-11-25 08:00' $A 2>late
has 'and it is said why' late 'it is late already'
js-dispatch pause --why 权属 --review 2026-11-26 --approver 主任 \
	--text 已说明 $A >out
is 'paused: nothing runs' "$(helper report)" ''
JS_NOW=2026-11-24T09:00:00+08:00
js-dispatch resume $A >out
is 'a day later it has as long as before' "$(helper report)" \
	'平安建设科 169200'
is 'and is late or not as it was' "$(helper arrive)" '平安建设科 3600'
js-dispatch assist --concluded --unit 平安科 $A >out
ok 'who has concluded can be called again' js-dispatch assist \
	--unit 执法队 $A >out
is 'with a row of its own' "$(sqlite3 "$JS_DB" \
	'SELECT count(*) FROM helper')" 3
js-dispatch resolve --text '通道已恢复，标线重划' --actor 张工 $A >out
js-audit pass --actor 审核员 $A >out
is 'closed: nobody is waited for' "$(helper report)" ''
proved
done_testing
