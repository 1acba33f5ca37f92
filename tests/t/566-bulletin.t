#!/bin/sh
# What the public sees: the bulletin and show --public. No person, no place, no
# text; reports on wrongdoing, secret and threatening cases nowhere; no small
# number, and none that the total would tell.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
. "$TESTS/sheets.sh"

ok 'the months of a small office' month_of_cases
bulletin() {
	js-report sheet bulletin --lang en "$@"
}
ok 'the bulletin' bulletin -f json -o b.json
block() {
	jq -r --arg h "$1" ".blocks[] | select(.heading == \$h) | .rows[] |
	    $2" b.json
}
for secret in 赵一 李四 13900 某店 百环家园 屋顶漏水 物业科办件员 J1; do
	lacks "no $secret" b.json "$secret"
done
is 'each order of the month by its number, those that are public' \
    "$(block 'Where each order stands' .no | sort | tr '\n' ' ')" \
    'A1 A2 A3 A4 A5 K1 K2 K3 P1 R1 R2 S15 S16 S17 '
is 'an open one has its date, a closed one its end' \
    "$(block 'Where each order stands' 'select(.no == "K2" or .no == "A4") |
    [.no, .unit, .state, .next_by, .closed_on] | join(" ")')" \
    "$(printf 'K2 市政市容科 being handled 2026-11-17 \nA4 物业管理科 closed  2026-11-12')"
is 'small numbers are hidden' "$(block 'By category' .received | sort -u |
    tr '\n' ' ')" '9 few '

# One small number alone is told by the total, so another one goes with it.
fresh
{
	printf '工单编号,来电时间,主办单位,村/社区,问题分类\n'
	for n in 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19; do
		case $n in
		01) where=农光里 ;; 0* | 10) where=百环 ;; *) where=劲松北社区 ;;
		esac
		printf 'C%s,2026-11-01 10:00:00,物业管理科,%s,供暖\n' $n $where
	done
} >few.csv
ok 'one, nine and nine' take few.csv
bulletin -f json -o b.json
is 'two of three are hidden' "$(block 'By community' .received |
    tr '\n' ' ')" 'few 9 few '
is 'a category that is all there is needs no hiding' \
    "$(block 'By category' .received)" 19

# One case, for the one who complained.
fresh
ok 'again' month_of_cases
ok 'a case' js-report show "$(no K2)" --public -o k2.json
is 'state, unit, next step and date' "$(jq -r \
    '[.no, .received_on, .state, .unit, .next, .next_by] | join("|")' k2.json)" \
    'K2|2026-11-10|办理中|市政市容科|与自来水公司会商|2026-11-17'
is 'and nothing else' "$(jq -r 'keys_unsorted | join(" ")' k2.json)" \
    'no received_on state unit next next_by closed_on answer'
exits 'a report on wrongdoing is shown to nobody' 1 \
    js-report show "$(no J1)" --public -o j1.json
empty 'not a word' j1.json
exits 'nor a threat' 1 js-report show "$(no T1)" --public
exits 'it reveals nothing' 2 js-report show --reveal=核对 --public "$(no K2)"
done_testing
