#!/bin/sh
# What belongs together, in a dump of 500,000 rows with planted reminders,
# repeats and clusters: precision and recall of each, and what the search adds
# to the time of the import that ends with it.
set -eu
. "$(dirname "$0")/lib.sh"

db=$WORK/js.db
JS_KEY=$WORK/key
export JS_KEY

dump=$(bench_dump --rows 500000)
truth=$WORK/truth
mkdump --rows 500000 --truth "$truth" >/dev/null
jq 'del(.links)' "$JS_BUILD/share/jiesu/rule/default.json" >"$WORK/none.json"

# shellcheck disable=SC2317 # bench_median calls it
bench_reset() {
	rm -f "$db" "$db-wal" "$db-shm" "$db.lock"
}
none=$(bench_median 3 js-intake import -d "$db" -q --emit none \
	-p "$WORK/none.json" "$dump")
with=$(bench_median 3 js-intake import -d "$db" -q --emit none "$dump")

sh "$TOP/tests/linkjudge.sh" "$db" "$truth" |
	while read -r kind precision recall found planted; do
		echo "links: $kind: precision 0.$precision of $found found," \
		    "recall 0.$recall of $planted planted" |
			sed 's/0\.1000/1.000/g'
	done
echo "links: import $with s, without the search $none s:" \
    "$(bench_ratio "$with" "$none") x"
