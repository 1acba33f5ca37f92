#!/bin/sh
# Module x.c exports x and x_* only, asked of the objects themselves; second
# prefixes stand with their reason in names.allow. No two modules of the house
# have the same name.
. "$(dirname "$0")/../lib.sh"

cd "$TOP" || exit 1
if [ -f "$JS_BUILD/libjs.a" ]; then
	nm -A -g --defined-only "$JS_BUILD/libjs.a" |
	    awk -v allow=tests/lint/names.allow '
	BEGIN {
		while ((getline line <allow) > 0) {
			split(line, word, " ")
			second[word[1]] = second[word[1]] " " word[2]
		}
	}
	function allowed(module, name,    prefix, n, i) {
		n = split(second[module], prefix, " ")
		for (i = 1; i <= n; i++)
			if (index(name, prefix[i]) == 1)
				return 1
		return 0
	}
	{
		split($1, part, ":")
		module = part[2]
		sub(/\.o$/, "", module)
		if ($NF != module && index($NF, module "_") != 1 &&
		    !allowed(module, $NF))
			print module ".c exports " $NF
	}' >"$DIR/found"
	empty 'modules export their own names' "$DIR/found"
else
	skip 'modules export their own names' 'no libjs.a'
fi

find lib cmd -name '*.c' ! -name main.c | sed 's,.*/,,' | sort | uniq -d \
	>"$DIR/twice"
find lib -name '*.c' | sed 's,.*/,,' | sort >"$DIR/lib"
comm -12 "$DIR/lib" "$DIR/twice" >"$DIR/found"
empty 'module names are unique' "$DIR/found"
done_testing
