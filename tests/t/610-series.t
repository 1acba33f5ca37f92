#!/bin/sh
# volume and score over a file of counts: what is read, what is refused, that
# groups add up, that a score is what it says.
. "$(dirname "$0")/../lib.sh"

cp "$TESTS/data/series.csv" .
volume() {
	js-forecast volume "$@"
}

volume --series series.csv --horizon 3 >out
is 'a line a group and step' "$(wc -l <out)" 18
is 'all that is promised' "$(jq -c 'keys_unsorted[:8]' out | uniq)" \
	'["group","step","date","mean","lo80","hi80","model","baseline"]'
is 'sane' "$(jq 'select(.mean < .lo80 or .mean > .hi80 or .lo80 < 0)' out)" ''
is 'the next Monday' "$(jq -r .date out | sort -u | head -n 1)" 2025-11-17
volume --series - --horizon 3 <series.csv >other
same 'from a pipe' other out
tail -n +2 series.csv | awk -F, '{
	printf "{\"date\":\"%s\",\"category\":\"%s\",\"community\":\"%s\",", $1, $2, $3
	print "\"count\":" $4 "}" }' >series.ndjson
volume --series series.ndjson --horizon 3 >other
same 'as NDJSON' other out
iconv -f UTF-8 -t GB18030 series.csv >gb.csv
volume --series gb.csv --horizon 3 >other
same 'as GB18030' other out
{ head -n 1 series.csv; tail -n +2 series.csv | sort -r; } >shuffled.csv
volume --series shuffled.csv --horizon 3 >other
same 'in any order' other out
volume --series series.csv --horizon 3 >other
same 'and again' other out

volume --series series.csv --group category --horizon 2 >out
is 'one column of two' "$(jq -r .group out | sort -u | xargs)" '供暖 噪声 路灯'
volume --series series.csv --total --horizon 2 >out
is 'all sums' "$(jq -r 'select(.step == 1).group' out | grep -c '\*')" 6
is 'groups add up' "$(jq -s 'map(select(.step == 2)) |
	(map(select(.group | contains("*") | not).mean) | add) -
	(.[] | select(.group == "*").mean) | fabs < 0.1' out)" true
is 'in each community' "$(jq -s 'map(select(.step == 1)) |
	(map(select(.group | test("^[^*]+×东里$")).mean) | add) -
	(.[] | select(.group == "*×东里").mean) | fabs < 0.1' out)" true
volume --series series.csv --freq month --horizon 12 --group category >out
is 'months' "$(jq -r 'select(.step == 12).date' out | uniq)" 2026-10-01

# What is no count is named; the rest is forecast.
{
	echo date,group,count
	for i in 1 2 3 4 5 6 7 8 9; do
		echo "2026-0$i-05,甲,$i"
	done
	echo 2026-01-05,甲,7
	echo 2026-10-05,甲,-1
	echo 2026-10-05,甲,many
	echo 2027-01-05,甲,1
	echo 2026-02-30,甲,1
	echo 2026-10-05,甲,1.5
} >bad.csv
exits 'bad rows' 1 volume --series bad.csv --freq month --horizon 1 >out 2>err
for what in 'csv:11: duplicate: ' 'csv:12: count: ' 'csv:13: count: ' \
	'csv:14: date: ' 'csv:15: date: ' 'csv:16: 1 counts are no whole'; do
	has "named: $what" err "bad.$what"
done
is 'forecast all the same' "$(jq -c '[.group,.known,.model]' out)" \
	'["甲",10,"mean8"]'
exits 'status 0 if one likes' 0 volume --series bad.csv --freq month \
	--exit-zero >out

# Edges.
edge() {
	printf 'date,count\n' >edge.csv
	cat >>edge.csv
	volume --series edge.csv --horizon 2 --freq "$1" >out 2>err
	lacks "$2: no NaN" out nan
}
echo 2026-01-05,7 >one
edge week 'one point' <one
is 'one point: itself' "$(jq -c '[.mean,.lo80]' out | uniq)" '[7,null]'
edge week 'no point' </dev/null
empty 'no point, no line' out
has 'no point: says so' err 'nothing to go by'
seq 0 299 | awk '{ print strftime("%Y-%m-%d", 1735689600 + $1 * 86400) ",0" }' \
	>zeros
