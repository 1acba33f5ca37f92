#!/bin/sh
# due lists what was promised at the table: soon, late, of the cases asked for,
# and the review of a matter that was put on the ledger.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_ACTOR=社建科办件员
export JS_ACTOR

cat >dump.csv <<'END'
工单编号,工单类型,问题分类,标题,主要内容,村/社区,主办单位,来电时间,派单时间,办结时间
L1,求助,住房城乡建设->老旧小区改造->加装电梯,加装电梯,３号楼,劲松北社区,社区建设科,2026-11-20 10:00:00,2026-11-20 11:00:00,
L2,求助,住房城乡建设->老旧小区改造->加装电梯,加装电梯,３号楼,劲松北社区,社区建设科,2026-11-20 10:00:00,2026-11-20 11:00:00,2026-11-21 11:00:00
L3,求助,住房城乡建设->老旧小区改造->加装电梯,加装电梯,５号楼,劲松东社区,社区建设科,2026-11-20 10:00:00,2026-11-20 11:00:00,
END
ok 'cases come in' take --exported-at '2026-11-22 23:00' dump.csv
M=$(js-dispatch convene open --question 加装电梯 --case bj12345-L1 \
	--case bj12345-L2 --party 物业=安家物业 --party 产权单位 | jq -r .matter)
is 'a matter' "$M" m-20261123-0001
ok 'the firm will draw' js-dispatch convene commit --text 出图 --by 物业 \
	--until 2026-12-01 "$M"
ok 'the owner will pay' js-dispatch convene commit --text 出资承诺函 \
	--by 产权单位 --until 2026-11-28 "$M"
ok 'a section too' js-dispatch convene commit --text 报区审批 --by 物业科 \
	--until 2026-11-28 "$M"

# promised ARG...: the commitments that due lists.
promised() {
	js-dispatch due "$@" >clocks 2>said
	jq -c "select(.id == \"$M\") | [.clock, .unit, .due_at[:10],
		(.left_s < 0), .state]" clocks | LC_ALL=C sort
}
later() {
	JS_NOW="$1T09:00:00+08:00"
	export JS_NOW
}
is 'nothing is soon' "$(promised)" ''
later 2026-11-27
is 'what is soon' "$(promised)" \
	'["commitment","产权单位","2026-11-28",false,"open"]
["commitment","物业管理科","2026-11-28",false,"open"]'
has 'says what it waits for' clocks '议题承诺'
is 'what is late' "$(promised --overdue)" ''
later 2026-11-30
is 'now it is' "$(promised --overdue | head -n 1)" \
	'["commitment","产权单位","2026-11-28",true,"open"]'
exits 'which is a finding' 1 js-dispatch due --overdue id:bj12345-L2
is 'of the cases asked for' "$(promised --overdue community:劲松北 |
	grep -c 产权)" 1
is 'closed ones too' "$(promised --overdue id:bj12345-L2 | grep -c 产权)" 1
is 'not of others' "$(promised --overdue id:bj12345-L3)" ''
is 'what a unit has to do' "$(promised --overdue --unit 物业科 |
	grep -v '^$')" '["commitment","物业管理科","2026-11-28",true,"open"]'
ok 'the money did not come' js-dispatch convene settle --item 2 --broken \
	--text 资金 "$M"
ok 'the paper did' js-dispatch convene settle --item 3 --kept "$M" >now
is 'late as it was' "$(jq -r '.commitments[2].state' now)" kept_late
is 'due knows' "$(promised --overdue)" ''
ok 'it is put on the ledger' js-dispatch convene close --ending 挂账 \
	--until 2026-12-05 --text 待资金 "$M"
later 2026-12-04
is 'its review is due beside a word still open' "$(promised)" \
	'["commitment","物业","2026-12-01",true,"closed"]
["matter","市民诉求处置中心","2026-12-05",false,"closed"]'
ok 'it is opened again' js-dispatch convene reopen --text 资金已到 "$M"
is 'then nothing is reviewed' "$(promised | grep -c '"matter"')" 0
js-dispatch due -f table >printed
has 'as a table' printed "$M"
proved
done_testing
