#!/bin/sh
# domain.md 7, scenario 14: twelve residents of one stairwell report the same
# leak. One cluster, twelve cases, twelve revisits; one repair closes all only
# with contact to each citizen; the place is there for the forecast.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

{
	echo '工单编号,来电时间,来电人电话,标题,主要内容,问题分类,小区点位'
	for k in 01 02 03 04 05 06 07 08 09 10 11 12; do
		n=${k#0}
		echo "2611150000000000$k,2026-11-1$((5 + n % 5)) 1$((n % 10)):$k:00,199100000$k,漏水,市民反映，楼上主下水管漏水,住房城乡建设->房屋修缮->管道老化,劲松三区３０５楼2单元${k}01"
	done
	# another matter, another building, and a threat of the same place
	echo '261116000000000021,2026-11-16 10:00:00,19910000021,灯,楼道灯不亮,住房城乡建设->物业管理->公共照明,劲松三区305号楼'
	echo '261116000000000022,2026-11-16 10:00:00,19910000022,漏水,市民反映，主下水管漏水,住房城乡建设->房屋修缮->管道老化,劲松三区306号楼'
	echo '261116000000000023,2026-11-16 10:00:00,19910000023,漏水,扬言跳楼,住房城乡建设->房屋修缮->管道老化,劲松三区305号楼'
} >leak.csv
ok 'a dump with a threat' take leak.csv
js-report list link:cluster >cluster
is 'twelve cases' "$(wc -l <cluster)" 12
is 'of one first case' "$(jq -r '.links[].to' cluster | sort | uniq -c |
    awk '{ print $1 }')" 11
is 'at one place' "$(jq -r .place.site cluster | sort -u)" 劲松三区305号楼
is 'of twelve people' "$(jq -r .caller cluster | sort -u | wc -l)" 12
is 'each with a limit of its own' \
    "$(jq -r .due.solve cluster | sort -u | wc -l)" 12
is 'each counts' "$(js-report rates --period 2026-11-19..2026-11-22 --by all \
    2>&1 | jq -s 'map(select(.account == "full"))[0].received')" \
    "$(jq -r 'select(.received_at > "2026-11-19") | .no' cluster | wc -l)"

# volume is orders; beside it stands how many matters they are about
js-report rates --by all --period 2026-11-15..2026-11-22 -f table >printed
has 'volume with its matters' printed \
    '15 件诉求涉及 4 个不同事项'

# one repair: each is handled, contacted and closed by itself
js-report list link:cluster | js-dispatch assign --lead 物业管理科 \
    --actor 派单员 | js-dispatch sign --actor 物业科办件员 >signed
head -n 11 signed | js-dispatch contact --connected --actor 物业科办件员 |
	js-dispatch resolve --text '主下水管已更换' --actor 物业科办件员 >submitted
is 'eleven are submitted' "$(jq -r .state submitted | sort | uniq -c | xargs)" \
    '11 submitted'
is 'the twelfth stays open' \
    "$(js-report list link:cluster state:handling | wc -l)" 1
ok 'audited' js-audit pass --actor 审核员 "$(jq -r .id submitted | head -n 1)"
is 'what passes is one case' \
    "$(js-report list link:cluster state:closed | wc -l)" 1
proved
done_testing
