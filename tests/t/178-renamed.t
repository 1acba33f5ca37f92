#!/bin/sh
# Nothing is counted twice: a dump whose order numbers stand under a heading
# that the map does not know is refused, not taken as one without numbers. One
# that really has none passes, and says what of it the office may have already.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

HEAD=工单编号,来电时间,问题分类,主要内容,村/社区,主办单位
# rows FROM TO [COLUMN]: an awk expression of i instead of the number
rows() {
	awk -v from="$1" -v to="$2" "BEGIN {
		for (i = from; i <= to; i++) {
			no = ${3:-sprintf(\"2611221003%08d\", i * 7)}
			printf \"%s,2026-11-%02d 10:%02d:00,供暖->供暖不热,\", no,
			    1 + i % 20, i % 60
			printf \"市民反映：第%d户室温不足。,农光里社区,劲松街道\\n\", i
		}
	}"
}
with() {
	echo "$1,${HEAD#*,}"
	shift
	rows "$@"
}

with 工单编号 1 40 >right.csv
with 受理单流水 1 60 >renamed.csv
ok 'the first dump' take --emit none right.csv
E=$(events)
exits 'the number renamed: refused' 3 take renamed.csv
has 'with file, line and heading' said 'renamed.csv:1: 受理单流水: looks like order numbers'
has 'a value, masked' said '(26**************07)'
has 'and what to fill in' said columns.no.heads
is 'nothing is written' "$(events)" "$E"
exits 'a trial too' 3 take -n renamed.csv
iconv -f utf-8 -t gb18030 renamed.csv >renamed.gb.csv
exits 'in GB18030' 3 take renamed.gb.csv
{ echo '导出时间：2026-11-22 23:59:59'; cat renamed.csv; } >titled.csv
exits 'below a title line' 3 take titled.csv
has 'the line is the header'\''s' said 'titled.csv:2: '
exits 'from a pipe' 3 take <renamed.csv
exits 'it speaks Chinese' 3 take --lang zh renamed.csv
has 'in Chinese' said '像工单编号'
exits 'check warns' 1 js-intake check -f table --lang en renamed.csv >out
has 'of the same' out "column '受理单流水' looks like order numbers"
mkdir in
cp renamed.csv in
exits 'the drop folder' 1 js-intake import --spool in --settle 0 2>said
is 'has it in bad/ with the reason' "$(jq -r .error in/bad/*.report.json |
	cut -d: -f3)" ' 受理单流水'
ok 'a guessed map' js-intake map -o own.json renamed.csv
is 'is one of the same source' "$(jq -r '.source, .columns.no.heads[0]' \
	own.json | xargs)" 'bj12345 受理单流水'
ok 'and takes it' take --emit none -m ./own.json renamed.csv
has 'each case once' said '60 rows: 20 new, 0 changed, 40 unchanged'
proved

# --- it numbers something else -----------------------------------------------

fresh
jq '.other_numbers = ["供热 户号："]' "$JS_BUILD/share/jiesu/table/beijing.json" \
	>other.json
with 供热户号 1 30 >meters.csv
exits 'numbers of something else' 3 take meters.csv
ok 'said to be so' take --emit none -m ./other.json meters.csv
has 'are none' said '30 rows: 30 new'
is 'and kept' "$(js-report list | jq -r '.x["供热户号"]' | sort | head -n 1)" \
	261122100300000007
jq '.other_numbers = "供热户号"' "$JS_BUILD/share/jiesu/table/beijing.json" >bad.json
exits 'a list is wanted' 3 take -m ./bad.json meters.csv

# --- every column that looks a little like it ----------------------------------

# tried NAME STATUS HEADING ROWS EXPRESSION
tried() {
	fresh
	with "$3" 1 "$4" "$5" >tried.csv
	exits "$1" "$2" take --emit none tried.csv
}
tried 'mobiles' 0 回访号码 60 'sprintf("138%08d", i * 7919)'
tried 'mobiles with blanks' 0 回拨 60 'sprintf("138 %04d %04d", i, i * 7)'
tried 'with a country code' 0 回拨 60 'sprintf("+86138%08d", i * 7919)'
tried 'full-width mobiles' 0 回拨 60 'sprintf("１３８%08d", i * 7919)'
tried 'land lines' 0 回拨 60 'sprintf("%08d", 67700000 + i * 13)'
tried 'with an area code' 0 回拨 60 'sprintf("010-%08d", 67700000 + i * 13)'
tried 'some with, some without a mobile' 0 回拨 60 \
	'i % 3 ? sprintf("138%08d", i * 7919) : 67700000 + i'
