#!/bin/sh
# More time: whose consent moves which clock, what a pause stands for, and how
# each of it is explained afterwards.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

JS_ACTOR=物业科办件员
export JS_ACTOR
A=bj12345-A1
B=bj12345-B1
W=bj12345-W1

cat >dump.csv <<'END'
工单编号,问题分类,主要内容,村/社区,主办单位,来电时间,派单时间,办理时限
A1,住房城乡建设->物业管理->停车管理,小区内车位争议,百环社区,物业管理科,2026-11-23 07:00:00,2026-11-23 07:30:00,
B1,住房城乡建设->物业管理->停车管理,车位争议（２号楼）,百环社区,物业管理科,2026-11-23 07:00:00,2026-11-23 07:30:00,
W1,住房城乡建设->物业管理->停车管理,车位争议,百环社区,物业管理科,2026-11-23 07:00:00,2026-11-23 07:30:00,3个工作日
END
JS_NOW=2026-11-23T08:00:00+08:00
take --exported-at '2026-11-23 07:40' --emit none dump.csv

does() {
	name=$1 filter=$2 want=$3
	shift 3
	js-dispatch "$@" >out 2>err || cat out err
	is "$name" "$(jq -c "$filter" out)" "$want"
}
refused() {
	name=$1 reason=$2
	shift 2
	count=$(events)
	exits "$name" 1 js-dispatch "$@" >out 2>err
	has "$name: the reason" err "$reason"
	is "$name: nothing is written" "$(events)" "$count"
}
clocks() {
	js-dispatch due --within 30d "id=$1" | jq -r .clock | xargs
}

# The office's own consent moves what the office set, and that alone.
refused 'nobody of the office consents' '--approver is missing' extend \
	--clock contact --until '2026-11-24 12:00' --why 市民出差 $A
refused 'nobody consents to himself' 'nobody approves what he asks for' \
	extend --clock contact --until '2026-11-24 12:00' --why 市民出差 \
	--approver 物业科办件员 $A
does 'the first call' '[.due.contact,.due.solve,.extends]' \
	'["2026-11-24T12:00:00+08:00","2026-11-30T07:30:00+08:00",null]' \
	extend --clock contact --until '2026-11-24 12:00' --why 市民出差 \
	--approver 值班长 $A
is 'the old time is in the event' "$(js-audit trail $A |
	jq -c 'select(.kind == "extend") | [.member,.old,.approver]')" \
	'["due_contact","2026-11-24T07:30:00+08:00","值班长"]'
refused 'not behind the case itself' 'due before that' extend \
	--clock contact --until 2026-12-03 --why 市民出差 --approver 值班长 $A
refused 'no promise stands' 'does not run' extend --clock promise \
	--until 2026-12-03 --why 等件 --approver 值班长 $A
exits 'no such clock' 2 js-dispatch extend --clock 全部 --until 2026-12-03 \
	--why 等件 $A
refused 'the case by nobody of the office' '--consent' extend \
	--until 2026-12-03 --why 等件 --approver 书记 --told $A

# A pause without the city's consent: the case is due all the same.
js-dispatch sign $A >out
js-dispatch promise --why 物业 --next 与物业协商 --until '2026-11-25 18:00' \
	--by 张工 $A >out
JS_NOW=2026-11-24T08:00:00+08:00
refused 'a reason of the policy' "no reason '忙'" pause --why 忙 \
	--review 2026-11-27 --approver 值班长 --text 已说明 $A
refused 'a review to come' 'lies in the past' pause --why 物业 \
	--review 2026-11-24 --approver 值班长 --text 已说明 $A
refused 'a stage is explained' 'say with --text' pause --why 物业 \
	--review 2026-11-27 --approver 值班长 $A
does 'a pause' '[.flags,.due.solve,.due.review,.pause.why,.pause.by,
	.pause.count,.pause.solve,.stage_at]' \
	'[["paused"],"2026-11-30T07:30:00+08:00","2026-11-27T00:00:00+08:00","物业","值班长",1,null,"2026-11-24T08:00:00+08:00"]' \
	pause --why 物业 --review 2026-11-27 --approver 值班长 \
	--text 已向市民说明阶段进展 $A
