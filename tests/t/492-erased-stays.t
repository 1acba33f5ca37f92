#!/bin/sh
# What was erased does not come back: not from an old dump, nor from a newer
# one that says something else of the case, nor from a private row that is put
# back by hand. A database that is restored without private rows reads as one
# in which all were erased, whatever was erased before.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_ACTOR=主任
export JS_ACTOR

head='工单编号,工单类型,来电时间,派单时间,办结时间,来电人,来电人电话,标题,主要内容,村/社区,主办单位'
row() {	# NO DAY NAME PHONE TEXT
	echo "$1,投诉,$2 10:00:00,$2 10:05:00,$2 18:00:00,$3,$4,$3反映,$5,农光里社区,物业管理科"
}
{
	echo "$head"
	row A1 2026-10-01 诸葛某某 13812345670 '诸葛某某反映全角２楼漏水'
	row A2 2026-10-09 诸葛某某 13812345670 '诸葛某某再次反映漏水'
	row B1 2026-10-02 欧阳某某 010-87654321 '欧阳某某反映噪声'
	row C1 2026-11-20 上官某某 13700000007 '上官某某反映停水'
} >dump.csv
ok 'four cases' take --exported-at '2026-11-22 23:00' --emit none dump.csv
cp js.db first.db
ok 'the older ones are erased' js-audit retain --older-than 40d >out
is 'of two persons' "$(head -n 1 out | jq -c '[.cases, .callers]')" '[3,2]'
is 'who came again is still known as one' "$(fact A1 .caller)" "$(fact A2 \
	.caller)"
is 'and the other as another' "$([ "$(fact A1 .caller)" = \
	"$(fact B1 .caller)" ] || echo another)" another
is 'the reference is gone' "$([ "$(fact A1 .caller)" = "$(sqlite3 first.db \
	"SELECT printf('p_%016x', caller) FROM cases WHERE no = 'A1'")" ] ||
	echo gone)" gone
js-report show bj12345-A1 -f table >out
has 'show says it as list does' out （个人信息已清除）
js-report show bj12345-C1 -f table >out
lacks 'and of no other' out （个人信息已清除）
is 'the flags say so' "$(fact A1 '.flags | join(" ")')" 'erased struck'
is 'a case that is kept' "$(fact C1 '[.flags, .text] | tojson')" \
	'[[],"上官某某反映停水"]'
proved

# --- dumps -------------------------------------------------------------------

E=$(events)
ok 'the same dump again' take --exported-at '2026-11-22 23:00' dump.csv
is 'changes nothing' "$(events)" "$E"
sed 's/漏水/漏水，厨房/; s/停水/停水三天/' dump.csv >new.csv
ok 'a newer one that says more' take --exported-at '2026-11-23 08:00' new.csv
has 'tells that texts were refused' said \
	'2 cases are known and were erased: their texts are not taken'
is 'they were' "$(fact A1 '[.text, .title] | tojson')" '[null,null]'
is 'a case that is kept has its own' "$(fact C1 .text)" 上官某某反映停水三天
sed 's/农光里社区/农光东里社区/' dump.csv >facts.csv
ok 'facts are taken' take --exported-at '2026-11-23 08:30' facts.csv
is 'of an erased case too' "$(fact A1 .place.community)" 农光东里社区
is 'which stays erased' "$(fact A1 '.flags | join(" ")')" 'erased struck'
for word in 诸葛某某 13812345670 欧阳某某 87654321; do
	is "no byte of $word" "$(cat js.db js.db-wal 2>/dev/null |
		grep -ac $word)" 0
done
proved
ok 'a note about an erased case' js-dispatch note --text 令狐某某来查询 \
	bj12345-A1 >out
is 'is kept as any' "$(js-audit trail bj12345-A1 | tail -n 1 |
	jq -r .note)" 令狐某某来查询
proved

# --- by hand -----------------------------------------------------------------

cp js.db back.db
sqlite3 back.db "ATTACH 'first.db' AS o;
	INSERT INTO private SELECT * FROM o.private
	WHERE seq = (SELECT min(seq) FROM erased)"
exits 'a row that is put back' 1 js-audit verify -d back.db >out
has 'is found' out "$(sqlite3 js.db \
	'SELECT min(seq) FROM erased') an erased private row is back"
cp js.db gone.db
sqlite3 gone.db 'DELETE FROM private WHERE seq =
	(SELECT max(seq) FROM private)'
exits 'one that is taken away' 1 js-audit verify -d gone.db >out
has 'is found too' out 'erased'

# --- dump and restore --------------------------------------------------------

js-audit dump -o plain.ndjson
ok 'restored without private rows' js-audit restore -d plain.db plain.ndjson
ok 'it is sound' js-audit verify -d plain.db
is 'all read as erased, some as erased here' "$(js-report list -d plain.db |
	jq -c '[.no, (.flags | join(" ")), .text]' | sort | xargs)" \
	'[A1,erased struck,null] [A2,erased struck,null] [B1,erased struck,null] [C1,erased,null]'
is 'who came again is known there too' "$(js-report list -d plain.db |
	jq -r 'select(.no != "C1") | .caller' | sort -u | wc -l)" 2
js-audit dump --private=备份 -o whole.ndjson
ok 'restored with them' js-audit restore -d whole.db whole.ndjson
ok 'it is sound' js-audit verify -d whole.db
js-report list >want
js-report list -d whole.db >got
same 'it is the same' got want
sqlite3 js.db 'SELECT * FROM erased' >want
sqlite3 whole.db 'SELECT * FROM erased' >got
same 'what was erased stays so' got want
ok 'an erasure in a restored database' js-audit retain -d whole.db \
	--person --reason 本人申请 bj12345-C1 >out
is 'is one' "$(head -n 1 out | jq -c '[.cases, .callers]')" '[1,1]'
ok 'and sound' js-audit verify -d whole.db
done_testing
