#!/bin/sh
# torture.sh - the tests of faults in their long form: `make torture`. They are
# tests/t/8*.t, which `make check` runs in their short form. Ends with a table
# of what was done; the status is 0 only if nothing was violated.
set -u

TESTS=$(cd "$(dirname "$0")/.." && pwd)
TORTURE=$(mktemp "${TMPDIR:-/tmp}/torture.XXXXXX") || exit 1
LOG=$(mktemp "${TMPDIR:-/tmp}/torture-log.XXXXXX") || exit 1
export TORTURE
trap 'rm -f "$TORTURE" "$LOG"' EXIT

passed=0 failed=0 skipped=0
for script in "$TESTS"/t/8*.t; do
	name=$(basename "$script" .t)
	from=$(date +%s)
	echo "$name ..."
	sh "$script" >"$LOG" 2>&1 </dev/null
	status=$?
	grep -v '^ok \|^1\.\.' "$LOG" | sed 's/^/    /'
	n=$(grep -c '^ok .*# SKIP\|^1\.\.0' "$LOG")
	skipped=$((skipped + n))
	passed=$((passed + $(grep -c '^ok ' "$LOG") - n))
	n=$(grep -c '^not ok ' "$LOG")
	[ $status -eq 0 ] || [ "$n" -gt 0 ] || n=1
	failed=$((failed + n))
	echo "$name: status $status, $(($(date +%s) - from)) s"
done

echo
echo '--- figures ---'
cat "$TORTURE"
echo
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
