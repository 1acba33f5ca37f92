# Completion of js-intake for fish; the words come from the program itself.
complete -c js-intake -n '__fish_is_first_token' -f \
    -a '(js-intake --list-options 2>/dev/null | string replace -r " .*" "")'
complete -c js-intake -n 'not __fish_is_first_token' \
    -a '(js-intake --list-options 2>/dev/null |
	string replace -rf "^"(commandline -opc)[2]" " "")'
