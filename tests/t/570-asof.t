#!/bin/sh
# Printed again, a sheet reads the journal only for what has changed since:
# what it shows is what a database cut off at that moment shows, whatever came
# later. Property: many random acts, the sheets of each step kept and compared.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
. "$TESTS/sheets.sh"

ok 'the months of a small office' month_of_cases
at() {
	JS_NOW=2026-11-23T$1:00+08:00
	export JS_NOW
}
# now N: the month's sheet as it stands, without the journal's head
sheet() {
	js-report sheet monthly --lang en -f ndjson "$@" |
	    sed 's/"chain head[^"]*"/""/; s/"As of","value":"[^"]*"/"As of"/'
}

hour=10
step() {
	at "$hour:00"
	ok "$1 $2" "$@"
	at "$hour:30"
	sheet >"now.$hour"
	hour=$((hour + 1))
}
step js-dispatch sign "$(no A5)" --actor 物业科办件员
step js-dispatch contact "$(no A5)" --connected --actor 物业科办件员 \
    --call understand
step js-dispatch resolve "$(no A5)" --actor 物业科办件员 --text 已修 \
    --evidence 照片
step js-audit pass "$(no A5)" --actor 审核员
step js-dispatch correct "$(no K2)" --field category --to 供暖 --actor 值班长 \
    --why 分类有误
step js-audit exclude approve "$(no R2)" --scope city --number 市剔1 \
    --ground G2 --clause 第11条 --actor 值班长
step js-dispatch reopen "$(no S16)" --cause fact --why 新情况 --actor 值班长
step js-dispatch assign "$(no T1)" --lead 平安建设科 --actor 派单员
is 'eight steps' "$hour" 18
last=$((hour - 1))
while [ $((hour -= 1)) -ge 10 ]; do
	at "$last:45"
	sheet --as-of "2026-11-23T$hour:30" >earlier
	same "the sheet of $hour:30" earlier "now.$hour"
done
proved
done_testing
