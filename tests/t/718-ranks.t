#!/bin/sh
# Scenarios 18, 19 and 20 of the field: V = 0, a pooled total, scores that
# print alike, and true ties.
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

# --- 18 and 19 ----------------------------------------------------------------

DAY=2026-11-10
{
	echo "$ANSWERED"
	answered 劲松北社区 $DAY 1000 1000 900 900 0
	answered 劲松中社区 $DAY 10 10 5 5 0
	for i in 1 2 3; do
		echo "Z$i,$DAY 10:00:00,百环社区,百环社区,否,,,无法回访"
	done
} >pool.csv
ok 'two communities, and one that nobody reached' take --emit none pool.csv
of --by community --period $DAY..$DAY >rates
jq -r '[.key, .received, .valid, .solved, .solve_rate, .score,
	.rank // "-"] | map(tostring) | join(" ")' rates >got
cat >want <<'END'
劲松北社区 1000 1000 900 90.0 91.0 1
劲松中社区 10 10 5 50.0 55.0 2
百环社区 3 0 0 — — -
合计 1013 1010 905 89.6 90.6 -
END
same 'a pooled total of 89.6; V = 0 has no rate, no rank, stands last' got want
js-report rates --by community --period $DAY..$DAY -f table >text
lacks 'V = 0 is not 0 %' text ' 0.0 '
proved

# --- 20 -----------------------------------------------------------------------

# 10 000 + 45 000 + 40 * (854 + 0.9 * 5) = 89 340 of 1000; and 89 260 twice.
fresh
{
	echo "$ANSWERED"
	answered 劲松东社区 $DAY 1000 1000 900 852 5
	answered 劲松西社区 $DAY 1000 1000 900 843 15
	answered 劲松北社区 $DAY 1000 1000 900 854 5
	answered 大郊亭社区 $DAY 1100 1100 900 900 0
} >ties.csv
ok 'scores of 89.34 and 89.26' take --emit none ties.csv
of --by community --period $DAY..$DAY >rates
jq -r '[.key, .score, .rank // "-"] | map(tostring) | join(" ")' rates >got
cat >want <<'END'
劲松北社区 89.3 1
劲松东社区 89.3 2
劲松西社区 89.3 2
大郊亭社区 83.6 4
合计 87.8 -
END
same 'unrounded order, ties share a rank: 1, 2, 2, 4' got want
is 'the same by unit' "$(of --by unit --period $DAY..$DAY |
	jq -r '.rank // "-"' | xargs)" '1 2 2 4 -'
proved
done_testing
