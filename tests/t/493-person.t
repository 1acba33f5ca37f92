#!/bin/sh
# A person asks for his data to be erased: he is named by a case or by a number
# that no command line holds; all his cases go, at any age, and nobody else's,
# but for what somebody still has to act on, which is told.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_ACTOR=主任
export JS_ACTOR

head='工单编号,工单类型,来电时间,派单时间,办结时间,来电人,来电人电话,标题,主要内容,村/社区,主办单位'
row() {	# NO DAY END NAME PHONE TEXT
	echo "$1,投诉,$2 10:00:00,$2 10:05:00,$3,$4,$5,$4反映,$6,农光里社区,物业管理科"
}
{
	echo "$head"
	row A1 2026-03-01 '2026-03-02 18:00:00' 诸葛某某 138-1234-5670 全角２楼漏水
	row A2 2026-07-09 '2026-07-10 18:00:00' 诸葛某某 13812345670 三单元漏水
	row A3 2026-11-20 '' 诸葛某某 13812345670 厨房漏水
	row B1 2026-03-02 '2026-03-03 18:00:00' 欧阳某某 010-87654321 半夜噪声
	row B2 2026-11-02 '2026-11-03 18:00:00' 欧阳某某 01087654321 清晨噪声
	row C1 2026-11-20 '2026-11-21 18:00:00' 上官某某 13700000007 停水
	row D1 2026-11-20 '2026-11-21 18:00:00' 无名氏某 '' 没有号码
} >dump.csv
ok 'seven cases of four people' take --exported-at '2026-11-22 23:00' \
	--emit none dump.csv
cp js.db first.db

# --- what is said wrongly -------------------------------------------------------

E=$(events)
exits 'nobody is named' 2 js-audit retain --person --reason 本人申请
exits 'no reason' 2 js-audit retain --person bj12345-A1
exits 'no actor' 2 env -u JS_ACTOR js-audit retain --person --reason 本人申请 \
	bj12345-A1
exits 'two ways at once' 2 js-audit retain --person --older-than 3y \
	--reason 本人申请 bj12345-A1
exits 'cases with an age' 2 js-audit retain --older-than 3y bj12345-A1
for age in 3 y 0y -1y 3m 101y ３y 99999999999999999999y; do
	exits "an age that is none: $age" 2 js-audit retain "--older-than=$age"
done
exits 'a reason that names somebody' 1 js-audit retain --person \
	--reason 13812345670来电申请 bj12345-A1 2>said
has 'is refused' said 'it is kept for good'
exits 'a case that is none' 1 js-audit retain --person --reason 本人申请 \
	bj12345-NO 2>said >out
has 'is told' said "no such case 'bj12345-NO'"
exits 'a file that is none' 3 js-audit retain --phone nofile --reason 本人申请
: >empty
exits 'one without a number' 3 js-audit retain --phone empty --reason 本人申请
printf '13812345670\n某人\n' >wrong
exits 'a line that is no number' 3 js-audit retain --phone wrong \
	--reason 本人申请 2>said
lacks 'is not repeated' said 某人
has 'its number is told' said 'wrong: line 2 holds no phone number'
echo 13999999999 >unknown
exits 'a number of nobody' 1 js-audit retain --phone unknown \
	--reason 本人申请 2>said >out
has 'is told' said 'nobody called from a number that was given'
lacks 'without the number' said 139
is 'nothing was written' "$(events)" "$E"

# --- a person --------------------------------------------------------------------

ok 'counted first' js-audit retain -n --phone - --reason 本人申请 >out \
	2>said <<'END'
010-8765-4321

END
is 'two cases of one person' "$(head -n 1 out |
	jq -c '[.what, .cases, .callers]')" '["due",2,1]'
exits 'by a case, of which one is open' 1 js-audit retain --person \
	--reason 本人申请 bj12345-A2 >out 2>said
is 'the two that are closed go' "$(jq -c 'select(.what == "erased") | [.cases,
	.rows, .callers]' out)" '[2,2,1]'
is 'the open one is told' "$(sed 's/^[^:]*: //' said)" 'bj12345-A3: kept: open'
is 'as it is counted' "$(jq -c 'select(.what == "open") | .cases' out)" 1
is 'who asked is in no event' "$(js-audit trail --seq "$(sqlite3 js.db \
	'SELECT seq FROM erasure')" | jq -c '[.rule, .reason, .actor]')" \
	'["person","本人申请","主任"]'
proved
ok 'by the number, in any spelling' js-audit retain --phone - \
	--reason 本人申请 >out <<'END'
 ０１０－８７６５４３２１
END
is 'both go' "$(jq -c '[.cases, .callers]' out)" '[2,1]'
ok 'one who left no number' js-audit retain --person --reason 本人申请 \
	bj12345-D1 >out
