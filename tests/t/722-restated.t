#!/bin/sh
# Scenario 22: an exclusion that is granted on the 25th for a period that was
# published. What was signed and printed stays, to the byte; what is counted
# now differs by exactly that case, and two lists of exclusions, as of then and
# now, say which one, on what ground and who approved it.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
jq '.start = "2026-11-18"' "$JS_BUILD/share/jiesu/rule/default.json" >p.json
export JS_POLICY=p.json

{
	echo 工单编号,来电时间,派单时间,办结时间,主办单位,是否有效回访,是否联系,是否解决,是否满意
	awk 'BEGIN { for (i = 1; i <= 20; i++)
		printf "Q%02d,2026-11-18 09:00:00,2026-11-18 09:10:00,2026-11-18 10:00:00,物业管理科,是,是,%s\n",
		    i, i <= 15 ? "是,满意" : "否,不满意" }'
} >dump.csv
JS_NOW=2026-11-19T09:00:00+08:00
ok 'twenty answers of the last day' take --exported-at '2026-11-19 08:00' \
	--emit none dump.csv
ok 'the day is signed' js-audit sign --day 2026-11-18 --actor 主任 \
	-f html -o sheets/
rates() {
	js-report rates --by all --period 2026-10-19..2026-11-18 "$@" |
		jq -c '[.account, .valid, .solved, .solve_rate]' | tail -n 2 |
		xargs
}
PUBLISHED='[full,20,15,75.0] [net,20,15,75.0]'
is 'published' "$(rates)" "$PUBLISHED"

JS_NOW=2026-11-25T09:00:00+08:00
ok 'asked for on the 25th' js-audit exclude request --actor 物业科办件员 \
	--ground G5 --clause 条例第九条 --evidence 现场照片 --conclusion 经查不实 \
	bj12345-Q20 >out
ok 'granted in the office' js-audit exclude approve --actor 审核员 \
	bj12345-Q20 >out
ok 'and by the city' js-audit exclude approve --scope city --ground G5 \
	--clause 考核细则 --number 市审2026-8 --actor 值班长 bj12345-Q20 >out

is 'counted now' "$(rates)" '[full,20,15,75.0] [net,19,15,78.9]'
is 'as of the day it was published' \
	"$(rates --as-of 2026-11-19T09:00:00+08:00)" "$PUBLISHED"
js-audit sign --day 2026-11-18 --actor 主任 -f html >again.html 2>err
has 'the day is not signed again' err "already signed"
js-audit exclude list --as-of 2026-11-19T09:00:00+08:00 >old
js-audit exclude list >new
empty 'nothing was excluded then' old
is 'the differences: case, ground, approver' "$(jq -r '[.scope, .id, .ground,
	.decided_by, .decided_at[:10]] | join(" ")' new | tr '\n' ';')" \
	'internal bj12345-Q20 G5 审核员 2026-11-25;city bj12345-Q20 G5 值班长 2026-11-25;'
is 'a decision of the 25th does not lie in the signed day' \
	"$(js-audit days --to 2026-11-18 | jq -r '[.state, .amendments] |
	join(" ")')" 'signed 0'
same 'its sheet is what it was' again.html sheets/2026-11-18.html
proved
sqlite3 "$JS_DB" .dump | sort >live
ok 'rebuilt' js-audit verify --rebuild
sqlite3 "$JS_DB" .dump | sort >rebuilt
same 'rebuild equals live' rebuilt live
done_testing
