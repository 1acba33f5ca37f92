#!/bin/sh
# The words that Chinese tables print are values of their fields, and what
# people try first is answered with what works.
. "$(dirname "$0")/../lib.sh"

ok 'import' js-intake import -q --emit none \
	"$TESTS/data/sample.gb18030.csv"
while read -r printed code; do
	ok "$printed" js-report list "$printed" >got
	js-report list "$code" >want
	same "$printed is $code" got want
done <<'END'
state:已办结 state:closed
state:待签收 state:assigned
level:一级 level:1
flag:扬言 flag:threat
flag:保密 flag:secret
flag:催办 flag:reminds
flag:自来电起算 flag:assumed
flag:街道自立 flag:own
flag:答复不详 flag:unknown_answer
flag:停计 flag:paused
flag:引用工单编号 flag:quotes
flag:按导入日计 flag:day_assumed
flag:在本库清除 flag:struck
link:重复 link:repeat
link:聚集 link:cluster
link:引用 link:cites
link:疑似 link:maybe
level_by:默认 level_by:default
level_by:扬言 level_by:threat
END
js-report list flag:扬言 >got
exits 'there are threats' 0 test -s got
exits 'or' 2 js-report list text:丙 or text:甲 2>err
has 'the comma' err 'a comma between values means or'
exits 'minus' 2 js-report list -state:open 2>err
has 'not:' err 'is not:state:open'
exits 'no option and no term' 2 js-report list -state 2>err
lacks 'no such hint' err 'not:'
# What a clock rests on, in the language of the sheet; JSON has the codes.
id=$(js-report list state:open | head -n 1 | jq -r .id)
JS_LANG=zh js-dispatch due --explain "$id" -f table >shown
js-dispatch due --explain "$id" >json
for code in dispatched printed share level; do
	lacks "no code '$code'" shown "$code"
done
has 'but a word' shown 派单
is 'and the codes' "$(jq -r '.start, .source' json | sort -u | xargs)" \
	'dispatched level printed share'
JS_LANG=zh js-report rates -f table --period 2026-11 >shown
lacks 'no code below the rates' shown 'full '
has 'their words' shown '剔除后：市级表只减市级剔除'
done_testing
