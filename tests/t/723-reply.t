#!/bin/sh
# Scenario 23: a reply that says 已联系 and, in the same breath, that the number
# is secret, and 已解决 without a fact. Both are found as serious, the result is
# sent back before it closes the case; nobody is accused. And the other rules
# about replies, each on a case of its own.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_NOW=2026-11-23T09:00:00+08:00
jq '.start = "2026-11-20"' "$JS_BUILD/share/jiesu/rule/default.json" >p.json
export JS_POLICY=p.json

{
	echo 工单编号,来电时间,派单时间,主办单位
	for i in 1 2 3 4 5 6 7; do
		echo "R$i,2026-11-22 09:00:00,2026-11-22 09:10:00,物业管理科"
	done
} >dump.csv
ok 'seven cases' take --exported-at '2026-11-23 08:00' --emit none dump.csv
export JS_ACTOR=物业科办件员
js-report list | js-dispatch sign >out
submit() { js-dispatch resolve --text "$2" bj12345-"$1" >out; }
submit R1 '【已联系】已与市民联系。因电话保密无法联系。【已解决】'
submit R2 '已解决'
submit R3 '已联系市民，11月22日清运堆物，现场照片附后。'
submit R4 '未联系市民，11月22日清运。'
submit R5 '已协调'
submit R6 '１１月２２日更换门锁，已解决'
submit R7 '未联系，市民电话无人接听；11月22日清运堆物。'
found() {
	js-audit check --group "$2" "id:bj12345-$1" >codes
	jq -r 'select(.code | test("^[KE]")).code' codes | xargs
}
is 'the contradiction, and solved without facts' "$(found R1 basic)" 'K01 K02'
is 'both are serious' "$(jq -r 'select(.code | test("^K")).severity' codes |
	sort -u)" serious
is 'nobody is named' "$(jq -r 'select(.code | test("^K")).actor' codes |
	sort -u)" null
is 'solved, and nothing else' "$(found R2 basic)" K02
is 'facts and a call that is not on record' "$(found R3 strict)" 'K03 E01'
is 'which no plain check asks' "$(found R3 basic)" ''
is 'not contacted, and not why' "$(found R4 strict)" 'K04 E01'
is 'vague' "$(found R5 strict)" 'K05 E01'
is 'a day in full-width digits is a fact' "$(found R6 all)" E01
is 'not contacted, and why' "$(found R7 all)" E01
exits 'no such group' 2 js-audit check --group fashion
jq 'del(.replies)' p.json >q.json
is 'without the lists no reply is read' "$(js-audit check -p q.json \
	--group all id:bj12345-R1 | jq -r 'select(.code | test("^K")).code')" ''

# --- sent back before it closes anything --------------------------------------

export JS_ACTOR=审核员
exits 'it does not pass' 1 js-audit pass bj12345-R1 2>err >out
has 'which says why' err 'pass: K01: the reply says'
is 'the case is open' "$(fact R1 .state)" submitted
ok 'sent back' js-audit back --why 联系情况自相矛盾 bj12345-R1 >out
is 'to its unit' "$(fact R1 .state)" handling
ok 'a good one passes' js-audit pass bj12345-R3 bj12345-R6 bj12345-R7 >out
exits 'one of three does not' 1 js-audit pass bj12345-R2 bj12345-R4 \
	bj12345-R5 >out 2>err
is 'the others are closed' "$(jq -r .state out | xargs)" 'closed closed'
exits 'accepted with a reason' 2 js-audit pass --accept K02 bj12345-R2
ok 'by somebody who answers for it' js-audit pass --accept \
	K02:已现场核实 bj12345-R2 >out
is 'the event keeps that' "$(js-audit trail bj12345-R2 |
	jq -r 'select(.kind == "pass").accepted.K02.reason')" 已现场核实

# --- of a day -----------------------------------------------------------------

export JS_ACTOR=物业科办件员
js-dispatch resolve --text '【已联系】电话保密无法联系' bj12345-R1 >out
js-audit check --day today >codes
is 'the day answers for what waits and what it closed' "$(jq -r \
	'select(.code | test("^K")) | .code + .id[8:]' codes | sort | xargs)" \
	'K01R1 K02R2'
proved
done_testing
