#!/bin/sh
# Each header compiles alone, so that a file may include what it uses in any
# order.
. "$(dirname "$0")/../lib.sh"

command -v gcc >/dev/null || skip_all 'no gcc'
cd "$TOP" || exit 1
find lib cmd -name '*.h' | sort | while read -r header; do
	echo "#include \"${header#*/}\"" |
	    gcc -std=c17 -D_GNU_SOURCE -Wall -Wextra -Werror -Ilib -Icmd \
		-fsyntax-only -x c - || echo "$header"
done >"$DIR/found" 2>&1
empty 'headers compile alone' "$DIR/found"

# A guard in each, the same in none.
find lib cmd -name '*.h' | sort | while read -r header; do
	guard=$(sed -n 's/^#ifndef \([A-Z0-9_]*\)$/\1/p' "$header" | head -n 1)
	echo "${guard:-none} $header"
done >"$DIR/guards"
{
	grep '^none ' "$DIR/guards"
	cut -d' ' -f1 "$DIR/guards" | grep -v '^none$' | sort | uniq -d
} >"$DIR/found"
empty 'a guard of its own in each header' "$DIR/found"
done_testing
