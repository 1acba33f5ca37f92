#!/bin/sh
# Input that is none: each a message, the documented status, and nothing lost.
# timeout 240
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

cat >good.csv <<'END'
工单编号,来电时间,派单时间,主办单位,主要内容
F01,2026-11-22 10:00:00,2026-11-22 10:05:00,物业管理科,甲
F02,2026-11-22 11:00:00,2026-11-22 11:05:00,物业管理科,乙
END
ok 'one good dump' take good.csv >records
E=$(events)

# refused NAME TEXT CMD...: status 3, nothing printed, one message with TEXT,
# no event.
refused() {
	tap_name=$1
	tap_text=$2
	shift 2
	"$@" >out 2>said
	is "$tap_name" "$? $(wc -c <out) $(wc -l <said) $(events)" "3 0 1 $E"
	has "$tap_name: why" said "$tap_text"
	lacks "$tap_name: no crash" said 'runtime error'
}

# --- no dumps -----------------------------------------------------------------

: >empty.csv
mkdir folder
head -c 5000 /dev/zero | tr '\000' '\377' | sed 's/^/ELF/' >binary.csv
printf '工单编号,来电时间\nG1,\000\000\n' >nul.csv
printf 'PK\003\004\024\000\006\000sheet1.xml' >book.xlsx
printf '\320\317\021\340\241\261\032\341' >book.xls
printf '\377\376\345\135\125\123' >utf16.csv
cp "$JS_DB" base.csv
cp "$JS_BUILD/bin/js-intake" program.csv
printf '甲,乙,丙\n1,2,3\n' >unknown.csv
printf '工单编号,主要内容\nG1,甲\n' >notime.csv
printf '来电时间,主要内容\n2026-11-22,甲\n' >nonumber.csv
printf '\357\273\277' >bom.csv
printf '<html><table><tr><td>' >page.csv
yes '一行没有列名的话' | head -n 100 >prose.csv
while IFS='|' read -r file text; do
	refused "$file" "$text" js-intake import "$file"
	refused "check $file" "$text" js-intake check "$file"
done <<'END'
empty.csv|the dump is empty
bom.csv|bom.csv:
folder|'folder' is a folder
binary.csv|binary.csv:
nul.csv|no delimited text: it holds NUL bytes
book.xlsx|a zip archive
book.xls|ssconvert
utf16.csv|no heading
base.csv|a database
program.csv|a program
unknown.csv|no heading in its first 20 rows is one of map 'beijing'
notime.csv|来电时间
nonumber.csv|工单编号
page.csv|a web page
prose.csv|no heading
missing.csv|cannot open 'missing.csv': No such file or directory
END
refused 'an empty input' 'the dump is empty' js-intake import </dev/null
refused 'a map that is not there' "no map 'none': there are beijing" js-intake import -m none good.csv
refused 'good and bad: the bad one' 'a folder' \
	js-intake import --emit none good.csv folder
exits 'standard input closed' 4 js-intake import <&- >out 2>said
ok 'a fresh database by a refused dump' sh -c \
	'js-intake import -d other.db empty.csv 2>said; [ $? -eq 3 ]'

# records, to the verbs that read them
for verb in 'suggest' 'assign --auto' 'note --text 甲'; do
	# shellcheck disable=SC2086
	exits "js-dispatch $verb: a binary" 1 js-dispatch $verb \
		<binary.csv >out 2>said
	empty 'no record' out
	# shellcheck disable=SC2086
	exits "js-dispatch $verb: no records" 1 js-dispatch $verb \
		<good.csv >out 2>said
	is 'each line has its message' "$(grep -c ': -:[123]: ' said)" 3
done
refused 'a folder for records' folder js-dispatch suggest folder
refused 'a file that is not there' missing js-dispatch suggest missing
is 'nothing was written by any' "$(events)" "$E"

# --- invalid UTF-8 ---------------------------------------------------------------

{ cat good.csv; printf 'F03,2026-11-22 12:00:00,,,\344\270\n'; } >cut.csv
exits 'a character cut in two' 1 take --encoding utf-8 cut.csv >out
has 'is a reject' said 'cut.csv:4: 主要内容: byte 0 is no UTF-8'
{ cat good.csv; printf 'F03,2026-11-22 12:00:00,,,\300\257\355\240\200\n'; } \
	>over.csv
