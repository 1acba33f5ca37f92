#!/bin/sh
# The city's answers: what they mean is the policy's, and an answer that it
# does not have is unknown, never guessed.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

cat >answers.csv <<'END'
导出时间：2026-11-22 20:00:00,,,,,,
工单编号,来电时间,主办单位,是否有效回访,是否联系,是否解决,是否满意
C01,2026-11-20 10:00:00,物业管理科,是,是,是,满意
C02,2026-11-20 10:00:00,物业管理科,是,是,部分解决,基本满意
C03,2026-11-20 10:00:00,物业管理科,是,否,基本解决,不满意
C04,2026-11-20 10:00:00,物业管理科,否,,,未评价
C05,2026-11-20 10:00:00,物业管理科,否,,,无人接听
C06,2026-11-20 10:00:00,物业管理科,是,,是,非常满意
C07,2026-11-20 10:00:00,物业管理科,,,,
C08,2026-11-20 10:00:00,物业管理科,是,是,差不多吧,还行
C09,2026-11-20 10:00:00,物业管理科,是,已联系,已解决,非常不满意
END
exits 'answers come in, an unknown one is a finding' 1 take answers.csv >out
has 'it is counted' said '2 answers are not in the policy'
is 'nothing is rejected' "$(grep -o '[0-9]* rejected' said)" '0 rejected'

jq -r '[.no, (.revisit.city |
	.valid, .contacted, .solved, .satisfied // "-")] | map(tostring) |
	join(" ")' out >got
cat >want <<'END'
C01 true true true 满意
C02 true true false 基本满意
C03 true false false 不满意
C04 false null null 未评价
C05 false null null 无人接听
C06 true null true 非常满意
C07 null null null -
C08 true true null 还行
C09 true true true 非常不满意
END
same 'what each means' got want
is 'the unknown one carries a flag' \
	"$(js-report list flag:unknown_answer | jq -r .no)" C08
is 'no answer, no time' "$(jq -r 'select(.revisit.city == null).no' out)" C07
is 'the others by the export' "$(jq -r '.revisit.city.at // empty' out |
	sort -u)" 2026-11-22T20:00:00+08:00
is 'none is the office'"'"'s own' "$(jq -r 'select(.revisit.own).no' out)" ''

# V: 01 02 03 06 08 09. Contacted but for 03 and 06, where it is unknown.
js-report rates --by unit --period 2026-11-20..2026-11-20 >out
is 'counted' "$(jq -c 'select(.key == "合计" and .account == "full") |
	[.received, .valid, .solved, .satisfied, .basic]' out)" '[9,6,3,2,1]'
is 'a missing 是否联系 is unknown, not 否: no rate' \
	"$(jq -r 'select(.key == "合计" and .account == "full") |
	.response_rate, .score' out | xargs)" '— —'
is 'solved' "$(jq -r 'select(.key == "合计" and .account == "full") |
	.solve_rate' out)" 50.0
exits 'check tells beforehand' 1 js-intake check answers.csv >profile
is 'which answers, and how many' "$(jq -r 'select(.unknown) |
	.heading, .unknown' profile | xargs)" \
	'是否解决 差不多吧 1 是否满意 还行 1'
proved

# The time: a title line, else --exported-at, else the import.
sed 1d answers.csv | grep -v C08 >plain.csv
fresh
ok 'no title line' take --exported-at '2026-11-21 08:00' plain.csv >out
is 'the time is said' "$(jq -r '.revisit.city.at // empty' out | sort -u)" \
	2026-11-21T08:00:00+08:00
fresh
ok 'neither' take plain.csv >out
is 'the time of the import' "$(jq -r '.revisit.city.at // empty' out |
	sort -u)" 2026-11-23T09:00:00+08:00
fresh
exits 'an export in the future' 3 take --exported-at '2026-11-24' plain.csv
has 'is told' said 'its export time lies in the future'

# Without a column 是否有效回访, a usable satisfaction answer makes a revisit
# valid, and the rates say so.
cut -d, -f1-3,5- plain.csv >novalid.csv
fresh
ok 'no column for valid' take novalid.csv >out
is 'V is of usable answers' "$(js-report rates \
	--period 2026-11-20..2026-11-20 | jq -r 'select(.key == "合计" and
	.account == "full").valid')" 5
js-report rates --period 2026-11-20..2026-11-20 --lang=en -f table >text
grep -i 'usable\|column' text >said
ok 'and it is said' [ -s said ]
proved
done_testing
