#!/bin/sh
# DESIGN.md section 8, row 6: js-audit verify of 1,000,000 events beside
# sha256sum of the same bytes, which are those that verify itself hashes:
#
#	of each event	the hash before it (32), ten numbers of 8, the body,
#			and the commitment (32), where it has one: the chain
#	of each private row	a mark and the caller (9), the salt (16), the
#			texts: what commitments are to
#
# Two journals: the import of a million cases, an event each; and 250,000
# cases of which each has four, so that all of them wait for their next one at
# the same time. Then one row of a derived table is changed, which verify has
# to name: that it looks for row by row.
set -eu
. "$(dirname "$0")/lib.sh"

JS_KEY=$WORK/key
JS_DB=$WORK/js.db
JS_ACTOR=坐席
export JS_KEY JS_DB JS_ACTOR

sums() {
	chain=$(sqlite3 "$JS_DB" "SELECT sum(32 + 10 * 8 + length(body) +
	    coalesce(length(commitment), 0)) FROM event")
	private=$(sqlite3 "$JS_DB" "SELECT sum(9 + length(salt) +
	    length(fields)) FROM private")
	head -c $((chain + private)) /dev/urandom >"$WORK/bytes"
	sum=$(bench_median 3 sha256sum "$WORK/bytes")
	rm "$WORK/bytes"
}

# proved WHAT: the ratio; and that it was the short proof
proved() {
	sums
	proves "$JS_DB"
	verify=$(bench_median 3 js-audit verify)
	peak=$(bench_peak_kb js-audit verify)
	echo "verify, $1: $verify s for $(sqlite3 "$JS_DB" \
	    'SELECT count(*) FROM event') events, $((peak / 1024)) MiB;" \
	    "sha256sum of the same $((chain / 1000000)) MB of chain and" \
	    "$((private / 1000000)) MB of private rows $sum s:" \
	    "$(bench_ratio "$verify" "$sum") x"
}

dump=$(bench_dump --rows 1000000)
js-intake import -q --emit none "$dump" 2>"$WORK/notes"
proved 'an event a case'
sqlite3 "$JS_DB" 'UPDATE cases SET level = 4 WHERE key = 500000'
named=$(bench_time sh -c 'js-audit verify | grep -q "cases 500000 level"')
echo "verify: a row that differs is named in $named s"

rm -f "$JS_DB"*
dump=$(bench_dump --rows 250000)
js-intake import -q --emit none "$dump" 2>"$WORK/notes"
for text in 看过了 又看过了 再看一次; do
	js-report list | js-dispatch note --text "$text" >"$WORK/records"
done
rm "$WORK/records"
proved 'four events a case'
