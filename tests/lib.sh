# shellcheck shell=sh
# lib.sh - the shell tests' helpers. A test tests/t/NNN-name.t begins with
#
#	#!/bin/sh
#	. "$(dirname "$0")/../lib.sh"
#
# makes its assertions and ends with done_testing. It writes TAP and may be run
# by hand (sh tests/t/NNN-name.t) or by tests/run.
#
# Each test runs in a fresh directory $DIR, which stays when something failed,
# with HOME and the XDG folders inside it, LC_ALL=C, an odd TZ (no result may
# depend on either), JS_NOW=2026-11-23T09:00:00+08:00, all other JS_ settings
# unset, umask 022, and the programs and test tools first in PATH. Variables:
#
#	TOP	the source tree		TESTS	its folder tests
#	DIR	the fresh directory	JS_BUILD	what is tested: bin/, test/,
#				share/ (default TOP/build/fast)
#
# What commands print and nobody redirects goes to a log that is shown when an
# assertion fails; so `ok NAME cmd >out 2>err` redirects cmd, not the verdict.
#
#	ok NAME CMD...			CMD succeeds
#	exits NAME STATUS CMD...	CMD ends with exactly STATUS; a death by
#					signal (126 and above) never passes
#	same NAME FILE WANTED		two files are equal byte by byte; the
#					difference is shown; WANTED may be -
#	golden NAME FILE WANTED		the same, WANTED below $TESTS, where
#					`make golden` renews it after asking
#	is NAME GOT WANTED		two words are equal
#	has NAME FILE TEXT		some line of FILE contains TEXT
#	lacks NAME FILE TEXT		no line does; FILE must exist
#	empty NAME FILE			FILE exists and is empty
#	skip NAME REASON		this assertion cannot be made here
#	skip_all REASON			none can; ends the test
#	unlinked <FILE			records without their links, which an
#				import finds after it has printed them
#	done_testing			prints the plan; ends the test
#
# CMD is a program or a shell function. A line `# slow` in a test keeps it out
# of the sanitizers' run, a line `# timeout N` allows it N seconds (120).

TESTS=$(cd "$(dirname "$0")/.." && pwd)
TOP=$(cd "$TESTS/.." && pwd)
JS_BUILD=${JS_BUILD:-$TOP/build/fast}
DIR=$(mktemp -d "${TMPDIR:-/tmp}/$(basename "$0" .t).XXXXXX") || exit 1

unset JS_DB JS_POLICY JS_KEY JS_ACTOR JS_LANG CDPATH
LC_ALL=C
TZ=Pacific/Apia
JS_NOW=2026-11-23T09:00:00+08:00
HOME=$DIR/.home
XDG_CONFIG_HOME=$HOME/.config
XDG_DATA_HOME=$HOME/.local/share
XDG_STATE_HOME=$HOME/.local/state
XDG_CACHE_HOME=$HOME/.cache
PATH=$JS_BUILD/bin:$JS_BUILD/test:$PATH
export TESTS TOP JS_BUILD DIR LC_ALL TZ JS_NOW HOME PATH
export XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME
umask 022
mkdir "$HOME"
cd "$DIR" || exit 1

TAP_COUNT=0
TAP_FAILED=0
TAP_PLAN=
TAP_LOG=$HOME/log
TAP_SHOWN=0
exec 3>&1 >"$TAP_LOG" 2>&1

trap tap_end EXIT
trap 'exit 143' TERM
trap 'exit 130' INT

tap_end() {
	tap_status=$?
	cd /
	if [ -z "$TAP_PLAN" ]; then
		echo "# ended without done_testing, status $tap_status" >&3
		tap_log
		[ "$tap_status" -ne 0 ] || tap_status=1
	fi
	if [ -z "$TAP_PLAN" ] || [ "$TAP_FAILED" -gt 0 ]; then
		echo "# kept: $DIR" >&3
	else
		chmod -R u+rwX "$DIR"
		rm -rf "$DIR"
	fi
	exit "$tap_status"
}

