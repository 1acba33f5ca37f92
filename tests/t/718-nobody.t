#!/bin/sh
# Scenario 18 of the field: a community with V = 0 has no rates, no rank and no
# part in any mean; it stands last, with its volume.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

# of ARG...: lines of the full account, as counted from the database and from
# a pipe, which must not differ.
of() {
	js-report rates "$@" >db.rates
	js-report list | js-report rates --from - "$@" >pipe.rates
	cmp db.rates pipe.rates || return
	jq -c 'select(.account == "full")' db.rates
}

DAY=2026-11-10
{
	echo "$ANSWERED"
	answered 劲松北社区 $DAY 100 100 90 90 0
	for i in 1 2 3; do
		echo "Z$i,$DAY 10:00:00,百环社区,百环社区,否,,,无法回访"
	done
} >nobody.csv
ok 'a community that nobody reached' take --emit none nobody.csv
of --by community --period $DAY..$DAY >rates
jq -r '[.key, .received, .valid, .response_rate, .solve_rate,
	.satisfaction_rate, .score, .rank // "-"] | map(tostring) |
	join(" ")' rates >got
cat >want <<'END'
劲松北社区 100 100 100.0 90.0 90.0 91.0 1
百环社区 3 0 — — — — -
合计 103 100 100.0 90.0 90.0 91.0 -
END
same 'no rate, no rank, last, with its volume; the total is without it' got want
is 'a mean of rates is one of those that have some' "$(of --by community \
	--period $DAY..$DAY --compat mean | tail -n 1 | jq -r .solve_rate)" 90.0
js-report rates --by community --period $DAY..$DAY -f table >text
lacks 'not 0 %' text ' 0.0 '
is 'nor 100 %' "$(grep 百环 text | grep -c '100\.0')" 0
proved
done_testing
