#!/bin/sh
# DESIGN.md section 8, rows 1 and 2: importing 500,000 rows, importing them
# again, and importing them in random order, with the peak memory of all
# threads. JS_BENCH_HUGE=1 adds 5,000,000 rows beside the yardstick of as many:
# its ratio should be at most 1.5 times that of 500,000, its memory the same.
set -eu
. "$(dirname "$0")/lib.sh"

db=$WORK/js.db
import() {
	echo js-intake import -d "$db" -q --emit none
}
JS_KEY=$WORK/key
export JS_KEY

dump=$(bench_dump --rows 500000)
shuffled=$(bench_dump --rows 500000 --shuffle)
anchor=$(bench_anchor_500k)

fresh() {
	rm -f "$db" "$db-wal" "$db-shm" "$db.lock"
}
# shellcheck disable=SC2317 # bench_median calls it
bench_reset() {
	fresh
}
# shellcheck disable=SC2046 # words of a command
first=$(bench_median 3 $(import) "$dump")
# shellcheck disable=SC2046
order=$(bench_median 3 $(import) "$shuffled")
fresh
# shellcheck disable=SC2046
peak=$(bench_peak_kb $(import) "$dump")
fresh
# shellcheck disable=SC2046
order_peak=$(bench_peak_kb $(import) "$shuffled")
fresh
# shellcheck disable=SC2046
bench_run $(import) "$dump"
bench_reset() {
	:
}
# shellcheck disable=SC2046
again=$(bench_median 3 $(import) "$dump")

echo "import: 500,000 rows in $first s, $(bench_ratio "$first" "$anchor") x" \
    "the yardstick ($anchor s), peak $((peak / 1024)) MiB"
echo "import, rows shuffled: $order s," \
    "$(bench_ratio "$order" "$anchor") x the yardstick," \
    "peak $((order_peak / 1024)) MiB"
echo "import, nothing new: $again s, $(bench_ratio "$again" "$first") x" \
    "the first"

[ -n "${JS_BENCH_HUGE:-}" ] || exit 0
huge=$(bench_dump --rows 5000000)
anchor=$(bench_anchor "$huge")
fresh
# shellcheck disable=SC2046
bench_run $(import) "$huge"
read -r took _ _ peak <"$WORK/took"
echo "import: 5,000,000 rows in $took s," \
    "$(bench_ratio "$took" "$anchor") x the yardstick ($anchor s)," \
    "peak $((peak / 1024)) MiB"
