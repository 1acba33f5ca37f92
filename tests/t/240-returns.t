#!/bin/sh
# Returns: two kinds, each asked for and decided, and where they end. Scenarios
# 10 and 11 of the field stand in 710 and 711.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

JS_ACTOR=值班长
export JS_ACTOR
A=bj12345-A1
B=bj12345-B1

cat >dump.csv <<'END'
工单编号,问题分类,主要内容,村/社区,主办单位,来电时间,派单时间
A1,住房城乡建设->物业管理->停车管理,小区内车位争议，请协调（１号院）,百环社区,物业管理科,2026-11-23 07:00:00,2026-11-23 07:30:00
B1,住房城乡建设->物业管理->停车管理,车位争议,百环社区,物业管理科,2026-11-23 07:00:00,2026-11-23 07:30:00
END
take --exported-at '2026-11-23 07:40' --emit none dump.csv

# does NAME FILTER WANTED VERB ARG...: an act is done, its record shows it.
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
ask() {
	js-dispatch return --to "$1" --ground 职责不符 --evidence document "$2"
}

# Grounds need evidence; what is hard is none.
exits 'no ground' 2 js-dispatch return --to desk --evidence x $A
refused 'no evidence' '--evidence is missing' return --to desk \
	--ground 职责不符 --text 不归我们管 $A
for ground in 难办 需其他单位配合; do
	refused "$ground is no ground" 'the list is closed' return \
		--to desk --ground $ground --evidence x $A
done

# Inside the street: a new clock for the new unit, the city's stands.
JS_NOW=2026-11-23T08:00:00+08:00
SOLVE=$(fact A1 .due.solve)
does 'asking stops no clock' '[.due.solve,.due.sign,.state]' \
	"[\"$SOLVE\",\"2026-11-23T09:30:00+08:00\",\"assigned\"]" return \
	--to desk --ground 职责不符 --evidence document $A
refused 'by whoever asked for it' 'nobody grants what he asks for' \
	return --grant --why 同意 $A
does 'granted: no unit leads' '[.state,.lead,.return.count]' \
	'["received",null,1]' return --actor 主任 --grant --why 属市政 $A
JS_NOW=2026-11-23T10:00:00+08:00
does 'the next one has clocks of its own' '[.lead,.due.sign,.due.contact,
	.due.unit,.dispatched_at]' \
	'["市政市容科","2026-11-23T12:00:00+08:00","2026-11-24T10:00:00+08:00","2026-11-30T10:00:00+08:00","2026-11-23T07:30:00+08:00"]' \
	assign --lead 市政科 $A
is 'the city'"'"'s does not move' "$(fact A1 .due.solve)" "$SOLVE"
is 'its age runs from the first dispatch' "$(js-dispatch due --within 15d \
	"id=$A" | jq -r 'select(.clock == "solve").age_s')" 9000

# Its window begins when it was given the case; the third is the last.
ok 'the second is asked for in time' ask desk $A >out
does 'and granted' '[.return.count,.lead]' '[2,null]' return --actor 主任 --grant $A
js-dispatch assign --lead 城管科 $A >out
JS_NOW=2026-11-23T12:00:01+08:00
refused 'too late by a second' 首接负责 return --to desk --ground 职责不符 \
	--evidence map $A
JS_NOW=2026-11-23T12:00:00+08:00
ok 'in time to the second' ask desk $A >out
refused 'the last is granted with a unit' '--lead' return --actor 主任 --grant $A
does 'which the desk designates' \
	'[.state,.lead,.return.count,.return.designated]' \
	'["assigned","物业管理科",3,true]' return --actor 主任 --grant --lead 物业科 \
	--why 三次退单，中心指定 $A
refused 'nobody returns it then' 'the desk has designated' return \
	--to desk --ground 职责不符 --evidence map $A
exits 'asking names no unit' 2 js-dispatch return --to desk \
	--ground 职责不符 --evidence x --lead 物业科 $B

# To the city: the third objection is escalated, the street leads meanwhile.
JS_NOW=2026-11-23T08:30:00+08:00
for n in 1 2; do
	ask city $B >out
	is "objection $n" "$(jq -c '[.return.objections,.return.escalated]' \
		out)" "[$n,null]"
	js-dispatch return --refuse --why 属街道 $B >out
done
ok 'the third' ask city $B >out
is 'is escalated' "$(jq -c '[.return.objections,.return.escalated,.state,
	.lead]' out)" '[3,true,"assigned","物业管理科"]'
js-dispatch return --refuse --why 仍由街道办理 $B >out
is 'the street leads' "$(jq -c '[.state,.lead]' out)" \
	'["assigned","物业管理科"]'
refused 'there is no fourth' 'it was escalated' return --to city \
	--ground 职责不符 --evidence map $B
ok 'to the desk it can still be returned' ask desk $B >out
refused 'only the last one designates' 'only with the last one' return \
	--grant --lead 城管科 $B

# A journal from before that has one all the same; the check tells.
own() { js-audit check "id:$B" | jq -r 'select(.code == "A04") | .seq'; }
is 'asked by one, refused by the same' "$(own)" ''
seq=$(($(events) + 1))
ok 'an old program grants it to who asked' oldgrant "$JS_DB" "$JS_KEY" $B \
	"$(jq -n '"2026-11-23T00:30:00Z" | fromdate')" 值班长
is 'which is found' "$(own)" "$seq"
is 'others are not' "$(js-audit check id:$A | jq -r .code | grep -c A04)" 0
proved
done_testing
