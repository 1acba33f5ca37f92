#!/bin/sh
# What belongs together is found over the whole history, kept apart by kind,
# and changes nothing else; a person can set it and take it back.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

HEAD='工单编号,来电时间,办结时间,来电人电话,标题,主要内容,问题分类,小区点位'
P='住房城乡建设->物业管理'
{
	echo "$HEAD"
	echo "261001100000000001,2026-10-01 10:00:00,2026-10-05 10:00:00,19900000001,电梯故障,市民反映，电梯停运,$P->电梯故障,农光里12号楼3单元"
	echo "261102100000000002,2026-11-02 10:00:00,2026-11-05 10:00:00,19900000001,电梯,市民再次反映，电梯又停了,$P->电梯故障,农光里１２＃楼"
	echo "261101100000000003,2026-11-01 10:00:00,2026-11-20 10:00:00,19900000002,楼道灯,市民反映，楼道灯不亮,$P->公共照明,农光里3号楼"
	echo "261103100000000004,2026-11-03 10:00:00,2026-11-04 10:00:00,19900000002,催办：楼道灯,市民来电催办，楼道灯仍不亮,$P->公共照明,农光里3号楼"
	echo "261104100000000005,2026-11-04 10:00:00,2026-11-05 10:00:00,19900000002,停车,市民反映，车位被占,$P->停车管理,农光里3号楼"
	echo "261105100000000006,2026-11-05 10:00:00,2026-11-06 10:00:00,19900000009,咨询,工单号２６１００１１００００００００００１办理情况，身份证110105194912310021,$P->物业收费,"
	for k in 1 2 3 4 5 6; do
		echo "26111${k}100000000010,2026-11-1$k 10:00:00,,1991000000$k,漏水,市民反映，主下水管漏水,住房城乡建设->房屋修缮->管道老化,劲松三区305楼$k单元"
	done
} >cases.csv
ok 'a dump' take cases.csv
links() {
	js-report list "$@" | jq -r '.no as $n | .links[] |
	    [$n[0:6], .kind, .to[8:14], .why, .score // "-"] | @tsv'
}
links not:link:cluster >got
printf '%s\t%s\t%s\t%s\t%s\n' \
	261102 repeat 261001 'person, site, category' 70 \
	261103 reminder 261101 'person, site, category, open, haste' 70 \
	261105 cites 261001 number 100 >want
same 'repeats, reminders and quotations, each with its reason' got want
links link:cluster >got
is 'a cluster leads to its first case' \
	"$(cut -f2,3 got | sort -u)" "$(printf 'cluster\t261111')"
is 'with all cases but the first' "$(wc -l <got)" 5
is 'which is found with them' "$(js-report list link:cluster | wc -l)" 6
is 'by kind' "$(js-report list link:repeat | jq -r .no)" 261102100000000002
is 'any' "$(js-report list link | wc -l)" 9
is 'none' "$(js-report list not:link | wc -l)" 3
is 'also in records' "$(js-report list link:cites | js-report rates --from - \
	--period 2026-11-01..2026-11-22 link:repeat,cites | jq -s '.[0].received')" 1
proved

# --- by and by is the same -------------------------------------------------------

js-report list | sort >whole
fresh
{ echo "$HEAD"; sed -n '4,9p' cases.csv; } >one.csv
{ echo "$HEAD"; sed -n '2,3p;10,99p' cases.csv; } >two.csv
ok 'the newer ones first' take one.csv
ok 'then the rest, with what they quote' take two.csv
js-report list | sort >got
same 'by and by the same belongs together' got whole
E=$(events)
ok 'again' take two.csv
is 'nothing is appended' "$(events)" "$E"
proved

# --- by hand ------------------------------------------------------------------

A=bj12345-261102100000000002
B=bj12345-261001100000000001
C=bj12345-261104100000000005
ok 'a link is withdrawn' js-dispatch link --withdraw --kind repeat --to $B \
	--why 核实为两件事 --actor 张工 $A >out
is 'and gone' "$(jq -c .links out)" '[]'
exits 'once' 1 js-dispatch link --withdraw --kind repeat --to $B --why 再 $A
touch -d '1 minute' cases.csv
sed 's/261105100000000006/261106100000000007/' cases.csv >three.csv
ok 'a later import' take three.csv
is 'does not find it again' "$(links id:$A | wc -l)" 0
ok 'a link is set' js-dispatch link --kind repeat --to $A --why 同一楼内 $C
is 'with the reason' "$(links id:$C)" \
	"$(printf '261104\trepeat\t261102\t同一楼内\t-')"
exits 'not to a newer case' 1 js-dispatch link --kind repeat --to $C --why x $A
exits 'not to itself' 1 js-dispatch link --kind repeat --to $A --why x $A
exits 'not to nothing' 1 js-dispatch link --kind repeat --to bj12345-7 --why x $A
exits 'not without a reason' 2 js-dispatch link --kind repeat --to $B $A
exits 'not of a kind there is not' 2 \
	js-dispatch link --kind twin --to $B --why x $A
exits 'nor with a name in the reason' 1 \
	js-dispatch link --kind repeat --to $B --why '张三先生说的' $A
is 'the trail has it' "$(js-report show $C | jq -r 'select(.kind == "link") |
    .link + " " + .to')" "repeat $A"
proved

# --- nothing is looked for -----------------------------------------------------

jq 'del(.links)' "$JS_BUILD/share/jiesu/rule/default.json" >none.json
fresh
ok 'a policy without it' take -p none.json cases.csv
is 'finds nothing' "$(js-report list link | wc -l)" 0
ok 'with it, all is made up for' take three.csv
is 'over the whole history' "$(js-report list link | wc -l)" 10
done_testing
