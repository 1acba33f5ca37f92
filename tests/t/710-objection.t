#!/bin/sh
# Scenario 10 of the field: "a department's duty", returned on day 6 of 7. The
# window has passed: the first unit leads and whistles. If the centre redirects
# the case nevertheless, its row leaves the street's rates.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_ACTOR=值班长
export JS_ACTOR

{
	echo '工单编号,问题分类,来电时间,派单时间,主办单位,是否有效回访,是否联系,是否解决,是否满意'
	for n in 1 2 3 4; do
		echo "D$n,住房城乡建设->物业管理->停车管理,2026-11-20 08:00:00,2026-11-20 09:00:00,物业管理科,,,,"
	done
} >dump.csv
JS_NOW=2026-11-20T09:30:00+08:00
take --exported-at '2026-11-20 09:10' --emit none dump.csv
js-dispatch return --to city --ground 职责不符 --evidence document \
	bj12345-D2 >out
for n in 1 3 4; do
	js-dispatch sign bj12345-D$n >out
done

JS_NOW=2026-11-25T15:00:00+08:00
count=$(events)
exits 'on day 6 of 7' 1 js-dispatch return --to city --ground 职责不符 \
	--evidence document bj12345-D1 2>err
has 'the window has passed: it leads' err 首接负责
exits 'to the desk neither' 1 js-dispatch return --to desk \
	--ground 职责不符 --evidence document bj12345-D1 2>err
is 'nothing is written' "$(events)" "$count"
ok 'but it may whistle' js-dispatch assist --unit 城市管理科 --whistle 哨12 \
	bj12345-D1 >out
is 'and leads' "$(jq -c '[.lead,.state,.helpers.called]' out)" \
	'["物业管理科","handling",["城市管理科"]]'

# The one that was asked in time is granted late: the answer counts, not when.
ok 'the centre redirects' js-dispatch return --actor 主任 --grant --consent 市改派5 \
	--why 属住建部门 bj12345-D2 >out
is 'it is no longer here' "$(jq -c '[.state,.consent]' out)" \
	'["returned","市改派5"]'
sed '2,$s/,,,,$/,是,是,是,满意/' dump.csv >answered.csv
JS_NOW=2026-12-01T09:00:00+08:00
take --exported-at '2026-12-01 08:00' --emit none answered.csv
is 'its row is outside the street'"'"'s rates' "$(js-report rates --by unit \
	--period 2026-11-20..2026-11-20 | jq -c 'select(.account == "full" and
	.key == "物业管理科") | [.valid, .satisfied]')" '[3,3]'
exits 'what has left is no more due' 0 js-dispatch due "id=bj12345-D2"
proved
done_testing
