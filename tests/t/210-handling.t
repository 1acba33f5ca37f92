#!/bin/sh
# The acts of handling: one event each, refused with a reason where the life
# cycle or the policy forbids it. Scenarios 9 and 10 of the field.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

JS_ACTOR=派单员
export JS_ACTOR
A=bj12345-261122100000000001
B=bj12345-261122100000000002
D=bj12345-261115100000000004

cat >dump.csv <<'END'
工单编号,问题分类,主要内容,村/社区,主办单位,来电时间,派单时间
261122100000000001,住房城乡建设->物业管理->电梯故障,电梯停运，有人被困后已救出,百环社区,物业管理科,2026-11-23 07:00:00,2026-11-23 07:30:00
261122100000000002,公安->养犬管理->不文明养犬,犬吠,农光里社区,农光里社区,2026-11-23 08:00:00,2026-11-23 08:10:00
261122100000000003,公安->养犬管理->不文明养犬,犬吠,农光里社区,劲松街道,2026-11-23 08:00:00,2026-11-23 08:10:00
261115100000000004,公安->养犬管理->不文明养犬,犬吠,农光里社区,农光里社区,2026-11-15 09:30:00,2026-11-15 10:00:00
END
take --exported-at '2026-11-23 08:30' --emit none dump.csv

# does NAME FILTER WANTED VERB ARG...: an act is done, its record shows it.
does() {
	name=$1 filter=$2 want=$3
	shift 3
	js-dispatch "$@" >out 2>err || cat out err
	is "$name" "$(jq -c "$filter" out)" "$want"
}

# refused NAME REASON VERB ARG...: status 1, a reason, nothing appended.
refused() {
	name=$1 reason=$2
	shift 2
	count=$(events)
	exits "$name" 1 js-dispatch "$@" >out 2>err
	has "$name: the reason" err "$reason"
	is "$name: nothing is written" "$(events)" "$count"
}

does 'sign' '[.state,.officer,.signed_at]' \
	'["handling","张工","2026-11-23T08:00:00+08:00"]' \
	sign --officer 张工 --at '2026-11-23 08:00' $A
refused 'a second signature' 'nobody has signed for' sign $A
refused 'an assign after it' 'return it to the desk first' \
	assign --lead 物业科 $A
does 'a call that reached' .contact.reached 1 contact --connected \
	--seconds 60 --call understand --number order --text 记下 $A
does 'one that did not, at once' '[.contact.tried,.contact.reached]' '[1,1]' \
	contact --missed --result noanswer $A
exits 'reached or not must be said' 2 js-dispatch contact $A
exits 'not both' 2 js-dispatch contact --missed --connected $A
exits 'no such code' 2 js-dispatch contact --missed --call 问 $A
js-dispatch contact --lang en --missed --call 闲聊 $A 2>err
has 'is told the codes' err \
	"'闲聊': understand, confirm, progress, result, revisit, recheck"
js-dispatch contact --lang zh --missed --call 闲聊 $A 2>err
has 'in Chinese with their words' err \
	'“闲聊”：可用 了解 understand, 确认 confirm, 进展 progress, 结果 result, 回访 revisit, 复核 recheck'
js-dispatch reopen --lang zh --why 试 --cause 闲 $A 2>err
has 'as of every code' err '回访 revisit, 市回访 city, 督查 audit, 事实 fact'
does 'help' .assist '["农光里社区","城市管理科"]' assist \
	--unit 农光里、城管科 $A
refused 'help that is there' 'leads or was called already' assist --unit 城管科 $A
does 'progress' .progress.milestone '"踏勘"' progress --milestone 踏勘 \
	--evidence photo $A
refused 'an unknown milestone' "no milestone '吃饭'" progress \
	--milestone 吃饭 $A
does 'a promise' \
	'[.promise.why,.promise.by,.promise.next,.due.promise]' \
	'["待施工","张工","下周施工","2026-11-30T00:00:00+08:00"]' promise --why 待施工 \
	--next 下周施工 --until 2026-11-30 --by 张工 $A
refused 'a promise of the past' 'lies in the past' promise --why 待施工 \
	--next 施工 --until 2026-11-01 --by 张工 $A
exits 'a promise without a date' 2 js-dispatch promise --why 待施工 \
	--next 施工 --by 张工 $A

# Extensions: consent, told, in time.
refused 'no consent' '--consent' extend --until 2026-12-01 --why 等件 --told $A
refused 'the citizen was not told' '--told' extend --until 2026-12-01 \
	--why 等件 --consent 1 $A
