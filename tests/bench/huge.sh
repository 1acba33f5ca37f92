#!/bin/sh
# DESIGN.md section 8, rows 4 and 5, on large archives: `make bench-huge`, not
# part of `make bench`. A year of 500,000 cases is imported; then the table
# cases gets copies of its finished ones, each a year further back, straight by
# SQL: what the programs read, without journal and without texts, which neither
# counting nor the open list looks at. Verify would find them.
set -eu
. "$(dirname "$0")/lib.sh"

JS_KEY=$WORK/key
JS_DB=$WORK/js.db
export JS_KEY JS_DB
js-intake import -q --emit none "$(bench_dump --rows 500000)"

# The columns of a copy: another row and number, times so many years ago.
columns=$(sqlite3 "$JS_DB" "SELECT group_concat(CASE
    WHEN name = 'key' THEN 'key + %YEAR% * 1000000'
    WHEN name = 'no' THEN 'no || ''-%YEAR%'''
    WHEN name IN ('received_at', 'dispatched_at', 'due_solve', 'closed_at',
	'finished_at', 'city_at', 'own_at')
	THEN name || ' - %YEAR% * 364 * 86400'
    ELSE name END) FROM pragma_table_info('cases')")

# fill FROM TO: copies of the years from FROM to TO, indexes made anew
fill() {
	sqlite3 "$JS_DB" "SELECT sql || ';' FROM sqlite_schema WHERE type =
	    'index' AND tbl_name = 'cases' AND sql NOT NULL" >"$WORK/indexes"
	{
		sqlite3 "$JS_DB" "SELECT 'DROP INDEX ' || name || ';' FROM
		    sqlite_schema WHERE type = 'index' AND tbl_name = 'cases'
		    AND sql NOT NULL"
		echo 'PRAGMA synchronous = OFF; BEGIN;'
		year=$1
		while [ "$year" -le "$2" ]; do
			echo "INSERT INTO cases SELECT $columns FROM cases
			    WHERE key < 1000000 AND state = 4;" |
			    sed "s/%YEAR%/$year/g"
			year=$((year + 1))
		done
		cat "$WORK/indexes"
		echo 'COMMIT; PRAGMA wal_checkpoint(TRUNCATE);'
	} | sqlite3 "$JS_DB" >"$WORK/filled"
}

cases() {
	sqlite3 "$JS_DB" 'SELECT count(*) FROM cases'
}

last=$(sqlite3 "$JS_DB" 'SELECT max(received_at) + 28800 FROM cases')
month=$(date -u -d "@$((last - 40 * 86400))" +%Y-%m)
from=$(date -u -d "$month-01" +%s)
to=$(date -u -d "$month-01 +1 month" +%s)
evening=$(date -u -d "@$last" +%Y-%m-%d)T23:59:59+08:00

# The yardstick: SQLite with an index that holds what one question asks for.
# In a copy of the database, or two such indexes would make it larger.
rates() {
	cp "$JS_DB" "$WORK/index.db"
	sqlite3 "$WORK/index.db" 'CREATE INDEX cover ON cases (received_at,
	    lead, city_valid, city_contacted, city_solved, city_satisfied)'
	rates=$(bench_median 5 js-report rates --period "$month" --by unit)
	cover=$(bench_median 5 sqlite3 "$WORK/index.db" "SELECT lead, count(*),
	    sum(city_valid), sum(city_valid AND city_contacted),
	    sum(city_valid AND city_solved),
	    sum(city_valid AND city_satisfied = 1)
	    FROM cases INDEXED BY cover WHERE received_at >= $((from - 28800))
	    AND received_at < $((to - 28800)) GROUP BY lead")
	rm "$WORK/index.db"
	echo "$(cases) cases: rates of $month $rates s, covering index" \
	    "$cover s: $(bench_ratio "$rates" "$cover") x"
}

# What is open is today's work, however large the archive: the last fortnight
# of a street with 15,000 cases a year has some 500.
open_list() {
	js-report list state:open >"$WORK/open"
	open=$(bench_median 5 js-report list state:open)
	few=$(bench_median 5 js-report list --limit 500 state:open)
	# of the last day of the first import, one as any other
	sheet=$(bench_median 5 env JS_NOW="$evening" js-report sheet daily)
	echo "$(cases) cases: open list of $(wc -l <"$WORK/open") in $open s," \
	    "its first 500 in $few s; daily sheet $sheet s"
}

rates
fill 1 1
rates
open_list
if [ "${JS_BENCH_YEARS:-20}" -gt 2 ]; then
	fill 2 "$((${JS_BENCH_YEARS:-20} - 1))"
	rates
	open_list
fi
