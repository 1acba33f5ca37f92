#!/bin/sh
# How far an import is: on a terminal only, one line, gone at the end.
. "$(dirname "$0")/../lib.sh"
command -v script >/dev/null || skip_all 'no script(1)'

mkdump --seed 62 --rows 20000 --days 60 --to 2026-11-22 --lf \
	--export '2026-11-23 00:00:00' --encoding utf8 >dump.csv
sed '30000q; 9000s/^[0-9]*,/,/' dump.csv >torn.csv
sed 2q dump.csv >first.csv
lock=$XDG_DATA_HOME/jiesu/js.db.lock
mkfifo hold

# waited_for: somebody waits for the lock
waited_for() {
	grep -q -e "-> FLOCK.*:$(stat -c %i "$lock") " /proc/locks
}

# terminal ARGUMENTS: what an import writes to a terminal. It is kept waiting
# for the database until the line would be drawn, however fast the machine is.
terminal() {
	rm -rf "$XDG_DATA_HOME/jiesu"
	js-intake import -q --emit none --exit-zero first.csv
	flock "$lock" cat hold &
	exec 9>hold
	while kill -0 $! 2>/dev/null && flock -n "$lock" true; do
		sleep 0.02
	done
	script -qec "js-intake import --emit none --exit-zero $*" \
		seen </dev/null >/dev/null 9>&- &
	imports=$!
	until waited_for; do
		kill -0 $imports 2>/dev/null || break
		sleep 0.02
	done
	sleep 0.3
	exec 9>&-
	wait $imports
	sed '1d;$d' seen | tr -d '\n'
}

erased=$(printf '\r\033[K')
terminal torn.csv >drawn
has 'rows, speed and time left' drawn 'rows, '
has 'are drawn over' drawn "$erased"
is 'one line' "$(tr '\r' '\n' <drawn | sed 's/^.\[K//' |
	grep -c '^[0-9]* rows, [0-9]* a second, [0-9]*:[0-9][0-9] left')" \
	"$(grep -o ' a second' drawn | wc -l)"
is 'nothing of it is left' "$(tr '\r' '\n' <drawn | sed -n '$p' |
	grep -c ' a second')" 0
terminal -q dump.csv >drawn
lacks 'never with -q' drawn ' a second'
rm -rf "$XDG_DATA_HOME/jiesu"
js-intake import --emit none dump.csv 2>err
lacks 'no terminal, no progress' err ' a second'
done_testing
