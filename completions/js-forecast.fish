# Completion of js-forecast for fish; the words come from the program itself.
complete -c js-forecast -n '__fish_is_first_token' -f \
    -a '(js-forecast --list-options 2>/dev/null | string replace -r " .*" "")'
complete -c js-forecast -n 'not __fish_is_first_token' \
    -a '(js-forecast --list-options 2>/dev/null |
	string replace -rf "^"(commandline -opc)[2]" " "")'
