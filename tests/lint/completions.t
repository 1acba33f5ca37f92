#!/bin/sh
# Completion offers each verb, and after a verb each of its options.
. "$(dirname "$0")/../lib.sh"

# What bash would offer: offered PROGRAM WORD... (the last word is being
# written).
cat >"$DIR/offered" <<'END'
. "$1" || exit
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_js "$1"
printf '%s\n' "${COMPREPLY[@]}"
END
offered() {
	bash "$DIR/offered" "$TOP/completions/js.bash" "$@" | sort
}

ok 'bash reads the file' bash -n "$TOP/completions/js.bash"
for shell in zsh fish; do
	if ! command -v $shell >/dev/null; then
		skip "$shell reads its files" "no $shell"
	elif [ $shell = zsh ]; then
		ok 'zsh reads its file' zsh -n "$TOP/completions/_js"
	else
		ok 'fish reads its files' fish -n "$TOP"/completions/*.fish
	fi
done

for program in "$JS_BUILD"/bin/js-*; do
	[ -x "$program" ] || continue
	name=$(basename "$program")
	"$program" --list-options >"$DIR/options"
	sed 's/ .*//' "$DIR/options" | sort -u >"$DIR/verbs"
	offered "$program" '' >"$DIR/got"
	same "$name: every verb is offered" "$DIR/got" "$DIR/verbs"
	while read -r verb; do
		sed -n "s/^$verb //p" "$DIR/options" | sort >"$DIR/want"
		offered "$program" "$verb" -- | cmp - "$DIR/want" >&2 ||
			echo "$verb"
	done <"$DIR/verbs" >"$DIR/found"
	empty "$name: every option is offered" "$DIR/found"
done
done_testing
