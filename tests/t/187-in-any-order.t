#!/bin/sh
# What belongs together does not hang on how it came: sorted, shuffled, in
# pieces, or with a search that was broken off and made up for. The pass of
# places works on notes of the new cases, in order of time or not, or without
# them on the table: a case is in the same cluster each time.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

# A row is a line. A month is not there: the pass of places goes over two
# stretches of days.
dump() {
	mkdump --seed 4 --rows 5000 --days 150 --to 2026-11-22 --lf \
	    --encoding utf8 --export '2026-11-23 00:00:00' "$@" >all.csv
	awk '{ row = row $0 }
	    gsub(/"/, "&", row) % 2 == 0 { print row; row = "" }' all.csv |
	    grep -v '^2609'
}
bring() {
	take --exit-zero --emit none --exported-at '2026-11-23 00:00' "$@"
}
# who is in a cluster among the calls below, and these: one a day FROM..TO,
# each of another person
joined() {
	links 2 | cut -d '|' -f 2,3 | grep ^N | xargs
}
calls() {
	echo '工单编号,来电时间,来电人电话,主要内容,问题分类,小区点位'
	for k in $(seq "$1" "$2"); do
		printf 'N%d,2026-11-%02d 10:00:00,1991000000%d,%s,%s,%s\n' "$k" \
		    $((k + 10)) "$k" "漏水第$k户" 住房城乡建设-\>房屋修缮-\>管道老化 \
		    "劲松三区305楼${k}单元"
	done
}
# All links by order number; those of one kind; who is in a cluster.
links() {
	sqlite3 "$JS_DB" "SELECT l.kind, a.no, b.no, l.score, l.why
	    FROM link l JOIN cases a ON a.key = l.cas
	    JOIN cases b ON b.key = l.dst
	    WHERE l.withdrawn IS NULL ${1:+AND l.kind = $1}
	    ORDER BY 1, 2, 3"
}
members() {
	links 2 | cut -d '|' -f 2,3 | tr '|' '\n' | sort -u
}
in_two() {
	sqlite3 "$JS_DB" 'SELECT count(*) FROM (SELECT 1 FROM link
	    WHERE kind = 2 AND withdrawn IS NULL GROUP BY cas
	    HAVING count(*) > 1)'
}

# --- sorted and shuffled -----------------------------------------------------

dump --truth truth >sorted.csv
dump --shuffle >shuffled.csv
sort sorted.csv >a
sort shuffled.csv >b
same 'the same rows' b a
ok 'in another order' test "$(sed -n 2p sorted.csv)" != \
	"$(sed -n 2p shuffled.csv)"
ok 'sorted' bring sorted.csv
links >want
members >want.members
for kind in 0:reminder 1:repeat 2:cluster; do
	jq -r --arg kind "${kind#*:}" 'select(.kind == $kind and .of != .no) |
	    .no' truth | sort -u >planted
	links "${kind%:*}" | cut -d '|' -f 2 | sort -u >found
	ok "enough of each kind: $kind" \
	    test "$(comm -12 planted found | wc -l)" -ge 50
done
ok 'and quotations' test "$(links 3 | wc -l)" -ge 20
is 'nobody is in two clusters' "$(in_two)" 0
proved
fresh
ok 'shuffled' bring shuffled.csv
links >got
same 'the same belongs together' got want
proved

# --- in three pieces ---------------------------------------------------------

# pieces NAME: its rows in three files NAME.1, NAME.2, NAME.3
pieces() {
	for k in 1 2 3; do
		awk -v k=$k -v n="$(wc -l <"$1")" 'NR == 1 ||
		    int((NR - 2) * 3 / (n - 1)) == k - 1' "$1" >"$1.$k"
	done
}
pieces sorted.csv
is 'nothing is lost' "$(sed 1d -s sorted.csv.? | wc -l)" \
	"$(sed 1d sorted.csv | wc -l)"
fresh
for k in 1 2 3; do
	ok "piece $k" bring sorted.csv.$k
done
links >got
same 'piece by piece the same' got want
proved

# A cluster is known by the case that it was first found with, so in another
# order it may be another; who is in one is the same.
pieces shuffled.csv
fresh
for k in 1 2 3; do
	ok "shuffled piece $k" bring shuffled.csv.$k
done
members >got
same 'the same cases are in clusters' got want.members
is 'nobody is in two' "$(in_two)" 0
proved

# --- broken off after the pass of people -------------------------------------

# The pass of places finds clusters and can't say how far it came: the next
# import, with notes of its own rows only, goes to the table for the others.
upto() {
	sqlite3 "$JS_DB" "SELECT key FROM link_upto WHERE pass = $1"
}
break_off() {
	sqlite3 "$JS_DB" "CREATE UNIQUE INDEX stop ON link_upto
	    (CASE WHEN pass = 1 AND key <= $(upto 1) THEN 0 ELSE 1 END)"
	exits "$1 is broken off" 4 bring "$1"
	sqlite3 "$JS_DB" 'DROP INDEX stop'
	ok 'the places are behind' test "$(upto 1)" -lt "$(upto 0)"
}
fresh
ok 'a first piece' bring sorted.csv.1
break_off sorted.csv.2
cat said
ok 'the last' bring sorted.csv.3
links >got
same 'from the table the same' got want
proved
# and where nothing at all is new: the table alone says everything
fresh
calls 9 9 >one.csv
ok 'a database' bring one.csv
# no cluster can be entered: its kind overflows
sqlite3 "$JS_DB" 'CREATE INDEX stop ON link
    (CASE WHEN kind = 2 THEN abs(-9223372036854775807 - 1) END)'
exits 'it ends before the first cluster' 4 bring sorted.csv
sqlite3 "$JS_DB" 'DROP INDEX stop'
is 'there is none' "$(links 2)" ''
ok 'the same again' bring sorted.csv
links >got
same 'places by the table alone' got want
proved
fresh
ok 'a first piece' bring shuffled.csv.1
break_off shuffled.csv.2
ok 'the last' bring shuffled.csv.3
members >got
same 'the same cases are in clusters' got want.members
is 'nobody is in two' "$(in_two)" 0
proved

# --- what was found and not said ---------------------------------------------

calls 2 6 >five.csv
{ calls 1 1; calls 7 8 | sed 1d; } >more.csv
fresh
ok 'another place' bring sorted.csv.1
break_off five.csv
is 'a cluster of five stands' "$(joined)" \
	'N3|N2 N4|N2 N5|N2 N6|N2'
ok 'one is taken out' js-dispatch link --withdraw --kind cluster --actor 张工 \
	--to bj12345-N2 --why 核实为另一处 bj12345-N4
ok 'an earlier call comes, and later ones' bring more.csv
is 'all but that one join the cluster' "$(joined)" \
	'N1|N2 N3|N2 N5|N2 N6|N2 N7|N2 N8|N2'
is 'the places are no longer behind' "$(upto 1)" "$(upto 0)"
proved
fresh
ok 'another place once more' bring sorted.csv.1
break_off five.csv
ok 'the same rows again' bring five.csv
is 'the cluster stands' "$(joined)" 'N3|N2 N4|N2 N5|N2 N6|N2'
is 'the places are not behind' "$(upto 1)" "$(upto 0)"
proved
done_testing
