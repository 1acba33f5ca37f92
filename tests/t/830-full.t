#!/bin/sh
# timeout 600
# slow
# Nothing fits any more: the disk of the database, the disk or the reader of
# the output, the messages, a limit on files. A clear end, nothing lost,
# nothing endless, and the same again completes.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/fault/lib.sh"

mkdump --seed 84 --rows 1200 --days 13 --to 2026-11-22 \
	--export '2026-11-23 00:00:00' >dump.csv
fresh
js-intake import -q -m beijing --emit all dump.csv >import.want
js-dispatch suggest <import.want 2>err >proposed
cp -a case imported
js-dispatch assign --auto <proposed >assign.want

# do VERB [WORD...]: under these words
do_it() {
	verb=$1
	shift
	case $verb in
	import) "$@" timeout 30 js-intake import -q -m beijing --emit all \
		dump.csv ;;
	assign) "$@" timeout 30 js-dispatch assign --auto <proposed ;;
	list) "$@" timeout 30 js-report list ;;
	esac
}
start() {
	fresh
	[ "$1" = import ] || cp -a imported/. case
}
completes() {
	do_it "$1" env >out && cmp -s out "$1.want"
}
# after NAME VERB: what every case ends with
after() {
	: >bad
	sound "$1"
	empty "$1: the database is sound" bad
	ok "$1: again" completes "$2"
}

# --- output and messages ------------------------------------------------------

for verb in import assign; do
	start $verb
	exits "$verb to a full disk" 4 do_it $verb env >/dev/full 2>err
	has "$verb to a full disk: says so" err 'No space left'
	after "$verb to a full disk" $verb
	start $verb
	exits "$verb, output closed" 4 do_it $verb env >&- 2>err
	ok "$verb, output closed: says so" [ -s err ]
	after "$verb, output closed" $verb
	for pipe in IGNORE DEFAULT; do
		start $verb
		exits "$verb, a reader goes, SIGPIPE $pipe" 4 do_it $verb \
			perl "$TESTS/fault/gone.pl" $pipe >first 2>err
		is "$verb, a reader goes: one line came" "$(wc -l <first)" 1
		after "$verb, a reader goes, SIGPIPE $pipe" $verb
	done
	start $verb
	exits "$verb, messages to a full disk" 0 do_it $verb env \
		>out 2>/dev/full
	start $verb
	exits "$verb, messages closed" 0 do_it $verb env >out 2>&-
	ok "$verb, messages closed: all is printed" cmp out $verb.want
	start $verb
	# shellcheck disable=SC2016	# for the other shell
	exits "$verb, all three closed" 4 do_it $verb \
		sh -c 'exec "$@" <&- >&- 2>&-' -
	after "$verb, all three closed" $verb
done

start list
js-report list >list.want
exits 'list to a full disk' 4 do_it list env >/dev/full 2>err
exits 'list, output closed' 4 do_it list env >&- 2>err
exits 'list, a reader goes, SIGPIPE ignored' 4 do_it list \
	perl "$TESTS/fault/gone.pl" IGNORE >first 2>err
do_it list perl "$TESTS/fault/gone.pl" DEFAULT >first 2>err
is 'list, a reader goes: dies of it' $? 141
empty 'list, a reader goes: silently' err
is 'list, a reader goes: one line came' "$(wc -l <first)" 1

# --- limits ---------------------------------------------------------------------

# limited VERB OPTION N: ulimit
limited() {
	# shellcheck disable=SC2016	# for the other shell
	do_it "$1" sh -c 'ulimit "$1" "$2"; shift 2; exec "$@"' - "$2" "$3"
}
bounded() {
	start "$1"
	limited "$1" "$2" "$3" >out 2>err
	rc=$?
	case $rc in
	0) ok "$4: fits" cmp out "$1.want" ;;
	4) ok "$4: 4, and says so" [ -s err ] ;;
	*) is "$4" $rc 4 ;;
	esac
	after "$4" "$1"
}
for verb in import assign; do
	for blocks in 8 300 1200; do
		bounded "$verb" -f "$blocks" "$verb, files of $blocks blocks"
	done
	bounded "$verb" -n 5 "$verb, five files at most"
	bounded "$verb" -v 25000 "$verb, 25 MB of memory"
done

# --- the disk of the database ----------------------------------------------------

# A name space of its own, so that nothing stays mounted whatever happens.
cat >on-disk.sh <<'END'
verb=$1 size=$2
mount -t tmpfs -o "size=${size}k,mode=700" none small || exit 77
[ "$verb" = import ] || cp -a imported/. small || exit 78
JS_DB=$DIR/small/js.db
export JS_DB
case $verb in
import) timeout 30 js-intake import -q -m beijing --emit all dump.csv ;;
assign) timeout 30 js-dispatch assign --auto <proposed ;;
esac >out 2>err
echo $? >rc
mount -o remount,size=100m small || exit 77
js-audit verify 2>&1 | grep -v 'there is no database' >verdict
case $verb in
import) js-intake import -q -m beijing --emit all dump.csv ;;
assign) js-dispatch assign --auto <proposed ;;
esac >out 2>err2 || echo "again $?" >>verdict
cmp out "$verb.want" >>verdict 2>&1
js-audit verify >>verdict 2>&1
exit 0
END
mkdir small
unshare=
for way in '-m --propagation private' '-Urm'; do
	# shellcheck disable=SC2086	# two words
	unshare $way mount -t tmpfs none small 2>err && unshare=$way && break
done
if [ -z "$unshare" ]; then
	skip 'a full disk' "no file system can be mounted: $(head -n 1 err)"
else
	hit=0 whole=0 : >bad
	[ -n "${TORTURE:-}" ] && step=50 || step=300
	for verb in import assign; do
		size=$(many 40 20)
		[ $verb = import ] ||
			size=$(($(du -sk --apparent-size imported |
			cut -f 1) + 64))
		tries=0
		while [ $tries -lt "$(many 6 40)" ]; do
			tries=$((tries + 1))
			: >verdict
			: >rc
			# shellcheck disable=SC2086	# two words
			unshare $unshare sh on-disk.sh $verb $size 2>err3 ||
				bad "$verb $size: $?: $(cat err3)"
			case $(cat rc) in
			0) whole=$((whole + 1)) ;;
			4)
				hit=$((hit + 1))
				[ -s err ] || bad "$verb $size: no message" ;;
			*) bad "$verb $size: status $(cat rc)" ;;
			esac
			[ ! -s verdict ] ||
				bad "$verb $size: $(head -n 2 verdict)"
			size=$((size + step))
		done
	done
	figure "full disk: $((hit + whole)) sizes: $hit hit the wall with" \
		"status 4, $whole had room, $(wc -l <bad) violations"
	ok 'a full disk is met' [ "$hit" -gt 3 ]
	empty 'a full disk loses nothing' bad
fi
done_testing
