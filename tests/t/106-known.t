#!/bin/sh
# Rows that are known are read in brief: a late change, a new case and a
# reject among very many of them are all found, and whole.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

# more rows than the reading thread is ahead of what was written
mkdump --seed 106 --rows 24000 --days 90 --to 2026-11-22 --lf --title \
	--export '2026-11-23 00:00:00' --encoding utf8 >first.csv
import() {
	js-intake import --encoding utf-8 "$@"
}
# what everything but the number of events says
rows() {
	js-report list | jq -c 'del(.rev, .batch, .links)' | sort
}

ok 'the first dump' import --exit-zero --emit none first.csv

# another phone in a row far behind; three rows that are new behind it
awk -F, -v OFS=, '
	NR == 20000 { $8 = "13900001234" }
	{ print }
	NR == 20001 {
		$1 = "261122100000000001"; $5 = "扬言要跳楼，请转交"; print
		$1 = "261122100000000002"; $5 = "路灯不亮"; $17 = "马上"; print
		$1 = "261122100000000003"; $17 = "7天"
		$15 = "昨天"; print
	}' first.csv >second.csv
exits 'the second' 1 import --emit all --reject rejects second.csv >told 2>err
is 'every row but the rejects is told' "$(wc -l <told)" 24001
is 'a change and a new case' "$(tail -n 1 err)" "js-intake: 24003 rows: \
1 new, 1 changed, 23999 unchanged, 2 rejected"
is 'both rejects' "$(jq -r .code rejects | xargs)" 'bad_limit bad_date'
exits 'again' 1 import --emit new --reject rejects \
	second.csv >told 2>err
empty 'nothing is new' told
is 'the same rejects' "$(jq -r .code rejects | xargs)" 'bad_limit bad_date'
proved
rows >late

rm -f js.db*
exits 'the second dump alone' 1 import --emit none second.csv 2>err
rows >want
same 'the same cases' late want
is 'the threat is of level 1' "$(jq -r 'select(.no == "261122100000000001") |
	.level' want)" 1
done_testing
