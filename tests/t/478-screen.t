#!/bin/sh
# On a terminal a table fits its width: long cells are cut, what there is no
# room for stands below its row. Nothing of that happens to a pipe or a file.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
command -v script >/dev/null || skip_all 'no script(1)'
sample=$TESTS/data/sample.gb18030.csv
[ -f "$sample" ] || skip_all 'no sample'
ok 'a week of cases' take -q --emit none "$sample"
export JS_LANG=zh NO_COLOR=1

# on COLUMNS COMMAND: what a terminal of such a width shows. script(1) runs it
# with a new terminal, whose lines end in CR LF.
on() {
	width=$1
	shift
	script -qec "stty cols $width; $*" seen </dev/null >/dev/null
	sed '1d; $d' seen | tr -d '\r'
}
wide() { # its widest line: Chinese and full-width characters have two columns
	perl -CSD -ne 'chomp; $n = length; $n++ while /[\x{2e80}-\x{ffff}]/g;
		$w = $n if $n > ($w // 0); END { print $w // 0 }' "$1"
}
js-report list --limit 20 -f table >piped
COLUMNS=60 js-report list --limit 20 -f table >narrow
same 'a pipe has no width' narrow piped
is 'and is as wide as it is' "$(($(wide piped) > 150))" 1
for width in 80 100 120 160; do
	on $width js-report list --limit 20 -f table >shown
	ok "$width: it fits" test "$(wide shown)" -le "$width"
	ok "$width: and uses the width" test "$(wide shown)" -gt $((width - 12))
	is "$width: each id is whole" "$(grep -c '^bj12345-[0-9]\{18\}' shown)" 20
	has "$width: what is cut says so" shown …
done
on 80 js-report list --limit 20 -f table >shown
grep -o '^    来电时间：2026.*主办：' shown >below
is 'what has no room stands below its row' "$(wc -l <below)" 20
has 'with its category' shown '分类：'
has 'the due time is there' shown 到期时间
on 300 js-report list --limit 20 -f table | sed '/^$/d' >shown
sed '/^$/d' piped >whole
same 'a wide screen shows all' shown whole
on 80 'COLUMNS=120 js-report list --limit 20 -f table' >shown
has 'COLUMNS is asked first' shown '    来电时间：'
lacks 'all of it' shown 主办：
for columns in 0 -1 x 99999999999999999999; do
	on 80 "COLUMNS=$columns js-report list --limit 1 -f table" >shown
	has "COLUMNS=$columns is none" shown '主办：'
done
on 80 js-report list --limit 2 -f table --fields id,received,category,summary \
	>shown
has 'what is asked for is not left out' shown 来电时间
lacks 'none of it' shown '    来电时间：'
on 40 'js-report list --limit 20 -f table -o kept' >shown
same 'a file has no width either' kept piped
id=$(js-report list state:open | head -n 1 | jq -r .id)
for what in "js-report show $id" "js-audit trail $id"; do
	on 90 "$what -f table" >shown
	ok "$what: it fits" test "$(wide shown)" -le 90
done
on 120 "js-intake check -m beijing $sample -f table" >shown
ok 'the profile of a dump fits' test "$(wide shown)" -le 120
has 'as its values are cut' shown …
# Tables of figures lose none: headings fold, then the table stands in parts.
while read -r what; do
	for width in 60 80 100; do
		on $width "$what -f table" >shown
		ok "$width: $what fits" test "$(wide shown)" -le "$width"
	done
	$what -f table | sed '/^$/,$d' >whole
	on 400 "$what -f table" | sed '/^$/,$d' >shown
	same 'a wide screen shows it in one' shown whole
done <<END
js-report rates
js-report classes
js-report targets
js-forecast volume
js-forecast ahead
js-dispatch due --explain $id
js-report sheet daily
js-report sheet monthly
END
on 60 js-report rates --by all -f table >shown
is 'every part has its heads' "$(grep -c '^对象 *口径' shown)" 3
has 'bounds that a pipe leaves aside are there' shown 下限
js-report rates --by all -f table | sed '/^$/,$d' >piped
lacks 'a pipe keeps to one part' piped 下限
on 80 js-report sheet daily -f table >shown
is 'in a sheet too each has the account' \
	"$(grep -c '^回访方' shown) $(grep '^回访方' shown | grep -vc 口径)" '2 0'
for what in 'js-audit check' 'js-dispatch due'; do
	on 80 "$what -f table" >shown
	ok "$what fits" test "$(wide shown)" -le 80
	ok 'with whole numbers' grep -q 'bj12345-[0-9]\{18\}' shown
	has 'and what is wrong' shown 逾期
done
unset NO_COLOR
on 80 js-report list --limit 1 -f table >shown
ok 'in colours' grep -q "$(printf '\033')\\[1m" shown
done_testing
