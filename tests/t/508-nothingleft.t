#!/bin/sh
# What fails leaves nothing behind: no database for a mistyped dump, no folder
# for output that never came. Who reads from a terminal says so. make help.
. "$(dirname "$0")/../lib.sh"

exits 'a dump that is not there' 3 js-intake import -d new.db no.csv 2>err
has 'is told' err "cannot open 'no.csv'"
is 'no database is made for it' "$(find . -name 'new.db*')" ''
exits 'nor for one of two' 3 js-intake import -d new.db \
	"$TESTS/data/sample.gb18030.csv" no.csv
is 'nothing of the first is in' "$(find . -name 'new.db*')" ''
mkdir folder
exits 'nor for a folder' 3 js-intake import -d new.db folder
is 'none' "$(find . -name 'new.db*')" ''

ok 'import' js-intake import -q --emit none \
	"$TESTS/data/sample.gb18030.csv"
exits 'a day before the office began' 1 js-audit sign --day 2026-01-01 \
	--actor 主任 -o typo/
exits 'leaves no folder' 1 test -e typo
exits 'an unknown sheet' 2 js-report sheet daily --day nonsense -o typo/
exits 'neither' 1 test -e typo
mkdir kept
js-audit sign --day 2026-01-01 --actor 主任 -o kept/
ok 'one that was there stays' test -d kept
ok 'a sheet' js-report sheet daily -f html -o out/
is 'is in its folder' "$(find out -type f | wc -l)" 1

if command -v script >/dev/null; then
	id=$(js-report list state:received | head -n 1 | jq -r .id)
	for verb in 'js-dispatch sign' 'js-dispatch suggest' \
	    'js-intake import -n' 'js-intake import -d t.db'; do
		printf '\004' | timeout 20 script -qec "$verb" seen >/dev/null
		has "$verb at a terminal" seen \
			'reads from the terminal until Ctrl-D'
	done
	printf '\004' | timeout 20 script -qec 'js-dispatch sign -q' seen \
		>/dev/null
	lacks 'not with -q' seen 'reads from'
	script -qec "js-dispatch sign --actor 甲 $id" seen </dev/null >/dev/null
	lacks 'nor with operands' seen 'reads from'
fi
js-dispatch sign </dev/null 2>err
empty 'nor of a pipe' err

ok 'make help' make -s -C "$TOP" help >targets
has 'has what users need' targets 'make install'
has 'and developers' targets check-quick
lacks 'and nothing else' targets include
done_testing