# What was logged since the last assertion, as TAP comments.
tap_log() {
	tail -c +$((TAP_SHOWN + 1)) "$TAP_LOG" | tail -n 40 |
	    sed 's/^/#   /' >&3
}

# tap_result PASSED NAME: PASSED is 0 or not, as a status.
tap_result() {
	TAP_COUNT=$((TAP_COUNT + 1))
	tap_name=$(printf '%s' "$2" | tr '#\n' '  ')
	if [ "$1" -eq 0 ]; then
		echo "ok $TAP_COUNT - $tap_name" >&3
	else
		TAP_FAILED=$((TAP_FAILED + 1))
		echo "not ok $TAP_COUNT - $tap_name" >&3
		tap_log
	fi
	TAP_SHOWN=$(wc -c <"$TAP_LOG")
}

ok() {
	tap_what=$1
	shift
	tap_rc=0
	"$@" || tap_rc=$?
	[ "$tap_rc" -eq 0 ] || echo "status $tap_rc: $*" >>"$TAP_LOG"
	tap_result "$tap_rc" "$tap_what"
}

exits() {
	tap_what=$1
	tap_want=$2
	shift 2
	tap_rc=0
	"$@" || tap_rc=$?
	if [ "$tap_rc" -eq "$tap_want" ] && [ "$tap_rc" -lt 126 ]; then
		tap_result 0 "$tap_what"
	else
		echo "status $tap_rc, not $tap_want: $*" >>"$TAP_LOG"
		tap_result 1 "$tap_what"
	fi
}

same() {
	tap_rc=0
	diff -u "$3" "$2" >>"$TAP_LOG" 2>&1 || tap_rc=1
	tap_result "$tap_rc" "$1"
}

golden() {
	if [ -n "${JS_GOLDEN:-}" ] && [ -f "$2" ] && ! cmp -s "$2" "$3"; then
		tap_copy=$JS_GOLDEN/${3#"$TESTS"/}
		mkdir -p "$(dirname "$tap_copy")"
		cp "$2" "$tap_copy"
	fi
	same "$1" "$2" "$3"
}

is() {
	tap_rc=0
	if [ "$2" != "$3" ]; then
		tap_rc=1
		printf 'got:  %s\nwant: %s\n' "$2" "$3" >>"$TAP_LOG"
	fi
	tap_result "$tap_rc" "$1"
}

has() {
	tap_rc=0
	if ! grep -qF -e "$3" "$2"; then
		tap_rc=1
		printf 'missing: %s\nin:\n' "$3" >>"$TAP_LOG"
		head -n 30 "$2" >>"$TAP_LOG" 2>&1
	fi
	tap_result "$tap_rc" "$1"
}

lacks() {
	tap_rc=0
	if [ ! -f "$2" ]; then
		tap_rc=1
		echo "no file $2" >>"$TAP_LOG"
	elif grep -nF -e "$3" "$2" >>"$TAP_LOG"; then
		tap_rc=1
	fi
	tap_result "$tap_rc" "$1"
}

empty() {
	tap_rc=0
	if [ ! -f "$2" ] || [ -s "$2" ]; then
		tap_rc=1
		head -n 40 "$2" >>"$TAP_LOG" 2>&1
	fi
	tap_result "$tap_rc" "$1"
}

unlinked() {
	sed 's/"links":\[[^]]*\]/"links":[]/'
}

skip() {
	TAP_COUNT=$((TAP_COUNT + 1))
	echo "ok $TAP_COUNT - $1 # SKIP $2" >&3
}

skip_all() {
	TAP_PLAN=0
	echo "1..0 # SKIP $1" >&3
	exit 0
}

done_testing() {
	TAP_PLAN=$TAP_COUNT
	echo "1..$TAP_COUNT" >&3
	[ "$TAP_FAILED" -eq 0 ] && [ "$TAP_COUNT" -gt 0 ]
	exit
}
