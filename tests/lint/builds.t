#!/bin/sh
# What `make check` tests is built here, so that a build that fails is counted
# like any failure: gcc and clang with warnings as errors, and the sanitizers.
# timeout 900
. "$(dirname "$0")/../lib.sh"

cd "$TOP" || exit 1
root=${JS_ROOT:-$TOP/build}
unset CFLAGS CPPFLAGS LDFLAGS LDLIBS MODE WERROR

build() {
	make -s -k -j"${JOBS:-2}" BUILD="$root" "$@"
}

# What is untracked before anything is built; clean.t compares.
if git rev-parse --git-dir >/dev/null 2>&1; then
	git status --porcelain --untracked-files=all >"$root/log/before"
fi

ok 'builds without a warning' build CC="${CC:-gcc}" WERROR=1 tests
ok 'builds for the sanitizers' build CC="${CC:-gcc}" MODE=san tests
if command -v clang >/dev/null; then
	ok 'clang compiles without a warning' \
		build CC=clang BUILD="$root/clang" WERROR=1 objects
else
	skip 'clang compiles without a warning' 'no clang'
fi
touch "$DIR/built"
build CC="${CC:-gcc}" WERROR=1 tests
find "$root/fast" -type f -newer "$DIR/built" >"$DIR/found"
empty 'a second build does nothing' "$DIR/found"
done_testing
