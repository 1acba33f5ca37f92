#!/bin/sh
# timeout 900
# slow
# import | suggest | assign --auto, killed at any moment, as a whole or one of
# the three: the database is the queue, and what is left is found by state.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/fault/lib.sh"

N=$(many 20 200)
SEED=$(many 3 4)
mkdump --seed 82 --rows "$(many 1800 12000)" --days 13 --to 2026-11-22 \
	--export '2026-11-23 00:00:00' >dump.csv

cat >pipe <<'END'
{ js-intake import -q --exit-zero -m beijing "$@" dump.csv 2>err1; echo $? >rc1; } |
{ js-dispatch suggest 2>err2; echo $? >rc2; } |
js-dispatch assign --auto 2>err3
END
cat >left <<'END'
js-report list state:received | js-dispatch suggest 2>err2 |
js-dispatch assign --auto 2>err3
END

fresh
ok 'an undisturbed pipe' sh pipe
js-report list >whole.list
ASSIGNED=$(grep -c '"state":"assigned"' whole.list)
ok 'assigns many' [ "$ASSIGNED" -gt 300 ]
fresh
US=$(micros sh pipe)

struck=0 part=0 i=0
for moment in $(moments "$SEED" "$N" 1000); do
	i=$((i + 1))
	fresh
	case $((i % 5)) in
	1) victim=js-intake ;;
	3) victim=js-dispatch ;;
	*) victim=all ;;
	esac
	# the import is over before the rest
	[ $victim != js-intake ] || moment=$((moment / 3))
	strike "$moment" "$victim" sh pipe >out 2>err
	[ "$(cat struck)" -eq 0 ] || struck=$((struck + 1))
	sound "$i $victim"
	durable "$i $victim" out
	have=$(grep -c '"state":"assigned"' now.list)
	[ "$have" -eq 0 ] || [ "$have" -eq "$ASSIGNED" ] || part=$((part + 1))
	if [ $((i % 2)) -eq 0 ]; then
		sh pipe --emit all >out 2>err || bad "$i: the pipe: status $?"
		unlinked <whole.list >whole.bare
		unlinked <out | cmp -s - whole.bare || bad "$i: the pipe prints another thing"
	else
		js-intake import -q --exit-zero -m beijing --emit none dump.csv 2>err ||
			bad "$i: import: $(cat err)"
		sh left >out 2>err || bad "$i: what is left: status $?"
	fi
	equals "$i $victim" whole.list
done

figure "import|suggest|assign: $N times kill -9 in a run of some $((US / 1000)) ms:" \
	"$struck mid-run, $part with a part assigned, $(wc -l <bad) violations"
ok 'more than half of the kills land mid-run' [ $((struck * 2)) -gt "$N" ]
empty 'nothing is lost, half or different' bad
done_testing
