#!/bin/sh
# Forecasts that are kept, and scored when the truth is in.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

HEAD=工单编号,工单类型,问题分类,村/社区,主办单位,来电时间
# weeks FROM N: so many Mondays from FROM (seconds) on, of four cases each.
weeks() {
	awk -v at="$1" -v n="$2" 'BEGIN {
		for (w = 0; w < n; w++)
			for (i = 0; i < 4; i++)
				printf "%s%d,投诉,供暖->居民供暖,百环,劲松街道,%s 1%d:00:00\n",
				    strftime("%Y%m%d", at + w * 604800, 1), i,
				    strftime("%Y-%m-%d", at + w * 604800, 1), i
	}'
}
{
	echo $HEAD
	weeks 1790553600 8	# 2026-09-28
} >dump.csv
take --emit none --exported-at '2026-11-23 00:00' dump.csv
js-forecast score >out 2>err
has 'nothing was kept yet' err 'no forecast of these groups'
js-forecast volume --horizon 2 >plain
js-forecast volume --horizon 2 --store --actor 主任 >kept 2>err
same 'keeping changes nothing of it' kept plain
empty 'and says nothing' err
is 'the journal has it' "$(sqlite3 "$JS_DB" 'SELECT count(*) FROM forecast')" 1
js-forecast volume --by all --freq day --horizon 3 --store >out
is 'another one' "$(sqlite3 "$JS_DB" 'SELECT count(*) FROM forecast')" 2
js-forecast score >out
is 'not known yet' "$(head -n 1 out | jq -c '[.n,.unknown]')" '[0,2]'
js-forecast volume --horizon 2 >again 2>err
empty 'so nothing is said of it' err
proved

{
	echo $HEAD
	weeks 1795392000 2	# 2026-11-23
} >later.csv
JS_NOW=2026-12-07T09:00:00+08:00
export JS_NOW
take --emit none --exported-at '2026-12-07 00:00' later.csv
js-forecast score >out
is 'true' "$(head -n 1 out | jq -c '[.n,.unknown,.mae,.baseline_mae]')" \
	'[2,0,0,0]'
is 'the other by its own groups and steps' "$(js-forecast score --by all \
	--freq day | head -n 1 | jq -c '[.n,.unknown]')" '[3,0]'
js-forecast volume --horizon 1 >out 2>err
has 'every list says what the last were worth' err '2个已见分晓'
js-forecast volume --horizon 1 -f html --lang en >out
has 'on the page too' out 'kept until now: 2 came true'
exits 'only of all cases' 2 js-forecast volume --store cat:供暖
exits 'not of a file' 2 js-forecast volume --store --series dump.csv
exits 'nor those' 2 js-forecast score cat:供暖
proved
exits 'an id that no list has is refused' 1 js-forecast accept fc-none 2>err
has 'and said where ids are' err "no list that was kept has 'fc-none'"
exits 'an id of another kind' 1 js-forecast accept bj-1 2>err
has 'says which are meant' err 'its id is not one of fc-'
done_testing
