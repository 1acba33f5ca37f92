#!/bin/sh
# Scenario 21: "40 exclusions this month, is it clean?" Both accounts stand side
# by side, the lists say by ground, unit, approver and the answer before the
# application that none of the 500 satisfied was excluded, but 40 of the 60 who
# were not, and that is a signal.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_NOW=2026-11-23T09:00:00+08:00

{
	echo 工单编号,来电时间,派单时间,办结时间,主办单位,是否有效回访,是否联系,是否解决,是否满意
	awk 'BEGIN { for (i = 1; i <= 560; i++)
		printf "Q%03d,2026-11-10 09:00:00,2026-11-10 09:10:00,2026-11-20 09:00:00,物业管理科,是,是,%s\n",
		    i, i <= 500 ? "是,满意" : "否,不满意" }'
} >dump.csv
ok '560 answers' take --exported-at '2026-11-23 08:00' --emit none dump.csv
ask() {
	js-audit exclude request --actor 物业科办件员 --ground G6 \
		--clause 条例第九条 --evidence 通话记录 --conclusion 多次无关来电
}
js-report list satisfied:不满意 | head -n 40 >chosen
ok 'forty are asked for' sh -c 'js-audit exclude request --actor 物业科办件员 \
	--ground G6 --clause 条例第九条 --evidence 通话记录 \
	--conclusion 多次无关来电 <chosen >asked'
is 'all of them after a bad answer, and apart' "$(js-audit exclude queue |
	jq -r .list | sort | uniq -c | xargs)" '40 after_negative'
exits 'the unit does not approve them' 1 js-audit exclude approve \
	--actor 物业科办件员 <asked >out 2>err
is 'not one' "$(grep -c 'own unit' err)" 40
ok 'an auditor does' js-audit exclude approve --actor 审核员 <asked >out
{
	js-report list satisfied:不满意 | tail -n +41 | head -n 1 | ask
} >out
exits 'self-approval is a hard error, whoever it is' 1 js-audit exclude approve \
	--actor 物业科办件员 <out 2>err
js-audit exclude list | jq -s 'map(select(.state == "approved"))' >all
is 'by ground' "$(jq -c 'group_by(.ground) | map([.[0].ground, length])' all)" \
	'[["G6",40]]'
is 'by approver' "$(jq -c 'group_by(.decided_by) |
	map([.[0].decided_by, length])' all)" '[["审核员",40]]'
is 'by who asked' "$(jq -c 'map(.asked_by) | unique' all)" \
	'["物业科办件员"]'
is 'by the answer before' "$(jq -r 'group_by(.answer) |
	map("\(.[0].answer): \(length)") | .[]' all)" \
	'city 不满意 unsolved contacted: 40'
own() {
	js-report rates --by all --period 2026-10-19..2026-11-18 --source city |
		jq -c '[.account, .valid, .satisfied, .satisfaction_rate]' |
		tail -n 2 | xargs
}
is "the city's table knows no internal exclusion" "$(own)" \
	'[full,560,500,89.3] [net,560,500,89.3]'
jq -c '.[] | {id}' all >ids
ok 'decided by the city, they are out of its net account' sh -c 'jq -r .id ids |
	xargs js-audit exclude approve --scope city --ground G6 \
	    --clause 考核细则 --number 市审2026-8 --actor 值班长 >out'
is 'both accounts are printed' "$(own)" \
	'[full,560,500,89.3] [net,520,500,96.2]'
js-audit signals --period last-assess --exit-zero >found
is 'and it is a signal, with its base rate' "$(jq -c 'select(.signal ==
	"exclude-skew") | [.key, .n, .seen, .base, .chance]' found)" \
	'["物业管理科",60,41,0,"<0.0001"]'
is 'that names them, and the one which was not granted' "$(jq -r 'select(.signal == "exclude-skew") | .cases' \
	found | wc -w)" 41
proved

# --- scenario 6: a threat is excluded by no rule, and is still to be acted on --

fresh
cat >threat.csv <<'END'
工单编号,问题分类,主要内容,来电时间,派单时间,主办单位
T1,生态环境->噪声->邻里噪声,噪声扰民，再次来电，扬言要跳楼,2026-11-23 08:30:00,2026-11-23 08:35:00,农光里社区
END
exits 'a threat is told at once' 1 take --exported-at '2026-11-23 08:50' \
	--emit none threat.csv
is 'the triage sees a ground' "$(js-audit exclude queue | jq -r .list)" ahead
is 'and excludes nothing' "$(fact T1 '[.level, .state,
	.excluded.internal] | tojson')" '[1,"assigned",null]'
proved
done_testing
