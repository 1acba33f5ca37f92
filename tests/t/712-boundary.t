#!/bin/sh
# Scenario 12: the desk gives "demolish an illegal roof" to a community. It is
# refused, with who should lead; the community may help.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_ACTOR=派单员
export JS_ACTOR

cat >dump.csv <<'END'
工单编号,工单类型,问题分类,标题,主要内容,村/社区,主办单位,来电时间,派单时间
R1,投诉,城市管理->违法建设->私搭乱建,楼顶加盖,要求拆除楼顶加盖房,农光里,劲松街道,2026-11-22 10:00:00,2026-11-22 10:05:00
R2,投诉,生态环境->噪声->邻里噪声,噪声,夜里有噪声,农光里,劲松街道,2026-11-22 10:00:00,2026-11-22 10:05:00
R3,投诉,,无分类,ＡＢ事项不明,农光里,劲松街道,2026-11-22 10:00:00,2026-11-22 10:05:00
R4,投诉,市场管理->食品安全,食品,过期,农光里,农光里社区,2026-11-22 10:00:00,2026-11-22 10:05:00
END
ok 'cases come in' take --exported-at '2026-11-22 23:00' dump.csv
E=$(events)
exits 'a community for a roof' 1 js-dispatch assign --lead 农光里 bj12345-R1 \
	2>said
has 'is refused' said "'农光里社区' may not lead '城市管理/违法建设/私搭乱建'"
has 'by a list that says it is an example' said '社区工作职责清单（示例）'
has 'with who should lead' said "'综合执法队' should lead"
exits 'in Chinese' 1 js-dispatch assign --lang zh --lead 农光里 bj12345-R1 \
	2>said
has 'too' said '应由“综合执法队”主办'
exits 'what has no category' 1 js-dispatch assign --lead 农光里 bj12345-R3 \
	2>said
has 'is the place for the desk' said "'市民诉求处置中心' should lead"
is 'nothing is written' "$(events)" "$E"
ok 'the team leads, the community helps' js-dispatch assign \
	--lead 综合执法队 --assist 农光里 bj12345-R1 >now
is 'so it stands' "$(jq -c '[.lead,.assist]' now)" \
	'["综合执法队",["农光里社区"]]'
ok 'noise next door is its duty' js-dispatch assign --lead 农光里 bj12345-R2

# The dump may name it all the same: then check says so.
js-audit check --day 2026-11-22 >found
is 'a community that the dump made lead' \
	"$(jq -r 'select(.code == "P02").id' found)" bj12345-R4
lacks 'the list is there' found P01

# A proposal that names one, by a rule, is turned to who should lead.
jq '.routes = [{"name": "楼顶", "if": {"text": ["楼顶"]},
	"lead": "@community"}] + .routes' \
	"$JS_BUILD/share/jiesu/rule/default.json" >rule.json
js-report list id=bj12345-R1 |
	jq -c '.lead = null | .state = "received"' >new
js-dispatch suggest -p rule.json new >got
is 'suggest does not propose it' \
	"$(jq -c '.propose | [.lead, .assist, .why[0]]' got)" \
	"[\"综合执法队\",[\"农光里社区\"],\"rule '楼顶': text '楼顶': a community may not lead it\"]"

# Without a list, or before its day, it may; check says so once a day.
jq 'del(.duties)' "$JS_BUILD/share/jiesu/rule/default.json" >none.json
jq '.duties.from = "2026-11-24"' "$JS_BUILD/share/jiesu/rule/default.json" \
	>later.json
for policy in none later; do
	fresh
	take --exported-at '2026-11-22 23:00' dump.csv
	ok "$policy: it may lead" js-dispatch assign -p $policy.json \
		--lead 农光里 bj12345-R1
	js-audit check -p $policy.json --day 2026-11-22 >found
	is "$policy: check says once that the list is missing" \
		"$(grep -c '"P01"' found)" 1
	js-audit check -p $policy.json >found
	is "$policy: also without a day" "$(grep -c '"P01"' found)" 1
	lacks "$policy: and nothing else of it" found P02
done
proved
done_testing