exits 'overlong forms and surrogates' 1 take --encoding utf-8 over.csv >out
has 'are too' said 'over.csv:4:'
printf '{"v":1,"id":"bj12345-F01","rev":1,"text":"\344\270"}\n' >line
exits 'in a record' 1 js-dispatch suggest line >out 2>said
empty 'is a reject' out
is 'nothing lost' "$(js-report list | jq -r .no | xargs)" 'F01 F02'

# --- policies ----------------------------------------------------------------------

refused 'a policy that is not there' "'none.json'" \
	js-intake import -p none.json good.csv
printf '{"policy":1' >torn.json
refused 'a torn one' torn.json js-intake import -p torn.json good.csv
jq '.levels["1"].solve = "2 hours" | .rates.weights.solve = 60 |
	.farbe = 1 | .categories[0].lead = "没有科"' \
	"$JS_BUILD/share/jiesu/rule/default.json" >broken.json
js-intake import -p broken.json good.csv >out 2>said
is 'a broken one' "$? $(wc -c <out) $(events)" "3 0 $E"
for pointer in /levels/1/solve /rates/weights /farbe /categories/0/lead; do
	has "its mistakes are named at once: $pointer" said "$pointer"
done
for verb in 'js-dispatch suggest' 'js-dispatch assign --auto' \
	'js-dispatch due' 'js-report rates' 'js-audit check'; do
	# shellcheck disable=SC2086
	$verb -p broken.json <records >out 2>said
	is "$verb under it" "$? $(wc -c <out) $(events)" "3 0 $E"
done
mkdir folder/none
refused 'a folder without a policy' folder/none \
	js-intake import -p folder/none good.csv

# --- databases that are none ---------------------------------------------------------

refused_db() {
	exits "$1" 3 js-intake import -d "$2" good.csv >out 2>said
	empty "$1: no record" out
	has "$1: why" said "$2"
	exits "$1: nor listed" 3 js-report list -d "$2" >out 2>said
	empty "$1: nothing" out
}
refused_db 'a text for a database' good.csv
refused_db 'a folder for a database' folder
sqlite3 foreign.db 'CREATE TABLE t (a); INSERT INTO t VALUES (1)'
cksum <foreign.db >before
refused_db 'a foreign database' foreign.db
cksum <foreign.db >after
same 'the foreign one is untouched' after before
proved

# --- a line of 100 MB ------------------------------------------------------------------

{
	cat good.csv
	printf 'F03,2026-11-22 12:00:00,,,'
	head -c 100000000 /dev/zero | tr '\000' a
	printf '\nF04,2026-11-22 13:00:00,,,丁\n'
} >long.csv
timeit -o cost js-intake import --reject rejects --emit new long.csv \
	>out 2>said
is 'a line of 100 MB' "$?" 1
is 'is rejected alone' "$(jq -r '[.line, .code] | @tsv' rejects)" \
	"$(printf '4\ttoo_long')"
is 'what stands behind it comes in' "$(jq -r .no out)" F04
ok 'the reject file does not repeat it' [ "$(wc -c <rejects)" -lt 2000000 ]
K=$(awk '{ print $4 }' cost)
case $JS_BUILD in
*/san) skip 'below 64 MB' 'sanitizers need more' ;;
*) ok "below 64 MB: $K KiB" [ "$K" -lt 65536 ] ;;
esac
{
	head -c 100000000 /dev/zero | tr '\000' a
} >huge
exits 'a dump of one line of 100 MB' 3 timeit -o cost \
	js-intake import huge >out 2>said
timeit -o cost js-dispatch suggest huge >out 2>said
is 'a record of 100 MB' "$? $(wc -c <out)" '1 0'
K=$(awk '{ print $4 }' cost)
case $JS_BUILD in
*/san) skip 'below 64 MB too' 'sanitizers need more' ;;
*) ok "below 64 MB too: $K KiB" [ "$K" -lt 65536 ] ;;
esac
proved
done_testing
