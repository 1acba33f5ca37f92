#!/bin/sh
# Routing, ten-fold, on labelled cases of Haikou (the unit is 处置单位): for each
# fold a policy is made of the other nine tenths, an entry for each category and
# all above it with the unit that had most of its cases, and js-dispatch rules
# tries it on the tenth. Where the catalogue names nobody, what js-intake train
# learnt from the same nine tenths does. No speed is measured.
set -eu
. "$(dirname "$0")/lib.sh"

cases=$TOP/../shared/data/haikou-12345-4000.gb18030.csv
if [ ! -f "$cases" ]; then
	echo 'route: no ../shared/data here'
	exit 0
fi

# The map takes 原处置单位 as the unit.
iconv -f gb18030 -t utf-8 "$cases" |
    sed '1s/原处置单位,处置单位/旧处置单位,原处置单位/' >"$WORK/cases.csv"
default=$JS_BUILD/share/jiesu/rule/default.json

# try_share PERCENT: with entries where a unit had so many of the cases.
try_share() {
	perl "$TOP/tests/bench/route.pl" "$WORK" "$1" <"$WORK/cases.csv"
	for fold in 0 1 2 3 4 5 6 7 8 9; do
		jq --slurpfile learned "$WORK/$fold.json" '
		    .units = $learned[0].units | .routes = [] | .people = [] |
		    .categories = $learned[0].categories | del(.duties)' \
			"$default" >"$WORK/policy.json"
		js-dispatch rules -p "$default" --each -m haikou \
			"$WORK/policy.json" "$WORK/$fold.csv" || [ $? -eq 1 ]
	done >"$WORK/each.ndjson"
	[ -f "$WORK/learned.ndjson" ] || learn
	jq -s -r --arg share "$1" 'def percent($n; $of): if $of == 0 then "-"
	    else "\($n / $of * 1000 | round / 10) %" end;
	    length as $all | (map(select(.got != null))) as $led |
	    ($led | map(.hit) | add) as $hits |
	    "route: entries from \($share) %: \($led | length) of \($all) " +
	    "cases led, \(percent($hits; $led | length)) of these right, " +
	    "\(percent($hits; $all)) of all"' "$WORK/each.ndjson"
	jq -n -r --arg share "$1" --slurpfile each "$WORK/each.ndjson" \
	    --slurpfile learned "$WORK/learned.ndjson" '
	    [$each, $learned] | transpose | map(if .[0].got != null
	    then .[0].hit elif .[1] then 1 else 0 end) |
	    "route: and what was learnt for the others: " +
	    "\(add / length * 1000 | round / 10) % of all"'
}

# Whether the learned unit is right, case by case, in the order of the folds.
learn() {
	for fold in 0 1 2 3 4 5 6 7 8 9; do
		js-intake train --from "$WORK/$fold.rest.csv" --text 诉求内容 \
			--label 原处置单位 --folds 2 -q -o "$WORK/model" \
			>/dev/null
		js-intake classify --model "$WORK/model" "$WORK/$fold.csv" |
		    jq -r .label >"$WORK/said"
		paste "$WORK/said" "$WORK/$fold.truth" |
		    awk -F '\t' '{ print $1 == $2 ? "true" : "false" }'
	done >"$WORK/learned.ndjson"
	jq -s -r '"route: what was learnt alone: " +
	    "\((map(select(.)) | length) / length * 1000 | round / 10) % of all"' \
		"$WORK/learned.ndjson"
}

try_share 0
try_share 50
try_share 80
try_share 95
