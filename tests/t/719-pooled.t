#!/bin/sh
# Scenario 19 of the field: 900 of 1000 and 5 of 10 make 905 of 1010. The mean
# of the two rates is printed only where somebody asks for it, and says so.
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
	answered 劲松北社区 $DAY 1000 1000 900 900 0
	answered 劲松中社区 $DAY 10 10 5 5 0
} >pool.csv
ok 'a large and a small community' take --emit none pool.csv
of --by community --period $DAY..$DAY >rates
jq -r '[.key, .received, .valid, .solved, .solve_rate, .score,
	.rank // "-"] | map(tostring) | join(" ")' rates >got
cat >want <<'END'
劲松北社区 1000 1000 900 90.0 91.0 1
劲松中社区 10 10 5 50.0 55.0 2
合计 1010 1010 905 89.6 90.6 -
END
same 'the district line is pooled' got want
is 'whatever order the rows come in' "$(js-report list | sort -r |
	js-report rates --from - --by community --period $DAY..$DAY |
	jq -r 'select(.account == "full") | .solve_rate' | xargs)" \
	'90.0 50.0 89.6'
of --by community --period $DAY..$DAY --compat mean >rates
is 'a mean on demand' "$(tail -n 1 rates | jq -r '[.solve_rate, .compat] |
	join(" ")')" '70.0 mean'
is 'of which the counts are sums all the same' "$(tail -n 1 rates |
	jq -r '[.solved, .valid] | map(tostring) | join("/")')" 905/1010
js-report rates --by community --period $DAY..$DAY --compat mean -f table >text
has 'labelled as one' text 算术平均
js-report rates --by community --period $DAY..$DAY -f table >text
lacks 'and else no word of it' text 平均
proved
done_testing
