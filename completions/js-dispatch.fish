# Completion of js-dispatch for fish; the words come from the program itself.
complete -c js-dispatch -n '__fish_is_first_token' -f \
    -a '(js-dispatch --list-options 2>/dev/null | string replace -r " .*" "")'
complete -c js-dispatch -n 'not __fish_is_first_token' \
    -a '(js-dispatch --list-options 2>/dev/null |
	string replace -rf "^"(commandline -opc)[2]" " "")'
