#!/bin/sh
# Scenario 9 of the field: an extension asked for an hour after the due time
# is refused; in time it gives a new one, and the old one is kept.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_ACTOR=物业科办件员
export JS_ACTOR

cat >late.csv <<'END'
工单编号,问题分类,来电时间,派单时间,主办单位
N1,公安->养犬管理->不文明养犬,2026-11-16 07:30:00,2026-11-16 08:00:00,物业管理科
N2,公安->养犬管理->不文明养犬,2026-11-16 10:00:00,2026-11-16 10:30:00,物业管理科
END
ok 'one is overdue by an hour, one not yet' take --emit none late.csv
extend() {
	js-dispatch extend --until '2026-11-30 18:00' --why 待施工 "$@" \
		>out 2>said
}
E=$(events)
exits 'an hour too late' 1 extend --consent 延字1号 --told bj12345-N1
empty 'no record' out
has 'the reason' said 'the case is overdue'
is 'no event' "$(events)" "$E"
is 'it stays overdue' "$(js-report list overdue | jq -r .no)" N1
is 'and is due when it was' "$(fact N1 .due.solve)" 2026-11-23T08:00:00+08:00
ok 'what was told the citizen can be written down' js-dispatch note \
	--text 已向市民说明阶段进展 bj12345-N1 >out
is 'overdue all the same' "$(js-report list overdue | jq -r .no)" N1
exits 'a time to come is none' 2 extend --consent 延字1号 \
	--told --at '2026-11-24' bj12345-N1

exits 'in time, without consent' 1 extend --told bj12345-N2
exits 'in time, the citizen not told' 1 extend --consent 延字2号 bj12345-N2
ok 'in time' extend --consent 延字2号 --told bj12345-N2
is 'a new due time, the old one kept' "$(jq -r \
	'.due.solve, .due.solve_first, .extends, .consent' out | xargs)" \
	'2026-11-30T18:00:00+08:00 2026-11-23T10:30:00+08:00 1 延字2号'
js-dispatch due --explain bj12345-N2 >out
has 'both are reported' out '原为2026-11-23 10:30'
has 'the new one too' out 2026-11-30T18:00:00+08:00
JS_NOW=2026-11-23T12:00:00+08:00
is 'after the old time it is not overdue' \
	"$(js-report list overdue | jq -r .no)" N1
ok 'twice' js-dispatch extend --until '2026-12-05 18:00' --why 待施工 \
	--consent 延字3号 --told bj12345-N2 >out
is 'the first of all is kept' "$(jq -r '.due.solve_first, .extends' out |
	xargs)" '2026-11-23T10:30:00+08:00 2'
exits 'to an earlier time it is none' 1 js-dispatch extend \
	--until '2026-12-01' --why 待施工 --consent 4 --told bj12345-N2
JS_NOW=2026-12-05T18:00:00+08:00
exits 'at the due time it is too late' 1 js-dispatch extend \
	--until '2026-12-09' --why 待施工 --consent 5 --told bj12345-N2
proved
done_testing
