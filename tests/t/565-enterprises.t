#!/bin/sh
# 企业诉求 of the 日报: the day's demands of enterprises, by a tag or a part of
# the category that the policy names.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

{
	echo 工单编号,工单类型,问题分类,标签,标题,主要内容,主办单位,工单性质,来电时间
	echo 'E2,咨询,交通->停车管理->停车位,营商环境,门前停车,餐馆经理王建国来电13800138000反映客人无处停车,城市管理科,主办,2026-11-22 20:00:00'
	echo 'E1,求助,营商环境->办照->变更,,变更地址,公司要变更地址,党群工作科,主办,2026-11-22 15:00:00'
	echo 'P1,求助,环境->绿化->树木,七有五性,树挡窗,树挡窗,城市管理科,主办,2026-11-22 16:00:00'
	echo 'P2,求助,营商环境治理->其他->其他,非营商环境,近似的词,近似的词,城市管理科,主办,2026-11-22 16:10:00'
	echo 'E3,求助,住房->物业->收费,七有五性;涉企,前一天,前一天,城市管理科,主办,2026-11-22 11:59:59'
	echo 'E4,求助,住房->物业->收费,营商环境,协办,协办,城市管理科,协办,2026-11-22 17:00:00'
} >dump.csv
ok 'six cases' take --emit none dump.csv

rows() {
	js-report sheet report --day "$1" --lang en -f json |
		jq -r '.blocks[] | select(.heading == "Demands of enterprises") |
		.rows[] | [.n, .id[8:], .lead, .state] |
		map(. // "" | tostring) | join(" ")'
}
# The day ends at noon: E3 came before it, E1 and E2 after.
is 'by tag and by category, in order of the calls' \
	"$(rows 2026-11-23 | cut -d' ' -f1,2 | xargs)" '1 E1 2 E2'
is 'each on its report day' "$(rows 2026-11-22 | cut -d' ' -f1,2 | xargs)" \
	'1 E3'
is 'a day without one has an empty block' "$(js-report sheet report \
	--day 2026-11-20 --lang en -f json | jq -c '.blocks[] |
	select(.heading == "Demands of enterprises") | .rows')" '[]'
js-report sheet report --day 2026-11-23 -f table >page
has 'in Chinese' page 企业诉求
lacks 'masked' page 13800138000
has 'what it is about' page '餐馆经理'
jq 'del(.sheets.enterprises)' "$JS_BUILD/share/jiesu/rule/default.json" >none.json
js-report sheet report --day 2026-11-23 >page
has 'the policy of the database is asked' page 企业诉求
fresh
ok 'cases under a policy that knows none' take -p none.json --emit none dump.csv
js-report sheet report --day 2026-11-23 -p none.json >page
lacks 'there is no block' page 企业诉求
jq '.sheets.enterprises = "营商环境"' \
	"$JS_BUILD/share/jiesu/rule/default.json" >wrong.json
exits 'a list is asked for' 3 js-report sheet report -p wrong.json
done_testing
