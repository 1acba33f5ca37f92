# shellcheck shell=sh
# erasing.sh - for the tests of erasure, after lib.sh and cases.sh.
#
#	office [ROWS]	two months of an office (mkdump) until the end of
#			September 2026: its days to the 9th and its months are
#			signed, some cases have calls, answers, notes, results
#			and links, one matter is closed
#	sheets		prints its published sheets as figures: the texts and
#			doors of cases left out
#	residue		what is left of the needles in the database's files
#	bare SQL	a number from the database
#
# JS_NOW is three years and a month later afterwards.

JS_ACTOR=主任
export JS_ACTOR

import_at() {
	JS_NOW=$1T08:00:00+08:00
	mkdump --rows "$ROWS" --days 60 --to 2026-09-28 \
	    --export "$1T00:00:00+08:00" >dump.csv
	js-intake import -q --emit none --exit-zero \
	    --exported-at "$1T00:10:00+08:00" dump.csv
}

# What only the office knows, some of it to be quoted on sheets.
work() {
	js-report list state:open | head -n 12 | jq -r .id >open.ids
	for id in $(head -n 6 open.ids); do
		js-dispatch note "$id" --text '欧阳询来电13812345670称无人理睬'
		js-dispatch contact "$id" --connected --call understand \
		    --text '诸葛瑾住农光里中区九十九号地下室'
	done >out
	js-report list state:closed level=3 | head -n 4 | jq -r .id >done.ids
	while read -r id; do
		jq -cn --arg id "$id" '{id: $id, round: 1, contacted: true,
		    solved: true, satisfied: "满意", at: "2026-09-10T07:30:00+08:00",
		    text: "司马光说再未来人修"}' | js-revisit record --actor 回访员
	done <done.ids >out
}

office() {
	ROWS=${1:-400}
	jq '.start = "2026-09-01"' \
	    "$JS_BUILD/share/jiesu/rule/default.json" >p.json
	JS_POLICY=$DIR/p.json
	export JS_POLICY JS_NOW
	import_at 2026-09-10 && work 2>said || return 1
	for day in 1 2 3 4 5 6 7 8 9; do
		js-audit sign --day 2026-09-0$day --accept D01:已派专人 \
		    --accept K01:已核实 --accept K02:已核实 \
		    --accept C01:已核实 -f md >out 2>said || return 1
	done
	import_at 2026-10-24 2>said &&
	    js-audit sign --month 2026-09 -f md >out &&
	    js-audit sign --month 2026-10 -f md >out || return 1
	JS_NOW=2029-12-02T09:00:00+08:00
}

sheets() {
	for day in 1 2 3 4 5 6 7 8 9; do
		js-audit sign --day 2026-09-0$day -f md
	done >pages 2>said
	for month in 2026-09 2026-10; do
		js-audit sign --month $month -f md
		js-report sheet bulletin --period $month -f md
	done >>pages 2>>said
	perl -ne 'my @cells = split / \| /, $_, -1;
	    @texts = grep { $cells[$_] =~ /^(?:社区／点位|诉求摘要|回访所述)/ }
		0 .. $#cells if /^\|/ && !$inside;
	    $inside = /^\|/;
	    $cells[$_] = "" for grep { $_ < @cells } @texts;
	    print join " | ", @cells;' pages
	js-report rates --source both --by unit --period 2026-09-01..2026-09-30
	js-revisit status
}

residue() {
	perl "$TESTS/residue.pl" search "$1" js.db js.db-wal js.db-shm \
	    js.db.lock
}

bare() {
	sqlite3 "$JS_DB" "$1"
}
