#!/bin/sh
# Each sheet in each format, compared with tests/data/golden/sheets/; `make
# golden` shows the difference and renews them.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
. "$TESTS/sheets.sh"

ok 'the months of a small office' month_of_cases
ok 'an exclusion that waits' js-audit exclude request "$(no A4)" \
    --actor 值班长 --ground G2 --clause 第11条第3项 --evidence 照片 \
    --conclusion 重复

# sheet NAME LANG FORMAT, without what changes with each policy and journal
sheet() {
	js-report sheet "$1" --lang "$2" -f "$3" |
	    sed 's/[0-9a-f]\{64\}/DIGEST/g; s/事件 [0-9]*/事件 N/; s/event [0-9]*, D/event N, D/'
}

for name in daily report urgent weekly monthly bulletin; do
	for format in table csv md ndjson json html; do
		sheet $name zh $format >$name.zh.$format
		golden "$name as $format" $name.zh.$format \
		    "$TESTS/data/golden/sheets/$name.zh.$format"
	done
	sheet $name en table >$name.en.table
	golden "$name in English" $name.en.table \
	    "$TESTS/data/golden/sheets/$name.en.table"
	lacks "no phone in $name" $name.zh.json 1390000
done
js-report sheet monthly -f csv --bom | head -c 3 | od -An -tx1 >bom
is 'with a BOM for Excel' "$(tr -d ' \n' <bom)" efbbbf
done_testing
