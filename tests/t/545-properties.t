#!/bin/sh
# What holds whatever the cases are: excluded cases never change the full
# account, and --as-of a signed day gives the signed figures. Splits, order
# and sums: 540-merge.t and 542-twelve.t; days and months: test_period.c.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

mkdump --rows 3000 --seed 11 >dump.csv
ok 'a generated year' take --emit none dump.csv
js-report list >all

# --- excluded cases ------------------------------------------------------------

for seed in 1 2 3 4 5; do
	jq -c --argjson seed $seed '(((.no | explode | add) * 7919 +
		$seed * 31) % 5) as $n | if $n == 0 then .excluded.city = "G1" elif $n == 1
		then .excluded.internal = "G2" elif $n == 2 then
		.excluded = {"city": "G3", "internal": "G3"} else . end' \
		all >some
	for by in unit community category all; do
		js-report rates --by $by --source both --period 2026-01-01.. \
			--from all | jq -c 'select(.account == "full") |
			del(.excluded)' >want
		js-report rates --by $by --source both --period 2026-01-01.. \
			--from some | jq -c 'select(.account == "full") |
			del(.excluded)' >got
		cmp got want || echo "$seed $by"
	done
done >differ
empty 'excluded cases never change the full account' differ
js-report rates --by all --source both --period 2026-01-01.. --from some |
	jq -c '[.source, .account, .received]' >got
ok 'they leave the net one, in each table its own' test "$(jq -s '.[0][2] > .[1][2] and
	.[2][2] > .[3][2]' got)" = true

# --- a signed day, later -----------------------------------------------------------

fresh
mkdump --rows 1200 --days 20 --seed 5 --encoding utf8 >then.csv
jq '.start = "2026-11-20"' "$JS_BUILD/share/jiesu/rule/default.json" \
	>policy.json
JS_POLICY=$DIR/policy.json
export JS_POLICY
JS_NOW=2026-11-23T08:00:00+08:00
take --emit none then.csv
js-audit check --day 2026-11-20 --exit-zero | jq -r 'select(.severity ==
	"serious") | .code' | sort -u >codes
accept=$(sed 's/.*/--accept &:已核/' codes | xargs)
# shellcheck disable=SC2086 # words of a command
ok 'the 20th is signed' js-audit sign --day 2026-11-20 --actor 主任 $accept \
	-o signed.json -f json
seq=$(sqlite3 "$JS_DB" "SELECT max(seq) FROM v_events WHERE kind = 'sign_day'")
js-audit trail --seq "$seq" | jq -c '.figures.rates' >frozen
is 'its figures are frozen, and not empty' "$(jq ".city.full | .received > 20 and .valid > 0" frozen)" true

# later everything is known better
JS_NOW=2026-11-23T09:00:00+08:00
sed 's/,是,是,是,满意/,是,是,否,不满意/' then.csv >later.csv
take --emit none later.csv
figures() {
	js-report rates --by all --source both --period '2026-11-20 running' \
		"$@" | jq -s -c 'map({key: (.source + "." + .account), value:
		[.received, .valid, .contacted, .solved, .satisfied, .basic,
		.score]}) | from_entries'
}
jq -c '. as $r | [("city", "own") as $s | ("full", "net") as $a |
	{key: ($s + "." + $a), value: ($r[$s][$a] | [.received, .valid,
	.contacted, .solved, .satisfied, .basic, .score])}] |
	from_entries' frozen >want
figures --as-of 2026-11-23T08:00:00+08:00 >got
same 'as of the signature: the signed figures' got want
figures >now
ok 'and by now others' test "$(cmp -s now want && echo same)" != same
figures --as-of 2026-11-23T09:00:00+08:00 >got
same 'as of now they are those of now' got now
proved
done_testing
