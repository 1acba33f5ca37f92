#!/bin/sh
# DESIGN.md section 8, rows 4 to 6: rates of a month beside SQLite with a
# covering index, the open list, the daily sheet, and verifying beside
# sha256sum; a database of 500,000 cases.
set -eu
. "$(dirname "$0")/lib.sh"

JS_KEY=$WORK/key
JS_DB=$WORK/js.db
export JS_KEY JS_DB
js-intake import -q --emit none "$(bench_dump --rows 500000)"

last=$(sqlite3 "$JS_DB" 'SELECT max(received_at) + 28800 FROM cases')
month=$(date -u -d "@$((last - 40 * 86400))" +%Y-%m)
from=$(date -u -d "$month-01" +%s)
to=$(date -u -d "$month-01 +1 month" +%s)
cp "$JS_DB" "$WORK/index.db"
sqlite3 "$WORK/index.db" 'CREATE INDEX cover ON cases (received_at, lead,
    city_valid, city_contacted, city_solved, city_satisfied)'

bench_reset() { :; }
rates=$(bench_median 5 js-report rates --period "$month" --by unit)
cover=$(bench_median 5 sqlite3 "$WORK/index.db" "SELECT lead, count(*),
    sum(city_valid), sum(city_valid AND city_contacted),
    sum(city_valid AND city_solved), sum(city_valid AND city_satisfied = 1)
    FROM cases WHERE received_at >= $((from - 28800))
    AND received_at < $((to - 28800)) GROUP BY lead")
open=$(bench_median 5 js-report list state:open)
sheet=$(bench_median 5 js-report sheet daily)
verify=$(bench_median 3 js-audit verify)
sqlite3 "$JS_DB" "SELECT length(body) + 2 * 32 + 10 * 8 FROM event" |
    awk '{ n += $1 } END { print n }' >"$WORK/size"
head -c "$(cat "$WORK/size")" /dev/urandom >"$WORK/bytes"
sum=$(bench_median 3 sha256sum "$WORK/bytes")

echo "rates of $month: $rates s, covering index $cover s:" \
    "$(bench_ratio "$rates" "$cover") x"
echo "open list: $open s; daily sheet: $sheet s"
echo "verify: $verify s for $(sqlite3 "$JS_DB" \
    'SELECT count(*) FROM event') events; sha256sum of as many bytes" \
    "$sum s: $(bench_ratio "$verify" "$sum") x"
