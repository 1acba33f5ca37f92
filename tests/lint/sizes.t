#!/bin/sh
# A file over 450 lines holds a second idea, a function over 80 does two
# things. A function reaches from a line that begins with { to one that begins
# with }.
. "$(dirname "$0")/../lib.sh"

cd "$TOP" || exit 1
find lib cmd tests -name '*.[ch]' | sort >"$DIR/files"
xargs -r wc -l <"$DIR/files" |
    awk '$2 != "total" && $1 > 450 { print $2 ": " $1 " lines" }' >"$DIR/found"
empty 'no file over 450 lines' "$DIR/found"

grep -v '^tests/' "$DIR/files" | xargs -r awk '
	FNR == 1 { start = 0 }
	/^[{]/ { start = FNR }
	/^[}]/ && start {
		if (FNR - start - 1 > 80)
			print FILENAME ":" start ": " FNR - start - 1 " lines"
		start = 0
	}' >"$DIR/found"
empty 'no function over 80 lines' "$DIR/found"
done_testing
