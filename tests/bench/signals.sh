#!/bin/sh
# Signals of gaming in offices that lived: of each kind that was planted, in
# how many of JS_BENCH_SEEDS offices (20) it is found where it is; what else is
# flagged there; and how many of JS_BENCH_CLEAN offices (200) in which nobody
# games carry any signal. How strong each kind is stands in
# tests/gen/gen_plant.h.
set -eu
. "$(dirname "$0")/lib.sh"
. "$TOP/tests/office.sh"

unset JS_LANG JS_ACTOR
umask 077
cd "$WORK"
office_begin

seeds=${JS_BENCH_SEEDS:-20}
clean=${JS_BENCH_CLEAN:-200}
seed=0
while [ "$seed" -lt "$seeds" ]; do
	seed=$((seed + 1))
	office_make $seed
	office_look
	jq -r 'select(.also | not).signal' truth >>planted
	office_missed >>missed
	office_false | wc -l >>false
done
seed=0
: >spoiled
while [ "$seed" -lt "$clean" ]; do
	seed=$((seed + 1))
	office_make $((1000 + seed)) --clean
	office_look
	[ ! -s found ] || head -n 1 found >>spoiled
done
awk 'FILENAME == "missed" { missed[$1]++; next }
{
	if (!planted[$1]++)
		order[++n] = $1
}
END {
	for (i = 1; i <= n; i++)
		printf "signals: %-16s found %d of %d (goal 19 of 20)\n",
		    order[i], planted[order[i]] - missed[order[i]],
		    planted[order[i]]
}' missed planted
awk '{ n += $1 } END {
	printf "signals: %.2f false flags a report (18 units, %d reports)\n",
	    n / NR, NR
}' false
echo "signals: $(wc -l <spoiled) of $clean clean offices carry one" \
    "(goal 20 of 200)"
office_make 1
js-audit verify -q
echo "signals: $(bench_median 3 js-audit signals --exit-zero --period \
    2026-05-19..2026-10-18) s over $(sqlite3 "$JS_DB" \
    'SELECT count(*) FROM cases') cases with $(sqlite3 "$JS_DB" \
    'SELECT count(*) FROM event') events"
