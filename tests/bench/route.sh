#!/bin/sh
# Routing by the catalogue alone, ten-fold, on labelled cases of Haikou: for
# each fold a policy is made of the other nine tenths, an entry for each
# category and all above it with the unit that had most of its cases, and
# js-dispatch rules tries it on the tenth. No speed is measured.
set -eu
. "$(dirname "$0")/lib.sh"

cases=$TOP/../shared/data/haikou-12345-4000.gb18030.csv
if [ ! -f "$cases" ]; then
	echo 'route: no ../shared/data here'
	exit 0
fi

iconv -f gb18030 -t utf-8 "$cases" >"$WORK/cases.csv"
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
	jq -s -r --arg share "$1" 'def percent($n; $of): if $of == 0 then "-"
	    else "\($n / $of * 1000 | round / 10) %" end;
	    length as $all | (map(select(.got != null))) as $led |
	    ($led | map(.hit) | add) as $hits |
	    "route: entries from \($share) %: \($led | length) of \($all) " +
	    "cases led, \(percent($hits; $led | length)) of these right, " +
	    "\(percent($hits; $all)) of all"' "$WORK/each.ndjson"
}

try_share 0
try_share 50
try_share 80
