#!/bin/sh
# What amends a signed day: an event written after the signature that happened
# inside the day, or a correction of a fact of it. What merely happens later
# amends nothing. On the sample, signed to the end.
# timeout 300
. "$(dirname "$0")/../lib.sh"

jq '.start = "2026-11-20"' "$JS_BUILD/share/jiesu/rule/default.json" >p.json
export JS_POLICY=p.json
exits 'half a year, with an alarm' 1 js-intake import -q --emit none -m beijing \
	"$TESTS/data/sample.gb18030.csv"
for day in 20 21 22; do
	ok "2026-11-$day is signed" js-audit sign --day 2026-11-$day \
		--actor 主任 --accept D01:已派专人 -f html -o sheets/
done
db=$XDG_DATA_HOME/jiesu/js.db
amendments() { js-audit days | jq -r '.amendments' | xargs; }
is 'nothing amended' "$(amendments)" '0 0 0 0'

export JS_NOW=2026-11-30T09:00:00+08:00
before=$(sqlite3 "$db" 'select count(*) from event')
ok 'a later dump with answers of the city' js-intake import -q --emit none \
	-m beijing "$TESTS/data/sample-later.gb18030.csv"
ok 'it brought some' test "$(sqlite3 "$db" 'select count(*) from event')" \
	-gt "$before"
is 'and amends no signed day' "$(js-audit days --to 2026-11-22 |
	jq -r .state | xargs)" 'signed signed signed'
js-audit sign --day 2026-11-22 --actor 主任 -f html >again.html 2>/dev/null
same 'the sheet is what it was' again.html sheets/2026-11-22.html

id=$(js-report list state:open received:2026-11-20 | head -n 1 | jq -r .id)
ok 'a call recorded late' js-dispatch contact "$id" --connected \
	--call understand --actor 值班长 --at 2026-11-21T15:00:00+08:00 >/dev/null
is 'amends the day it lies in, once' "$(amendments | cut -c1-5)" '0 1 0'
is 'which says so' "$(js-audit days | jq -r .state | head -n 3 | xargs)" \
	'signed amended signed'
js-audit days --explain >list
is 'and by what' "$(jq -r '[.day,.id,.kind,.at,.rec] | join(" ")' list)" \
	"2026-11-21 $id contact 2026-11-21T15:00:00+08:00 $JS_NOW"
ok 'a call of today' js-dispatch contact "$id" --connected \
	--call progress --actor 值班长 >/dev/null
is 'amends nothing' "$(js-audit days --explain | wc -l | tr -d ' ')" 1
{
	echo 工单编号,时间,是否接通,通话秒数,环节,回访人
	echo "${id#bj12345-},2026-11-22 16:00,是,61,进展,回访员"
} >calls.csv
ok 'a file of calls, late' js-revisit record calls.csv >/dev/null
ok 'and once more' js-revisit record calls.csv >/dev/null
is 'amends its day once' "$(amendments | cut -c1-5)" '0 1 1'
ok 'a fact of the signed day is corrected' js-dispatch correct "$id" \
	--field level --to 2 --why 分级有误 --actor 值班长 >/dev/null
is 'which amends the day of the case' "$(js-audit days --explain |
	jq -r '.day + .kind' | xargs)" \
	'2026-11-20correct 2026-11-21contact 2026-11-22contact'
other=$(js-report list state:open received:2026-11-22 | head -n 1 |
	jq -r .id)
ok 'a case comes to belong to another day' js-dispatch correct "$other" \
	--field received_at --to '2026-11-20 12:00' --why 时间有误 \
	--actor 值班长 --approver 审核员 >/dev/null
is 'the day that loses it is amended, and the one that gains it' \
	"$(amendments | cut -c1-5)" '2 1 2'
js-audit sign --day 2026-11-21 --actor 主任 -f html >amended.html 2>/dev/null
has 'the sheet of an amended day tells it' amended.html '签后修订1次'
is 'its figures are those that were signed' \
	"$(js-audit days | jq -r '.signed_at // empty' | sort -u)" \
	2026-11-23T09:00:00+08:00
ok 'all holds' js-audit verify
sqlite3 "$db" .dump | sort >live
ok 'rebuilt' js-audit verify --rebuild
sqlite3 "$db" .dump | sort >rebuilt
same 'rebuild equals live' rebuilt live
done_testing
