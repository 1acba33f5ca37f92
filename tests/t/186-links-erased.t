#!/bin/sh
# Links after an erasure: those that were found outlive the texts that they
# were found in, and a later call of the same number hangs on nothing that was
# erased, because nobody knows any more that it is the same one.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_ACTOR=主任
export JS_ACTOR

head='工单编号,工单类型,问题分类,来电时间,派单时间,办结时间,来电人,来电人电话,标题,主要内容,小区点位,村/社区,主办单位'
row() {	# NO DAY END
	echo "$1,投诉,供排水->停水与水质->停水,$2 10:00:00,$2 10:05:00,$3,诸葛某某,13812345670,停水,农光里中区１１号楼停水,农光里中区11号楼,农光里社区,物业管理科"
}
{
	echo "$head"
	row L1 2026-03-01 '2026-03-02 18:00:00'
	row L2 2026-03-09 '2026-03-10 18:00:00'
} >old.csv
ok 'a case and its repeat' take --exported-at '2026-03-20 23:00' old.csv
is 'are linked' "$(fact L2 '.links | map([.kind, .to] | join(" ")) | .[0]')" \
	'repeat bj12345-L1'
{
	cat old.csv
	row L3 2026-11-20 ''
} >new.csv
cp js.db first.db
ok 'erased' js-audit retain --older-than 100d >out
is 'both' "$(head -n 1 out | jq .cases)" 2
is 'the link stands, with its score and reason' "$(fact L2 '.links | tojson')" \
	"$(JS_DB=$DIR/first.db js-report list id=bj12345-L2 | jq -c .links)"
proved
ok 'the same number calls again' take --exported-at '2026-11-22 23:00' new.csv
is 'nothing leads to what was erased' "$(fact L3 '.links | tojson')" '[]'
is 'it is a new caller' "$([ "$(fact L3 .caller)" = "$(fact L2 .caller)" ] ||
	echo new)" new
ok 'a link by hand may' js-dispatch link --kind repeat --to bj12345-L2 \
	--why 居民自述 bj12345-L3 >out
is 'it holds' "$(fact L3 '.links[0].to')" bj12345-L2
proved

# Where it was not erased, the same call is found.
ok 'in the database as it was' take -d first.db \
	--exported-at '2026-11-22 23:00' new.csv
is 'it is a repeat' "$(js-report list -d first.db id=bj12345-L3 |
	jq -r '.links[0] | [.kind, .to] | join(" ")')" 'repeat bj12345-L2'
done_testing
