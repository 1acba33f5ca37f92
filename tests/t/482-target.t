#!/bin/sh
# heap-target: offices whose units land just above the target of 解决率, and
# honest ones, three of each (JS_SEEDS=20 for more).
# slow
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

jq '.targets.floor = "0.900" | .targets.cap = "0.900" |
	.signals |= with_entries(select(.key == "false_percent" or
	.key == "heap-target"))' \
	"$JS_BUILD/share/jiesu/rule/default.json" >p.json
JS_POLICY=p.json
export JS_POLICY

# office SEED HEAPED: a year of 16 units, 50 to 89 valid revisits each a month,
# in 86 to 96 % of which it is solved; of 100 results so many are helped to
# the target.
office() {
	echo "$ANSWERED"
	jq -r '.units[3:][].name' p.json | awk -v seed="$1" -v heaped="$2" '
	BEGIN { srand(seed) }
	{
		p = 0.86 + rand() / 10
		for (m = 1; m <= 11; m++) {
			n = 50 + int(rand() * 40)
			solved = 0
			for (i = 1; i <= n; i++)
				solved += rand() < p
			if (rand() * 100 < heaped)
				solved = int((n * 9 + 9) / 10)
			for (i = 1; i <= n; i++)
				printf "%d-%d-%d-%d,2026-%02d-01 10:00:00,%s,,是,是,%s,满意\n",
				    seed, NR, m, i, m, $1,
				    i <= solved ? "是" : "否"
		}
	}'
}

seeds=${JS_SEEDS:-3}
seed=0
found=0
quiet=0
while [ "$seed" -lt "$seeds" ]; do
	seed=$((seed + 1))
	fresh
	office $seed 60 >dump.csv
	take --emit none dump.csv
	js-audit signals --period last-assess --exit-zero >"heaped.$seed"
	[ "$(jq -r '.signal + " " + .key' "heaped.$seed")" = \
	    'heap-target 劲松街道' ] && found=$((found + 1))
	fresh
	office $seed 0 >dump.csv
	take --emit none dump.csv
	js-audit signals --period last-assess --all --exit-zero >honest
	[ "$(jq .flagged honest)" = 0 ] && quiet=$((quiet + 1))
	jq -c '[.n, .seen, .effect, .chance]' "heaped.$seed" honest
done
is 'every heap is found' $found "$seeds"
is 'and none where there is none' $quiet "$seeds"
is 'a third is expected' "$(jq .base heaped.1)" 33.3
is 'results are no cases' "$(jq -r .cases heaped.1)" ''
ok 'a query leaves cases out, so nothing is said' js-audit signals --all \
	--period last-assess solved >out
empty 'of heaps' out
js-audit signals --period last-assess --all --as-of 2026-11-24 >past
js-audit signals --period last-assess --all >now
same 'the same by the journal as by the index' past now
done_testing