tried 'days' 0 登录 20 'sprintf("202611%02d", i)'
tried 'moments' 0 登录 60 'sprintf("2026-11-01 10:%02d:00", i % 60)'
tried 'moments in digits' 0 登录 60 'sprintf("20261101%02d%02d00", i / 60, i % 60)'
tried 'serial days' 0 登录 60 'sprintf("%d.%04d", 45000 + i, i)'
tried 'the row' 0 行 60 i
tried 'the row, counted from 10000000' 3 行 60 '10000000 + i'
tried 'amounts' 0 金额 60 'sprintf("%d.50", 1000000 + i)'
tried 'the same for many' 0 网格 60 'sprintf("1101050%08d", i % 9)'
tried 'half empty' 0 关联 60 'i % 2 ? sprintf("2611221003%08d", i) : ""'
tried 'of all shapes' 0 备注 60 'sprintf("%0" 8 + i % 7 "d", 10000000 + i)'
tried 'letters and digits' 3 流水 60 'sprintf("GD-2026-%d", i)'
tried 'in other cases' 3 系统键 60 'sprintf("Gd2026%04d", i)'
tried 'full-width letters and digits' 3 流水 60 'sprintf("ＧＤ２０２６%04d", i)'
tried 'numbers that Excel has cut' 3 流水 60 '"2.61122E+17"'
tried 'and with twins in it' 3 流水 60 'sprintf("2611221003%08d", i == 9 ? 8 : i)'
tried 'the same in helpers'"'"' rows' 3 流水 60 \
	'sprintf("2611221003%08d", int(i * 2 / 3))'
tried 'the same in few' 0 区划 3 '"110105024000"'
tried 'short ones that come twice' 0 甲 60 'sprintf("%08d", 10000000 + int(i / 2))'
tried 'a date and a count, called so' 3 受理流水 30 'sprintf("20261122%06d", i)'
tried 'keys of a database' 3 主键 60 \
	'sprintf("%08d-0000-4000-8000-%012d", i * 7919, i)'
for n in 1 2 3; do
	tried "$n rows with numbers" 3 流水 $n 'sprintf("2611221003%08d", i)'
	tried "$n rows with long ones, called nothing" 3 甲 $n \
		'sprintf("2611221003%08d", i)'
	tried "$n rows with phones" 0 回拨 $n 'sprintf("138%08d", i * 7919)'
	tried "$n rows with plates" 0 车牌 $n 'sprintf("N%05d", i * 79)'
	tried "$n rows with identity cards" 0 证件 $n \
		'i == 1 ? "11010519491231002X" : i == 2 ? "110105194912310038" : "110105194912310054"'
	tried "$n rows with days" 0 登录 $n 'sprintf("202611%02d", i)'
done
tried 'no rows' 0 流水 0

# --- few rows: what helpers' rows share, what a heading says ---------------------

for n in 4 11 17; do
	tried "$n rows, helpers' among them" 3 甲 $n \
		'sprintf("2611221003%08d", i == 2 ? 1 : i)'
done
tried '4 rows, half of them different' 3 甲 4 'sprintf("2611221003%08d", int(i / 2) * (i < 4))'
tried 'short ones that come twice, called so' 3 流水 60 \
	'sprintf("%08d", 10000000 + int(i / 2))'
tried '4 rows, all the same' 0 甲 4 '"261122100300000007"'
tried '3 rows, one a helper'"'"'s' 0 甲 3 'sprintf("2611221003%08d", int(i / 2))'
tried 'communities of twelve digits' 0 社区编码 12 'sprintf("1101050240%02d", i)'
tried 'the numbers of houses' 0 楼栋编号 12 'sprintf("%d", 310000 + i * 7)'
tried 'of other cases' 0 关联工单编号 12 \
	'i % 2 ? sprintf("2611221003%08d", i * 7) : ""'
