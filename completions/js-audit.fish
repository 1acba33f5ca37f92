# Completion of js-audit for fish; the words come from the program itself.
complete -c js-audit -n '__fish_is_first_token' -f \
    -a '(js-audit --list-options 2>/dev/null | string replace -r " .*" "")'
complete -c js-audit -n 'not __fish_is_first_token' \
    -a '(js-audit --list-options 2>/dev/null |
	string replace -rf "^"(commandline -opc)[2]" " "")'