is 'the office'"'"'s clocks stand' "$(clocks $A)" 'review solve'
refused 'not twice' 'paused already' pause --why 物业 --review 2026-11-27 \
	--approver 值班长 --text 再说明 $A
refused 'a result of what is paused' 'resume it first' resolve --text 完成 $A
JS_NOW=2026-11-26T08:00:00+08:00
refused 'back before it began' 'before the pause' resume \
	--at '2026-11-24 07:00' $A
does 'it goes on for as long as was left' '[.flags,.due.contact,
	.due.promise,.due.solve,.pause.count,.pause.at]' \
	'[[],"2026-11-26T12:00:00+08:00","2026-11-27T18:00:00+08:00","2026-11-30T07:30:00+08:00",1,null]' \
	resume --why 物业已配合 $A
refused 'only what is paused' 'not paused' resume $A
is 'which event stood' "$(js-dispatch due --explain $A |
	jq -r 'select(.clock == "promise") | .worked' |
	grep -c 'paused (event [0-9]*)\|挂账（事件')" 1

# With consent the solve clock stands: natural time, and working time.
for id in $B $W; do
	js-dispatch sign --at "2026-11-23 08:00" "$id" >out
done
JS_NOW=2026-11-24T12:00:00+08:00
refused 'the citizen was not told' '--told' pause --why 资金 \
	--review 2026-12-01 --approver 书记 --consent 京挂1 $B
does 'with consent' '[.due.solve,.pause.solve,.consent]' \
	'[null,"2026-11-30T07:30:00+08:00","京挂1"]' pause --why 资金 \
	--review 2026-12-01 --approver 书记 --consent 京挂1 --told $B
is 'it can'"'"'t turn overdue' "$(clocks $B)" review
refused 'nor be extended' 'its clock stands' extend --until 2026-12-20 \
	--why 等 --consent 2 --told $B
refused 'nor have another level' 'its clock stands' correct --field level \
	--to 4 --why 误分 $B
js-dispatch pause --why 资金 --review 2026-12-01 --approver 书记 \
	--consent 京挂2 --told $W >out
JS_NOW=2026-11-28T18:00:00+08:00
does 'four days and six hours later' '[.due.solve,.due.solve_first,
	.pause.solve]' \
	'["2026-12-04T13:30:00+08:00","2026-11-30T07:30:00+08:00",null]' \
	resume $B
# 3 working days from Monday 07:30 end on Wednesday at 18:00. It stood from
# Tuesday noon to Saturday evening: the rest of that day and three more.
is 'before it was Wednesday evening' "$(fact W1 .pause.solve)" \
	2026-11-25T18:00:00+08:00
js-dispatch resume $W >out
js-dispatch due --explain $W >explained
is 'working time goes on by the calendar' "$(jq -r 'select(.clock ==
	"solve") | .source, .due_at, .derived' explained | xargs)" \
	"resumed $(fact W1 .due.solve) null"
HALF=$(jq -r 'select(.clock == "solve") | .worked' explained)
echo "$HALF" >half
has 'days that count are named' half 2026-11-23
has 'so is the pause' half '2026-11-24T12:00:00+08:00..2026-11-28T18:00:00+08:00'
is 'Saturday is none' "$(fact W1 .due.solve)" 2026-12-01T15:00:00+08:00
JS_NOW=2026-12-05T08:00:00+08:00
refused 'too late for consent' 'is overdue' pause --why 资金 \
	--review 2026-12-10 --approver 书记 --consent 京挂3 --told $B
does 'the office may still pause' '[.due.solve,.pause.count]' \
	'["2026-12-04T13:30:00+08:00",2]' pause --why 资金 --review 2026-12-10 \
	--approver 书记 --text 已向市民说明 $B
is 'it is overdue all the same' \
	"$(js-dispatch due --overdue "id=$B" | jq -r .clock)" solve
JS_NOW=2026-12-10T08:00:00+08:00
is 'and looked at again' "$(js-dispatch due --overdue "id=$B" |
	jq -r .clock | xargs)" 'solve review'

# A stage that was explained, whoever is late; who may not consent.
does 'a stage' '[.stage_at,.due.solve]' \
	'["2026-12-10T08:00:00+08:00","2026-12-04T13:30:00+08:00"]' note \
	--stage --told --text 已说明阶段进展，预计本月底 $B
proved
done_testing