is 'is that case alone' "$(jq -c '[.cases, .rows, .callers]' out)" '[1,1,0]'
ok 'once more' js-audit retain --person --reason 本人申请 bj12345-B1 >out
is 'nothing is left of him' "$(jq -c '[.cases, .rows]' out)" '[0,0]'
is 'others have their words' "$(fact C1 .text)$(fact A3 .text)" \
	'停水厨房漏水'
perl "$TESTS/residue.pl" needles first.db js.db >wanted
is 'there was something to look for' "$(($(wc -l <wanted) > 8))" 1
perl "$TESTS/residue.pl" search wanted js.db js.db-wal >left
empty 'no byte of it is left' left
for word in 欧阳某某 87654321 半夜噪声 全角２楼漏水 无名氏某; do
	is "nor of $word" "$(cat js.db js.db-wal 2>/dev/null |
		grep -ac "$word")" 0
done
proved

# --- holds go before -------------------------------------------------------------

ok 'a hold' js-audit retain --hold --reason 行政复议 bj12345-C1 >out
exits 'keeps it' 1 js-audit retain --person --reason 本人申请 bj12345-C1 \
	>out 2>said
is 'which is told' "$(sed 's/^[^:]*: //' said)" 'bj12345-C1: kept: hold'
js-audit retain --holds -f table >out
has 'and can be looked up' out 行政复议
exits 'what is not on hold' 1 js-audit retain --release --reason 完结 \
	bj12345-A3 2>said
has 'cannot be released' said 'it is not on hold'
ok 'released, from a pipe' sh -c 'js-report list id=bj12345-C1 |
	js-audit retain --release --reason 完结' >out
is 'it is free' "$(jq -r '.hold // "none"' out)" none
exits 'erased, and nobody can read it' 4 sh -c \
	'js-audit retain --person --reason 本人申请 bj12345-C1 >/dev/full'
is 'it is' "$(fact C1 .text)" null
is 'its bytes were wiped all the same' \
	"$(sqlite3 js.db 'SELECT count(*) FROM erasure WHERE scrubbed IS NULL')" 0
proved

# --- a number that was dialled in a case of somebody else -------------------------

JS_DB=$DIR/dialled.db
dialled() { # NO: a call to the neighbour's number, who gave it
	echo "{\"id\":\"bj12345-$1\",\"kind\":\"call\",\"call\":\"understand\",\"number\":\"13912345678\",\"connected\":true,\"seconds\":60,\"at\":\"2026-11-20T12:00:00+08:00\",\"actor\":\"值班长\",\"text\":\"邻居代答\"}"
}
{
	echo "$head"
	row X1 2026-11-20 '2026-11-21 18:00:00' 甲某某 13700000001 停水
	row Y1 2026-11-20 '2026-11-21 18:00:00' 乙某某 13700000002 停电
	row N1 2026-11-20 '2026-11-21 18:00:00' 丙某某 13912345678 停气
} >neighbours.csv
take --exported-at '2026-11-22 23:00' --emit none neighbours.csv
{
	dialled X1
	dialled Y1
	dialled N1
} | js-revisit record >out
is 'each of them called' "$(jq -c .contact.tried out | xargs)" '1 1 1'
exits 'the neighbour asks' 1 js-audit retain --phone - --reason 本人申请 \
	>out 2>said <<'END'
13912345678
END
is 'his own case goes' "$(jq -c 'select(.what == "erased") | .cases' out)" 1
is 'where else he was called is told' "$(sed 's/^[^:]*: //' said | xargs)" \
	'bj12345-X1: kept: dialled bj12345-Y1: kept: dialled'
is 'and counted' "$(jq -c 'select(.what == "dialled") | .cases' out)" 2
is 'their notes are theirs' "$(js-audit trail bj12345-X1 |
	jq -r 'select(.kind == "contact").note')" 邻居代答
ok 'they go with their cases' js-audit retain --person --reason 本人申请 \
	bj12345-X1 bj12345-Y1 >out
is 'of two persons, not of one who was called' "$(js-report list |
	jq -r .caller | sort -u | wc -l | tr -d ' ')" 3
is 'as they are counted' "$(jq -c 'select(.what == "erased") | [.cases,
	.callers]' out)" '[2,2]'
proved

# --- without the key --------------------------------------------------------------

JS_DB=$DIR/old.db
take --exported-at '2026-11-22 23:00' --emit none neighbours.csv
mv "$JS_KEY" lost
exits 'a number takes the key' 3 js-audit retain -n --phone unknown \
	--reason 本人申请
ok 'what is due goes without it' js-audit retain --older-than 1d >out
is 'all of it' "$(jq -c '[.cases, .callers]' out)" '[3,3]'
is 'no byte of it is left' "$(cat old.db old.db-wal 2>/dev/null |
	grep -ac '[甲乙丙]某某')" 0
mv lost "$JS_KEY"
proved
done_testing
