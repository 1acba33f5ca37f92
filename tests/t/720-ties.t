#!/bin/sh
# Scenario 20 of the field: scores of 89.34 and 89.26 both print 89.3. They are
# ranked by what they are, not by what is printed; true ties share a rank.
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
