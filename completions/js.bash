# shellcheck shell=bash
# Completion of the six commands for bash: first a verb, then the options of
# this verb and file names. The words come from the program itself
# (`js-NAME --list-options`: a line "VERB --option" for each), so there is no
# list here that could grow old.

_js()
{
	local current=${COMP_WORDS[COMP_CWORD]} verb=${COMP_WORDS[1]} words

	COMPREPLY=()
	words=$("$1" --list-options 2>/dev/null) || return 0
	if ((COMP_CWORD == 1)); then
		words=$(cut -d' ' -f1 <<<"$words" | sort -u)
	elif [[ $current == -* ]]; then
		words=$(sed -n "s/^$verb //p" <<<"$words")
	else
		compopt -o default 2>/dev/null
		return 0
	fi
	mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}

complete -F _js js-intake js-dispatch js-revisit js-audit js-report js-forecast
