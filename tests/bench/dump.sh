#!/bin/sh
# A backup and back: js-audit dump and restore of an office of 20,000 cases,
# with personal data, beside sqlite3 .dump into a new database, which proves
# nothing; then of 500,000, whose peak of memory is to be no higher.
set -eu
. "$(dirname "$0")/lib.sh"

JS_KEY=$WORK/key
JS_DB=$WORK/js.db
JS_ACTOR=auditor
export JS_KEY JS_DB JS_ACTOR WORK

bench_reset() {
	rm -f "$WORK"/new.db* "$WORK"/plain.db*
}
same() {
	sqlite3 "$JS_DB" .dump >"$WORK/one"
	sqlite3 "$WORK/new.db" .dump | cmp - "$WORK/one"
	rm "$WORK/one"
	js-audit verify -d "$WORK/new.db"
}

for rows in 20000 500000; do
	rm -f "$WORK"/js.db*
	js-intake import -q --emit none "$(bench_dump --rows $rows)"
	times=$([ $rows -gt 20000 ] && echo 1 || echo 3)
	dump=$(bench_median "$times" js-audit dump --private=bench \
		-o "$WORK/dump")
	dump_kb=$(cut -d' ' -f4 "$WORK/took")
	restore=$(bench_median "$times" js-audit restore -d "$WORK/new.db" \
		"$WORK/dump")
	restore_kb=$(cut -d' ' -f4 "$WORK/took")
	same
	# shellcheck disable=SC2016 # the inner shell's variables
	generic=$(bench_median "$times" sh -c \
		'sqlite3 "$JS_DB" .dump | sqlite3 "$WORK/plain.db"')
	echo "dump: $rows cases, $(wc -l <"$WORK/dump") lines," \
	    "$(wc -c <"$WORK/dump") bytes: dump $dump s, restore $restore s," \
	    "sqlite3 .dump | sqlite3 $generic s:" \
	    "$(bench_ratio "$(awk -v a="$dump" -v b="$restore" \
	    'BEGIN { print a + b }')" "$generic") x;" \
	    "peak $dump_kb and $restore_kb KiB; the same rows"
done
