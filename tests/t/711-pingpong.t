#!/bin/sh
# Scenario 11 of the field: the third return of one case between A, B and C. The
# desk designates; whoever has it, the age of the case runs since its first
# dispatch.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_ACTOR=派单员
export JS_ACTOR
P=bj12345-P1

cat >dump.csv <<'END'
工单编号,问题分类,来电时间,派单时间,主办单位
P1,住房城乡建设->物业管理->停车管理,2026-11-23 08:00:00,2026-11-23 08:00:00,物业管理科
END
JS_NOW=2026-11-23T08:10:00+08:00
take --exported-at '2026-11-23 08:05' --emit none dump.csv

# hand_back HOUR UNIT: what leads gives it back, UNIT gets it.
hand_back() {
	JS_NOW=2026-11-23T$1:00:00+08:00
	js-dispatch return --to desk --ground 权属不清 --evidence document \
		$P >out
	js-dispatch return --actor 主任 --grant $P >out
	js-dispatch assign --lead "$2" $P >out
}
hand_back 09 市政市容科
hand_back 10 城市管理科
is 'twice round' "$(fact P1 '.return.count, .lead, .return.designated' |
	xargs)" '2 城市管理科 null'
JS_NOW=2026-11-23T11:00:00+08:00
js-dispatch return --to desk --ground 权属不清 --evidence document $P >out
exits 'the third is not just granted' 1 js-dispatch return --actor 主任 --grant $P 2>err
has 'the desk designates' err --lead
ok 'who leads' js-dispatch return --actor 主任 --grant --lead 物业管理科 \
	--why 中心指定 $P >out
is 'is said, and stays' "$(jq -c '[.lead,.state,.return.count,
	.return.designated]' out)" '["物业管理科","assigned",3,true]'
exits 'there is no fourth' 1 js-dispatch return --to desk --ground 权属不清 \
	--evidence document $P 2>err
has 'it is designated' err 'has designated'
is 'a new clock for it' "$(fact P1 '.due.sign, .due.unit' | xargs)" \
	'2026-11-23T13:00:00+08:00 2026-11-30T11:00:00+08:00'
is 'none for the city' "$(fact P1 .due.solve)" 2026-11-30T08:00:00+08:00
JS_NOW=2026-11-24T08:00:00+08:00
is 'a day old, whoever has it' "$(js-dispatch due --overdue "id=$P" |
	jq -r 'select(.clock == "sign").age_s')" 86400
is 'how often it went round is a number of the record' \
	"$(js-report list 'returns>=3' | jq -r .id)" $P
proved
done_testing
