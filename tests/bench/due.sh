#!/bin/sh
# Issue 4: what is late or soon, out of a database of 1,000,000 cases.
set -eu
. "$(dirname "$0")/lib.sh"

JS_KEY=$WORK/key
JS_DB=$WORK/js.db
export JS_KEY JS_DB
js-intake import -q --exit-zero --emit none \
    "$(bench_dump --rows "${ROWS:-1000000}")"
JS_NOW=$(sqlite3 "$JS_DB" "SELECT strftime('%Y-%m-%dT%H:%M:%S',
    max(received_at) + 28800, 'unixepoch') || '+08:00' FROM cases")
export JS_NOW

due=$(bench_median 5 js-dispatch due --exit-zero)
late=$(bench_median 5 js-dispatch due --overdue --exit-zero)
unit=$(bench_median 5 js-dispatch due --exit-zero --unit 物业管理科)
none=$(bench_median 5 js-dispatch due --exit-zero community:无此社区)
echo "due: $(sqlite3 "$JS_DB" 'SELECT count(*) FROM cases') cases," \
    "$(sqlite3 "$JS_DB" 'SELECT count(*) FROM cases WHERE state < 4') open:" \
    "$due s for $(js-dispatch due --exit-zero | wc -l) lines," \
    "late $late s, of a unit $unit s, of a place without any $none s"
