#!/bin/sh
# A category whose parts stand between other signs than the map's is one word,
# which the policy does not know: check and import say so, and change nothing.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

head='工单编号,问题分类,主要内容,村/社区,来电时间'
row() { printf '%s,%s,家中不热（１号楼）,百环社区,2026-11-23 07:00:00\n' "$1" "$2"; }

n=0
for sign in / ／ '>' ＞ - － — '|' ｜; do
	n=$((n + 1))
	{
		echo "$head"
		row "${n}1" "供暖->居民供暖"
		row "${n}2" "供暖$sign居民供暖"
		row "${n}3" "供暖$sign供暖收费"
		row "${n}4" "天外来物$sign其他"
	} >dump.csv
	js-intake import --emit none dump.csv 2>err
	has "$sign: told once, with an example" err \
		"2 rows: the policy knows no category like '供暖$sign居民供暖', but would if '$sign' parted it: path_separator"
	is "$sign: one line" "$(grep -c path_separator err)" 1
	JS_LANG=en js-intake check -f table dump.csv >out 2>err
	has "$sign: check has it, too" out "2 rows: the policy knows no category like '供暖$sign居民供暖', but would if '$sign' parted it"
done
is 'what is stored is what the map says' "$(fact 12 '.category | join("+")')" \
	供暖／居民供暖
js-intake import --emit none dump.csv 2>err
lacks 'what is known is not told again' err path_separator

{ echo "$head"; row 91 '供暖->居民供暖'; row 92 天外-来物; } >fine.csv
js-intake import --emit none fine.csv 2>err
lacks 'nothing where no reading helps' err path_separator
js-intake check fine.csv >out
lacks 'nor in check' out path_separator

# The remedy works, and then it is the arrow that is told of.
jq '.path_separator = "/" | .name = "own"' \
	"$JS_BUILD/share/jiesu/table/beijing.json" >own.json
{ echo "$head"; row 81 供暖/居民供暖; row 82 '供暖->居民供暖'; } >dump.csv
js-intake import -m own.json --emit none dump.csv 2>err
has 'the arrow' err "1 rows: the policy knows no category like '供暖->居民供暖', but would if '->' parted it"
is 'read as a path' "$(fact 81 '.category | join("+")')" 供暖+居民供暖
JS_LANG=zh js-intake check -m own.json -f table dump.csv >out
has 'in Chinese' out '若以“->”分级则有'
proved
done_testing
