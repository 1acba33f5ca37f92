#!/bin/sh
# A generated city of three seeds: what was planted is listed in time from
# what came before alone, what is listed comes, bursts ring and nothing else
# does, the interval of an effect holds the truth. `make bench` does many.
# slow
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
. "$TESTS/planted.sh"

# atleast NAME "PART WHOLE" PERCENT
atleast() {
	# shellcheck disable=SC2086 # two words
	is "$1" "$(echo $2 | awk -v p="$3" '{ print ($1 * 100 >= $2 * p) }')" 1
}

effects=0
for seed in 1 2 3; do
	planted_make $seed
	planted_list
	atleast "seed $seed: what is listed comes" "$(planted_precision 20)" 80
	atleast "seed $seed: what was planted is listed" "$(planted_recall)" 80
	is "seed $seed: two weeks before, and more" \
		"$(planted_lead | awk '{ print ($1 >= 14) }')" 1
	planted_alerts >rang
	is "seed $seed: bursts ring within two days, nothing else does" \
		"$(awk '{ print ($1 == $2), ($3 <= 6) }' rang)" '1 1'
	effects=$((effects + $(planted_effect | cut -d' ' -f1)))
done
ok 'the effect is within its interval' test "$effects" -ge 2

# Nothing that came later has a say.
{
	head -n 1 dump.csv
	tail -n +2 dump.csv | awk -F, -v day="$PLANTED_DAY" '
		substr($8, 1, 10) < day {
			if (substr($9, 1, 10) >= day)
				$9 = $10 = ""
			OFS = ","
			print
		}'
} >then.csv
mv list whole
fresh
js-intake import -q --emit none then.csv
js-forecast ahead -q --day "$PLANTED_DAY" >list
same 'no look ahead' list whole
done_testing
