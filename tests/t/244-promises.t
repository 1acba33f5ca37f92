#!/bin/sh
# Promises: one stands at a time, none is overwritten, and the table of what
# became of each is the journal's (store/promises.h).
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

JS_ACTOR=物业科办件员
export JS_ACTOR

printf '工单编号,问题分类,主要内容,村/社区,主办单位,来电时间,派单时间\n' >dump.csv
for n in 1 2 3 4 5 6; do
	printf 'P%d,住房城乡建设->物业管理->停车管理,车位争议,百环社区,物业管理科,2026-11-16 07:00:00,2026-11-16 07:30:00\n' $n
done >>dump.csv
JS_NOW=2026-11-16T08:00:00+08:00
take --exported-at '2026-11-16 07:40' --emit none dump.csv
for n in 1 2 3 4 5 6; do
	js-dispatch sign bj12345-P$n >out
	js-dispatch promise --why 物业 --needs 城管科 --measure 已两次上门 \
		--next "与物业协商第$n次" --until '2026-11-18 18:00' \
		--by 张工 bj12345-P$n >out
done
is 'all of it is in the record' "$(jq -c '[.promise.why,.promise.needs,
	.promise.measure,.promise.next,.promise.by,.due.promise]' out)" \
	'["物业","城市管理科","已两次上门","与物业协商第6次","张工","2026-11-18T18:00:00+08:00"]'
# fates: order number and fate of each promise, as they were given.
fates() {
	sqlite3 -separator ' ' "$JS_DB" "SELECT c.no, CASE p.fate
		WHEN 1 THEN 'kept' WHEN 2 THEN 'late' WHEN 3 THEN 'replaced'
		WHEN 4 THEN 'dropped' ELSE 'stands' END
		FROM promise p JOIN cases c ON c.key = p.cas ORDER BY p.seq"
}
is 'six stand' "$(fates | grep -c stands)" 6

JS_NOW=2026-11-18T18:00:00+08:00
ok 'kept to the second' js-dispatch promise --kept --evidence photo \
	--text 已划线 bj12345-P1 >out
is 'no clock of it runs' "$(jq -c '[.due.promise,.promise.why]' out)" \
	'[null,"物业"]'
exits 'kept once' 1 js-dispatch promise --kept bj12345-P1 2>err
has 'there is none' err 'none stands'
ok 'a result keeps it too' js-dispatch resolve --text 完成并经市民确认 \
	bj12345-P2 >out
ok 'another in time' js-dispatch promise --why 资金 --next 等拨款 \
	--until 2026-11-30 --by 李工 bj12345-P3 >out
js-dispatch extend --clock promise --until '2026-11-20 18:00' --why 等件 --at '2026-11-18 12:00' \
	--approver 主任 bj12345-P6 >out
JS_NOW=2026-11-18T18:00:01+08:00
ok 'late by a second' js-dispatch promise --kept bj12345-P4 >out
ok 'another one too late' js-dispatch promise --why 资金 --next 等拨款 \
	--until 2026-11-30 --by 李工 bj12345-P5 >out
is 'a promise stands past its time' "$(js-dispatch due --overdue |
	jq -r 'select(.clock == "promise").id')" ''
JS_NOW=2026-11-19T08:00:00+08:00
sed '/^P6/s/$/,2026-11-18 20:00:00/; 1s/$/,办结时间/; /^P[1-5]/s/$/,/' \
	dump.csv >later.csv
take --exported-at '2026-11-19 07:40' --emit none later.csv
fates >got
cat >want <<'END'
P1 kept
P2 kept
P3 replaced
P4 late
P5 late
P6 kept
P3 stands
P5 stands
END
same 'what became of each' got want
is 'as promised, and as it was moved' "$(sqlite3 "$JS_DB" "SELECT
	due_at - due_first FROM promise p JOIN cases c ON c.key = p.cas
	WHERE c.no = 'P6'")" 172800
JS_NOW=2026-12-01T08:00:00+08:00
is 'who is late is seen' "$(js-dispatch due --overdue |
	jq -r 'select(.clock == "promise").id' | xargs)" \
	'bj12345-P3 bj12345-P5'
proved
done_testing
