#!/bin/sh
# js-report sheet weekly: the ledger of the unsolved, promises kept, late and
# replaced, helpers, hard cases; published by js-audit sign --week it stays.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
. "$TESTS/sheets.sh"

exits 'no database' 3 js-report sheet weekly
ok 'the months of a small office' month_of_cases
weekly() {
	js-report sheet weekly --lang en "$@"
}
# block HEADING FILTER: jq's FILTER on the rows of one block of w.json
block() {
	jq -r --arg h "$1" ".blocks[] | select(.heading == \$h) | .rows[] |
	    $2" w.json
}

ok 'the last whole week' weekly -f json -o w.json
has 'is the one before this day' w.json '2026-11-16 – 2026-11-22'
is 'it is provisional' "$(jq -r .mark w.json)" PROVISIONAL
exits 'a week that has not begun' 2 weekly --week 2026-11-30
exits 'no such issue' 3 weekly --issue 2

is 'the ledger: promised, overdue or denied' \
    "$(block 'Ledger of the unsolved' .id | sed 's/bj12345-//' | tr '\n' ' ')" \
    'S15 K1 K2 K3 A5 T1 '
is 'why, what was done, the next step, who, and the promise before' \
    "$(block 'Ledger of the unsolved' 'select(.id | endswith("K2")) |
	[.blocker, .measure, .next, .by, .last_promise] | join("|")' |
	tr '\n' ' ')" '权属|已现场查看|与自来水公司会商 by 11-17 18:00|市政科办件员|late promise '
is 'a kept, a late and a replaced promise' \
    "$(block 'What became of the week'"'"'s promises' \
    '[.id[8:], .fate, .ended_at] | join(" ")')" \
    "$(printf 'K1 kept 11-17 10:00\nK2 late promise \nK3 replaced 11-18 09:00')"
is 'the helper that was called' \
    "$(block 'Helpers called' '[.id[8:], .unit, .at] | join(" ")')" \
    'K1 农光里社区 11-17 11:00'
is 'scenario 15: the case waits among the hard ones' \
    "$(block 'Hard cases' '[.id[8:], .days] | join(" ")')" 'S15 18'
has 'residents stand beside the score' w.json 'What the residents say'

# Published, it is as it was.
exits 'who' 2 js-audit sign --week 2026-11-16
exits 'one of day, week, month' 2 js-audit sign --week 2026-11-16 \
    --month 2026-11 --actor 主任
exits 'the running week is not over' 1 js-audit sign --week 2026-11-23 \
    --actor 主任
exits 'nothing to restate' 1 js-audit sign --week 2026-11-16 --restate \
    --actor 主任
JS_NOW=2026-11-23T10:00:00+08:00
js-audit sign --week 2026-11-18 --actor 主任 -n >dry
is 'a dry run says what it would append' \
    "$(jq -r '[.kind, .span, .issue] | join(" ")' dry)" 'sign_period week 1'
ok 'publish' js-audit sign --week 2026-11-18 --actor 主任 --lang en -f json \
    -o first.json
is 'no mark' "$(jq -r .mark first.json)" null
JS_NOW=2026-11-24T09:00:00+08:00
ok 'K2 is done' js-dispatch promise "$(no K2)" --kept --actor 市政科办件员 \
    --evidence 照片
js-dispatch resolve "$(no K2)" --actor 市政科办件员 --text 已抢修 \
    --evidence 照片 >out
weekly -f json -o again.json
same 'printed a day later it is the same' again.json first.json
ok 'publishing again prints' js-audit sign --week 2026-11-16 --actor 主任 \
    --lang en -f json -o third.json
same 'the same' third.json first.json
weekly --as-of 2026-11-23T09:30 -f json | jq -r .mark >mark
is 'before the publication it was provisional' "$(cat mark)" PROVISIONAL
exits 'no figure differs: there is no second issue' 1 js-audit sign \
    --week 2026-11-16 --restate --actor 主任
exits 'before the first event nothing was known' 2 weekly \
    --as-of 2026-11-22
proved
done_testing
