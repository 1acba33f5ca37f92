#!/bin/sh
# The encodings and layouts of dumps; scenario 1 of the field: GB18030, title
# lines, the header in row 4, a rare surname of four bytes.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

# U+20BB7, a real surname's rare form, stands outside the GBK of two bytes.
cat >utf8.csv <<'END'
市民服务热线工单查询结果,,,,,,,,,
"导出单位：劲松街道
（测试）",,,,,,,,,
导出时间：2026-11-22 18:00:00,,,,,,,,,
工单编号,工单性质,来电时间,派单时间,来电人,来电人电话,主要内容,主办单位,小区点位,自编列
261122100000000001,主办,2026-11-22 10:00:00,2026-11-22 10:05:00,𠮷某某,19900000001,"电梯坏了，
市民说""三天""没修，ＡＢＣ",物业管理科,农光里中区11号楼,甲
261122100000000002,主办,2026-11-22 11:00:00,2026-11-22 11:05:00,李某,19900000002,路灯不亮,市政市容科,农光里东区,乙
END
iconv -f UTF-8 -t GB18030 utf8.csv >gb.csv
printf '\225\064\262\065' >rare
ok 'the surname has four bytes in the dump' grep -qaFf rare gb.csv

ok 'a dump in GB18030' take gb.csv >records
is 'two records come out' "$(wc -l <records)" 2
cat >want <<'END'
js-intake: gb.csv: columns the map does not know, kept in x: 自编列
js-intake: 2 rows: 2 new, 0 changed, 0 unchanged, 0 rejected
END
same 'the batch report: unknown columns, rows and their fate' said want
is 'a masked record shows no name' "$(jq -c 'select(.person)' records)" ''
js-report list --reveal=测试 --actor 主任 >open
is 'the surname is intact' \
	"$(jq -r 'select(.no | endswith("1")).person.name' open)" 𠮷某某
lacks 'no question mark stands for it' open '?'
is 'the quoted text is whole' "$(jq -r 'select(.no | endswith("1")).text' \
	open)" '电梯坏了，
市民说"三天"没修，ＡＢＣ'
is 'an unknown column is kept' "$(jq -r '.x."自编列"' open | sort | xargs)" \
	'乙 甲'
is 'the title says when it was exported' "$(sqlite3 "$JS_DB" \
	"SELECT datetime(exported_at, 'unixepoch', '+8 hours') FROM batch")" \
	'2026-11-22 18:00:00'
ok 'the profile' js-intake check --lang=en -f table gb.csv >profile
has 'names encoding and header' profile 'encoding GB18030, header in line 5'
has 'and counts the rows' profile '2 rows, 0 would be rejected'
js-intake check gb.csv >profile
is 'and names the unknown column' \
	"$(jq -r 'select(.fact == "x") | .heading' profile)" 自编列
lacks 'and shows no name' profile 𠮷某某
lacks 'and no number' profile 19900000001
proved
js-report list | jq -cS 'del(.caller)' >want

# however the dump is written, the cases are the same
printf '\357\273\277' | cat - utf8.csv >bom.csv
sed 's/$/\r/' bom.csv >crlf.csv
head -c -1 utf8.csv >open.csv
tail -n +5 utf8.csv >plain.csv
for kind in utf8 bom open; do
	fresh
	ok "$kind" take $kind.csv >/dev/null
	js-report list | jq -cS 'del(.caller)' >got
	same "$kind: the same cases" got want
done
fresh
ok 'CRLF, from standard input' take <crlf.csv >/dev/null
js-report list | jq -cS 'del(.caller) | .text |= gsub("\r"; "")' >got
same 'the same cases' got want
fresh
ok 'no title lines' take plain.csv >/dev/null
js-report list | jq -cS 'del(.caller)' >got
same 'the same cases again' got want

fresh
ok 'the encoding is said' take --encoding gb18030 gb.csv >/dev/null
exits 'an encoding that is none' 2 take --encoding latin1 gb.csv
has 'is named' said "'latin1'"
fresh
{ head -n 1 plain.csv; tail -n +2 plain.csv | iconv -f UTF-8 -t GB18030; } >mixed.csv
exits 'the wrong one rejects its rows' 1 take --encoding utf-8 \
	--reject rejects mixed.csv
is 'each with its code' "$(jq -r .code rejects | sort | uniq -c | xargs)" \
	'2 bad_encoding'
exits 'or the whole dump, where no heading is known' 3 \
	take --encoding utf-8 gb.csv
done_testing
