# shellcheck shell=sh
# planted.sh - a generated city (mkcity) and how js-forecast judged it, for
# the test of three seeds and the benchmark of many. In the present folder:
#
#	planted_make SEED	dump.csv, truth and a database $JS_DB of it
#	planted_list		the list of the day: list
#	planted_precision N	"occurred listed" of the first N items: within
#				the window and place at least lo80 came
#	planted_recall		"found planted" of seasons and places
#	planted_lead		median days from the list to the onset of the
#				seasons it found
#	planted_alerts		"found planted false": bursts that rang within
#				2 days, alarms about nothing in 180 days
#	planted_effect		"1 lo hi" where the interval holds the truth
#
# Everything is made from what came before $PLANTED_DAY; what came behind it
# only judges.

PLANTED_DAY=2026-05-01
PLANTED_LAST=2026-10-27

planted_make() {
	mkcity --seed "$1" --day "$PLANTED_DAY" --truth truth >dump.csv
	rm -f "$JS_DB" "$JS_DB"-wal "$JS_DB"-shm "$JS_DB".lock
	js-intake import -q --emit none dump.csv
}

planted_list() {
	js-forecast ahead -q --day "$PLANTED_DAY" >list
}

# Rows of the dump as category, community, point, day.
planted_rows() {
	tail -n +2 dump.csv | awk -F, 'BEGIN { OFS = "\t" } {
		gsub(/->/, "/", $3)
		print $3, $4 "社区", $5, substr($8, 1, 10)
	}'
}

planted_precision() {
	head -n "$1" list | jq -r '[(.category | join("/")),
		(.place.community // ""), (.place.site // ""),
		.ahead.window[:10], .ahead.window[12:], .ahead.lo80] | @tsv' \
		>items
	planted_rows | awk -F'\t' '
	NR == FNR {
		n++
		for (i = 1; i <= 6; i++)
			item[n, i] = $i
		next
	}
	{
		for (k = 1; k <= n; k++)
			if (index($1 "/", item[k, 1] "/") == 1 &&
			    (item[k, 2] == "" || item[k, 2] == $2) &&
			    index($3, item[k, 3]) == 1 &&
			    $4 >= item[k, 4] && $4 <= item[k, 5])
				came[k]++
	}
	END {
		for (k = 1; k <= n; k++)
			good += came[k] >= item[k, 6]
		print good + 0, n + 0
	}' items -
}

# Each planted season or place with the item that found it, or null.
planted_found() {
	jq -s --slurpfile truth truth -c '. as $list | $truth[] |
	    select(.kind == "season" or .kind == "chronic") | . as $t |
	    {truth: $t, item: [$list[] |
		select(.ahead.kind == $t.kind and
		    .place.community == $t.community) |
		(.category | join("/")) as $c |
		select($t.category == $c or
		    ($t.category | startswith($c + "/"))) |
		select(if $t.kind == "chronic" then .place.site == $t.site
		    else .ahead.window[:10] <= $t.to and
			.ahead.window[12:] >= $t.from end)][0]}' list
}

planted_recall() {
	planted_found | jq -s -r '"\(map(select(.item)) | length) \(length)"'
}

planted_lead() {
	planted_found | jq -s -r --arg day "$PLANTED_DAY" '
		def days: strptime("%Y-%m-%d") | mktime / 86400;
		map(select(.item and .truth.kind == "season") |
		    (.truth.from | days) - ($day | days)) | sort |
		.[length / 2 | floor]'
}

planted_alerts() {
	js-forecast alerts -q --exit-zero \
	    --period "$PLANTED_DAY..$PLANTED_LAST" >alarms
	jq -s -r --slurpfile truth truth '
		def days: strptime("%Y-%m-%d") | mktime / 86400;
		def near($b): .community == $b.community and
		    .category == $b.category and
		    (.day | days) - ($b.day | days) >= 0;
		. as $alarms | [$truth[] | select(.kind == "burst")] as $b |
		"\([$b[] | . as $x | select([$alarms[] | select(near($x) and
		    (.day | days) - ($x.day | days) <= 2)] != [])] | length) " +
		"\($b | length) " +
		"\([$alarms[] | . as $m | select([$b[] | . as $x |
		    $m | select(near($x) and
		    (.day | days) - ($x.day | days) <= 14)] == [])] | length)"
	' alarms
}

planted_effect() {
	# shellcheck disable=SC2046 # four words
	set -- $(jq -r 'select(.kind == "effect") |
		"\(.category) \(.community),\(.other) \(.since) \(.until)"' \
		truth)
	js-forecast effect -q --category "$1" --treated "$2" --since "$3" \
	    --until "$4" | jq -r --slurpfile truth truth '
		($truth[] | select(.kind == "effect").ratio) as $r |
		"\(if .lo95 <= $r and $r <= .hi95 then 1 else 0 end) " +
		"\(.lo95) \(.hi95)"'
}
