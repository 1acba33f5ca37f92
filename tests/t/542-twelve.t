#!/bin/sh
# The twelve columns that a district prints (domain.md 4.2), from a generated
# month, equal to what SQL computes on its own from the dump's own words.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

mkdump --rows 6000 --seed 7 >dump.csv
ok 'a generated year' take --emit none dump.csv

# The dump itself, decoded, in a table of texts: no code of ours counts here.
iconv -f GB18030 -t UTF-8 dump.csv >utf8.csv
sqlite3 raw.db '.import --csv utf8.csv d'
jq -r '.units[] | .name as $n | ([$n] + (.aliases // []))[] |
	[., $n] | @csv' "$JS_BUILD/share/jiesu/rule/default.json" >units.csv
jq -r '.units[] | [.name] | @csv' \
	"$JS_BUILD/share/jiesu/rule/default.json" >names.csv
sqlite3 raw.db 'CREATE TABLE u (said TEXT PRIMARY KEY, name TEXT)' \
	'CREATE TABLE n (name TEXT PRIMARY KEY)' \
	'.import --csv units.csv u' '.import --csv names.csv n'
cat >independent.sql <<'END'
.headers off
.mode list
.separator ,
CREATE TEMP TABLE c AS
SELECT coalesce(u.name, '未分派') AS unit, d.是否有效回访 = '是' AS v,
	d.是否联系 = '是' AS r, d.是否解决 = '是' AS j, d.是否满意 AS m
FROM d LEFT JOIN u ON u.said = d.主办单位
WHERE d.工单性质 = '主办' AND d.工单类型 NOT IN ('表扬', '撤单', '无效')
	AND d.来电时间 >= '2026-10-19' AND d.来电时间 < '2026-11-19';
CREATE TEMP TABLE t AS
SELECT unit, count(*) AS n, sum(v) AS v, sum(v AND r) AS r,
	sum(v AND j) AS j, sum(v AND m = '满意') AS m,
	sum(v AND m = '基本满意') AS b FROM c GROUP BY unit
UNION ALL SELECT name, 0, 0, 0, 0, 0, 0 FROM n
WHERE name NOT IN (SELECT unit FROM c);
CREATE TEMP VIEW f AS
SELECT *, (2000 * r + v) / (2 * v) AS pr, (2000 * j + v) / (2 * v) AS pj,
	(200 * (10 * m + 9 * b) + v) / (2 * v) AS pm,
	(2 * (100 * r + 500 * j + 40 * (10 * m + 9 * b)) + v) / (2 * v)
	AS ps,
	(100 * r + 500 * j + 40 * (10 * m + 9 * b)) * 1.0 / v AS s
FROM (SELECT * FROM t UNION ALL SELECT '汇总', sum(n), sum(v), sum(r),
	sum(j), sum(m), sum(b) FROM t);
SELECT CASE unit WHEN '汇总' THEN NULL ELSE row_number() OVER
	(ORDER BY unit = '汇总', unit = '未分派', v = 0, s DESC, unit) END,
	unit, n, v, r, j, m, b,
	iif(v, (pr / 10) || '.' || (pr % 10), '—'),
	iif(v, (pj / 10) || '.' || (pj % 10), '—'),
	iif(v, (pm / 10) || '.' || (pm % 10), '—'),
	iif(v, (ps / 10) || '.' || (ps % 10), '—')
FROM f ORDER BY unit = '汇总', unit = '未分派', v = 0, s DESC, unit;
END
{
	printf '序号,承办单位,受理量,有效回访,联系数,解决数,满意数,基本满意,'
	printf '响应率,解决率,满意率,综合成绩\n'
	sqlite3 raw.db <independent.sql | tr -d '\r'
} >want
js-report rates --layout twelve --period '2026-11 assess' -f csv |
	tr -d '\r' >got
same 'the twelve columns, as SQL computes them' got want
is 'every unit has its line' "$(grep -c . got)" \
	"$(($(wc -l <names.csv) + 3))"
has 'one that has no case too' got '—,—,—,—'

# Two tables, for sections and communities, each with its own sum.
for kind in section community; do
	js-report rates --layout twelve --kind $kind -f csv \
		--period '2026-11 assess' | tr -d '\r' >got
	is "as many as there are: $kind" "$(sed '1d; $d' got | wc -l)" "$(jq \
		"[.units[] | select(.kind == \"$kind\")] | length" \
		"$JS_BUILD/share/jiesu/rule/default.json")"
	is "summed among themselves: $kind" "$(sed '1d; $d' got |
		awk -F, '{ for (i = 3; i <= 8; i++) n[i] += $i } END {
			for (i = 3; i <= 8; i++) printf ",%d", n[i] }')" \
		"$(tail -n 1 got | cut -d, -f3-8 | sed 's/^/,/')"
done
js-report rates --layout twelve --source own --account net --lang en \
	--period '2026-11 assess' -f table >text
has 'the office and its net account' text 'own revisits are no part'
has 'which says so' text 'net account'

# Sum over units is the total; the days of a month add up to it.
js-report rates --by all --period '2026-11 assess' >total
for by in unit community category channel level nature; do
	js-report rates --by $by --period '2026-11 assess' |
		jq -s -c '[.[] | select(.account == "full")] | [.[:-1], .[-1:]] |
			map([map(.received), map(.valid), map(.solved),
			map(.satisfied), map(.basic)] | map(add)) |
			.[0] == .[1]'
done >sums
is 'groups add up to the total' "$(sort -u sums)" true
day=2026-10-19
while [ "$day" != 2026-11-19 ]; do
	js-report rates --by all --period "$day"
	day=$(date -u -d "$day + 1 day" +%F)
done | jq -s -c '[.[] | select(.account == "full")] | [map(.received),
	map(.valid), map(.contacted), map(.solved)] | map(add)' >days
is 'signing days add up to their month' "$(cat days)" "$(jq -c \
	'select(.account == "full") | [.received, .valid, .contacted,
	.solved]' total)"
for by in unit community category; do
	js-report rates --by $by --source both --period 2026-01-01.. |
	    jq -c '.score | select(. != "—") | tonumber | . >= 0 and . <= 100'
done | sort -u >scores
is 'scores lie in 0 to 100' "$(cat scores)" true

exits 'twelve or all' 2 js-report rates --layout some
exits 'an account of the twelve' 2 js-report rates --account net
exits 'one source' 2 js-report rates --layout twelve --source both
exits 'nothing beside them' 2 js-report rates --layout twelve --compare prev
done_testing
