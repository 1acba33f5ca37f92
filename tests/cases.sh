# shellcheck shell=sh disable=SC2034
# cases.sh - for shell tests that import cases and look at them; after lib.sh:
#
#	. "$(dirname "$0")/../lib.sh"
#	. "$TESTS/cases.sh"
#
# The database and the key are $DIR/js.db and $DIR/key. Heredocs are dumps:
# headings as of tests/data/sample.gb18030.csv, no text about real people.
#
#	take ARG...		js-intake import, what it says in `said`
#	events			how many events the journal has
#	fact NO FILTER		jq's FILTER, raw, on the record of order NO
#	listed			all records, by id, without rev
#	proved			asserts that chain and replay hold: verify is
#				silent, so the tables are what a rebuild gives,
#				and needs no second look for it
#	fresh			no database any more; the key stays
#	answered COMMUNITY DAY V CONTACTED SOLVED SATISFIED BASIC
#				rows under $ANSWERED: V valid revisits of
#				cases that the community leads

JS_DB=$DIR/js.db
JS_KEY=$DIR/key
export JS_DB JS_KEY

for tool in js-intake js-dispatch js-report js-audit; do
	command -v $tool >/dev/null || skip_all "no $tool"
done
for tool in jq sqlite3 iconv; do
	command -v $tool >/dev/null || skip_all "no $tool"
done

take() {
	js-intake import "$@" 2>said
}

events() {
	sqlite3 "$JS_DB" 'SELECT count(*) FROM event'
}

fact() {
	js-report list "id=bj12345-$1" | jq -r "$2"
}

listed() {
	js-report list | jq -cS 'del(.rev)' | sort
}

proved() {
	tap_rc=0
	js-audit verify >verify.out 2>&1 || tap_rc=$?
	[ ! -s verify.out ] || tap_rc=1
	head -n 20 verify.out >>"$TAP_LOG"
	tap_result "$tap_rc" 'the journal holds, a rebuild gives the tables'
	ok 'and the short proof says so' proves "$JS_DB"
	ok 'with hardly any memory, too' proves "$JS_DB" 1
}

ANSWERED=工单编号,来电时间,主办单位,村/社区,是否有效回访,是否联系,是否解决,是否满意

answered() {
	awk -v u="$1" -v d="$2" -v v="$3" -v c="$4" -v s="$5" -v m="$6" \
	    -v b="$7" 'BEGIN {
		for (i = 1; i <= v; i++) {
			said = i <= m + b ? "基本满意" : "不满意"
			printf "%s%05d,%s 10:00:00,%s,%s,是,%s,%s,%s\n",
			    u, i, d, u, u, i <= c ? "是" : "否",
			    i <= s ? "是" : "否", i <= m ? "满意" : said
		}
	}'
}

fresh() {
	rm -f "$JS_DB" "$JS_DB"-wal "$JS_DB"-shm "$JS_DB".lock
}