tried 'an id inside a word' 0 'Residence width' 12 'sprintf("%d", 310000 + i * 7)'
tried 'an id at the end of one' 3 caseId 12 'sprintf("%d", 310000 + i * 7)'
tried 'six digits, called so' 3 受理单号 12 'sprintf("%d", 310000 + i * 7)'
tried 'with a helper'"'"'s row' 3 受理单号 12 'sprintf("%d", 310000 + (i == 2 ? 1 : i))'
tried 'six digits, called nothing' 0 甲 40 'sprintf("%d", 310000 + i * 7)'
tried 'five digits' 0 受理单号 12 'sprintf("%d", 31000 + i * 7)'
tried 'the row, with zeros' 0 受理编号2 12 'sprintf("%06d", i)'
tried 'postcodes' 0 邮政编码 12 'sprintf("%d", 100000 + i)'
tried 'short phones' 0 联系号码 12 'sprintf("%d", 6770000 + i)'
tried 'in Chinese' 3 受理单号 12 'sprintf("京诉〔2026〕%d号", i)'
has 'shown by characters' said '(京诉******1号)'
tried 'in full-width brackets' 3 案件编号 12 'sprintf("京诉（２０２６）%d号", i * 97)'
tried 'in Chinese, called nothing' 0 甲 40 'sprintf("京诉〔2026〕%d号", i)'
tried 'days in Chinese' 0 登记编号 12 'sprintf("2026年11月%02d日", i)'
tried 'half of them blank' 3 受理单号 40 'i % 2 ? sprintf("2611221003%08d", i) : ""'
tried 'more than half' 0 受理单号 39 'i % 2 ? "" : sprintf("2611221003%08d", i)'

printf '%s\n' '{"流水":"261122100300000007","来电时间":"2026-11-20 10:00:00","问题分类":"供暖","主要内容":"甲","村/社区":"乙"}' >o.ndjson
exits 'objects' 3 take o.ndjson
has 'by their key, which has no line' said 'o.ndjson: 流水: looks like order numbers'
# objects: an array of 4000 of them, far more than the head of a file
objects() {
	awk -v key="$1" 'BEGIN {
		for (i = 1; i <= 4000; i++)
			printf "%s{\"%s\":\"2611221003%08d\",\"来电时间\":" \
			    "\"2026-11-%02d 10:%02d:00\",\"问题分类\":" \
			    "\"供暖\",\"村/社区\":\"乙\",\"主要内容\":" \
			    "\"市民反映：第%d户室温不足。\"}", (i > 1 ? "," : "["),
			    key, i, 1 + i % 20, i % 60, i
		print "]"
	}'
}
fresh
objects 流水 >many.json
exits 'a long array of them' 3 take many.json
has 'by the key' said 'many.json: 流水: looks like order numbers'
objects '' | sed 's/"":"[0-9]*",//g' >bare.json
ok 'a long array without numbers' take --emit none bare.json
has 'is taken' said '4000 new'

# --- none at all ----------------------------------------------------------------

fresh
cut -d, -f2- right.csv >bare.csv
ok 'no column of numbers' take --emit none bare.csv
has 'is said' said 'no order numbers: a case is known by its time'
fresh
ok 'where the office has the numbers' take --emit none right.csv
exits 'the same without' 1 take --emit none bare.csv
is 'the first line says so' "$(head -n 1 said)" \
	"js-intake: bare.csv: no order numbers: a case is known by its time, category, place and text"
is 'the next how many come twice' "$(sed -n 2p said)" \
	'js-intake: bare.csv: no order numbers, though this source has them: of 40 new cases 40 look like one that is known by its number, and count beside it: js-report list link:maybe'
fresh
take --emit none right.csv
{ head -n 1 bare.csv; sed -n 2,21p bare.csv; } >first.csv
{ head -n 1 bare.csv; sed -n 22,41p bare.csv; } >second.csv
exits 'two of them' 1 take --emit none first.csv second.csv
has 'are told together' said 'first.csv and 1 more: no order numbers, though this source has them: of 40 new cases 40 look'
rows 41 52 'sprintf("%d", i)' | cut -d, -f2- >day.rows
{ echo "${HEAD#*,}"; sed 's/2026-11/2026-10/' day.rows; } >day.csv
exits 'a new day that looks like none' 1 take --emit none day.csv
has 'is told all the same' said 'of 12 new cases 0 look like one'
ok 'again' take --emit none bare.csv
lacks 'nothing new, nothing more to say' said 'though this source'
proved
for prefix in gd 京; do
	fresh
	with 工单编号 1 40 "sprintf(\"${prefix}2026%06d\", i)" >named.csv
	ok "numbers that begin with $prefix" take --emit none named.csv
	exits 'are numbers, too' 1 take --emit none bare.csv
done
done_testing
