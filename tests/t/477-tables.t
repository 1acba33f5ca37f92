#!/bin/sh
# Tables on a screen: words where JSON has codes, no column of raw seconds,
# instants to the minute, and no wider than 120 columns; what stands aside is
# there for --fields and in files.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
sample=$TESTS/data/sample.gb18030.csv
[ -f "$sample" ] || skip_all 'no sample'
ok 'a week of cases' take -q --emit none "$sample"
export JS_LANG=zh
id=$(js-report list state:open | head -n 1 | jq -r .id)
ok 'something happens to one' sh -e <<END
js-dispatch assign --lead 物业管理科 --actor 值班长 $id
js-dispatch sign --actor 物业科办件员 $id
js-dispatch progress --milestone 踏勘 --actor 物业科办件员 $id
js-dispatch progress --milestone 方案 --actor 物业科办件员 $id
END

# The table itself, without the notes below it.
table() {
	awk 'NF == 0 && ++blanks == 2 { exit } { print }'
}
wide() { # its widest line: a character beyond U+1100 has two columns
	perl -CSD -ne 'chomp; $n = length; $n++ while /[\x{1100}-\x{ffff}]/g;
		$w = $n if $n > ($w // 0); END { print $w // 0 }' "$1"
}
for what in 'js-audit days' 'js-audit check' 'js-report rates' \
    'js-report classes' 'js-report targets' 'js-dispatch due' \
    'js-audit signals --period last-assess --all' \
    'js-revisit plan' 'js-revisit status' 'js-revisit status --cases' \
    "js-audit trail $id"; do
	$what -f table --exit-zero 2>err | table >shown
	ok "$what: at most 120 columns" test "$(wide shown)" -le 120
	ok "$what: something is there" test "$(wide shown)" -ge 40
	is "$what: no code" "$(grep -ow 'open\|solve\|sign\|contact\|handling\|closed\|assigned\|full\|net\|city\|own\|unit\|lead\|serious\|normal\|basic\|strict\|pending\|receive\|understand\|revisit1' \
		shown | sort -u | xargs)" ''
	lacks "$what: no seconds" shown '+08:00'
done
is 'JSON has the codes' "$(js-dispatch due --exit-zero |
	jq -r '[.clock, .state] | join(" ")' | sort -u | head -n 1)" \
	'solve assigned'
is 'and seconds' "$(js-dispatch due --exit-zero | tail -n 1 |
	jq '.left_s < 0 and .age_s > 0')" true
is 'days too' "$(js-audit days | tail -n 1 | jq -r .state)" open
ok 'a file has every column' sh -c 'js-revisit plan -f csv |
	head -n 1 | grep -q 话术'
ok 'in Chinese words' sh -c 'js-audit check -f csv --exit-zero |
	grep -q "^D01,严重,"'
js-dispatch due -f table --exit-zero --fields id,left_s,age_s >shown
has 'what stands aside can be named' shown 剩余秒数
js-audit trail -f table "$id" >shown
has 'a change: old and new' shown '节点：踏勘 -> 方案'
has 'who said who leads' shown '主办依据：工单 -> 街道'
has 'events by their names' shown 签收
lacks 'no JSON' shown '":'
js-audit trail -f table --lang en "$id" >shown
has 'in English words too' shown 'milestone: 踏勘 -> 方案'
exits 'a column that is none' 2 js-audit days --fields day,nothing 2>err
has 'is answered with those there are' err 'day, state, signer, '
exits 'in English too' 2 js-audit days --lang en --fields x 2>err
has 'by their keys' err "no such field 'x': there are day, state"
done_testing
