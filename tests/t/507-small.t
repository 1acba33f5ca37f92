#!/bin/sh
# Small stumbling blocks: codes in Chinese, what numbers may be kept for good,
# dispositions without a finding, a policy that is no JSON, and what stood in
# the way of a case that is closed.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
cat >dump.csv <<'END'
工单编号,工单类型,问题分类,村/社区,主办单位,来电时间,派单时间
A1,投诉,公安->养犬管理->不文明养犬,农光里社区,农光里社区,2026-11-22 08:00:00,2026-11-22 08:10:00
A2,投诉,公安->养犬管理->不文明养犬,农光里社区,农光里社区,2026-11-22 09:00:00,2026-11-22 09:10:00
END
JS_NOW=2026-11-22T10:00:00+08:00 take --emit none --now '2026-11-22 10:00' dump.csv
A=bj12345-A1
export JS_LANG=zh JS_ACTOR=值班长

ok 'signed for' js-dispatch sign $A
ok 'a call in Chinese' js-dispatch contact --connected --call 了解 --number 工单 $A
ok 'one that was missed' js-dispatch contact --missed --result 无人接听 $A
ok 'full-width blanks and all' js-dispatch contact --connected --call '　结果' $A
is 'events have the codes' "$(js-audit trail $A |
	jq -r '[.call, .result, .number] | map(. // "-") | join(" ")' |
	grep -v '^- - -$' | xargs -n 3 | tr '\n' ';')" \
	'understand - order;- noanswer -;result - -;'
exits 'no such call' 2 js-dispatch contact --connected --call 聊天 $A 2>err
has 'is told with those there are' err '了解 understand, 确认 confirm'

# What may not be kept: also of ten digits or fewer.
later() {
	js-dispatch extend --until 2026-12-01 --why 等件 --told --consent "$1" $A
}
for number in 67731234 010-67731234 13800138000 '６７７３１２３４'; do
	exits "$number is a person's number" 1 later "$number" >out 2>err
	has 'and is refused' err '人名、号码或门牌'
done
ok 'the number of a letter' later 20261234
exits 'of a whistle too' 1 js-dispatch assist --unit 物业管理科 \
	--whistle 67731234 $A 2>err
exits 'of a decision of the city' 1 js-audit exclude approve --scope city \
	--ground G1 --clause 一 --number 13800138000 $A 2>err
has 'which it names' err 号码
ok 'what is no such number' js-audit exclude approve --scope city --ground G1 \
	--clause 一 --number 市审2026-8 $A

# A case that is closed.
ok 'a promise' js-dispatch promise --why 待施工 --next 协调 \
	--until '2026-12-01 12:00' --by 李工 $A
js-report show -f md $A >out
has 'open: what stands in the way' out 待施工
js-dispatch resolve --evidence 照片 --text 已修好并回复 $A >out
js-audit pass --actor 审核员 $A >out
js-report show -f md --fields state $A >out 2>/dev/null || js-report show -f md $A >out
is 'closed: nothing does' "$(sed '/日志/,$d' out | grep -c 待施工)" 0

# A day that is signed with a disposition too many.
accept=$(js-audit check --day 2026-11-22 --exit-zero |
	jq -r 'select(.severity == "serious").code' | sort -u |
	sed 's/.*/--accept &:已知悉/' | xargs)
# shellcheck disable=SC2086
ok 'a day is signed' js-audit sign --day 2026-11-22 $accept --accept \
	D01:已知悉 --actor 主任 -f md -o sheet 2>err
has 'which finding there is not' err '没有检查发现 D01'
has 'the sheet is there' sheet '已签'
lacks 'and not the other' sheet D01

printf '{\n"policy": 1,\n"name" "x"}\n' >bad.json
exits 'a policy that is no JSON' 3 js-report rates -p bad.json 2>err
has 'is told by line' err '第 3 行'
lacks 'and without a code' err json_
printf '{"a": 1, "a": "全角　"}' >bad.json
exits 'a key twice' 3 js-report rates -p bad.json --lang en 2>err
has 'is told in words' err 'line 1: a key stands twice'
proved
done_testing
