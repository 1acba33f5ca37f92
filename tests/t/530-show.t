#!/bin/sh
# js-report show: one case with its journal, masked, in every format.
. "$(dirname "$0")/../lib.sh"

exits 'no id' 2 js-report show
ok 'import' js-intake import -q --emit none "$TESTS/data/sample.gb18030.csv"
id=$(js-report list state:assigned | head -n 1 | jq -r .id)
ok 'a note with a number in it' js-dispatch note "$id" --actor 值班长 \
	--text '来电人 13812345678 催办，３号楼２单元５０１室'

ok 'as records' js-report show "$id" >got
is 'the record first' "$(head -n 1 got | jq -r .id)" "$id"
is 'then its events' "$(sed 1d got | jq -r .kind | tr '\n' ' ')" \
	'receive note '
is 'their revisions' "$(sed 1d got | jq .rev | tr '\n' ' ')" '1 2 '
has 'the note is masked' got '138****5678'
lacks 'and nothing is lost from it' got '13812345678'
ok 'json' js-report show "$id" -f json >got
is 'json is one object' "$(jq -r '.case.id, (.events|length)' got |
	tr '\n' ' ')" "$id 2 "
ok 'html has every column' sh -c "js-report show $id -f html |
	grep -q 记录时间"
for format in table md html csv; do
	ok "$format" js-report show "$id" -f $format >got
	has "$format has the note" got '催办'
	lacks "$format masks it" got '13812345678'
done
js-report show "$id" -f table >got
has 'kinds of events in Chinese' got '受理'
is 'the journal fits 120 columns' "$(sed -n '/^日志/,$p' got |
	perl -CSD -ne 'chomp; $n = length; $n++ while /[\x{1100}-\x{ffff}]/g;
		print "$n\n" if $n > 120')" ''
is 'and nothing of it is cut' "$(sed -n '/^日志/,$p' got | tr -d ' \n' |
	grep -c "$(js-audit trail "$id" | head -n 1 | jq -r .text |
	tr -d ' \n')")" 1
js-dispatch assign "$id" --lead 城市管理科 --actor 值班长 >/dev/null
js-report show "$id" -f table >got
has 'a change: old and new' got '物业管理科 -> 城市管理科'

exits 'an id without a case' 1 js-report show bj12345-0 "$id" >got 2>err
has 'it is named' err "no such case 'bj12345-0'"
is 'the other one is shown' "$(head -n 1 got | jq -r .id)" "$id"
exits 'an id that is none' 1 js-report show nonsense 2>err

exits 'who looks must be said' 2 js-report show --reveal=回电 "$id"
ok 'reveal' js-report show --reveal=回电 --actor 回访员 "$id" >got
has 'the number is there' got '13812345678'
is 'the access stands in the journal' "$(sqlite3 \
	"$XDG_DATA_HOME/jiesu/js.db" \
	'SELECT count(*) FROM event WHERE kind=5')" 1
exits 'for a reason that may stand there for good' 1 js-report show \
	--reveal='回电给王小明，手机13912345678' --actor 回访员 "$id" >got 2>err
has 'no person is in one' err 'the reason names a person'
empty 'nobody is shown' got
is 'nor is it written down' "$(sqlite3 "$XDG_DATA_HOME/jiesu/js.db" \
	'SELECT count(*) FROM event WHERE kind=5')" 1
done_testing
