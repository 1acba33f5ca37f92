#!/bin/sh
# timeout 600
# slow
# Many writers at once: all get their turn, none is told that it is busy, and
# the effect is that of one after the other.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/fault/lib.sh"

ROUNDS=$(many 2 40)

mkdump --seed 85 --rows 1500 --days 13 --to 2026-11-22 --lf \
	--export '2026-11-23 00:00:00' --encoding utf8 >dump.csv
head -n 1 dump.csv >header
# piece FROM TO: some of its records, which may hold newlines
piece() {
	perl -e 'my ($from, $to) = @ARGV; local $/; my @rows;
	    my $text = <STDIN>;
	    push @rows, $1 while $text =~ /\G((?:[^"\n]|"[^"]*")*\n)/gc;
	    my $n = $#rows;
	    print $rows[0], @rows[1 + $from * $n / 100 .. $to * $n / 100]' \
		"$1" "$2" <dump.csv
}
piece 0 40 >piece1.csv
piece 30 70 >piece2.csv
piece 20 60 >piece3.csv
piece 50 100 >piece4.csv

fresh
js-intake import -q --exit-zero -m beijing --emit none dump.csv
js-report list >import.list
sort import.list >whole.list
js-report list | js-dispatch suggest 2>err >proposed
cp -a case imported
js-dispatch assign --auto <proposed >out
js-report list | sort >assigned.list

# together NAME CMD...: run `CMD 1` to `CMD 4` at once; the longest, in ms
together() {
	name=$1
	shift
	for k in 1 2 3 4; do
		{
			from=$(date +%s%N)
			"$@" $k >out$k 2>err$k
			echo $? >rc$k
			echo $((($(date +%s%N) - from) / 1000000)) >ms$k
		} &
	done
	wait
	for k in 1 2 3 4; do
		[ "$(cat rc$k)" -eq 0 ] ||
			bad "$name: $k: status $(cat rc$k): $(cat err$k)"
	done
	cat ms? | sort -n | tail -n 1
}
# Which earlier case a link leads to depends on what was there by then.
one_effect() { # NAME WANT
	sound "$1"
	unlinked <now.list | sort >now.bare
	unlinked <"$2" | cmp -s - now.bare ||
		bad "$1: $(unlinked <"$2" | diff now.bare - |
			grep -c '^[<>]') lines differ"
}
import_whole() {
	js-intake import -q --exit-zero -m beijing --emit all dump.csv
}
import_piece() {
	js-intake import -q --exit-zero -m beijing "piece$1.csv"
}

longest=0 round=0
while [ $round -lt "$ROUNDS" ]; do
	round=$((round + 1))
	fresh
	ms=$(together 'the same dump' import_whole)
	[ "$ms" -le "$longest" ] || longest=$ms
	one_effect 'the same dump' whole.list
	fresh
	ms=$(together 'pieces' import_piece)
	[ "$ms" -le "$longest" ] || longest=$ms
	one_effect 'pieces' whole.list
	[ "$(cat out? | wc -l)" -eq "$(wc -l <whole.list)" ] ||
		bad 'pieces: a case is printed as new more or less than once'
done
figure "writers: $ROUNDS rounds of 4 imports of a dump and of pieces," \
	"longest $longest ms, $(wc -l <bad) violations"
empty 'four imports have one effect' bad

# Who makes the database also makes its key: only one of them may.
head -n 3 dump.csv >tiny.csv
birth() {
	JS_KEY=$DIR/case/key js-intake import -q --exit-zero -m beijing --emit none \
		tiny.csv
}
: >bad
round=0
while [ $round -lt $((ROUNDS * 5)) ]; do
	round=$((round + 1))
	fresh
	together birth birth >/dev/null
	sound birth
	birth 2>err || bad "birth: the key does not fit: $(cat err)"
	[ "$(ls case)" = "$(printf 'js.db\njs.db-shm\njs.db-wal\n%s\n%s' \
		js.db.lock key)" ] || bad "birth: left over: $(ls case)"
done
figure "writers: $((ROUNDS * 5)) births by 4 at once, $(wc -l <bad)" \
	"violations"
empty 'one birth, one key' bad

# Deciding, importing and reading at once.
mkdump --seed 86 --rows 800 --from 2026-10-20 --to 2026-11-01 \
	--export '2026-11-02 00:00:00' >older.csv
fresh
cp -a imported/. case
js-dispatch assign --auto <proposed >out
js-intake import -q --exit-zero -m beijing --emit none older.csv
js-report list | sort >both.list
mixed() {
	case $1 in
	1) js-intake import -q --exit-zero -m beijing older.csv ;;
	2) js-dispatch assign --auto <proposed ;;
	3) js-dispatch assign --auto <proposed ;;
	4) for n in 1 2 3; do
		js-report list >listed && js-audit verify || return
	done ;;
	esac
}
: >bad
longest=0 round=0
while [ $round -lt "$ROUNDS" ]; do
	round=$((round + 1))
	fresh
	cp -a imported/. case
	ms=$(together mixed mixed)
	[ "$ms" -le "$longest" ] || longest=$ms
	[ ! -s out4 ] || bad "verify beside writers: $(head -n 2 out4)"
	one_effect mixed both.list
	unlinked <assigned.list >assigned.bare
	for k in 2 3; do
		unlinked <out$k | sort | cmp -s - assigned.bare ||
			bad 'assign: prints another thing'
	done
