#!/bin/sh
# The manuals are well-formed and complete: what `js-NAME --list-options` lists
# (a line "VERB --option" for each) stands in man/js-NAME.1, and what js(7)
# says of all commands may stand there instead.
. "$(dirname "$0")/../lib.sh"

cd "$TOP" || exit 1
find man -name '*.[157]' | sort >"$DIR/pages"

if ! command -v mandoc >/dev/null; then
	skip 'manuals are well-formed' 'no mandoc'
else
	xargs -r mandoc -Tlint -W warning <"$DIR/pages" >"$DIR/found" 2>&1
	empty 'manuals are well-formed' "$DIR/found"
fi

# What man(1) of most systems formats with: there a name that is also a macro
# (an author Li) once cut a page in the middle, which mandoc took.
if ! command -v groff >/dev/null || ! echo x | groff -mdoc -z 2>/dev/null; then
	skip 'groff formats every page whole' 'no groff with its mdoc macros'
else
	while read -r page; do
		groff -K utf8 -T utf8 -mdoc -ww -z "$page" 2>&1
	done <"$DIR/pages" >"$DIR/found"
	empty 'groff formats every page whole' "$DIR/found"
fi

# A page as words: macros resolved, no overstriking.
words() {
	mandoc -Tutf8 -O width=200 "$@" | perl -pe 's/.\x08//g'
}

for program in "$JS_BUILD"/bin/js-*; do
	[ -x "$program" ] || continue
	name=$(basename "$program")
	if ! command -v mandoc >/dev/null; then
		skip "$name.1 names every option" 'no mandoc'
		continue
	fi
	ok "$name lists its options" "$program" --list-options >"$DIR/options"
	: >"$DIR/found"
	if [ -f "man/$name.1" ]; then
		words "man/$name.1" >"$DIR/page"
		[ ! -f man/js.7 ] || words man/js.7 >>"$DIR/page"
		cut -d' ' -f1 "$DIR/options" | sort -u | while read -r verb; do
			grep -qw -e "$verb" "$DIR/page" || echo "verb $verb"
		done >>"$DIR/found"
		sed 's/.* //' "$DIR/options" | sort -u | while read -r o; do
			grep -qE -e "(^|[^-[:alnum:]])$o([^-[:alnum:]]|\$)" \
				"$DIR/page" || echo "option $o"
		done >>"$DIR/found"
	else
		echo "no man/$name.1" >"$DIR/found"
	fi
	empty "$name.1 names every verb and option" "$DIR/found"
done
done_testing
