#!/bin/sh
# The city's revisit from a file of its own: by the policy's table of answers;
# what is said already appends nothing. Scenarios 15, 16 and 17 of the field.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

# Events of cases; new words are events too.
acts() {
	sqlite3 "$JS_DB" 'SELECT count(*) FROM event WHERE cas NOT NULL'
}

cat >dump.csv <<'END'
工单编号,工单性质,问题分类,主要内容,村/社区,主办单位,来电时间,派单时间,办结时间,是否有效回访,是否联系,是否解决,是否满意
261110100000000001,主办,公安->养犬管理->不文明养犬,犬吠,农光里社区,农光里社区,2026-11-10 10:00:00,2026-11-10 10:10:00,2026-11-11 10:00:00,,,,
261110100000000002,主办,公安->养犬管理->不文明养犬,犬吠,农光里社区,农光里社区,2026-11-10 10:00:00,2026-11-10 10:10:00,2026-11-11 10:00:00,,,,
261110100000000003,主办,公安->养犬管理->不文明养犬,犬吠,农光里社区,农光里社区,2026-11-10 10:00:00,2026-11-10 10:10:00,2026-11-11 10:00:00,是,是,是,满意
261110100000000004,主办,公安->养犬管理->不文明养犬,犬吠,农光里社区,农光里社区,2026-11-10 10:00:00,2026-11-10 10:10:00,2026-11-11 10:00:00,,,,
261110100000000004,协办,公安->养犬管理->不文明养犬,犬吠,农光里社区,农光里社区,2026-11-10 10:00:00,2026-11-10 10:10:00,2026-11-11 10:00:00,,,,
END
take --exported-at '2026-11-12 00:00' --emit none dump.csv

cat >city.csv <<'END'
市级回访结果,,,,,
导出时间：2026-11-20 18:00:00,,,,,
工单编号,工单性质,是否有效回访,是否联系,是否解决,是否满意,回访时间
261110100000000001,,是,是,否,基本满意,2026-11-18 09:30:00
261110100000000002,,否,,,无人接听,
261110100000000003,,是,是,是,满意,2026-11-18 09:40:00
261110100000000004,,是,是,部分解决,不满意,
261110100000000004,协办,是,是,基本解决,满意,
END
iconv -f UTF-8 -t GB18030 city.csv >gb.csv
count=$(acts)
ok 'a file of the city' js-revisit city gb.csv >out
is 'a record for each line' "$(wc -l <out)" 5
# The third says what the dump had said, so it is none.
is 'four events' "$(acts)" $((count + 4))

# said NO: the city's answers of an order, 主办.
said() {
	fact "$1" '.revisit.city | [.valid, .contacted, .solved, .satisfied,
		.at] | map(tostring) | join(" ")' | head -n 1
}
is 'works later: not solved, 0.9 (scenario 15)' "$(said 261110100000000001)" \
	'true true false 基本满意 2026-11-18T09:30:00+08:00'
is 'nobody answered: not valid (16)' "$(said 261110100000000002)" \
	'false null null 无人接听 2026-11-20T18:00:00+08:00'
is 'the same as in the dump stays' "$(said 261110100000000003)" \
	'true true true 满意 2026-11-12T00:00:00+08:00'
is 'partly is not solved' "$(said 261110100000000004)" \
	'true true false 不满意 2026-11-20T18:00:00+08:00'
is 'helpers have their own' "$(js-report list role:协办 |
	jq -c '[.revisit.city.solved,.revisit.city.satisfied]')" '[false,"满意"]'

count=$(acts)
for file in city.csv gb.csv; do
	ok "$file again" js-revisit city $file >again
	same 'the same records' again out
done
is 'nothing is appended' "$(acts)" "$count"
ok 'nor by the dump' take dump.csv
is 'it is as before' "$(said 261110100000000003)" \
	'true true true 满意 2026-11-12T00:00:00+08:00'

# Scenario 17: the own answer and the city's both stand; the city's rules.
printf '{"id":"bj12345-%s","round":2,"at":"2026-11-13","contacted":true,"solved":true,"satisfied":"满意","actor":"回访员"}\n' \
	261110100000000004 | js-revisit record >out
