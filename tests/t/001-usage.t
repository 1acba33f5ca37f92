#!/bin/sh
# What all six commands share: usage, statuses, refusals of misspelt options,
# full disks. One program stands for all in what does not depend on the verb.
. "$(dirname "$0")/../lib.sh"

PROGRAMS=$(cd "$JS_BUILD/bin" 2>/dev/null && ls -d js-* 2>/dev/null)
[ -n "$PROGRAMS" ] || skip_all 'no programs'

# Every option that --list-options knows stands in the verb's --help.
help_is_whole() {
	"$1" --list-options >options || return
	[ -s options ] || return
	cut -d' ' -f1 options | sort -u >verbs
	while read -r verb; do
		"$1" "$verb" --help >help || return
		sed -n "s/^$verb //p" options | while read -r option; do
			grep -qE -e "$option( |=|\$)" help || exit
		done || return
	done <verbs
}

for program in $PROGRAMS; do
	exits "$program: no verb" 2 "$program" >out 2>err
	empty "$program: nothing on standard output" out
	has "$program: the usage on standard error" err "usage: $program VERB"
	exits "$program: --help" 0 "$program" --help >out 2>err
	empty "$program: help is no error" err
	exits "$program: --version" 0 "$program" -V >out
	is "$program: its name and number" "$(cat out)" \
		"$program (jiesu) $(cat "$TOP/VERSION")"
	ok "$program: --help names every option" help_is_whole "$program"
	exits "$program: unknown verb" 2 "$program" nonsense 2>err
	is "$program: one line about it" "$(wc -l <err)" 1
	exits "$program: help on a full disk" 4 "$program" --help \
		>/dev/full 2>err
	has "$program: says so" err 'No space left on device'
	exits "$program: help on a closed output" 4 "$program" --help \
		>&- 2>err
	exits "$program: standard error closed" 2 "$program" nonsense 2>&-
	while read -r verb; do
		exits "$program $verb: unknown option" 2 \
			"$program" "$verb" --nonsense 2>err </dev/null
		has "$program $verb: names it" err "'--nonsense'"
		exits "$program $verb: abbreviated option" 2 \
			"$program" "$verb" --exit-z 2>err </dev/null
		exits "$program $verb: no such time" 2 \
			"$program" "$verb" --now 2026-02-30 2>err </dev/null
		exits "$program $verb: an empty value" 2 \
			"$program" "$verb" --db= 2>err </dev/null
		exits "$program $verb: a policy that is not there" 3 \
			"$program" "$verb" -p none.json 2>err </dev/null
		has "$program $verb: names it" err "'none.json'"
		lacks "$program $verb: no word of a crash" err 'runtime error'
	done <verbs
done

# Nothing that was refused has made a file.
ok 'refusals leave nothing behind' test ! -e "$HOME/.local"
exits 'a misspelt option' 2 js-forecast volume --horzon 4 2>err
has 'is told what may be meant' err "'--horzon'; is '--horizon' meant?"
exits 'an option like no other' 2 js-forecast volume --xyzzy 2>err
has 'is told where they stand' err "unknown option '--xyzzy' (see --help)"
done_testing
