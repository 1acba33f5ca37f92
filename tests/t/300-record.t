#!/bin/sh
# Calls and answers of the office: JSON lines or a table, in UTF-8 or GB18030,
# any number of times. Scenario 17 of the field: both answers stand.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

# Events of cases; new words are events too.
acts() {
	sqlite3 "$JS_DB" 'SELECT count(*) FROM event WHERE cas NOT NULL'
}

A=bj12345-261120100000000001
B=bj12345-261121100000000002

cat >dump.csv <<'END'
工单编号,问题分类,主要内容,村/社区,主办单位,来电时间,派单时间,办结时间
261120100000000001,公安->养犬管理->不文明养犬,犬吠,农光里社区,农光里社区,2026-11-20 10:00:00,2026-11-20 10:10:00,2026-11-21 10:00:00
261121100000000002,公安->养犬管理->不文明养犬,犬吠,农光里社区,农光里社区,2026-11-21 10:00:00,2026-11-21 10:10:00,
END
take --exported-at '2026-11-22 23:00' --emit none dump.csv
js-dispatch sign --officer 张工 --actor 张工 $B >out

cat >calls.ndjson <<END
{"id":"$B","kind":"call","at":"2026-11-21T11:00:00+08:00","connected":true,"seconds":93,"number":"order","call":"understand","actor":"值班长","text":"问了情况"}
{"id":"$B","kind":"call","at":"2026-11-21T11:00:30+08:00","connected":true,"seconds":5}
{"id":"$B","kind":"call","at":"2026-11-21T15:00:00+08:00","connected":false,"result":"noanswer"}
{"id":"$A","kind":"answer","round":1,"at":"2026-11-22T09:00:00+08:00","contacted":true,"solved":true,"satisfied":"满意","actor":"回访员"}
END
ok 'calls and answers' js-revisit record calls.ndjson >out
is 'a record for each' "$(jq -r .id out | sort | uniq -c | xargs)" "1 $A 3 $B"
is 'within ten minutes it is one call' "$(fact 261121100000000002 \
	'[.contact.tried,.contact.reached,.contact.need] | join(" ")')" '2 1 4'
is 'the first one is when it was' "$(fact 261121100000000002 \
	.contact.first_at)" 2026-11-21T11:00:00+08:00
is 'the answer' "$(fact 261120100000000001 '.revisit.own | tojson')" \
	'{"round":1,"contacted":true,"solved":true,"satisfied":"满意","at":"2026-11-22T09:00:00+08:00","by":"回访员"}'
count=$(acts)
ok 'again' js-revisit record <calls.ndjson >again
same 'the same records' again out
is 'nothing is appended' "$(acts)" "$count"
cat calls.ndjson calls.ndjson >twice
ok 'a file that says all twice' js-revisit record twice >again
is 'a line for a line' "$(wc -l <again)" 8
is 'nothing is appended either' "$(acts)" "$count"
lacks 'what was said is not in the event' "$JS_DB" 问了情况所以
ok 'a dry run' js-revisit record -n calls.ndjson >dry
empty 'of known facts is empty' dry

# The same calls as a table: known, whatever the encoding.
cat >calls.csv <<'END'
来电登记表,,,,,,,
制表时间：2026-11-22,,,,,,,
工单编号,种类,时间,是否接通,通话秒数,拨打号码,环节,回访人,未接原因,备注,无关
261121100000000002,通话,2026/11/21 11:00,是,93,工单号码,了解,值班长,,"问了，
情况",x
261121100000000002,电话,2026-11-21 11:00:30,接通,5,,,,,,x
261121100000000002,,2026-11-21 15:00,未接通,,,,,无人接听,,
END
iconv -f UTF-8 -t GB18030 calls.csv >gb.csv
sed '1s/^/\xef\xbb\xbf/; s/$/\r/' calls.csv >crlf.csv
for file in calls.csv gb.csv crlf.csv; do
	ok "$file" js-revisit record $file >out
	is 'three lines' "$(wc -l <out)" 3
	is 'nothing new' "$(acts)" "$count"
done
printf '编号,轮次,是否满意,是否解决,是否联系,回访时间,回访人\n%s\n' \
	261120100000000001,2,基本满意,解决,是,2026-11-22\ 20:00,回访员 |
	js-revisit record >out
is 'a second revisit from a pipe' "$(jq -c .revisit.own out)" \
	'{"round":2,"contacted":true,"solved":true,"satisfied":"基本满意","at":"2026-11-22T20:00:00+08:00","first_solved":true,"first_satisfied":"满意","first_at":"2026-11-22T09:00:00+08:00","by":"回访员"}'
is 'one event more' "$(acts)" $((count + 1))
echo "{\"id\":\"$A\",\"round\":2,\"at\":\"2026-11-22T21:00:00+08:00\",\"contacted\":true}" |
	js-revisit record --actor 回访员 >out
