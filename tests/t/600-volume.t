#!/bin/sh
# volume of cases: complete periods only, the mean of the last eight where
# history is short; the same from the database and from a pipe.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

# Nine Mondays of 1 to 9 cases at 百环, one case a week at 农光里.
{
	echo 工单编号,工单类型,问题分类,村/社区,主办单位,来电时间
	n=0
	for week in 09-21 09-28 10-05 10-12 10-19 10-26 11-02 11-09 11-16; do
		n=$((n + 1))
		for i in $(seq 1 $n); do
			echo "26$n$i,投诉,供暖->居民供暖,百环,劲松街道,2026-$week 1$i:00:00"
		done
		echo "26${n}0,投诉,噪声->施工,农光里社区,劲松街道,2026-$week 23:59:59"
		echo "26${n}99,表扬,噪声->施工,农光里社区,劲松街道,2026-$week 12:00:00"
	done
} >dump.csv
take --exported-at '2026-11-23 00:00' --emit none dump.csv

js-forecast volume --horizon 2 >out
cat >want <<'END'
{"group":"供暖×百环社区","step":1,"date":"2026-11-23","mean":5.50,"lo80":5.50,"hi80":11.27,"model":"mean8","baseline":9.00,"baseline_of":"last_known","mae":3.50,"baseline_mae":1.00,"known":9,"note":"只有9期已知：取最近至多8期的均值"}
{"group":"供暖×百环社区","step":2,"date":"2026-11-30","mean":5.50,"lo80":5.50,"hi80":11.27,"model":"mean8","baseline":9.00,"baseline_of":"last_known","mae":4.25,"baseline_mae":2.00,"known":9,"note":"只有9期已知：取最近至多8期的均值"}
{"group":"噪声×农光里社区","step":1,"date":"2026-11-23","mean":1.00,"lo80":1.00,"hi80":1.00,"model":"mean8","baseline":1.00,"baseline_of":"last_known","mae":0.00,"baseline_mae":0.00,"known":9,"note":"只有9期已知：取最近至多8期的均值"}
{"group":"噪声×农光里社区","step":2,"date":"2026-11-30","mean":1.00,"lo80":1.00,"hi80":1.00,"model":"mean8","baseline":1.00,"baseline_of":"last_known","mae":0.00,"baseline_mae":0.00,"known":9,"note":"只有9期已知：取最近至多8期的均值"}
END
same 'two groups, two steps' out want
ok 'from a pipe' sh -c 'js-report list | js-forecast volume --horizon 2 \
	--from - >piped'
same 'the same' piped want
js-forecast volume --horizon 1 --by all --fields mean,known >out
is 'all in one' "$(cat out)" '{"mean":6.50,"known":9}'
js-forecast volume --horizon 1 --by community,nature >out
is 'other groups' "$(jq -r .group out | xargs)" '百环社区×投诉 农光里社区×投诉'
js-forecast volume --horizon 1 cat:噪声 >out
is 'a query' "$(jq -r .group out)" 噪声×农光里社区

js-forecast volume -f table --horizon 1 >out
has 'a table names the model in words' out 近八期均值
has 'and the baseline' out 上期
lacks 'its code is for programs' out mean8
js-forecast volume -f table --lang en --horizon 1 >out
has 'in English as it is called' out mean8

# Half weeks count nowhere.
js-forecast volume --horizon 1 --by all --now '2026-11-22 23:59:59' >out
is 'the last day is missing' "$(jq -c '[.date,.known]' out)" \
	'["2026-11-16",8]'
js-forecast volume --horizon 1 --by all --now '2026-12-20' >out
is 'no dump, no quiet weeks' "$(jq -c '[.date,.known]' out)" \
	'["2026-11-23",9]'
js-forecast volume --horizon 1 --by all \
	--period 2026-09-23..2026-10-20 >out
is 'a period is cut to its weeks' "$(jq -c '[.date,.known,.mean,.note]' \
	out)" '["2026-10-19",3,4,"只有3期已知：取最近至多8期的均值"]'
js-forecast volume --by all --period 2026-11-16..2026-11-22 >out
is 'one week: no error, no interval' "$(jq -c '[.mean,.lo80,.mae]' out |
	uniq)" '[10,null,null]'
ok 'less than a week' js-forecast volume --period 2026-11-17..2026-11-20 \
	>out 2>err
empty 'nothing' out
has 'and says why' err 'no complete period'

js-forecast volume -f csv --lang en --horizon 1 --fields group,mean >out
printf 'group,mean\r\n供暖×百环社区,5.50\r\n噪声×农光里社区,1.00\r\n' >want
same 'CSV' out want
js-forecast volume -f json --horizon 1 >out
is 'JSON has numbers' "$(jq -c 'map(.mean)' out)" '[5.5,1]'
js-forecast volume --explain --horizon 1 >out 2>err
has 'definitions' err '以往误差最小'
exits 'no step' 2 js-forecast volume --horizon 0
exits 'too far' 2 js-forecast volume --horizon 401
exits 'no such field' 2 js-forecast volume --by colour
exits 'too many' 2 js-forecast volume --by category,level,nature
exits 'the same twice' 2 js-forecast volume --by level,level
exits 'no such step' 2 js-forecast volume --freq year
js-forecast volume --freq day --horizon 1 --by all >out
is 'days' "$(jq -c '[.date,.known]' out)" '["2026-11-23",63]'
js-forecast volume --freq month --horizon 2 --by all >out
is 'months' "$(jq -c '[.date,.known,.mean]' out | xargs)" \
	'[2026-11-01,1,22] [2026-12-01,1,22]'
exits 'texts and a pipe' 2 js-forecast volume --from dump.csv text:水
exits 'two sources' 2 js-forecast volume --from dump.csv --as-of 2026-11-01
ok 'as of before the import' js-forecast volume --as-of '2026-11-22' \
	>out 2>err
empty 'nothing was known' out
done_testing
