#!/bin/sh
# js-audit signals --sample draws what an auditor checks again: all flagged
# cases and, unit by unit, a share of the others by lot; the same seed draws the
# same. --agreement tells how far the re-checks agree with the own answers,
# --disagreed where they do not.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
jq '.start = "2026-11-01"' "$JS_BUILD/share/jiesu/rule/default.json" >p.json
export JS_POLICY=p.json
JS_NOW=2026-11-22T09:00:00+08:00

# 物业管理科 has 40 cases, 20 of them called satisfactory and not solved;
# 综合执法队 60 and 社区建设科 41 with nothing of the kind.
awk 'BEGIN {
	print "工单编号,主要内容,村/社区,主办单位,来电时间,派单时间,办结时间,联系电话"
	for (i = 1; i <= 141; i++)
		printf "S%03d,楼道灯不亮Ａ,农光里社区,%s,2026-11-17 09:00:00,2026-11-17 09:10:00,2026-11-18 10:00:00,138%08d\n",
		    i, i <= 40 ? "物业管理科" : i <= 100 ? "综合执法队" : "社区建设科", i
}' >dump.csv
ok 'cases of three units' take --emit none dump.csv
awk 'BEGIN {
	print "工单编号,轮次,回访时间,回访人,是否联系,是否解决,是否满意"
	for (i = 1; i <= 140; i++)
		printf "S%03d,2,2026-11-20 10:00,回访员,是,%s,%s\n", i,
		    "解决", "满意"
}' >own.csv
ok 'all but one asked about' js-revisit record own.csv >out
awk 'BEGIN {
	print "工单编号,是否有效回访,是否联系,是否解决,是否满意"
	for (i = 1; i <= 140; i++)
		printf "S%03d,是,是,%s,满意\n", i, i <= 20 ? "未解决" : "解决"
}' >city.csv
ok 'by the city too' js-revisit city --at 2026-11-21T10:00:00+08:00 city.csv \
	>out
period=2026-11-01..2026-11-30
draw() {
	js-audit signals --period $period --exit-zero "$@" 2>said
}
ids() { jq -r '.id[8:]' "$1" | sort; }
draw >signals
ok 'there is a signal' test "$(jq -r 'select(.key == "物业管理科").signal' \
	signals | grep -c sat-unsolved)" = 1

# --- the draw ------------------------------------------------------------------

draw --sample 0 --seed 7 >all
has 'the draw is told' said 'seed 7: 20 of 20 flagged cases, 6 of 120 others'
is 'all flagged ones are in it' "$(ids all | grep -c '^S0\([01][0-9]\|20\)$')" 20
unit() { jq -r "select(.lead == \"$1\").id" "$2" | wc -l | tr -d ' '; }
is 'and five percent of each unit, rounded up' \
	"$(unit 物业管理科 all) $(unit 综合执法队 all) $(unit 社区建设科 all)" \
	'21 3 2'
draw --sample 0 --seed 7 >again
same 'the same seed, byte by byte' again all
cp "$JS_DB" other.db
JS_DB=other.db draw --sample 0 --seed 7 >again
same 'on another copy too' again all
draw --sample 0 --seed 8 >again
ok 'another seed, another draw' sh -c '! cmp -s all again'
draw --sample 40 --seed 7 >bigger
is 'more calls: more by lot' "$(wc -l <bigger | tr -d ' ')" 40
is 'and still all that are flagged' \
	"$(ids bigger | grep -c '^S0\([01][0-9]\|20\)$')" 20
draw --sample 10 --seed 7 >few
is 'fewer: a fifth stays by lot' "$(ids few |
	grep -vc '^S0\([01][0-9]\|20\)$')" 2
has 'and that is said' said 'not all flagged cases are drawn'
is 'nothing tells which is which' "$(jq -r 'keys[]' all | sort -u |
	grep -c 'flag\b\|drawn\|why')" 0
draw --sample 0 --seed 7 lead:综合执法队 >one
is 'of one unit' "$(unit 综合执法队 one) $(wc -l <one | tr -d ' ')" '3 3'
exits 'a sample has a seed' 2 draw --sample 30
exits 'a seed a sample' 2 draw --seed 7
exits 'not fewer than none' 2 draw --sample -1 --seed 7
exits 'records, no table' 2 draw --sample 30 --seed 7 -f table
exits 'no texts are looked at' 2 draw --sample 30 --seed 7 text:灯
jq 'del(.recheck)' p.json >q.json
exits 'a policy without re-checks draws none' 3 draw --sample 30 --seed 7 \
	-p q.json
