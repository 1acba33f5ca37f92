#!/bin/sh
# suggest --explain: what decided, near misses, the unit's past returns, a
# learned unit as third opinion; and cases that keep the code of their day.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_ACTOR=派单员
export JS_ACTOR
DEFAULT=$JS_BUILD/share/jiesu/rule/default.json

cat >dump.csv <<'END'
工单编号,工单类型,问题分类,标题,主要内容,村/社区,主办单位,来电时间,派单时间
E1,投诉,住房城乡建设->物业管理->停车管理,停车,车位被占,百环社区,劲松街道,2026-11-23 08:00:00,2026-11-23 08:05:00
E2,投诉,住房城乡建设->物业管理->停车管理,停车,车位被占,劲松中社区,劲松街道,2026-11-23 08:00:00,2026-11-23 08:05:00
E3,投诉,住房城乡建设->物业管理->停车管理,停车,车位被占,劲松中社区,劲松街道,2026-11-23 08:00:00,2026-11-23 08:05:00
E4,咨询,从未有过->的分类,问,加装电扇,百环社区,劲松街道,2026-11-23 08:00:00,2026-11-23 08:05:00
E5,咨询,住房城乡建设->老旧小区改造,问,ＡＢＣ,不详,劲松街道,2026-11-23 08:00:00,2026-11-23 08:05:00
END
ok 'cases come in' take --exported-at '2026-11-23 08:30' dump.csv >new

# One that came back.
for id in bj12345-E2 bj12345-E3; do
	js-dispatch assign --lead 物业科 $id
done
js-dispatch return --to desk --ground 职责不符 --evidence 清单 bj12345-E2
ok 'a return is granted' js-dispatch return --actor 主任 --grant bj12345-E2 >granted
ok 'what came back' js-dispatch returned >returns
is 'by unit and category' "$(jq -c 'select(.unit == "物业管理科") |
	[.category,.assigned,.returned]' returns)" \
	'["住房城乡建设/物业管理/停车管理",2,1]'
exits 'no operands' 2 js-dispatch returned x
js-dispatch returned -f table >printed
has 'as a table' printed 50.0

ok 'an explained proposal' js-dispatch suggest --explain --returns returns \
	new granted >got 2>said
explained() {
	jq -c "select(.id == \"bj12345-$1\").propose.explain | $2" got |
		tail -n 1
}
is 'the rule that decided' "$(explained E1 '[.by, .rule, .category]')" \
	'["rule","百环停车",["住房城乡建设","物业管理","停车管理"]]'
is 'a near miss and its condition' "$(explained E2 '.near[0]')" \
	'{"rule":"百环停车","missed":"community","lead":"城市管理科"}'
is 'how often it came back' "$(explained E2 .returns)" \
	'{"assigned":2,"returned":1,"rate":50}'
is 'never heard of' "$(explained E1 .returns)" \
	'{"assigned":0,"returned":0,"rate":null}'
is 'no opinion' "$(explained E1 .opinion)" null
has 'what nobody leads has near misses too' said 'E4: no unit: no rule'
js-dispatch suggest --explain new 2>&1 >got | grep E4 >said
is 'without figures there are none' "$(explained E1 .returns)" null
js-dispatch suggest new 2>said >got
lacks 'unasked nothing is explained' got explain
grep '"bj12345-E1"' new | js-dispatch suggest -q --explain >got
ok 'what is explained is carried out' js-dispatch assign --auto <got
is 'as it was' "$(fact E1 .lead)" 城市管理科

exits 'figures without --explain' 2 js-dispatch suggest --returns returns new \
	2>said
exits 'figures that are none' 3 js-dispatch suggest --explain \
	--returns new new 2>said
has 'with the line' said "line 1: no row of 'js-dispatch returned'"
echo '{"unit":"物业科","category":null,"assigned":1,"returned":2}' >bad
exits 'more came back than went' 3 js-dispatch suggest --explain \
	--returns bad new 2>said

# --- a learned unit -------------------------------------------------------------

# learned UNIT P: the third opinion beside E4, which no rule knows.
learned() {
	grep '"bj12345-E4"' new |
		jq -c ".opinion = {\"unit\": \"$1\", \"p\": $2}" |
		js-dispatch suggest -q --explain >got
	jq -c '.propose | [.lead, .why[0], .explain.by]' got
}
is 'one that is sure enough' "$(learned 市政科 0.93)" \
	'["市政市容科","learned unit, probability 0.93","opinion"]'
is 'just sure enough' "$(learned 市政科 0.8 | jq -r '.[0]')" 市政市容科
is 'not sure enough' "$(learned 市政科 0.79)" '[null,null,null]'
is 'a unit that is none' "$(learned 没有科 0.99)" '[null,null,null]'
is 'a community beyond its duties' "$(learned 百环 0.99)" \
	'["市民诉求处置中心","learned unit, probability 0.99: a community may not lead it","opinion"]'
grep '"bj12345-E1"' new |
	jq -c '.opinion = {"unit": "物业科", "p": 1}' |
	js-dispatch suggest --explain >got
is 'a rule goes before it' "$(explained E1 '[.by, .opinion]')" \
	'["rule",{"unit":"物业科","p":1,"agrees":false}]'
jq 'del(.routing)' "$DEFAULT" >off.json
is 'no policy, no opinion' "$(grep '"bj12345-E4"' new |
	jq -c '.opinion = {"unit": "物业科", "p": 1}' |
	js-dispatch suggest -q -p off.json | jq -c .propose)" null

# --- a new catalogue ------------------------------------------------------------

jq '.from = "2026-11-23" | (.categories[] |
	select(.path == ["住房城乡建设", "物业管理", "停车管理"])) |=
	{"path": ["城市治理", "停车"], "lead": "城市管理科",
	 "was": [{"path": ["住房城乡建设", "物业管理", "停车管理"]}]} |
	del(.routes[] | select(.name == "百环停车" or .name == "和谐雅园物业"))' \
	"$DEFAULT" >new.json
ok 'a catalogue with older codes' js-dispatch rules new.json
js-dispatch suggest -q -p new.json new >got
is 'the old code leads to the new entry' "$(jq -c \
	'select(.id == "bj12345-E1") | [.category, .propose.lead, .propose.why[0]]' got)" \
	"[[\"住房城乡建设\",\"物业管理\",\"停车管理\"],\"城市管理科\",\"category '住房城乡建设/物业管理/停车管理', now '城市治理/停车'\"]"
jq '(.categories[] | select(.path == ["城市治理", "停车"])).lead =
	"@community" | .duties.matters += [{"path": ["住房城乡建设", "物业管理",
	"停车管理"], "may": "lead"}]' new.json >both.json
ok 'a list may have the older codes too' js-dispatch rules both.json
js-dispatch suggest -q -p both.json new >got
is 'then the community leads' "$(jq -r \
	'select(.id == "bj12345-E1").propose.lead' got)" 百环社区
is 'the case keeps its own' "$(fact E1 '.category | join("/")')" \
	住房城乡建设/物业管理/停车管理
proved
done_testing
