#!/bin/sh
# The ladder: each rung is one event in a handling, whenever cron runs; and due
# for cron, which speaks to those who are at work, and of level 1 at any hour.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

cat >dump.csv <<'END'
工单编号,问题分类,主要内容,村/社区,主办单位,来电时间,派单时间,办理级别,办理时限
N1,公安->养犬管理->不文明养犬,犬吠（夜间）,农光里社区,农光里社区,2026-11-16 08:00:00,2026-11-16 08:00:00,,
U1,公安->养犬管理->不文明养犬,犬吠,农光里社区,物业管理科,2026-11-21 01:00:00,2026-11-21 02:00:00,一级,
C1,公安->养犬管理->不文明养犬,犬吠,农光里社区,农光里社区,2026-11-16 08:00:00,2026-11-16 08:00:00,,
W1,公安->养犬管理->不文明养犬,犬吠,农光里社区,农光里社区,2026-11-16 09:00:00,2026-11-16 09:00:00,,5个工作日
END
JS_NOW=2026-11-16T10:00:00+08:00
grep -v ^U1 dump.csv >first.csv
take --exported-at '2026-11-16 09:30' --emit none first.csv
js-dispatch contact --connected --actor 派单员 bj12345-C1 >out

# raised TIME: number, rung and since of what escalate then says.
raised() {
	JS_NOW=$1 js-dispatch escalate | jq -r '[.id[8:], .rung,
		.since[5:16]] | join(" ")' | sort
}
# rungs NO: those it was raised to.
rungs() {
	fact "$1" '.ladder.rungs // [] | join(" ")'
}

# Five working days of 7.5 h from Monday 09:00: half is Wednesday 14:15, four
# fifths Thursday 18:00.
is 'nothing yet' "$(raised 2026-11-18T14:14:59+08:00)" ''
is 'shares of working time are working time' \
	"$(raised 2026-11-19T17:59:59+08:00)" 'W1 提醒 11-18T14:15'
is 'to the second' "$(raised 2026-11-19T18:00:00+08:00)" \
	'W1 黄灯 11-19T18:00'
is 'half of the limit' "$(raised 2026-11-19T20:00:00+08:00)" \
	'N1 提醒 11-19T20:00'
count=$(events)
is 'the citizen was reached: no reminder' "$(rungs C1)" ''
is 'the same run again writes nothing' "$(raised 2026-11-20T08:00:00+08:00)" ''
is 'not an event' "$(events)" "$count"

JS_NOW=2026-11-21T02:30:00+08:00 take --exported-at '2026-11-21 02:05' \
	--emit none dump.csv

# Cron was off for days: all that was missed, from below, each once.
raised 2026-11-26T08:00:00+08:00 >got
cat >want <<'END'
C1 一把手 11-25T08:00
C1 催办 11-23T08:00
C1 督办 11-24T08:00
C1 黄灯 11-21T22:24
N1 一把手 11-25T08:00
N1 催办 11-23T08:00
N1 督办 11-24T08:00
N1 黄灯 11-21T22:24
U1 一把手 11-21T04:00
U1 催办 11-21T04:00
U1 提醒 11-21T03:00
U1 督办 11-22T04:00
U1 黄灯 11-21T03:36
W1 一把手 11-22T18:00
W1 催办 11-20T18:00
W1 督办 11-21T18:00
END
sort want >want.sorted
same 'everything that was missed' got want.sorted
is 'from below' "$(rungs U1)" '提醒 黄灯 催办 一把手 督办'
count=$(events)
JS_NOW=2026-12-30T08:00:00+08:00
export JS_NOW
js-dispatch escalate >out
empty 'and that is all' out
is 'no event is left to write' "$(events)" "$count"
is 'nobody is its author' "$(js-audit trail bj12345-N1 | jq -c \
	'select(.kind == "escalate") | [.actor,.rung,.to_whom]' | head -n 1)" \
	'[null,"提醒","承办人"]'

# By hand; a second handling begins below; a query; what would be written.
exits 'by hand needs a reason' 2 js-dispatch escalate --rung 督办 bj12345-N1
exits 'and a case' 2 js-dispatch escalate --rung 督办 --why 批示
exits 'each name once' 1 js-dispatch escalate --rung 督办 --why 批示 \
	bj12345-N1 2>err
has 'it was reached' err 'reached already'
exits 'no such rung' 1 js-dispatch escalate --rung 罚款 --why 批示 \
	bj12345-N1 2>err
js-dispatch sign --actor 张工 bj12345-N1 >out
js-dispatch resolve --actor 张工 --text 已入户劝导并登记 bj12345-N1 >out
js-audit pass --actor 审核员 bj12345-N1 >out
js-dispatch reopen --actor 派单员 --why 又报 --cause fact bj12345-N1 >out
is 'a second handling has none' "$(rungs N1)" ''
ok 'a leader raises it' js-dispatch escalate --actor 书记 --rung 督办 \
	--why 领导批示 bj12345-N1 >out
is 'at once' "$(rungs N1)" 督办
JS_NOW=2027-01-03T08:00:00+08:00
js-dispatch escalate -n level=1 >out
empty 'a query that fits none' out
js-dispatch escalate -n "id=bj12345-N1" >out
is 'what would be written' "$(jq -r .rung out | xargs)" '提醒 黄灯 催办'
is 'is not' "$(rungs N1)" 督办
ok 'as a table' js-dispatch escalate -f table "id=bj12345-N1" >out
is 'of three rungs' "$(grep -c bj12345-N1 out)" 3

# For cron. Saturday 02:10: the section is at home, level 1 is not.
lacks 'with the state as people call it' out ' assigned '
lacks 'and no other code of one' out ' handling '
fresh
JS_NOW=2026-11-21T02:10:00+08:00
take --exported-at '2026-11-21 02:05' --emit none dump.csv
is 'at night level 1 alone' "$(js-dispatch due --hours | jq -r \
	'[.id[8:], .clock] | join(" ")')" 'U1 sign'
is 'however far off it is' "$(js-dispatch due --within 1m --hours |
	jq -r .id)" bj12345-U1
is 'not where only what is late is asked for' "$(js-dispatch due \
	--overdue --hours | jq -r .id)" ''
JS_NOW=2026-11-21T03:00:00+08:00
is 'it repeats until' "$(js-dispatch due --hours | jq -r .left_s)" -1800
js-dispatch sign --actor 张工 bj12345-U1 >out
exits 'it is signed for' 0 js-dispatch due --hours
JS_NOW=2026-11-23T09:30:00+08:00
js-dispatch due --hours --by unit --overdue >out
is 'on Monday the units are told, in their order' \
	"$(jq -r .unit out | uniq | xargs)" '物业管理科 农光里社区'
is 'one of them' "$(js-dispatch due --hours --overdue --unit 农光里 |
	jq -r .unit | sort -u)" 农光里社区
exits 'no such unit' 2 js-dispatch due --unit 无此科
exits 'no such order' 2 js-dispatch due --by 时间
JS_NOW=2027-06-01T09:00:00+08:00
exits 'a calendar that ends is told, and what is late, too' 1 \
	js-dispatch due --hours >out 2>err
has 'the year is named' err 2027
ok 'and the list is there' test -s out
proved
done_testing
