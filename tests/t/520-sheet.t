#!/bin/sh
# js-report sheet daily: the seven blocks, the same sheet before and after the
# signature, the figures that it froze. Scenario 6: the threat in its block.
# shellcheck disable=SC2086 # ids are words
. "$(dirname "$0")/../lib.sh"

jq '.start = "2026-11-22"' "$JS_BUILD/share/jiesu/rule/default.json" >p.json
export JS_POLICY=p.json

sheet() {
	js-report sheet daily "$@"
}

# ids BLOCK <sheet.json
ids() {
	jq -r --arg h "$1" '.blocks[] | select(.heading//"" | startswith($h)) |
		.rows[].id' | sort
}

exits 'which sheet' 2 js-report sheet
exits 'no such sheet' 2 js-report sheet hourly
exits 'a week of a day' 2 sheet --week 2026-11-23 2>err
has 'is told' err "option '--week': sheet daily does not take it"
exits 'a day of a month' 2 js-report sheet monthly --day 2026-11-22
exits 'an issue of a day' 2 js-report sheet urgent --issue 1
exits 'a month of a week' 2 js-report sheet weekly --month 2026-11
exits 'another time of a day' 2 sheet --as-of 2026-11-22
exits 'no database' 3 sheet
js-intake import -q "$TESTS/data/sample.gb18030.csv" |
	js-dispatch suggest -q |
	js-dispatch assign --auto --actor 派单员 >assigned
is 'import, suggest, assign' "$(wc -l <assigned)" 3000
exits 'a day that has not begun' 2 sheet --day 2026-11-24

# Something for each block.
js-report list state:assigned received:2026-11-22 | jq -r .id >fresh
mine=$(sed -n 1p fresh)
theirs=$(sed -n 2p fresh)
ok 'signed for' js-dispatch sign $mine $theirs --actor 物业科办件员 \
	--at 2026-11-23T08:00
ok 'called' js-dispatch contact $mine --connected --call understand \
	--actor 物业科办件员 --at 2026-11-23T08:10
ok 'submitted' js-dispatch resolve $mine --text 已更换 --actor 物业科办件员 \
	--at 2026-11-23T08:20
third=$(sed -n 3p fresh)
js-dispatch return $third --actor 物业科办件员 --ground 职责不符 --to desk \
	--evidence 照片 --at 2026-11-22T23:59 >out 2>err || :
for threat in $(js-report list state:open flag:threat | jq -r .id); do
	js-dispatch contact $threat --connected --call understand \
		--actor 值班长 --at 2026-11-23T08:15
done >out
js-report list state:open >open

ok 'the sheet of yesterday is the default' sheet -f json >before.json
is 'its title' "$(jq -r .page before.json)" 劲松街道接诉即办日签批表
has 'its day' before.json '2026-11-22 星期日'
is 'it is marked' "$(jq -r .mark before.json)" 未签
is 'seven blocks, the rates, the residents' \
    "$(jq '.blocks | length' before.json)" 9
is 'boxes for the signers' "$(jq -c .sign before.json)" \
	'["街道书记","街道主任","分管领导"]'

# Each block is what its question says, answered by jq.
js-report list received:2026-11-22 | jq -r .id | sort >want
ids 一、 <before.json >got
same 'new: the cases of the calendar day' got want
jq -r 'select(.due.solve>="2026-11-23T09:00:00+08:00" and
	.due.solve<="2026-11-24T09:00:00+08:00")|.id' open | sort >want
ids 二、 <before.json >got
same 'due within 24 hours' got want
jq -r 'select(.due.solve<"2026-11-23T09:00:00+08:00")|.id' open | sort >want
ids 三、 <before.json >got
same 'overdue' got want
jq -r 'select(.level==1 or (.flags|index("threat")))|.id' open | sort >want
ids 四、 <before.json >got
same 'urgent and threats' got want
ok 'there is one' test -s got
jq -r 'select(.return.asked_at)|.id' open | sort >want
ids 五、 <before.json >got
same 'returns' got want
ids 七、 <before.json >got
is 'closings' "$(cat got)" "$mine"
is 'nothing of the time before the office is late or negative' \
	"$(jq -r '[.blocks[]|select(.heading|test("^[二三四五六七]、"))|
	.rows[].state|select(startswith("已办结"))]|length' before.json)" 0

