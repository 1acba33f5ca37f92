#!/bin/sh
# What a file of lib/ exports some other file asks for, a test at least: else
# it is static, or dead. Asked of the objects themselves.
. "$(dirname "$0")/../lib.sh"

cd "$TOP" || exit 1
[ -d "$JS_BUILD/obj/tests/unit" ] || skip_all 'no objects of tests'

# unused DIR: "FILE NAME" for each name that DIR/lib defines and no other
# object of DIR refers to. Each source has one object; one that is gone has
# none that counts.
unused() {
	find "$1" -name '*.o' | sort | while read -r o; do
		source=${o#"$1"/}
		[ ! -f "${source%.o}.c" ] || echo "$o"
	done >"$DIR/objects"
	xargs nm -A -g <"$DIR/objects" | awk -v top="$1/" '{
		file = substr($0, length(top) + 1)
		sub(/\.o:.*/, "", file)
		name = $NF
		if ($(NF - 1) == "U")
			asked[name] = 1
		else if (file ~ /^lib\//)
			from[name] = file
	}
	END {
		for (name in from)
			if (!(name in asked))
				print from[name] ".c", name
	}' | sort
}
unused "$JS_BUILD/obj" >"$DIR/found"
is 'there are objects to ask' "$(($(wc -l <"$DIR/objects") > 500))" 1
empty 'everything that is exported is asked for' "$DIR/found"

# The lint itself: one of two names is asked for.
mkdir -p "$DIR/lint/lib" "$DIR/lint/cmd"
cd "$DIR/lint" || exit 1
echo 'int one(void); int two(void); int one(void) { return two(); }
int two(void) { return 2; }' >lib/a.c
echo 'int one(void); int main(void) { return one(); }' >cmd/b.c
if command -v gcc >/dev/null; then
	mkdir -p obj/lib obj/cmd
	gcc -c -o obj/lib/a.o lib/a.c
	gcc -c -o obj/cmd/b.o cmd/b.c
	unused obj >"$DIR/found"
	is 'what only its own file uses is seen' "$(cat "$DIR/found")" \
		'lib/a.c two'
else
	skip 'what only its own file uses is seen' 'no gcc'
fi
done_testing
