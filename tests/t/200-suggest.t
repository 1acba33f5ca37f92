#!/bin/sh
# suggest and assign: the first rule that fits, territory first, with its
# reason; what fits nowhere stays unassigned and says why.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

JS_ACTOR=派单员
export JS_ACTOR

cat >dump.csv <<'END'
工单编号,工单类型,问题分类,标题,主要内容,村/社区,主办单位,来电时间,派单时间,办结时间
261122100000000001,投诉,住房城乡建设->物业管理->停车管理,停车,车位被占,百环社区,劲松街道,2026-11-22 10:00:00,2026-11-22 10:05:00,
261122100000000002,投诉,住房城乡建设->物业管理->停车管理,停车,车位被占,农光里,劲松街道,2026-11-22 10:00:00,2026-11-22 10:05:00,
261122100000000003,投诉,生态环境->噪声->邻里噪声,噪声,夜里有噪声,劲松中社区,劲松街道,2026-11-22 10:00:00,2026-11-22 10:05:00,
261122100000000004,投诉,生态环境->噪声->邻里噪声,噪声,夜里有噪声,不详,劲松街道,2026-11-22 10:00:00,2026-11-22 10:05:00,
261122100000000005,咨询,从未有过->的分类,问,ＡＢＣ一问,百环社区,劲松街道,2026-11-22 10:00:00,2026-11-22 10:05:00,
261122100000000006,投诉,从未有过->的分类,要求,我楼想加装电梯,劲松东社区,劲松街道,2026-11-22 10:00:00,2026-11-22 10:05:00,
261122100000000007,投诉,供暖->居民供暖->室温不达标,冷,不热,百环社区,物业管理科,2026-11-22 10:00:00,2026-11-22 10:05:00,
261022100000000008,投诉,供暖->居民供暖->室温不达标,冷,不热,百环社区,劲松街道,2026-10-22 10:00:00,2026-10-22 10:05:00,2026-10-23 10:00:00
END
ok 'cases come in' take --exported-at '2026-11-22 23:00' dump.csv >new
ok 'all pass' js-dispatch suggest new >proposed 2>notes
is 'one line for each' "$(wc -l <proposed)" 8

# proposal NO: lead, helpers and reason of one line.
proposal() {
	jq -r "select(.no | endswith(\"$1\")) | .propose // {} |
		[.lead, (.assist // [] | join(\"+\")), .why[0]] | join(\" \")" \
		proposed
}
is 'territory goes before the catalogue' "$(proposal 001)" \
	"城市管理科 物业管理科+百环社区 rule '百环停车': community '百环社区', category '住房城乡建设/物业管理/停车管理' (街区停车统筹，路侧与小区一并解决)"
is 'else the category, with the community of the place' "$(proposal 002)" \
	"物业管理科 农光里社区 category '住房城乡建设/物业管理/停车管理'"
is 'a community leads where the catalogue says so' "$(proposal 003)" \
	"劲松中社区 平安建设科 category '生态环境/噪声/邻里噪声'"
is 'a text alone can decide' "$(proposal 006)" \
	"社区建设科 物业管理科+劲松东社区 rule '加装电梯': text '加装电梯' (社区无权加装电梯，只作协调)"
is 'an unknown community is nobody' "$(proposal 004)" '  '
is 'what fits nowhere gets nobody' "$(proposal 005)" '  '
is 'who leads already is left alone' "$(proposal 007)" '  '
is 'what was finished before our time too' "$(proposal 008)" '  '
for no in 004 005 007 008; do
	grep "$no\",\"role" new
done >plain
for no in 004 005 007 008; do
	grep "$no\",\"role" proposed
done >passed
same 'they pass byte for byte' passed plain
cat >want <<'END'
js-dispatch: bj12345-261122100000000004: no unit: category '生态环境/噪声/邻里噪声': the community is not known
js-dispatch: bj12345-261122100000000005: no unit: no rule or category entry matches
END
same 'with a reason' notes want
js-dispatch suggest -q new >again 2>notes
empty 'unless nobody wants to know' notes
same 'the same again' again proposed

# The first twenty reasons, then how many.
for i in 1 2 3 4 5 6; do
	grep -h '00[45]","role' new new
done >many
js-dispatch suggest many >none 2>notes
is 'twenty reasons and a line' "$(wc -l <notes)" 21
has 'which says how many' notes '24 cases without a unit in all'

before=$(events)
ok 'proposals are carried out' js-dispatch assign --auto <proposed >now
is 'the others pass' "$(wc -l <now)" 8
is 'four were assigned' "$(jq -r 'select(.lead_by == "office").state' now |
	sort | uniq -c | xargs)" '4 assigned'
is 'who leads in the database' "$(fact 261122100000000001 .lead)" 城市管理科
is 'the reason stands in the event' "$(js-audit trail \
	bj12345-261122100000000003 | jq -r 'select(.kind == "assign").reason')" \
	"category '生态环境/噪声/邻里噪声'"
after=$(events)
ok 'a second run is the first' js-dispatch assign --auto <proposed >again
same 'its records too' again now
is 'nothing is appended' "$(events)" "$after"
is 'there was something before' "$((after > before))" 1

ID=bj12345-261122100000000005
ok 'by hand, by another name' js-dispatch assign --lead 物业科 \
	--assist 百环，物业管理科 --why 协商 "$ID" >now
is 'it has its own' "$(jq -c '[.lead,.assist,.state]' now)" \
	'["物业管理科",["百环社区"],"assigned"]'
exits 'a unit that is none' 1 js-dispatch assign --lead 没有科 "$ID" 2>said
has 'is named' said "the policy has no unit '没有科'"
exits 'no lead' 2 js-dispatch assign "$ID"
exits 'two ways at once' 2 js-dispatch assign --auto --lead 物业科 <new
exits 'proposals of ids' 2 js-dispatch assign --auto "$ID"
ok 'a dry run' js-dispatch assign -n --lead 城管科 "$ID" >dry
is 'prints the event' "$(jq -c '[.kind,.lead,.rev]' dry)" \
	'["assign","城市管理科",3]'
is 'and writes none' "$(fact 261122100000000005 .lead)" 物业管理科
proved

# A policy of one's own, on an empty machine, in one pipe.
fresh
js-intake import -q dump.csv | js-dispatch suggest -q |
	js-dispatch assign --auto >now
is 'one pipe from nothing' "$(jq -r .lead now | grep -cv null)" 5
done_testing
