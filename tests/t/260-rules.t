#!/bin/sh
# A rule file, checked: what it names that is not there, what never matches,
# units that lie under themselves; and tried on cases of which the lead is
# known.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
DEFAULT=$JS_BUILD/share/jiesu/rule/default.json
JS_LANG=en
export JS_LANG

ok 'the shipped rules have no findings' js-dispatch rules "$DEFAULT" >out
empty 'and say nothing' out

# broken NAME JQ WANTED: the default policy, changed.
broken() {
	jq "$2" "$DEFAULT" >p.json
	exits "$1" 1 js-dispatch rules p.json >out
	jq -r '[.what, .name, .text] | join("|")' out >got
	has "$1: named" got "$3"
}
broken 'a unit that is none' '.routes[0].lead = "没有科"' \
	"mistake|/routes/0/lead|no unit '没有科'"
broken 'a helper that is none' '.categories[1].assist = ["没有科"]' \
	"mistake|/categories/1/assist/0|no unit '没有科'"
broken 'under a unit that is none' '.units[1].under = "没有局"' \
	"mistake|/units/1/under|no unit '没有局'"
broken 'a unit under itself' '.units[1].under = "物业科"' \
	'the unit lies under itself: 物业管理科 > 物业管理科'
broken 'a ring of three' '.units[1].under = "城市管理科" |
	.units[2].under = "市政市容科" | .units[3].under = "物业管理科"' \
	'mistake|/units/1/under|the unit lies under itself: 物业管理科 > 城市管理科 > 市政市容科 > 物业管理科'
is 'a ring is told once' "$(grep -c itself got)" 1
broken 'a rule behind a wider one' '.routes += [{"name": "晚到", "if":
	{"text": ["老楼加装电梯", "增设电梯"], "nature": "投诉"},
	"lead": "物业科"}]' \
	"never|晚到|it never matches: before it comes '加装电梯'"
broken 'a category that is none' '.routes += [{"name": "错字", "if":
	{"category": ["住房城乡建没"]}, "lead": "物业科"}]' \
	"category|错字|the catalogue has no '住房城乡建没'"
broken 'a community beyond its duties' \
	'.routes += [{"name": "越界", "if": {"community": "农光里",
	"category": ["市场管理", "食品安全"]}, "lead": "@community"}]' \
	"barred|越界|a community may not lead it: who should is '综合执法队'"
broken 'an entry of the catalogue too' '(.categories[] |
	select(.path == ["退役军人"])).lead = "@community"' \
	"barred|退役军人|a community may not lead it: who should is"
broken 'a duty twice' '.duties.matters += [.duties.matters[0]]' \
	"mistake|/duties/matters/10|'社区管理' stands here twice"
broken 'a community in place of one' '.duties.matters[5].instead = "农光里"' \
	"mistake|/duties/matters/5/instead|'农光里社区' is a community"
broken 'two entries with one older code' '.categories[0].was =
	[{"path": ["供水"]}]' "mistake|/categories|'供水' stands here twice"
exits 'no JSON' 3 js-dispatch rules "$TOP/README.md" 2>said
exits 'no file' 3 js-dispatch rules nothing.json 2>said
exits 'no operand' 2 js-dispatch rules 2>said
exits 'three' 2 js-dispatch rules a b c 2>said
exits '--each without cases' 2 js-dispatch rules --each "$DEFAULT" 2>said

# --- tried on cases -----------------------------------------------------------

cat >cases.csv <<'END'
category,community,nature,title,text,lead
住房城乡建设->物业管理->停车管理,百环,投诉,停车,车位,城管科
住房城乡建设/物业管理/停车管理,百环社区,投诉,停车,车位,物业管理科
供暖->居民供暖->室温不达标,百环社区,投诉,冷,不热,市政科
从未有过,,咨询,ＡＢ,问,民生科
供暖,,投诉,冷,不热,
供暖,,投诉,冷,不热,没有局
END
exits 'cases show misses' 1 js-dispatch rules "$DEFAULT" cases.csv >out
line() {
	jq -c "select(.what == \"$1\" and .name == \"$2\") |
		[.hits, .misses, .text]" out
}
is 'a rule, one of two' "$(line rule 百环停车)" '[1,1,"50.0 %"]'
is 'the catalogue' "$(line by category)" '[1,1,"50.0 %"]'
is 'nobody' "$(line by nobody)" '[0,1,"0.0 %"]'
is 'all' "$(line all '')" '[2,3,"40.0 %"]'
is 'rules that no case uses' "$(jq -s 'map(select(.what == "unused")) |
	length' out)" 12
is 'a unit that the policy has not' "$(line unknown '')" \
	'[null,null,"cases led by units that it does not have: 1"]'
is 'who says nothing of the lead' "$(line unlabelled '')" \
	'[null,null,"cases that do not say who led: 1"]'
js-dispatch rules --each "$DEFAULT" cases.csv >each
is 'each case by itself' "$(jq -c '[.line,.want,.got,.hit,.by]' each |
	head -n 2 | xargs)" \
	'[2,城市管理科,城市管理科,1,rule] [3,物业管理科,城市管理科,0,rule]'
iconv -f utf-8 -t gb18030 cases.csv | sed '1i 导出,,,,,' >gbk.csv
js-dispatch rules "$DEFAULT" gbk.csv >got
same 'GB18030 and a title line say the same' got out
head -n 1 cases.csv >empty.csv
exits 'no case at all' 1 js-dispatch rules "$DEFAULT" empty.csv >got
is 'leaves every rule unused' "$(grep -c unused got)" 13
echo 'a,b' >wrong.csv
exits 'no column of the lead' 3 js-dispatch rules "$DEFAULT" wrong.csv 2>said
has 'is named' said "no column says who led"
take --emit all "$TESTS/data/sample.gb18030.csv" >all.ndjson
js-dispatch rules "$DEFAULT" all.ndjson | jq -c 'select(.what == "all")' >records
js-dispatch rules "$DEFAULT" "$TESTS/data/sample.gb18030.csv" |
	jq -c 'select(.what == "all")' >table
is 'many records are tried' "$(jq '.hits + .misses > 2000' records)" true
HAIKOU=$TOP/../shared/data/haikou-12345-4000.gb18030.csv
if [ -f "$HAIKOU" ]; then
	js-dispatch rules --each -m haikou "$DEFAULT" "$HAIKOU" >each
	is 'Haikou by its map' "$(wc -l <each)" 4000
else
	skip 'Haikou by its map' "no ../shared/data here"
fi
done_testing
