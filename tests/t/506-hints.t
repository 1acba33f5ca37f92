#!/bin/sh
# What a newcomer gets wrong is answered with what is right: a table in a pipe,
# a record without its revision, words that the policy has not, dates in other
# forms, a dump of another city, a file that is no database, a cut dump.
. "$(dirname "$0")/../lib.sh"

ok 'import' js-intake import -q --emit none \
	"$TESTS/data/sample.gb18030.csv"
js-report list state:received | head -n 1 >one
id=$(jq -r .id one)

js-report list -f csv state:received | head -n 3 >table
exits 'a table' 1 js-dispatch sign --reject bad <table 2>err
is 'each line is told once' "$(grep -c 'give js-report list no -f' err)" 3
is 'by the same code' "$(jq -r .code bad | sort -u)" json_syntax
printf '  [1]\n12\n' >values
exits 'other JSON' 1 js-dispatch sign <values 2>err
has 'is no record either' err 'no record, which begins with {'
echo '{"id":' >broken
exits 'a broken record' 1 js-dispatch sign <broken 2>err
lacks 'is none of these' err 'give js-report'

jq -c '{id}' one >bare
exits 'no rev' 1 js-dispatch sign --reject bad <bare 2>err
has 'is told' err 'rev is missing'
is 'with a code of its own' "$(jq -r .code bad)" bad_record
jq -c '{id, rev: 0}' one >zero
exits 'no such rev' 1 js-dispatch sign --reject bad <zero
is 'is stale' "$(jq -r .code bad)" stale

# What the policy has.
exits 'a unit' 1 js-dispatch assign --lead 没有科 <one 2>err
has 'there are' err "the policy has no unit '没有科': there are 市民诉求处置中心, "
has 'the list has an end' err ', …'
js-dispatch assign --lead 物业管理科 <one >two
js-dispatch sign --actor 甲 <two >three
exits 'a milestone' 1 js-dispatch progress --milestone 到场 <three 2>err
has 'there are' err "no milestone '到场': there are 签收, 联系, 踏勘"
exits 'a reason' 1 js-dispatch promise --why 没钱 --text 查 --next 修 \
	--until 2026-12-01 --by 甲 <three 2>err
has 'there are' err "no reason '没钱': there are 政策, 资金, 权属"
exits 'of a pause' 1 js-dispatch pause --why 没钱 --review 2026-12-01 \
	--approver 乙 <three 2>err
has 'there are' err "no reason '没钱': there are 政策, 资金, 权属"

# Dates.
js-report list 'received>=2026-11-01' >want
ok 'digits alone' js-report list 'received>=20261101' >got
same 'are the same day' got want
js-report list received:2026-11-01..2026-11-03 >want
ok 'a span of them' js-report list received:20261101..20261103 >got
same 'is the same one' got want
for t in 2026/11/01 2026111 202611 11-01 １ 2026年11月; do
	exits "$t" 2 js-report list "received>=$t" 2>err
	has 'the forms are told' err 'times are 2026-11-01, 20261101, 2026-11'
done
exits 'a day that is none' 2 js-report list received:20261131 2>err
has 'is told as that' err "no such date '2026-11-31'"

# A dump's rows: what is told holds nothing of a person.
while IFS='|' read -r said shown; do
	printf '工单编号,来电时间,主要内容\n7,%s,x\n' "$said" >dump.csv
	exits "received '$said'" 1 js-intake import -n --emit none \
	    dump.csv 2>err
	is "told as $shown" "$(sed -n 's/.*not a date//p' err)" "$shown"
done <<'END'
2026/13x|
2026/11/22 8:5:7:9| '2026/11/22 8:5:7:9'
２０２６／１１| '２０２６／１１'
2026年3月| '2026年3月'
138-0013-8000|
138.0013.8000|
1380013800|
67321234|
6732-1234|
110105194912310021|
110105-19491231-0021|
6022021234567890123|
17号4-103|
2026-1-302|
6-1-2026|
王小明|
END
printf '来电时间,工单编号,诉求分类,来电人,主要内容\n2026-11-01,7\n' >short.csv
exits 'a short row' 1 js-intake import -n --emit none short.csv 2>err
has 'both counts' err 'the row has 2 fields, the header 5'
printf '来电时间,工单编号\n2026-11-01,7,8,9\n' >long.csv
js-intake import -n --emit none long.csv 2>err
has 'of a long one too' err 'the row has 4 fields, the header 2'

# Another city's dump.
printf 'Unique Key,Created Date,Complaint Type,Descriptor\n1,02/17/2020,A,B\n' \
    >nyc.csv
exits 'New York' 3 js-intake check nyc.csv 2>err
has 'the map is told' err '-m nyc311 knows these headings'
ok 'and is right' js-intake check -m nyc311 nyc.csv >out
printf 'name,colour\na,b\n' >none.csv
exits 'nobody knows it' 3 js-intake check none.csv 2>err
has 'one can be made' err 'js-intake map proposes a map'
js-intake check -m nyc311 "$TESTS/data/sample.gb18030.csv" 2>err
has 'back to the own one' err '-m beijing knows these headings'
echo '[{"service_request_id":"1","requested_datetime":"2026-11-01T10:00:00Z",
"service_name":"pothole","description":"x"}]' >open.json
exits 'JSON' 3 js-intake check open.json 2>err
has 'too' err '-m open311 knows these headings'

# Operands and files.
exits 'a number' 1 js-report show 261120115730831721 2>err
has 'is named' err "'261120115730831721' is not an id"
has 'and what finds it' err 'js-report list no:NUMBER'
cp "$TESTS/data/sample.gb18030.csv" s.csv
for mode in 644 600; do
	chmod $mode s.csv
	exits "a dump as database, $mode" 3 js-report list -d s.csv 2>err
	has 'is told' err "s.csv' is no database"
	lacks 'no advice that does not help' err chmod
done
cp "$(find "$XDG_DATA_HOME" -name '*.db')" open.db
chmod 644 open.db
exits 'a database for all' 3 js-report list -d open.db 2>err
has 'keeps its advice' err 'chmod 600'

js-audit dump >whole.ndjson
lines=$(wc -l <whole.ndjson)
size=$(wc -c <whole.ndjson)
head -c $((size - 9)) whole.ndjson >torn
head -n $((lines - 1)) whole.ndjson >shorter
sed '5s/"/x/' whole.ndjson >damaged
exits 'cut in a line' 3 js-audit restore -d r.db torn 2>err
has 'is told' err "torn:$lines: the dump is cut off"
exits 'cut behind one' 3 js-audit restore -d r.db shorter 2>err
has 'is told' err 'the dump is cut off: it has no end'
exits 'damaged' 3 js-audit restore -d r.db damaged 2>err
lacks 'is not cut' err 'cut off'
has 'by its line' err 'damaged:5: '
printf %s "$(cat whole.ndjson)" >bare
ok 'a whole one without its last line feed' js-audit restore -d r.db bare
done_testing
