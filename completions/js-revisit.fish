# Completion of js-revisit for fish; the words come from the program itself.
complete -c js-revisit -n '__fish_is_first_token' -f \
    -a '(js-revisit --list-options 2>/dev/null | string replace -r " .*" "")'
complete -c js-revisit -n 'not __fish_is_first_token' \
    -a '(js-revisit --list-options 2>/dev/null |
	string replace -rf "^"(commandline -opc)[2]" " "")'
