#!/bin/sh
# Building and testing leave nothing among the sources. Runs last: compares
# with what builds.t saw before.
. "$(dirname "$0")/../lib.sh"

cd "$TOP" || exit 1
git rev-parse --git-dir >/dev/null 2>&1 || skip_all 'not a git checkout'
before=${JS_ROOT:-$TOP/build}/log/before
[ -f "$before" ] || skip_all 'no build to compare with'
git status --porcelain --untracked-files=all | sort >"$DIR/after"
sort "$before" | comm -13 - "$DIR/after" >"$DIR/found"
empty 'nothing is left among the sources' "$DIR/found"
done_testing