done
figure "writers: $ROUNDS rounds of import, assign twice, list and verify," \
	"longest $longest ms, $(wc -l <bad) violations"
empty 'import, assign twice, list and verify at once' bad

# A list that is being read slowly tells of words that came after it began.
fresh
cp -a imported/. case
LAST=$(tail -n 1 import.list | jq -r .id)
mkfifo slow
js-report list >slow 2>err &
{
	read -r line
	printf '%s\n' "$line"
	js-dispatch assign "$LAST" --lead 退役军人服务站 >one 2>slow.err
	cat
} <slow >listed
wait
is 'a word younger than the list' "$(tail -n 1 listed | jq -r .lead)" \
	"$(jq -r .lead one)"
empty 'no complaint' err

# How long a small write waits while others write without a pause.
fresh
cp -a imported/. case
ID=$(jq -r .id proposed | head -n 1)
note() {
	n=0
	while [ $n -lt 25 ]; do
		n=$((n + 1))
		from=$(date +%s%N)
		js-dispatch note "$ID" --text "第$1.$n次" >/dev/null || return
		echo $((($(date +%s%N) - from) / 1000000)) >>waits
	done
}
: >bad
: >waits
together notes note >/dev/null
is 'each is written once' "$(js-report show "$ID" | jq -s 'map(.rev) | max')" 101
figure "writers: 100 notes by 4 at once: longest $(sort -n waits | tail -1)" \
	"ms, median $(sort -n waits | sed -n 50p) ms"
ok 'none waits long' [ "$(sort -n waits | tail -n 1)" -lt 3000 ]
sound notes
empty 'none is lost' bad

# The lock is taken for a time only: then 75.
js-dispatch note "$ID" --text 甲 >/dev/null
flock case/js.db.lock sleep 1 &
sleep 0.2
ok 'a lock that is given back is waited for' \
	js-dispatch note "$ID" --text 乙
wait

# Every write to the database and to its WAL lies under the lock.
if [ -f "$SHIM" ]; then
	for job in birth import assign note; do
		fresh
		[ $job = birth ] || cp -a imported/. case
		rm -f log
		FAULT=write,sync,trunc:0:watch FAULT_ON=/case/js.db \
			FAULT_LOG=$DIR/log
		export FAULT FAULT_ON FAULT_LOG
		case $job in
		birth) LD_PRELOAD=$SHIM import_whole >out ;;
		import) LD_PRELOAD=$SHIM js-intake import -q --exit-zero -m beijing \
			older.csv >out ;;
		assign) LD_PRELOAD=$SHIM js-dispatch assign --auto \
			<proposed >out ;;
		note) LD_PRELOAD=$SHIM js-dispatch note "$ID" --text 丙 \
			>out ;;
		esac
		unset FAULT FAULT_ON FAULT_LOG
		ok "$job writes" [ "$(cut -d ' ' -f 1 log)" -gt 5 ]
		is "$job: not under the lock" "$(cut -d ' ' -f 3 log)" 0
		figure "lock: $job: $(cut -d ' ' -f 1 log) calls that write," \
			"$(cut -d ' ' -f 3 log) of them not under flock"
	done
else
	skip 'all writes lie under the lock' 'no faultshim.so'
fi
done_testing
