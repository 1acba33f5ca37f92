#!/bin/sh
# Bad input of handling: an event for an unknown case, a stale record, a calendar
# that ends. Each is named, and nothing is half written.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_ACTOR=值班长
export JS_ACTOR

cat >dump.csv <<'END'
工单编号,问题分类,主要内容,来电时间,派单时间,主办单位,办理时限
B1,公安->养犬管理->不文明养犬,犬吠,2026-12-28 08:30:00,2026-12-28 09:00:00,农光里社区,
B2,公安->养犬管理->不文明养犬,犬吠（夜间）,2026-12-28 08:30:00,2026-12-28 09:00:00,农光里社区,3个工作日
B3,公安->养犬管理->不文明养犬,犬吠,2026-12-28 08:30:00,2026-12-28 09:00:00,农光里社区,
END
JS_NOW=2026-12-28T10:00:00+08:00
take --emit all dump.csv >old.ndjson
js-dispatch note --text 记下 bj12345-B3 >out

# A stream: two of five are good.
{
	sed -n 1p old.ndjson
	jq -c 'select(.no == "B1") | .id = "bj12345-X9" | .no = "X9"' old.ndjson
	echo '{"id":"bj12345-B2","rev":9}'
	jq -c 'select(.no == "B3")' old.ndjson
	echo '{"id":"bj12345-B2","rev":1'
	sed -n 2p old.ndjson
} >lines
count=$(events)
exits 'all or none' 1 js-dispatch sign --atomic --reject all <lines >out 2>err
is 'none' "$(events)" "$count"
empty 'and none is printed' out
exits 'the good ones' 1 js-dispatch sign --reject rejects <lines >out 2>err
is 'are written' "$(jq -r .id out | xargs)" 'bj12345-B1 bj12345-B2'
is 'one event each' "$(events)" "$((count + 2))"
is 'the others are named' "$(jq -r '[.line, .code] | join(" ")' rejects |
	xargs)" '2 unknown_case 3 ahead 4 stale 5 json_syntax'
same 'by the same names' all rejects

# A pause of working time that ends in a year without a calendar.
js-dispatch pause --why 资金 --review 2027-01-04 --approver 书记 \
	--consent 京挂1 --told bj12345-B2 >out
js-dispatch pause --why 资金 --review 2027-01-04 --approver 书记 \
	--consent 京挂2 --told bj12345-B1 >out
JS_NOW=2027-01-05T10:00:00+08:00
count=$(events)
exits 'it can'"'"'t go on' 1 js-dispatch resume bj12345-B2 bj12345-B1 \
	>out 2>err
has 'the year is named' err 2027
has 'and the case' err bj12345-B2
is 'natural time can' "$(jq -r .id out)" bj12345-B1
is 'nothing of the other is written' "$(events)" "$((count + 1))"
is 'it is paused as before' "$(fact B2 '.flags[0], .pause.solve' | xargs)" \
	'paused 2026-12-30T18:00:00+08:00'
exits 'working hours can be asked for' 1 js-dispatch due --within 4wh \
	2>err >out
has 'the days are plain weekdays, which is told' err 2027
ok 'natural ones can' js-dispatch due --within 4h --exit-zero >out
js-dispatch escalate >out 2>err
is 'the ladder goes on for the rest' "$(jq -r .id out | sort -u | xargs)" \
	'bj12345-B1 bj12345-B3'
proved

# Working time that consent has moved into such a year: the ladder can't tell
# that case's rungs, says so, and goes on.
fresh
cat >far.csv <<'END'
工单编号,问题分类,主要内容,来电时间,派单时间,主办单位,办理时限
F1,公安->养犬管理->不文明养犬,犬吠（夜间）,2026-12-28 08:30:00,2026-12-28 09:00:00,农光里社区,3个工作日
F2,公安->养犬管理->不文明养犬,犬吠,2026-12-21 08:30:00,2026-12-21 09:00:00,农光里社区,
END
JS_NOW=2026-12-28T10:00:00+08:00
take --exported-at '2026-12-28 09:30' --emit none far.csv
js-dispatch extend --until '2027-01-08 18:00' --why 待施工 --consent 京延1 \
	--told bj12345-F1 >out
JS_NOW=2026-12-30T09:00:00+08:00
exits 'a case beyond the calendar is a finding' 1 js-dispatch escalate -n \
	>would 2>err
exits 'written or not' 1 js-dispatch escalate >out 2>err
has 'it is named' err 'bj12345-F1: calendar: '
has 'with the year' err 2027
is 'the other is raised' "$(jq -r .id out | sort -u)" bj12345-F2
is 'to all it has reached' "$(wc -l <out)" "$(wc -l <would)"
exits 'the next run says so again' 1 js-dispatch escalate >out 2>err
empty 'and raises nothing twice' out
ok 'where the query leaves it out it is no finding' js-dispatch escalate \
	id=bj12345-F2
proved
done_testing
