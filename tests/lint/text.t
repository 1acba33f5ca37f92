#!/bin/sh
# What no file of ours holds: trailing blanks, indentation by mixed blanks,
# carriage returns, bytes that are no UTF-8, paths of somebody's machine, and
# in the product, marks of unfinished work. Data for tests is exempt.
. "$(dirname "$0")/../lib.sh"

cd "$TOP" || exit 1
{
	find lib cmd man completions tests .ci -type f \
		! -path 'tests/data/*' ! -path 'tests/fuzz/corpus/*' \
		! -path 'tests/cases/*'
	ls Makefile README.md NEWS.md LICENSE VERSION 2>/dev/null
} | grep -v '~$' | sort >"$DIR/files"

# lacking NAME PATTERN [FILES]: no line of the files matches.
lacking() {
	# shellcheck disable=SC2016 # perl's variables
	xargs -r perl -ne 'BEGIN { $p = shift @ARGV }
		print "$ARGV:$.: $_" if /$p/;
		close ARGV if eof' "$2" <"${3:-$DIR/files}" >"$DIR/found"
	empty "$1" "$DIR/found"
}

lacking 'no trailing blanks' '[ \t]+$'
lacking 'no blanks before tabs' '^\t* +\t'
lacking 'no carriage returns' '\r'
lacking 'no paths of a machine' "/(work|root|home/[a-z]+)/"

grep '\.[ch]$' "$DIR/files" >"$DIR/c"
lacking 'C is indented by tabs' '^ {8}' "$DIR/c"

# Spelt in pieces, or this file would be found.
mark='TO''DO|FIX''ME|\bXX''X\b|not imple''mented'
grep -E '^(lib|cmd|man|completions)/' "$DIR/files" >"$DIR/product"
lacking 'nothing marked as unfinished' "$mark" "$DIR/product"

while read -r file; do
	iconv -f UTF-8 -t UTF-8 "$file" >/dev/null 2>&1 || echo "$file"
done <"$DIR/files" >"$DIR/found"
empty 'all text is UTF-8' "$DIR/found"
while read -r file; do
	[ ! -s "$file" ] || [ -z "$(tail -c 1 "$file")" ] || echo "$file"
done <"$DIR/files" >"$DIR/found"
empty 'each file ends in a newline' "$DIR/found"
done_testing