does 'an extension' '[.due.solve,.due.solve_first,.extends,.consent]' \
	'["2026-12-01T00:00:00+08:00","2026-11-24T07:30:00+08:00",1,"京协7"]' \
	extend --until 2026-12-01 --why 等件 --consent 京协7 --told $A
refused 'one hour after the due time (scenario 9)' 'the case is overdue' \
	extend --until 2026-12-01 --why 忘了 --consent 2 --told $D
is 'it stays overdue' "$(js-dispatch due --overdue | jq -r .id)" $D
does 'an explanation may be noted' .state '"assigned"' note \
	--text 已向市民解释 $D

# A level that was mistyped is put right by two, and stays seen.
does 'a level that makes it overdue' .level 1 correct --field level --to 1 \
	--why 手误 $D
refused 'one hand cannot make it milder' 'second person confirms it, --approver' \
	correct --field level --to 4 --why 手误 $D
refused 'nor dated back' 'second person confirms it, --approver' correct \
	--field level --to 4 --why 手误 --at '2026-11-15 10:05' $D
refused 'nor can the same hand twice' 'nobody approves what he asks for' correct \
	--field level --to 4 --why 手误 --approver 派单员 $D
does 'two can' .level 4 correct --field level --to 4 --why 手误 \
	--approver 值班长 $D
is 'who they are is kept' "$(js-audit trail $D | jq -c \
	'select(.kind == "correct") | [.to // .level, .approver]' | tail -n 1)" \
	'[4,"值班长"]'

# Corrections keep the old value.
does 'a level by its name' '[.level,.level_by]' '[3,"office"]' correct \
	--field level --to 三级 --why 误分 $A
does 'a category by its path' .category \
	'["住房城乡建设","物业管理","停车管理"]' correct --field category \
	--to '住房城乡建设 -> 物业管理/停车管理' --why 误分 $A
is 'the old one is in the event' "$(js-audit trail $A |
	jq -c 'select(.kind == "correct") | .old' | tail -n 1)" \
	'["住房城乡建设","物业管理","电梯故障"]'
does 'a place' .place.community '"劲松东社区"' correct --field community \
	--to 劲松东社区 --why 误填 $A
refused 'the same value' 'has this value already' correct \
	--field community --to 劲松东社区 --why 误填 $A
refused 'whether it counts takes two' 'a second person confirms it' correct \
	--field nature --to 表扬 --why 误填 --actor 张工 $A
refused 'of whom the second is not of the unit' 'does not know who decides' \
	correct --field nature --to 表扬 --why 误填 --actor 物业科办件员 \
	--approver 李工 $A
refused 'nor is one person two' 'does not know who corrects' correct \
	--field nature --to 表扬 --why 误填 --actor 张工 --approver 值班长 $A
refused 'and another one' 'nobody approves what he asks for' correct \
	--field nature --to 表扬 --why 误填 --actor 值班长 --approver 值班长 $A
does 'a nature, by two' .nature '"表扬"' correct --field nature --to 表扬 \
	--why 误填 --actor 物业科办件员 --approver 值班长 $A
is 'who both stand in the trail' "$(js-audit trail $A |
	jq -c 'select(.kind == "correct") | [.actor, .approver]' | tail -n 1)" \
	'["物业科办件员","值班长"]'
refused 'not by hand' 'not corrected by hand' correct --field lead \
	--to 物业科 --why 试 $A
exits 'blanks are no value' 2 js-dispatch correct --field street --to ' ' \
	--why 试 $A
exits 'no such fact' 2 js-dispatch correct --field 颜色 --to 红 --why 试 $A
exits 'no such level' 2 js-dispatch correct --field level --to 高 --why 试 $A
js-dispatch correct --lang en --field level --to 高 --why 试 $A 2>err
has 'and which there are' err '1 一级, 2 二级'
refused 'nor by its number' 'no level 7: there are 一级, 二级, 三级, 四级' correct --field level --to 7 \
	--why 试 $A
does 'a category down to its first level' .category '["住房城乡建设"]' correct \
	--field category --to 住房城乡建设 --why 误分 $A
does 'and back to where only paths below it are' .category \
	'["供暖","居民供暖"]' correct --field category --to '供暖->居民供暖' \
	--why 误分 $A
refused 'no part of a name' 'there are ' correct --field category \
	--to 供暖/居民 --why 误分 $A
refused 'nothing below a leaf' 'there are ' correct --field category \
	--to 供暖/居民供暖/甲 --why 误分 $A
