#!/bin/sh
# Scenario 14, the part about calls: twelve residents of one stairwell report
# one leak, and one repair closes their cases only with a call to each. And
# scenario 16 in the ledger: who answers the office and not the city is complete
# there and outside V here.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
jq '.start = "2026-11-01"' "$JS_BUILD/share/jiesu/rule/default.json" >p.json
export JS_POLICY=p.json
JS_NOW=2026-11-23T09:00:00+08:00
{
	echo 工单编号,主要内容,村/社区,主办单位,来电时间,派单时间,姓名,联系电话
	awk 'BEGIN { for (i = 1; i <= 12; i++)
		printf "L%02d,三单元立管漏水,农光里社区,物业管理科,2026-11-20 09:%02d:00,2026-11-20 10:00:00,住户,138001380%02d\n",
		    i, i, i }'
} >dump.csv
ok 'twelve cases' take --exported-at '2026-11-20 12:00' --emit none dump.csv
is 'each is a case of its own' "$(js-report list | wc -l | tr -d ' ')" 12
export JS_ACTOR=物业科办件员
js-report list | js-dispatch sign --at '2026-11-20 11:00' >out
# call N HOUR LABEL: a call to one resident
call() {
	printf '{"id":"bj12345-L%02d","kind":"call","at":"2026-11-20T%02d:00:00+08:00","connected":true,"seconds":60,"call":"%s"}\n' \
		"$1" "$2" "$3"
}
for i in 1 2 3 4 5 6 7 8 9 10 11; do
	call $i 13 understand
done >first.ndjson
ok 'eleven are called about it' js-revisit record first.ndjson >out
ok 'one repair' sh -c "js-report list state:handling |
	js-dispatch resolve --evidence 现场照片 \
	    --text '11月21日更换三单元立管，现场试水正常' \
	    --at '2026-11-21 10:00' >out"
ok 'passed for all' sh -c "js-report list state:submitted |
	js-audit pass --actor 审核员 --at '2026-11-21 11:00' >out"
js-audit check --group basic >found
is 'the one nobody called is found' "$(jq -r 'select(.code == "R02").id' found)" \
	bj12345-L12
js-audit check --group strict >found
is 'a call to a neighbour is none to him: all are short of calls' \
	"$(jq -r 'select(.code == "R04").id' found | wc -l | tr -d ' ')" 12
for i in 1 2 3; do
	call $i 15 confirm
	call $i 17 progress
	call $i 19 result
done >more.ndjson
ok 'three are called four times' js-revisit record more.ndjson >out
is 'each has its own count' "$(js-report list contact.reached=4 |
	jq -r .id | xargs)" 'bj12345-L01 bj12345-L02 bj12345-L03'
js-revisit plan --day 2026-11-23 >sheet
is 'twelve revisits, one for each' "$(jq -r '[.what, .id] | join(" ")' sheet |
	grep -c '^revisit1 ')" 12
for i in 1 2; do
	for day in 22 23; do
		printf '{"id":"bj12345-L%02d","kind":"answer","round":%d,"at":"2026-11-%dT08:00:00+08:00","contacted":true,"solved":true,"satisfied":"满意","actor":"回访员"}\n' \
			$i $((day - 21)) $day
	done
done >answers.ndjson
ok 'two are revisited twice' js-revisit record answers.ndjson >out
is 'they are complete, the others are not' "$(js-revisit status |
	jq -r 'select(.by == "all") | [.complete, .pending] | join(" ")')" '2 10'
JS_NOW=2026-12-20T09:00:00+08:00
is 'and short when the rounds have ended' "$(js-revisit status |
	jq -r 'select(.by == "all") | [.complete, .short, .pending] |
	join(" ")')" '2 10 0'

# --- the city did not reach one of the two --------------------------------------

cat >city.csv <<'END'
导出时间：2026-12-01 08:00:00
工单编号,是否有效回访,是否联系,是否解决,是否满意
L01,否,,,无人接听
L02,是,是,是,满意
END
ok 'what the city heard' js-revisit city city.csv >out
is 'outside V' "$(js-report rates --by all --period 2026-11-19..2026-12-18 |
	jq -c 'select(.account == "full") | [.received, .valid]' | tail -n 1)" \
	'[12,1]'
is 'complete all the same' "$(js-revisit status --cases id:bj12345-L01 |
	jq -r .end)" complete
proved
done_testing
