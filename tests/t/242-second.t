#!/bin/sh
# Second handling (重办): an own answer that nothing is solved opens it, so does
# a clerk; it has a clock of its own, and first and last are both kept.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
command -v js-revisit >/dev/null || skip_all 'no js-revisit'

JS_ACTOR=值班长
export JS_ACTOR
A=bj12345-A1
U=bj12345-U1

cat >dump.csv <<'END'
工单编号,问题分类,主要内容,村/社区,主办单位,来电时间,派单时间,办理级别
A1,住房城乡建设->物业管理->停车管理,车位争议,百环社区,物业管理科,2026-11-16 07:00:00,2026-11-16 07:30:00,
U1,住房城乡建设->物业管理->停车管理,燃气味（夜间）,百环社区,物业管理科,2026-11-16 07:00:00,2026-11-16 07:30:00,一级
END
JS_NOW=2026-11-17T08:00:00+08:00
take --exported-at '2026-11-16 07:40' --emit none dump.csv
for id in $A $U; do
	js-dispatch sign "$id" >out
	js-dispatch resolve --actor 张工 --text "已协调，双方认可" "$id" >out
	js-audit pass --actor 审核员 "$id" >out
done

# The result is to be told; a call that tells it stops that clock.
is 'the citizen is to hear of it' "$(fact A1 .due.reply)" \
	2026-11-18T08:00:00+08:00
is 'due says so of closed cases' "$(js-dispatch due "id=$A" |
	jq -r '[.clock, .state, .left_s] | join(" ")')" 'reply closed 86400'
js-dispatch contact --connected --call progress $A >out
is 'another call does not' "$(fact A1 .due.reply)" 2026-11-18T08:00:00+08:00
js-dispatch contact --connected --call result --seconds 40 $A >out
is 'told' "$(fact A1 '[.due.reply, .contact.replied_at] | tojson')" \
	'[null,"2026-11-17T08:00:00+08:00"]'
exits 'nothing waits' 0 js-dispatch due "id=$A"
is 'the other still does' "$(js-dispatch due | jq -r .id)" $U

# An answer of no is one event and opens the case.
JS_NOW=2026-11-20T09:00:00+08:00
count=$(events)
printf '{"id":"%s","round":1,"contacted":true,"solved":false,"satisfied":"不满意"}\n' \
	$A | js-revisit record --actor 回访员 >out
is 'it is handled again' "$(jq -c '[.state,.reopens,.reopened.cause,
	.revisit.own.solved,.closed_at,.lead]' out)" \
	'["handling",1,"revisit",false,null,"物业管理科"]'
is 'in three days, not in seven' "$(jq -c '[.due.solve,.due.solve_first]' \
	out)" '["2026-11-23T09:00:00+08:00","2026-11-23T07:30:00+08:00"]'
is 'one event' "$(sqlite3 "$JS_DB" "SELECT count(*) FROM event
	WHERE seq > $count AND cas NOT NULL")" 1
is 'it is explained' "$(js-dispatch due --explain $A | jq -c 'select(.clock ==
	"solve") | [.source,.start,.start_at,.kind,.derived]')" \
	'["reopened","answer","2026-11-20T09:00:00+08:00","answer",null]'
js-dispatch resolve --actor 张工 --text '现场再次协调，已划线' $A >out
is 'first and last are kept' "$(jq -c '[.solved_first_at,.solved_last_at]' \
	out)" '["2026-11-17T08:00:00+08:00","2026-11-20T09:00:00+08:00"]'
js-audit pass --actor 审核员 $A >out
is 'its result is to be told too' "$(fact A1 '[.due.reply,
	.contact.replied_at] | tojson')" '["2026-11-21T09:00:00+08:00",null]'
JS_NOW=2026-11-20T10:00:00+08:00
printf '{"id":"%s","round":1,"contacted":true,"solved":true,"satisfied":"基本满意"}\n' \
	$A | js-revisit record --actor 回访员 >out
is 'a yes leaves it closed' "$(jq -c '[.state,.reopens]' out)" '["closed",1]'

# By hand; level 1 has its own limit, which is shorter.
exits 'no such cause' 2 js-dispatch reopen --why 又报 --cause 心情 $A
js-dispatch reopen --why 市回访未解决 --cause city $U >out
is 'level 1 has two hours' "$(jq -c '[.due.solve,.reopened.cause,
	.state]' out)" '["2026-11-20T12:00:00+08:00","city","handling"]'
proved
done_testing
