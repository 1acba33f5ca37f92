#!/bin/sh
# js-report classes: every row of the shipped table by cases that were
# imported, and the rule of two periods: 治理 only where a unit has most of the
# demand and was under target in this period and in the one before. Each
# condition apart is tried in tests/unit/test_standing.c.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

# had UNIT TAG V SOLVED...: a period each from June on, all satisfied.
had() {
	unit=$1 tag=$2 v=$3
	shift 3
	month=6
	for solved; do
		answered "$unit" "2026-$(printf %02d $month)-10" "$v" "$v" \
			"$solved" "$solved" 0 | sed "s/^/$tag$month/"
		month=$((month + 1))
	done
}
{
	echo "$ANSWERED"
	had 物业管理科 A 400 360 364 368 380 240 240	# most, twice under
	had 城市管理科 B 100 90 90 90 90 60 60		# few, twice under
	had 市政市容科 C 100 90 90 90 90 90 60		# only now under
	had 民生保障科 D 100 60 60 60 60 60 75		# rising
	had 平安建设科 E 100 90 90 90 90 90 92		# as it should be
	had 综合执法队 F 100 90 90 90 90 90 89		# under by chance
	had 农光里社区 G 20 18 18 18 18 18 20		# few revisits
} >said.csv
ok 'six months of seven units' take --emit none said.csv

classes() {
	js-report classes "$@" | jq -r 'select(.received > 0) | [.key, .class,
		.tags // empty] | join(" ")' | sort
}
classes --period '2026-11 assess' >got
sort >want <<'END'
物业管理科 治理 整改
城市管理科 整改
市政市容科 整改
民生保障科 进步
平安建设科 先进
综合执法队 一般
农光里社区 暂不评定
END
same 'November: every row of the table' got want

# A month before, the same unit had as much and was as far under target, but
# the month before that it was not. (A target is a step above what was usual.)
classes --period '2026-10 assess' >got
is 'October: under target once is not 治理' "$(grep 物业管理科 got)" \
	'物业管理科 整改'
is 'and twice without most of the demand is not either' \
	"$(grep 城市管理科 want)" '城市管理科 整改'
classes --period '2026-09 assess' >got
is 'September: at target' "$(grep 物业管理科 got)" '物业管理科 先进'

# The condition is the policy's: without the two periods October has it too.
jq '.classes.tables[0].rows[1]["if"] = ["concentrated", "below"]' \
	"$JS_BUILD/share/jiesu/rule/default.json" >once.json
classes -p once.json --period '2026-10 assess' >got
is 'a policy of one period' "$(grep 物业管理科 got)" '物业管理科 治理 整改'
proved
done_testing
