# shellcheck shell=sh
# lib.sh - what the scripts of faults share, read after tests/lib.sh. They are
# short in `make check`; with $TORTURE, a file that gets their figures, long.
#
#	many SHORT LONG		prints the one that is meant
#	figure NAME VALUE...	one figure of the summary
#	bad TEXT...		note a violation in the file `bad`
#	moments SEED N LIMIT	N random numbers from 0 to below LIMIT, one a
#				line
#	strike PERMILLE NAME CMD...	see strike.pl: at so many thousandths of
#				the time $US that CMD takes, which is corrected
#				by whether it was still running, so that a
#				sixth of the strikes or so come too late
#	micros CMD...		how long CMD takes, in microseconds
#	fresh			a new, empty folder `case` with the key
#	sound WHAT		the database of `case` opens, SQLite's own check
#				and js-audit verify say nothing
#	durable WHAT FILE	all records in FILE, an unfinished last line
#				apart, stand so in the database of `case`
#	equals WHAT WANTED	`js-report list` is this file, byte by byte
#
# All runs have the same --now and one key, so that no field of a record is
# volatile: states are compared whole, in their order.
#
# shellcheck disable=SC2034	# used by the scripts that read this

SHIM=$JS_BUILD/test/faultshim.so
JS_DB=$DIR/case/js.db
JS_KEY=$DIR/key
JS_ACTOR=值班员
export JS_DB JS_KEY JS_ACTOR
: >bad

for fault_tool in sqlite3 perl js-intake js-dispatch js-report js-audit; do
	command -v $fault_tool >/dev/null || skip_all "no $fault_tool"
done

many() {
	if [ -n "${TORTURE:-}" ]; then echo "$2"; else echo "$1"; fi
}

figure() {
	echo "# $*" >&3
	[ -z "${TORTURE:-}" ] || printf '%s\n' "$*" >>"$TORTURE"
}

bad() {
	echo "$*" >>bad
}

moments() {
	perl -e 'srand(shift); my ($n, $limit) = @ARGV;
	    print int(rand($limit)), "\n" for 1 .. $n' "$@"
}

strike() {
	strike_at=$((US * $1 / 1000))
	shift
	perl "$TESTS/fault/strike.pl" "$strike_at" "$@"
	strike_rc=$?
	if [ "$(cat struck)" -eq 0 ]; then
		US=$((US * 9 / 10))
	else
		US=$((US * 51 / 50))
	fi
	return $strike_rc
}

micros() {
	micros_from=$(date +%s%N)
	"$@" >/dev/null
	echo $((($(date +%s%N) - micros_from) / 1000))
}

fresh() {
	rm -rf case
	mkdir case
}

# Before the first commit there is no database, which is sound too.
sound() {
	if ! js-report list -o now.list 2>err; then
		grep -q 'there is no database' err && : >now.list && return
		bad "$1: does not open: $(cat err)"
		return
	fi
	js-audit verify >err 2>&1 || bad "$1: verify $?: $(head -n 3 err)"
	[ ! -s err ] || bad "$1: verify says: $(head -n 3 err)"
	sqlite3 case/js.db 'PRAGMA integrity_check' >err 2>&1
	[ "$(cat err)" = ok ] || bad "$1: integrity: $(head -n 3 err)"
}

# After sound, which wrote now.list. A line without its end was not printed.
durable() {
	perl -ne 'print if /\n\z/' "$2" | unlinked | sort >printed
	unlinked <now.list | sort | comm -23 printed - >lost
	[ ! -s lost ] ||
		bad "$1: $(wc -l <lost) printed records are not there"
}

equals() {
	js-report list -o now.list 2>err || bad "$1: list: $(cat err)"
	cmp -s now.list "$2" ||
		bad "$1: $(diff now.list "$2" | grep -c '^[<>]') lines differ"
}