edge day 'all zeros' <zeros
is 'all zeros: none' "$(jq -c '[.mean,.hi80]' out | uniq)" '[0,0]'
{ printf '2016-11-07,0\n'; printf '2026-11-16,1\n'; } >late
{ echo date,count; cat late; } >late.csv
volume --series late.csv --gaps zero --horizon 2 >out
is 'ten years of nothing, then one case' \
	"$(jq -c '.mean < 1 and .mean >= 0' out | uniq)" true
exits 'no such column' 3 volume --series series.csv --date when
exits 'no such file' 3 volume --series absent.csv
exits 'two sources' 2 volume --series series.csv --from -
exits 'columns of what' 2 volume --date when
exits 'gaps' 2 volume --series series.csv --gaps none

# A score by hand: errors 1 and 3 of counts 10 and 20, one within.
{
	echo date,group,count
	echo 2026-01-05,甲,10
	echo 2026-01-12,甲,20
} >truth.csv
cat >forecast <<'END'
{"group":"甲","step":1,"date":"2026-01-05","mean":11,"lo80":9,"hi80":12,"baseline":8}
{"group":"甲","step":2,"date":"2026-01-12","mean":17,"lo80":16,"hi80":18,"baseline":20}
{"group":"甲","step":3,"date":"2026-01-19","mean":17,"lo80":16,"hi80":18,"baseline":20}
{"group":"乙","step":1,"date":"2026-01-05","mean":11,"lo80":null,"hi80":null,"baseline":8}
END
js-forecast score --forecast forecast --series truth.csv >out
is 'by hand' "$(head -n 1 out | jq -c '[.n,.unknown,.mae,.wape,.coverage,.bias,
	.baseline_mae]')" '[2,2,2,0.133,0.5,-1,1]'
is 'and the group' "$(tail -n 1 out | jq -c '[.group,.n,.unknown,.mase]')" \
	'["甲",2,1,null]'
echo '{"group":"甲"}' >forecast
exits 'no forecast' 1 js-forecast score --forecast forecast \
	--series truth.csv >out 2>err
has 'is named' err 'forecast:1: '
exits 'forecast of what' 2 js-forecast score --series truth.csv
# Gaps, and ten years of nothing
awk 'BEGIN {
	print "date,group,count"
	for (i = 0; i < 60; i++)
		if (i < 30 || i >= 34)
			print strftime("%Y-%m-%d", 1704067200 + i * 604800, 1) \
			    ",a," 3 + i % 3
}' >gap.csv
volume --series gap.csv --horizon 1 >out 2>err
has 'rows that lack are told' err \
	'gap.csv: 4 periods of 1 groups have no row: taken as 0 (see --gaps)'
is 'and counted' "$(jq .known out)" 60
volume --series gap.csv --gaps missing --horizon 1 >out 2>err
is 'unless nobody counted' "$(jq .known out)" 56
empty 'which is as asked for' err
awk 'BEGIN {
	print "date,count"
	for (i = 0; i < 520; i++)
		print strftime("%Y-%m-%d", 1451865600 + i * 604800, 1) ",0"
	print "2025-12-22,1"
}' >once.csv
volume --series once.csv --horizon 12 >out
is 'one in ten years: less than one, none to one of it' \
	"$(jq -s -c '[.[] | .mean > 0 and .mean < 0.2 and .lo80 == 0 and
	    .hi80 == 1] | unique' out)" '[true]'
# What is printed adds up, in both directions
awk 'BEGIN {
	srand(3)
	print "date,a,b,count"
	for (i = 0; i < 80; i++)
		for (a = 0; a < 3; a++)
			for (b = 0; b < 4; b++)
				print strftime("%Y-%m-%d", 1704067200 + i *
				    604800, 1) ",A" a ",B" b "," \
				    int(rand() * rand() * 9)
}' >both.csv
volume --series both.csv --total --horizon 3 >out
is 'parts, rows and columns have one sum, to the hundredth' \
	"$(jq -s -c 'def sums(f): map(select(.group | test(f))) |
	    group_by(.step) | map(map(.mean * 100 | round) | add);
	    [sums("^A.×B"), sums("^A.×\\*$"), sums("^\\*×B"), sums("^\\*$")] |
	    unique | length' out)" 1
done_testing
