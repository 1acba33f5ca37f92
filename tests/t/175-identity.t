#!/bin/sh
# Who is who in a dump: layouts without order numbers, twins in them, the same
# number twice; and which dump brought what.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

# --- a district's table, family A ------------------------------------------------

head=序号,创建时间,办结时间,一级分类,二级分类,三级分类,主要内容,处理结果,被反映街乡镇,所在村社区,二级承办单位简称,是否有效回访,是否联系,是否解决,是否满意
cat >a1.csv <<END
区级全量表,,,,,,,,,,,,,,
$head
1,2026-11-20 10:00:00,,供暖,供暖不热,室温不达标,市民反映：室温不足18度。,,不详,农光里社区,劲松街道,,,,
2,2026-11-20 11:00:00,,环境,噪声,施工噪声,"市民反映：夜间施工，
影响休息。",,劲松街道,农光里社区,劲松街道,,,,
3,2026-11-20 12:00:00,,环境,垃圾,清运,市民反映：垃圾未清运。,,劲松街道,农光里社区,劲松街道,,,,
4,2026-11-20 12:00:00,,环境,垃圾,清运,市民反映：垃圾未清运。,,劲松街道,农光里社区,劲松街道,,,,
END
ok 'a table without order numbers' take --exported-at 2026-11-20T18:00 a1.csv >out
has 'is said to be one' said 'a case is known by its time, category, place and text'
has 'all rows are cases, the two that are alike too' said '4 rows: 4 new'
has 'which is told' said '1 rows say the same as another'
is 'the second is numbered' "$(jq -r .no out | sed 's/^d[0-9a-f]\{24\}/D/' |
	sort | uniq -c | xargs)" '3 D 1 Dn2'
is 'three levels are the category' "$(jq -c .category out | head -n 1)" \
	'["供暖","供暖不热","室温不达标"]'
lacks 'the row number is not kept' out 序号
E1=$(events)
ok 'again' take --exported-at 2026-11-20T18:00 a1.csv >out
has 'changes nothing' said '0 new, 0 changed, 4 unchanged'
is 'and appends nothing' "$(events)" "$E1"

# another day: rows before them, answers, other line ends, full-width letters
cat >a2.csv <<END
$head
1,2026-11-21 09:00:00,,停车,占用车位,私占,市民反映：车位被占。,,劲松街道,农光里社区,劲松街道,,,,
2,2026/11/20 11:00,2026-11-21 10:00:00,环境,噪声,施工噪声,"市民反映：夜间施工，
影响休息。",已停工,劲松街道,农光里社区,劲松街道,是,是,是,满意
3,2026-11-20 12:00:00,2026-11-21 10:00:00,环境,垃圾,清运,市民反映：垃圾未清运。,已清,劲松街道,农光里社区,劲松街道,是,是,是,满意
4,2026-11-20 12:00:00,2026-11-21 11:00:00,环境,垃圾,清运,市民反映：垃圾未清运。,又清,劲松街道,农光里社区,劲松街道,是,是,否,不满意
5,2026-11-20 10:00:00,,供暖,供暖不热,室温不达标,市民反映：室温不足18度。,,不详,农光里社区,劲松街道,,,,
END
sed 's/$/\r/' a2.csv >a2crlf.csv
ok 'a later table' take --exported-at 2026-11-21T18:00 a2crlf.csv >out
has 'adds one case and three answers' said '5 rows: 1 new, 3 changed, 1 unchanged'
is 'each twin has its own' "$(js-report list | jq -c 'select(.result != null) |
	[(.no | length), .result, .revisit.city.satisfied]' | sort)" \
	'[25,"已停工","满意"]
[25,"已清","满意"]
[27,"又清","不满意"]'
proved
js-report list | jq -r .id | sort >ids
fresh
sed -n '1,2p' a1.csv >a3.csv
for line in 7 6 4,5 3; do
	sed -n "${line}p" a1.csv >>a3.csv
done
ok 'rows in another order' take a3.csv >out
js-report list | jq -r .id | sort >got
is 'have the same numbers' "$(comm -13 ids got | wc -l) $(wc -l <got)" '0 4'
ok 'the profile reads them too' js-intake check -f table a1.csv >profile
cat >few.csv <<'END'
创建时间,主要内容
2026-11-20 10:00:00,甲
END
exits 'a table that says too little' 3 take few.csv
has 'wants its numbers' said '工单编号'

# --- the same number twice ----------------------------------------------------------

fresh
cat >twice.csv <<'END'
工单编号,工单性质,来电时间,主要内容
N1,主办,2026-11-20 10:00:00,甲
N2,主办,2026-11-20 10:00:00,乙
N1,主办,2026-11-20 10:00:00,丙
N2,主办,2026-11-20 10:00:00,乙
N1,协办,2026-11-20 10:00:00,甲
END
exits 'one number, other content' 1 take --reject rejects twice.csv >out
is 'the second row is rejected' "$(jq -r '[.line, .code] | @tsv' rejects |
	xargs)" '4 number_twice'
has 'and told' said 'twice.csv:4: number_twice: this order number stands in the dump before, with other facts'
has 'the same row twice is one case' said '1 rows stand in their dump twice'
has 'and helpers have rows of their own' said \
	'5 rows: 3 new, 0 changed, 1 unchanged, 1 rejected'
E1=$(events)
exits 'again' 1 take --reject rejects twice.csv >out
is 'nothing is appended' "$(events) $(wc -l <rejects)" "$E1 1"
has 'the same is told' said '1 rows stand in their dump twice'
is 'the first row counts' "$(js-report list | jq -c '[.id, .text]' | head -n 1)" \
	'["bj12345-N1","甲"]'
fresh
exits 'all or nothing' 3 take --atomic twice.csv >out
is 'is nothing' "$(js-report list | wc -l) $(wc -l <out)" '0 0'
{ cat twice.csv; printf 'N3,主办,2026-11-20 10:00:00,丁\n'; } >three.csv
fresh
sed -n '1,3p' three.csv >one.csv
sed -n '1p;4,7p' three.csv >two.csv
ok 'in two dumps' take one.csv two.csv >out
has 'it is a change' said '1 changed'
proved

# --- batches ------------------------------------------------------------------------

js-intake batches >list
is 'each dump that brought something' "$(jq -c '[.file, .source, .new, .changed]' \
	list)" '["one.csv","bj12345",2,0]
["two.csv","bj12345",2,1]'
B=$(jq -r 'select(.file == "two.csv").batch' list)
is 'and what it brought' "$(js-intake batches "$B" | jq -r .id | sort | xargs)" \
	'bj12345-N1 bj12345-N1.2 bj12345-N3'
ok 'as a table' js-intake batches --lang=en -f table >shown
has 'with a heading' shown 'imported at'
exits 'a batch that never was' 2 js-intake batches 999999 >out 2>err
has 'is answered with those there are' err \
	"there are 2: $(jq -r .batch list | paste -sd, | sed 's/,/, /')"
is 'they are counted from 1' "$(head -n 1 list | jq .n)" 1
empty 'brought nothing' out
exits 'no number' 2 js-intake batches x
exits 'two' 2 js-intake batches 1 2
done_testing