before=$(events)
draw --sample 30 --seed 7 >out
is 'a draw writes nothing' "$(events)" "$before"

# --- from the draw to the answers ------------------------------------------------

draw --sample 0 --seed 7 | js-revisit plan --blind --from - -q >sheet
is 'each on the call sheet' "$(jq -r '.id[8:]' sheet | sort)" "$(ids all)"
js-audit signals --agreement >none
is 'nothing was checked yet' "$(jq -r .rechecks none | xargs)" '0 0'
JS_NOW=2026-11-23T09:00:00+08:00
# the auditor hears of the flagged ones that nothing is solved, but of two
jq -r '.id' sheet | awk '{
	n = substr($1, 10) + 0
	no = n <= 18
	printf "{\"id\":\"%s\",\"kind\":\"recheck\",\"at\":\"2026-11-22T10:00:00+08:00\",\"actor\":\"审核员\",\"solved\":%s,\"satisfied\":\"%s\"}\n",
	    $1, no ? "false" : "true", no ? "不满意" : n % 2 ? "满意" : "基本满意"
}' | js-revisit record >out
js-audit signals --agreement >told
row() { jq -c "select(.unit == \"$1\" and .question == \"$2\") | $3" told; }
is 'solved: how often both say so' "$(row all solved \
	'[.rechecks, .n, .agreed, .disagreed, .own_better, .own_worse]')" \
	'[26,26,8,18,18,0]'
is 'in percent, with its interval' "$(row all solved \
	'[.agreement, .low, .high, .kappa]')" '[30.8,16.5,50,null]'
is 'by unit' "$(row 物业管理科 solved '[.n, .agreed]')" '[21,3]'
is 'all of one' "$(row 综合执法队 solved '[.n, .agreed, .kappa]')" '[3,3,null]'
is 'satisfied by degrees' "$(row all satisfied '.own_better >= 18')" true
js-audit signals --agreement -f csv --lang zh >zh.csv
has 'its interval is one, no dates' zh.csv ',区间下限,区间上限,'
js-audit signals --disagreed >list
is 'first what the office held for solved' "$(head -n 18 list |
	jq -r '[.own_solved, .solved, .state] | join(" ")' | sort -u)" \
	'yes no handling'
is 'each opened again by the re-check' "$(jq -r 'select(.solved == "no") |
	.second_at' list | sort | uniq -c | xargs)" \
	'18 2026-11-22T10:00:00+08:00'
js-audit signals --agreement -f table --lang zh >shown
has 'named below the table' shown '自访称已解决、复核称未解决： bj12345-S001 '
has 'words in it, no codes' shown '解决  '
lacks 'no codes, words' shown solved
is 'of another period: none' "$(js-audit signals --agreement \
	--period 2026-10-01..2026-10-31 | jq -r .rechecks | xargs)" '0 0'
is 'nor before it was known' "$(js-audit signals --agreement \
	--as-of 2026-11-22T12:00:00+08:00 | jq -r .rechecks | xargs)" '0 0'
is 'nor before there was anything' "$(js-audit signals --agreement \
	--as-of 2026-11-01 | jq -r .rechecks | xargs)" '0 0'
exits 'one of the two' 2 js-audit signals --agreement --disagreed
exits 'of no query' 2 js-audit signals --agreement lead:物业管理科
draw --sample 0 --seed 7 --as-of 2026-11-22T12:00:00+08:00 >again
is 'drawn again as it was known then: the same' "$(ids again)" "$(ids all)"
draw --sample 0 --seed 7 --as-of 2026-11-01 >again
empty 'and before there was anything: nothing' again
proved

# --- without a number there is nobody to call ------------------------------------

JS_DB=$DIR/none.db
awk -F, 'NR > 1 && NR <= 6 { sub(/138[0-9]*$/, "") } 1' dump.csv >none.csv
take --emit none none.csv
js-revisit record own.csv >out
draw --sample 0 --seed 7 >drawn
is 'such a case is not drawn' "$(ids drawn | grep -c '^S00[1-5]$')" 0
has 'and how many there are is said' said \
	'5 cases without a number are not drawn'
is 'others are' "$(($(wc -l <drawn) > 0))" 1
proved
done_testing