is 'what was not asked again is unknown' "$(jq -c .revisit.own out)" \
	'{"round":2,"contacted":true,"at":"2026-11-22T21:00:00+08:00","first_solved":true,"first_satisfied":"满意","first_at":"2026-11-22T09:00:00+08:00","by":"回访员"}'

# Refused, each with its reason; the rest goes on.
cat >bad.ndjson <<END
{"id":"$B","kind":"answer","round":1,"at":"2026-11-22T09:00:00+08:00","satisfied":"满意","actor":"回访员"}
{"id":"$A","kind":"answer","round":3,"at":"2026-11-22T09:00:00+08:00","satisfied":"满意","actor":"回访员"}
{"id":"$A","kind":"answer","round":1,"at":"2026-11-20T10:30:00+08:00","satisfied":"满意","actor":"回访员"}
{"id":"$A","kind":"answer","round":1,"at":"2027-01-01","satisfied":"满意","actor":"回访员"}
{"id":"$A","kind":"answer","round":1,"at":"2026-11-22T09:00:00+08:00","satisfied":"超级满意","actor":"回访员"}
{"id":"$A","kind":"answer","round":1,"at":"2026-11-22T09:00:00+08:00","satisfied":"满意"}
{"id":"$A","kind":"answer","round":1,"at":"2026-11-22T09:00:00+08:00","actor":"回访员"}
{"id":"$A","kind":"call","at":"2026-11-20T12:00:00+08:00","connected":"也许"}
{"id":"$A","kind":"call","at":"2026-11-20T12:00:00+08:00"}
{"id":"$A","kind":"call","at":"2026-02-30","connected":true}
{"id":"$A","kind":"call","at":"2026-11-20T12:00:00+08:00","connected":true,"call":"chat"}
{"id":"$A","kind":"call","at":"2026-11-20T12:00:00+08:00","connected":true,"seconds":-1}
{"id":"$A","kind":"letter","at":"2026-11-20T12:00:00+08:00"}
{"id":"bj12345-1","kind":"call","at":"2026-11-20T12:00:00+08:00","connected":true}
{"kind":"call","connected":true}
[1]
{"id":
{"id":"$A","kind":"call","at":"2026-11-20T12:00:00+08:00","connected":true,"call":"确认"}
END
count=$(acts)
exits 'rejects' 1 js-revisit record --reject rejects bad.ndjson >out 2>err
is 'one line is good' "$(wc -l <out)" 1
is 'one event' "$(acts)" $((count + 1))
jq -r '[.line, .code, .reason] | join(" ")' rejects >got
cat >want <<'END'
1 refused answer: the case is being handled: a revisit before the case is closed does not count
2 refused answer: the round is 1 to 2
3 refused a revisit before the case is closed does not count
4 refused answer: its time lies in the future
5 refused answer: the policy has no answer '超级满意': there are 非常满意, 满意, 基本满意, 不满意, 非常不满意, 未评价, 无人接听, 无法回访, 未接通, 未接通1, 未接通2, 拒绝回访, 空号, 停机
6 incomplete answer: --actor is missing
7 refused answer: there is none in it
8 bad_record connected: not yes or no
9 bad_record connected: absent
10 bad_record at: no such date '2026-02-30'
11 refused contact: no such code 'chat': understand, confirm, progress, result, revisit, recheck
12 bad_record seconds: not a count
13 bad_record kind: not call, answer, recheck or waive
14 unknown_case no such case
15 bad_record no id
16 bad_record not a case record
17 json_syntax byte 6: json_syntax
END
same 'each with its reason' got want
exits 'all or none' 1 js-revisit record --atomic bad.ndjson >out 2>err
empty 'none' out

# The handler does not make the revisit.
js-dispatch resolve --actor 张工 --text 已劝导 $B >out
js-audit pass --actor 审核员 $B >out
printf '{"id":"%s","round":1,"satisfied":"满意","actor":"张工"}\n' $B >own
exits 'one own work' 1 js-revisit record own 2>err
has 'is not revisited' err 'the handler does not make the revisit'
ok 'by somebody else it is' js-revisit record --actor 回访员 <<END
{"id":"$B","round":1,"satisfied":"满意"}
END

# Files that are none.
exits 'a folder' 3 js-revisit record "$DIR"
exits 'no such file' 3 js-revisit record absent
printf 'PK\003\004xlsx' >book
exits 'a workbook' 3 js-revisit record book
printf '甲,乙\n1,2\n' >other.csv
exits 'no known heading' 3 js-revisit record other.csv
: >nothing
ok 'an empty file' js-revisit record nothing
printf '工单编号,是否接通,时间\n261120100000000001,??,2026-11-20\n' |
	iconv -f UTF-8 -t GB18030 | tr '?' '\377' >torn.csv
exits 'bytes that are no text' 1 js-revisit record torn.csv 2>err
has 'are told' err 'torn.csv:2: bad_encoding: connected'
printf '工单编号,是否接通\n261120100000000001,"是\n' >open.csv
exits 'a quote that never ends' 1 js-revisit record open.csv 2>err
has 'is told too' err 'unclosed_quote'
proved
done_testing
