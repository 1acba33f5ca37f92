#!/bin/sh
# DESIGN.md section 8, rows 4 and 5: rates of a month beside SQLite with a
# covering index, the open list and the daily sheet; a database of 500,000
# cases. (verify.sh has row 6.)
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
# today is the day of the import, which holds half a million events; the
# dump's last day is one as any other
sheet=$(bench_median 5 js-report sheet daily)
evening=$(date -u -d "@$last" +%Y-%m-%d)T23:59:59+08:00
usual=$(bench_median 5 env JS_NOW="$evening" js-report sheet daily)

echo "rates of $month: $rates s, covering index $cover s:" \
    "$(bench_ratio "$rates" "$cover") x"
echo "open list: $open s; daily sheet: $usual s," \
    "of the day of the import $sheet s"