is 'both stand' "$(jq -r '.revisit | [.own.satisfied,.city.satisfied] |
	join(" ")' out)" '满意 不满意'
js-report rates --period 2026-11 --by all --source both >figures
is 'the own table has the own answer' "$(jq -r \
	'select(.source == "own" and .account == "full").satisfied' figures |
	tail -n 1)" 1
is "the city's three have the city's" "$(jq -r \
	'select(.source == "city" and .account == "full") |
	[.valid,.solved,.satisfied,.basic] | join(" ")' figures | tail -n 1)" \
	'3 1 1 1'

# JSON, an unknown answer, cases that are not there.
cat >city.ndjson <<'END'
{"id":"bj12345-261110100000000002","valid":true,"contacted":true,"solved":true,"satisfied":"满意","at":"2026-11-21T10:00:00+08:00"}
{"id":"bj12345-261110100000000001","valid":true,"solved":"说不清","satisfied":"还行","at":"2026-11-21T10:00:00+08:00"}
{"id":"bj12345-999","valid":true,"satisfied":"满意"}
{"id":"bj12345-261110100000000002"}
{"id":"bj12345-261110100000000002","satisfied":"不满意","at":"2027-01-01"}
END
exits 'lines of JSON' 1 js-revisit city city.ndjson >out 2>err
is 'a later answer replaces' "$(said 261110100000000002)" \
	'true true true 满意 2026-11-21T10:00:00+08:00'
is 'the unknown is flagged' "$(fact 261110100000000001 '.flags |
	contains(["unknown_answer"])')" true
cat >want <<'END'
js-revisit: city.ndjson:2: the policy has no answer '说不清': it counts as unknown
js-revisit: city.ndjson:3: unknown_case: no such case
js-revisit: city.ndjson:4: refused: city: no answer in it
js-revisit: city.ndjson:5: refused: city: its time lies in the future
END
same 'all is told' err want
count=$(acts)
js-revisit city city.ndjson >out 2>err
is 'once' "$(acts)" "$count"
js-revisit city city.csv >out 2>err
is 'and an older file brings nothing back' "$(said 261110100000000002)" \
	'true true true 满意 2026-11-21T10:00:00+08:00'
ok 'rows without any time' js-revisit city --exported-at 2026-11-22 <<'END'
工单编号,是否满意
261110100000000004,满意
END
is 'are as old as the file' "$(said 261110100000000004)" \
	'true true false 满意 2026-11-22T00:00:00+08:00'

# --- the office's own answers are none of the city's ------------------------------

js-report rates >before
cat >ours.csv <<'END'
编号,种类,回访时间,是否联系,是否解决,是否满意
NOX,复核,2026-11-22 10:00,是,未解决,不满意
NOX,回访,2026-11-22 10:01,是,未解决,不满意
NOX,通话,2026-11-22 10:02,是,未解决,不满意
END
sed -i "s/NOX/$(js-report list | jq -r .no | head -n 1)/" ours.csv
exits 'a re-check, an answer of ours, a call' 1 js-revisit city ours.csv \
	>out 2>err
is 'are refused, each with its reason' \
	"$(grep -c "kind: not an answer of the city's" err)" 3
id=$(js-report list | jq -r .id | head -n 1)
cat >ours.ndjson <<END
{"id":"$id","round":1,"solved":false,"at":"2026-11-22T10:03:00+08:00"}
{"id":"$id","actor":"审核员","solved":false,"at":"2026-11-22T10:04:00+08:00"}
{"id":"$id","kind":7,"solved":false,"at":"2026-11-22T10:05:00+08:00"}
END
exits 'a round, a person of ours, no kind at all' 1 js-revisit city \
	ours.ndjson >out 2>err
is 'too' "$(grep -c "round: the city's\|actor: one of\|kind: not" err)" 3
js-report rates >after
same 'and no rate moves' after before
sed -n '1p;2s/复核/市回访/p' ours.csv >theirs.csv
ok 'the kind of the city itself is taken' js-revisit city theirs.csv >out
proved
done_testing
