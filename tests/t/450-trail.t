#!/bin/sh
# The trail of a case: every event, with masked texts; one event by number.
. "$(dirname "$0")/../lib.sh"

cat >a.csv <<'END'
工单编号,问题分类,主要内容,来电人,来电人电话,村/社区,主办单位,工单性质,来电时间,派单时间
261122090000000001,城市管理->市容环境->乱堆乱放,楼道堆物，请回电１３８００００１２３４,赵某某,13800001234,农光里中社区,农光里中社区,主办,2026-11-22 09:00:00,2026-11-22 09:10:00
261122090000000002,城市管理->市容环境->乱堆乱放,车棚堆物,钱某某,13900001234,农光里中社区,农光里中社区,主办,2026-11-22 09:05:00,2026-11-22 09:10:00
END
ok 'import' js-intake import -q --emit none a.csv
id=bj12345-261122090000000001
by=农光里中社区办件员
js-dispatch sign $id --actor $by >/dev/null
js-dispatch note $id --actor $by --text '住户赵先生电话13800001234' \
	>/dev/null

ok 'a trail' js-audit trail $id >out
is 'all events in their order' "$(jq -r .kind out | xargs)" \
	'receive sign note'
is 'revisions' "$(jq .rev out | xargs)" '1 2 3'
is 'both times' "$(jq -r 'select(.at > .rec)' out)" ''
lacks 'no phone' out 13800001234
lacks 'no full-width phone' out １３８００００１２３４
lacks 'no name' out 赵某某
is 'the note is masked' "$(jq -r '.note // empty' out)" \
	'住户赵先生电话138****1234'
has 'who' out "$by"
ok 'as a table' js-audit trail $id -f table >out
has 'in columns' out '备注：住户赵先生电话138****1234'
ok 'as csv' js-audit trail $id -f csv --fields seq,kind,actor >out
is 'four lines' "$(wc -l <out | tr -d ' ')" 4
ok 'of two cases' js-audit trail $id bj12345-261122090000000002 >out
is 'one behind the other' "$(jq -r .id out | uniq -c | awk '{print $1}' |
	xargs)" '3 1'
ok 'an event of the house' js-audit trail --seq 1 >out
is 'the birth' "$(jq -r .kind out)" birth
seq=$(js-audit trail $id | tail -n 1 | jq .seq)
ok 'an event of a case' js-audit trail --seq "$seq" >out
is 'with its case' "$(jq -r '.id + .kind' out)" "${id}note"
sed 's/26112209000000000/{26112209000000000/' a.csv >'{"a":1},.csv'
ok 'a file and orders of odd names' js-intake import -q --emit none \
	'{"a":1},.csv'
seq=$(sqlite3 "$XDG_DATA_HOME/jiesu/js.db" 'SELECT max(seq) FROM batch')
js-audit trail --seq "$seq" >out
is 'names are texts' "$(jq -r .file out)" '{"a":1},.csv'
is 'numbers too' "$(js-audit trail bj12345-%7B261122090000000001 |
	jq -r .no)" '{261122090000000001'
exits 'no such event' 1 js-audit trail --seq 100000
exits 'nor 0' 1 js-audit trail --seq 0
exits 'no such case' 1 js-audit trail bj12345-1 $id >out 2>err
has 'it is named' err "no such case 'bj12345-1'"
is 'the others are shown' "$(wc -l <out | tr -d ' ')" 3
exits 'no id' 1 js-audit trail 无
exits 'which?' 2 js-audit trail
exits 'no such option' 2 js-audit trail --all
done_testing
