#!/bin/sh
# What people read is in words, in lists that had codes: exclusions, notes of
# classes, trails, rules, what clocks rest on. Records keep the codes.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
sample=$TESTS/data/sample.gb18030.csv
[ -f "$sample" ] || skip_all 'no sample'
ok 'a sample' take -q --emit none "$sample"
export JS_LANG=zh

# codes FILE: what in it is a code, but for ids, percent and the like
codes() {
	tr -c 'A-Za-z0-9_' '\n' <"$1" | grep -xE \
	    'internal|city|own|requested|approved|rejected|solved|unsolved|few|concentrated|below|twice|rising|falling|not|top|bottom|assess|level|category|accepted|carried|disposition|severity|never|barred|unused|mistake|rule|by|all|unlabelled|nobody|[0-9]+[dhm]' |
	    sort -u | xargs
}

# An exclusion asked for and granted, in list, queue and trail.
js-audit exclude queue -f table >out
has 'the queue: a ground seen is called by its name' out \
	'同一事项再次提出，无新的事实或者理由（“多次反映”）'
is 'no code' "$(codes out)" ''
is 'records have it' "$(js-audit exclude queue | jq -r .ground | sort -u |
	grep -c '^3:')" 2
id=$(js-report list nature:投诉 state:closed city_at | head -n 1 | jq -r .id)
js-audit exclude request --ground G2 --clause 第一条 --evidence 照片 \
	--conclusion 同一事项 --actor 物业科办件员 "$id" >/dev/null
js-audit exclude queue -f table >out
has 'what is asked for too' out 'G2 重复无新情况'
has 'and the answer by then' out 市级回访
is 'still none' "$(codes out)" ''
js-audit exclude approve --actor 主任 "$id" >/dev/null
js-audit exclude list -f table >out
has 'the list: whose scoring' out 街道自查
has 'the decision' out ' 同意 '
is 'no code there' "$(codes out)" ''
is 'records have them' "$(js-audit exclude list |
	jq -c '[.scope,.state,.ground]')" '["internal","approved","G2"]'

js-report classes -f table >out
has 'classes: conditions in words' out '治理：属诉求集中'
has 'negated' out 未低于目标
has 'twice' out 连续两期低于目标
has 'the period too' out '月考核期'
is 'no code' "$(tail -n 8 out >notes; codes notes)" ''
js-report rates -f table >out
has 'rates: the period' out '时段：2026年12月考核期'
js-report classes -f table --lang en >out
has 'in English' out 'twice running below the target'

# A correction, and a signature with findings, in trails.
js-dispatch correct --field level --to 2 --why 重新定级 --actor 值班长 \
	"$(js-report list state:open | head -n 1 | jq -r .id)" >/dev/null
js-audit trail -f csv "$(js-report list state:open | head -n 1 |
	jq -r .id)" >out
has 'trail: which fact' out 更正项：级别
lacks 'not its code' out 更正项：level
is 'records have it' "$(js-audit trail "$(js-report list state:open |
	head -n 1 | jq -r .id)" | tail -n 1 | jq -r '.. | strings' |
	grep -c '^level$')" 1

# Rules, tried.
head -n 30 "$sample" >few.csv
js-dispatch rules "$JS_BUILD/share/jiesu/rule/default.json" few.csv -f table \
	--exit-zero >out 2>/dev/null
has 'rules: what a row is' out 全部工单
is 'no code' "$(codes out)" ''
js-dispatch rules "$JS_BUILD/share/jiesu/rule/default.json" few.csv --each \
	-f table --exit-zero >out 2>/dev/null
has 'by what' out 职责清单
has 'and why' out '分类“'
js-dispatch rules "$JS_BUILD/share/jiesu/rule/default.json" few.csv --each \
	--exit-zero >out 2>/dev/null
has 'which records keep as it is' out "category '"
id=$(js-report list state:received | head -n 1 | jq -r .id)
js-report list "id:$id" | js-dispatch suggest | js-dispatch assign --auto \
	--actor 值班长 >out
js-audit trail -f csv "$id" >out
lacks 'a trail says it in words too' out "'"
lacks 'not its code' out ' category  '
echo '{"policy": 1}' >bad.json
js-dispatch rules bad.json -f table --exit-zero >out
has 'a mistake' out 写法有误

id=$(js-report list flag:threat state:open | head -n 1 | jq -r .id)
js-dispatch due --explain "$id" -f table --exit-zero >out
has 'clocks: how late' out '逾期20天'
is 'no code' "$(codes out)" ''
is 'records have seconds and spans' "$(js-dispatch due --explain "$id" |
	jq -c 'select(.clock == "solve") | [(.left_s | type), .limit]')" \
	'["number","2h"]'
proved
done_testing