refused 'a category that is none' "perhaps '住房城乡建设/物业管理/停车管理'" \
	correct --field category --to 住房城乡建设/物业管理/停车管里 --why 试 $A
refused 'with those that there are' '：有 ' correct --lang zh --field category \
	--to 甲/乙 --why 试 $A
refused 'a community that is none' 'there are ' correct --field community \
	--to 月球社区 --why 试 $A
refused 'a nature that is none' 'there are ' correct --field nature --to 投拆 \
	--why 试 --actor 物业科办件员 --approver 值班长 $A
timed() {
	refused "$1" "$2" correct --lang en --field "$3" --to "$4" --why 误填 \
		--actor 物业科办件员 --approver 值班长 "$5"
}
timed 'received in another century' 'before the year 2000' received_at \
	1999-01-01 $A
timed 'received after its dispatch' 'lies after another of the case: ' \
	received_at '2026-11-23 07:30:01' $A
has 'with that time' err 2026-11-23T07:30:00+08:00
timed 'dispatched before its receipt' 'lies before another of the case: ' \
	dispatched_at '2026-11-23 06:59:59' $A
does 'received as it is dispatched' .received_at '"2026-11-23T07:30:00+08:00"' \
	correct --field received_at --to '2026-11-23 07:30:00' --why 误填 \
	--actor 物业科办件员 --approver 值班长 $A
for day in 2026-02-30 昨天 2026-13-01; do
	exits "no date: $day" 2 js-dispatch correct --field received_at \
		--to $day --why 试 --actor 物业科办件员 --approver 值班长 $A
done

# Results wait for a second person.
does 'a result' '[.state,.submitted_by,.result]' \
	'["submitted","张工","已更换主板并试运行"]' resolve \
	--text 已更换主板并试运行 --evidence photo --actor 张工 $A
exits 'a result needs its person' 1 env JS_ACTOR= js-dispatch resolve \
	--text 好 $B
ok 'it is passed' js-audit pass --actor 审核员 $A >out
does 'handled again' '[.state,.reopens,.closed_at]' '["handling",1,null]' \
	reopen --why 又坏了 $A
refused 'only what is closed' 'not closed' reopen --why 又坏了 $A
exits 'and in Chinese' 1 env JS_LANG=zh js-dispatch reopen --why 又坏了 $A 2>err
has 'without codes' err '重办：工单状态为 办理中：'

# Returns: in the window, with evidence; two steps (scenario 10).
does 'asked for' '[.return.to,.return.ground,.state]' \
	'["desk","职责不符","assigned"]' return --to desk --ground 职责不符 \
	--evidence document $B
refused 'not twice' 'asked for already' return --to desk --ground 职责不符 \
	--evidence document $B
does 'refused: the unit keeps it' '[.state,.lead,.return]' \
	'["assigned","农光里社区",null]' return --refuse --why 属本社区 $B
js-dispatch return --to city --ground 属地不符 --evidence map $B >out
exits 'the city grants with a number' 1 js-dispatch return --actor 主任 --grant $B
does 'granted by the city' '[.state,.return.count]' '["returned",1]' \
	return --actor 主任 --grant --consent 京退3 $B
refused 'then it is no longer ours' 'no longer with this office' contact \
	--missed $B
refused 'a ground that is none' 'the list is closed' return --to desk \
	--ground 难办 --evidence x $D
refused 'on day 8 of 7 (scenario 10)' '首接负责' return --to city \
	--ground 职责不符 --evidence document $D
exits 'asking and deciding at once' 2 js-dispatch return --to desk --grant $D

# Ids and records; what is stale; the future.
exits 'an id that is none' 1 js-dispatch sign bj12345 2>err
exits 'a case that is none' 1 js-dispatch sign bj12345-1 2>err
has 'is told' err 'bj12345-1: unknown_case: no such case'
exits 'a time after now' 2 js-dispatch note --text 早 --at 2027-01-01 $D
js-report list "id=$D" >old
ok 'a record from a pipe' js-dispatch sign <old >out
is 'at its revision' "$(jq .rev out)" "$(($(jq .rev old) + 1))"
ok 'once more is the same' js-dispatch sign <old >again
same 'to the byte' again out
exits 'another act on the old record' 1 js-dispatch note --text 旧 <old 2>err
has 'is stale' err 'stale'
for verb in sign contact extend return progress promise correct resolve \
	reopen note assist assign; do
	js-dispatch $verb --help | grep -q -- "--at=TIME" || echo "$verb"
done >without
empty 'every act can say when' without
proved
done_testing
