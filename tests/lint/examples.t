#!/bin/sh
# The examples of the manuals and of README.md are run; examples.pl says how
# they are marked. Each page starts in a fresh directory with an empty HOME,
# the sample dump as sample.csv, counts as series.csv and the clock at JS_NOW.
# timeout 300
. "$(dirname "$0")/../lib.sh"

total=0
for page in "$TOP"/man/*.[157] "$TOP"/README.md; do
	[ -f "$page" ] || continue
	rm -rf "$HOME"/.config "$HOME"/.local "$DIR/page"
	mkdir "$DIR/page"
	cd "$DIR/page" || exit 1
	[ ! -f "$TESTS/data/sample.gb18030.csv" ] ||
		ln -s "$TESTS/data/sample.gb18030.csv" sample.csv
	ln -s "$TESTS/data/series.csv" series.csv
	EXAMPLES_FROM=$total perl "$TESTS/lint/examples.pl" "$page" \
		>"$HOME/tap" || echo "not ok $((total + 1)) - $page" >>"$HOME/tap"
	cat "$HOME/tap" >&3
	total=$((total + $(grep -cE '^(not )?ok ' "$HOME/tap")))
	! grep -q '^not ok' "$HOME/tap" || TAP_FAILED=1
	cd "$DIR" || exit 1
done
TAP_COUNT=$total
[ "$total" -gt 0 ] || skip_all 'no examples yet'
done_testing
