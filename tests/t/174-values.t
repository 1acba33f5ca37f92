#!/bin/sh
# Values as they really stand: numbers that a spreadsheet has cut (scenario 2
# of the field), full-width digits, dates of every form, three opinions about
# a place.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

codes() {
	jq -r '[.line, .column, .code] | @tsv' rejects | tr '\t' ' ' |
	    xargs -d '\n'
}

# --- scenario 2: order numbers through Excel -----------------------------------

cat >excel.csv <<'END'
工单编号,来电时间,来电人电话,主要内容
261122100315000,2026-11-22 10:03:15,19900000001,"十五位，未受影响"
261122100316000000,2026-11-22 10:03:16,19900000002,十八位末三位为零
261122100317001000,2026-11-22 10:03:17,19900000003,十八位末三位为零
261122100318000317,2026-11-22 10:03:18,19900000004,完好
2.61122E+17,2026-11-22 10:03:19,19900000005,科学记数
2.61122100315e+17,2026-11-22 10:03:19,19900000005,小写
261122100315000317.0,2026-11-22 10:03:19,19900000005,浮点
261122100320000320,2026-11-22 10:03:20,1.99E+10,电话被截
ABE+1,2026-11-22 10:03:21,,不是数字
261199999999000000,2026-11-22 10:03:22,,不是时间开头
END
exits 'numbers that lost digits' 1 take --reject rejects excel.csv >out
is 'are quarantined, each with its line' "$(codes)" \
	'3 工单编号 id_precision_loss 4 工单编号 id_precision_loss 6 工单编号 id_precision_loss 7 工单编号 id_precision_loss 8 工单编号 id_precision_loss 9 来电人电话 id_precision_loss'
has 'with what to do' said 'excel.csv:3: 工单编号: a spreadsheet has cut the order number: export it as text'
has 'phones too' said 'a spreadsheet has cut the phone: export it as text'
is 'all others come in' "$(js-report list | jq -r .no | sort | xargs)" \
	'261122100315000 261122100318000317 261199999999000000 ABE+1'
# the case that a damaged row may be is only named (scenario 2)
cat >again.csv <<'EOF'
工单编号,来电时间,来电人电话,主要内容
2.61122E+17,2026-11-22 10:03,１９９ 0000 0004,完好
2.61122E+17,2026-11-22 10:04,19900000004,另一时间
2.61122E+17,2026-11-22 10:03,19900000009,另一人
EOF
exits 'damaged rows of known callers' 1 take --reject maybe again.csv >out
is 'one may be a known case' "$(jq -r '.line, .reason' maybe |
	grep -B1 'may be' | xargs)" "2 a spreadsheet has cut the order number: export it as text; may be bj12345-261122100318000317: same caller, same time"
is 'nothing was matched' "$(wc -c <out)" 0
# another damaged row of the same 15 digits is never the same case
cat >later.csv <<'END'
工单编号,来电时间,主要内容,是否解决
261122100318000000,2026-11-22 10:03:18,完好,解决
261122100316000000,2026-11-22 10:03:16,甲,解决
END
exits 'damaged numbers match nothing' 1 take --reject rejects later.csv >out
is 'nothing is changed by them' "$(wc -l <rejects) $(js-report list |
	jq -r 'select(.rev > 1) | .no')" '2 '
js-intake check --lang=en -f table excel.csv >profile 2>said
has 'the profile counts them' profile '10 rows, 6 would be rejected'

# one number of a thousand ends so by itself
fresh
awk 'BEGIN {
	print "工单编号,来电时间,主要内容"
	for (i = 990; i <= 1030; i++)
		printf "261122100315%06d,2026-11-22 10:03:15,甲\n", i
}' >whole.csv
ok 'a whole column with one such number' take --emit none whole.csv
has 'keeps it' said '41 new'
tr ',' '\t' <excel.csv | iconv -f UTF-8 -t UTF-16 >u16.csv
fresh
exits 'in UTF-16 as well' 1 take --reject rejects --emit none u16.csv
is 'the same are found' "$(wc -l <rejects)" 6

# --- full-width digits ------------------------------------------------------------

fresh
cat >wide.csv <<'END'
工单编号,来电时间,来电人电话,办理时限,主要内容
２６１１２２１００３１８０００３１７,２０２６－１１－２２　１０：０３：１８,１９９００００００４４,２４小时,甲
END
cat >narrow.csv <<'END'
工单编号,来电时间,来电人电话,办理时限,主要内容
261122100318000317,2026-11-22 10:03:18,19900000044,24小时,甲
END
ok 'full-width digits' take wide.csv >out
cp out wide
ok 'and narrow ones' take --emit all narrow.csv >out
is 'are one case' "$(js-report list | jq -r .no)" 261122100318000317
is 'one person, one time, one limit' \
	"$(jq -c '[.caller, .received_at, .due.solve]' wide)" \
	"$(jq -c '[.caller, .received_at, .due.solve]' out)"

# --- dates ---------------------------------------------------------------------------

fresh
awk 'BEGIN { print "工单编号|来电时间" }
	{ printf "D%02d|%s\n", NR, $0 }' >dates.csv <<'END'
2025-11-17 12:00:00
2025/11/17 12:00
2025.11.17 12:00
2025年11月17日12时00分
20251117120000
2025-11-17 下午 12:00
2025-11-17 星期一 12:00
2025-11-17T04:00:00Z
2025-11-17T12:00:00+08:00
45978.5
2025-11-17 12:00 PM
２０２５年１１月１７日　１２：００
END
ok 'every form of date' take --emit none dates.csv
is 'is one instant' "$(js-report list | jq -r .received_at | sort | uniq -c |
	xargs)" '12 2025-11-17T12:00:00+08:00'
exits 'what is no date' 1 take --reject rejects - <<'END'
工单编号,来电时间
E1,11/17/2025 12:00
E2,2025-02-29
E3,昨天
END
is 'is a reject, not a guess' "$(codes)" \
	'2 来电时间 bad_date 3 来电时间 bad_date 4 来电时间 bad_date'

# --- three opinions about a place ------------------------------------------------------

fresh
cat >place.csv <<'END'
工单编号,来电时间,被反映街乡镇,所在村社区,小区点位,主办单位
P1,2026-11-22 10:00:00,不详,农光里社区,,物业管理科
P2,2026-11-22 10:00:00,潘家园街道,农光里社区,劲松一区1号楼,劲松街道
END
ok 'places that contradict each other' take place.csv >out
is 'stand side by side' "$(jq -c '[.place.street, .place.community, .unit_said]' \
	out)" "$(printf '["不详","农光里社区","物业管理科"]\n["潘家园街道","农光里社区","劲松街道"]')"
proved
done_testing
