#!/bin/sh
# What `make install` puts where, that it works from there, and that uninstall
# takes all of it away.
. "$(dirname "$0")/../lib.sh"

# -o all: what is tested is built already, and tests run beside this one.
root=${JS_ROOT:-$TOP/build}
stage=$DIR/stage
run_make() {
	make -s -C "$TOP" -o all BUILD="$root" MODE=fast \
		PREFIX=/opt/js DESTDIR="$stage" "$@"
}

ok 'installs' run_make install
for program in "$JS_BUILD"/bin/js-*; do
	[ -x "$program" ] || continue
	name=$(basename "$program")
	ok "$name runs where it was installed" \
		"$stage/opt/js/bin/$name" --version
	ok "$name completes" \
		test -e "$stage/opt/js/share/bash-completion/completions/$name"
done
if [ -d "$root/fast/share/jiesu" ]; then
	ok 'data lies where programs look for it' \
		diff -r "$root/fast/share/jiesu" "$stage/opt/js/share/jiesu"
fi
ok 'uninstalls' run_make uninstall
[ ! -d "$stage" ] || find "$stage" ! -type d >"$DIR/found"
[ -f "$DIR/found" ] || : >"$DIR/found"
empty 'uninstall leaves no file' "$DIR/found"
lower=$(make -s -C "$TOP" -o all prefix=/opt/low BUILD="$root" -n install)
case $lower in
*/opt/low/share*) rc=0 ;;
*) rc=1 ;;
esac
ok 'prefix in lower case is understood' test "$rc" -eq 0
done_testing
