# Completion of js-report for fish; the words come from the program itself.
complete -c js-report -n '__fish_is_first_token' -f \
    -a '(js-report --list-options 2>/dev/null | string replace -r " .*" "")'
complete -c js-report -n 'not __fish_is_first_token' \
    -a '(js-report --list-options 2>/dev/null |
	string replace -rf "^"(commandline -opc)[2]" " "")'
