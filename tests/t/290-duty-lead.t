#!/bin/sh
# No way of writing makes a community lead outside its duties: not assign, not
# a transfer, not the return by which the desk designates; nor is the lead a
# fact that may be corrected. Where a corrected category leaves one outside,
# check says so.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_ACTOR=值班长
export JS_ACTOR

cat >dump.csv <<'END'
工单编号,工单类型,问题分类,主要内容,村/社区,主办单位,来电时间,派单时间
D1,投诉,城市管理->违法建设->私搭乱建,楼顶加盖（３号楼）,农光里,综合执法队,2026-11-23 08:00:00,2026-11-23 08:30:00
D2,投诉,生态环境->噪声->邻里噪声,夜里有噪声,农光里,劲松街道,2026-11-23 08:00:00,2026-11-23 08:30:00
END
take --exported-at '2026-11-23 08:40' --emit none dump.csv
JS_NOW=2026-11-23T09:00:00+08:00

# barred NAME VERB ARG...: it is refused, who should lead is named.
barred() {
	name=$1
	shift
	count=$(events)
	exits "$name" 1 js-dispatch "$@" --lead 农光里 bj12345-D1 >out 2>err
	has "$name: who should" err "'综合执法队' should lead"
	is "$name: nothing is written" "$(events)" "$count"
}
barred 'assigned' assign
barred 'transferred' transfer --why 就近
for n in 1 2; do
	js-dispatch return --to desk --ground 权属不清 --evidence map \
		bj12345-D1 >out
	js-dispatch return --actor 主任 --grant bj12345-D1 >out
	barred "given on after return $n" assign
	js-dispatch assign --lead 城管科 bj12345-D1 >out
done
js-dispatch return --to desk --ground 权属不清 --evidence map bj12345-D1 >out
barred 'designated' return --actor 主任 --grant
ok 'another unit is' js-dispatch return --actor 主任 --grant --lead 执法队 bj12345-D1 >out
count=$(events)
exits 'the lead is no fact to correct' 1 js-dispatch correct --field lead \
	--to 农光里 --why 误填 bj12345-D1 2>err
is 'nothing is written' "$(events)" "$count"

# The category of what it leads may have been wrong.
js-dispatch assign --lead 农光里 bj12345-D2 >out
js-audit check >found
lacks 'what is its duty is no finding' found P02
js-dispatch correct --field category --to '城市管理->违法建设->私搭乱建' \
	--why 实为加盖 bj12345-D2 >out
js-audit check >found
is 'corrected to what is none it is one' \
	"$(jq -r 'select(.code == "P02").id' found)" bj12345-D2
exits 'nobody else of that kind takes it on' 1 js-dispatch transfer \
	--lead 百环 --why 就近 bj12345-D2 2>err
ok 'the team does' js-dispatch transfer --lead 综合执法队 --why 职责 \
	bj12345-D2 >out
js-audit check >found
lacks 'and check is silent' found P02
proved
done_testing