# The lights and the words of a line.
line=$(jq -c --arg id "$mine" '[.blocks[].rows[]|select(.id==$id)][0]' \
	before.json)
is 'contact: calls and time' "$(printf '%s' "$line" | jq -r .contact)" \
	"$(printf '通1／拨1\n11-23 08:10')"
is 'state' "$(printf '%s' "$line" | jq -r .state)" 待审核
is 'overdue is red' "$(jq -r '.blocks[]|select(.heading|startswith("三、"))|
	.rows[].light' before.json | sort -u)" 红
is 'boxes to write in are empty' "$(printf '%s' "$line" |
	jq -c '[.proposal,.instruction,.signature]')" '[null,null,null]'
jq -r '.blocks[].rows[]|(.summary,.place)' before.json |
	grep -E '1[3-9][0-9]{9}|单元[0-9]+室' >numbers
empty 'summaries and places are masked' numbers

# Signed: the same sheet with the signature facts.
sheet -f table >before
ok 'sign' js-audit sign --day 2026-11-22 --actor 主任 -f table >signed
sheet -f table >after
same 'printed again it is the same' after signed
grep -v '未签\|当日状态\|最近导入\|日志链头' before >want
sed '/^签批时的检查发现/,/^街道书记/{/^街道书记/!d}' after |
	grep -v '当日状态\|最近导入\|日志链头' >got
same 'but for the signature what was printed before' got want
has 'it says by whom' after '已签 主任 2026-11-23 09:00'
sheet -f json >after.json
is 'and is not marked' "$(jq -r .mark after.json)" null
js-report list received:2026-11-22 >day

# Later events: the blocks stand, what lies in the day amends it.
export JS_NOW=2026-11-23T15:00:00+08:00
ok 'a result passes' js-audit pass $mine --actor 审核员
sheet -f json >later.json
same 'what happens later changes nothing' later.json after.json
ok 'a call recorded late' js-dispatch contact "$(jq -r .id day | sed -n 4p)" \
	--connected --actor 值班长 --at 2026-11-22T21:00
sheet -f json >amended.json
has 'it amends the day' amended.json '签后修订1次'
is 'and is listed' "$(jq -c '[.blocks[]|select(.heading=="签后修订")|
	.rows[].at]' amended.json)" '["2026-11-22 21:00"]'
for h in 一、 二、 三、 四、 五、 六、 七、; do
	ids $h <after.json >want
	ids $h <amended.json | cmp - want
done >differ
empty 'the blocks stand' differ

# Negative revisits: the city's of this day.
cat >later.csv <<END
工单编号,工单性质,是否有效回访,是否联系,是否解决,是否满意
$(jq -r .no day | sed -n 5p),主办,是,是,否,不满意
END
if js-revisit city later.csv >out 2>err; then
	sheet --day 2026-11-23 -f json >today.json
	ids 六、 <today.json >got
	has 'a negative answer of the day' got \
		"$(jq -r .id day | sed -n 5p)"
	has 'with what was said' today.json '解决：否 不满意'
else
	skip 'a negative answer of the day' "$(head -n 1 err)"
	skip 'with what was said' ''
fi

# Formats.
ok 'html' sheet -f html -o sheets/
ok 'is a file of its own' test -s sheets/daily-2026-11-22.html
lacks 'without scripts' sheets/daily-2026-11-22.html '<script'
has 'for A4 landscape' sheets/daily-2026-11-22.html 'size:A4 landscape'
ok 'md' sheet -f md
ok 'csv' sheet -f csv --bom
sheet -f ndjson >lines
ok 'each line is an object' jq -e . lines
sheet -f table --lang en >english
has 'English' english '1. New on this day (15)'
exits 'whole only' 2 sheet --fields id

# Before the office's first day nothing is unsigned.
sheet --day 2026-11-20 -f json >old.json
has 'before the first day' old.json '启用之前'
is 'no mark' "$(jq -r .mark old.json)" null
done_testing
