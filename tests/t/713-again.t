#!/bin/sh
# domain.md 7, scenario 13: the same resident calls again, the case is open,
# there is nothing new. Without an order of its own the call hangs on the open
# case and adds nothing to volume; if the city issued a new order anyway, both
# count for the city, linked as repeat, candidates of G2, for a person to judge.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

HEAD='工单编号,来电时间,办结时间,来电人电话,标题,主要内容,问题分类,小区点位,村/社区,是否有效回访,是否联系,是否解决,是否满意'
A=261120100000000001
B=261122100000000002
cat >first.csv <<END2
$HEAD
$A,2026-11-20 10:00:00,,19900000001,楼道灯不亮,市民反映，楼道灯不亮,住房城乡建设->物业管理->公共照明,农光里１２号楼,农光里社区,,,,
END2
ok 'a case' take first.csv
volume() {
	js-report rates --by all --period 2026-11-19..2026-11-22 |
	    jq 'select(.account == "full") | .received'
}
is 'of which there is one' "$(volume)" 1

# no order of its own
cat >again.csv <<END2
$HEAD
,2026-11-21 10:00:00,,19900000001,催办：楼道灯,市民来电催办，工单编号$A，仍未处理,住房城乡建设->物业管理->公共照明,农光里12号楼,农光里社区,,,,
,2026-11-21 11:00:00,,19900000001,催办：楼道灯,市民来电催办，工单编号261120100000000009,住房城乡建设->物业管理->公共照明,农光里12号楼,农光里社区,,,,
,2026-11-21 12:00:00,,19900000001,楼道灯,市民反映，楼道灯不亮,住房城乡建设->物业管理->公共照明,农光里12号楼,农光里社区,,,,
END2
exits 'calls without a number' 1 take --reject rejects again.csv
is 'one hangs on the open case' "$(fact $A '.reminders, .reminded_at' |
    paste -sd' ')" '1 2026-11-21T10:00:00+08:00'
is 'the others hang on nothing' "$(jq -r .code rejects | paste -sd' ')" \
    'no_number no_number'
is 'the volume is as before' "$(volume)" 1
E=$(events)
exits 'the same again' 1 take again.csv
is 'appends nothing' "$(events)" "$E"
ok 'the desk takes a call' js-dispatch remind bj12345-$A --text '又来电' \
    --at '2026-11-21 15:00'
is 'it is the second' "$(fact $A .reminders)" 2
proved

# the city issued an order anyway
cat >new.csv <<END2
$HEAD
$A,2026-11-20 10:00:00,,19900000001,楼道灯不亮,市民反映，楼道灯不亮,住房城乡建设->物业管理->公共照明,农光里１２号楼,农光里社区,是,是,是,满意
$B,2026-11-22 10:00:00,,１９９０００００００１,楼道灯,市民反映，楼道灯还是不亮,住房城乡建设->物业管理->公共照明,农光里12＃楼3单元,农光里社区,是,是,否,不满意
END2
ok 'a new order' take new.csv
is 'both count for the city' "$(js-report rates --by all --period \
    2026-11-19..2026-11-22 | jq -c 'select(.account == "full") |
    [.received, .valid, .solved]')" '[2,2,1]'
js-report rates --by all --period 2026-11-19..2026-11-22 -f table >printed
has 'which are about one matter' printed '2 件诉求涉及 1 个不同事项'
is 'linked as repeat, the older one open, a candidate' \
    "$(fact $B '.links[] | [.kind, .to, .why, .ground] | join("|")')" \
    "repeat|bj12345-$A|person, site, category, open|G2"
is 'and nothing is decided' \
    "$(fact $B '.excluded.internal, .excluded.city, .state' | paste -sd' ')" \
    'null null received'
is 'a person finds it' "$(js-report list link:repeat | jq -r .no)" $B
proved

# closed: nothing to hang on
sed -i "s/^$A,2026-11-20 10:00:00,/$A,2026-11-20 10:00:00,2026-11-22 12:00:00/" new.csv
ok 'it is closed' take new.csv
sed "s/2026-11-21 10/2026-11-22 13/" again.csv >later.csv
exits 'who calls then' 1 take --reject rejects later.csv
is 'needs an order' "$(jq -r .code rejects | paste -sd' ')" \
    'no_number no_number no_number'
exits 'also at the desk' 1 js-dispatch remind bj12345-$A
done_testing
