# shellcheck shell=sh
# halfyear.sh - for the test and the bench of published days, after lib.sh:
#
#	office DAYS OPTIONS FIRST
#		lives DAYS days of an office from FIRST on (YYYY-MM-DD) over
#		the dump of mkdump OPTIONS: each morning what the platform knew
#		by then is imported, the day before is signed, some of the
#		sheet's cases are called, closed, excluded, revoked, corrected.
#		What was printed and counted that morning is kept in published/
#	reproduced
#		prints each figure that is not what it was: the sheets of the
#		signed days, printed again, and rates and exclusions as of each
#		morning. Nothing where all are reproduced
#
# The database is $JS_DB, the policy $JS_POLICY.

# day DATE N: the date N days after
day_after() {
	date -u -d "$1 + $2 days" +%Y-%m-%d
}

# Each day one case is asked for and granted, sometimes refused or taken back.
exclude_some() {
	id=$(js-report list "received:$1 not:excl_state not:level=1" |
	    head -n 1 | jq -r .id)
	[ -n "$id" ] || return 0
	js-audit exclude request --actor 派单员 --ground G5 --clause 条例第九条 \
	    --evidence 照片 --conclusion 经查不实 "$id" >/dev/null || return 0
	case $2 in
	*[37])
		js-audit exclude reject --why 依据不足 --actor 审核员 "$id" ;;
	*)
		js-audit exclude approve --actor 审核员 "$id" ;;
	esac >/dev/null
	case $2 in
	*5)
		js-report list excl_state:approved | head -n 1 |
		    js-audit exclude revoke \
		    --why 复核有误 --actor 审核员 ;;
	*[28])
		js-audit exclude approve --scope city --ground G5 \
		    --clause 考核细则 --number "市审$2" --actor 审核员 "$id" ;;
	esac >/dev/null
}

office() {
	mkdir -p published
	i=1
	while [ "$i" -le "$1" ]; do
		yesterday=$(day_after "$3" $((i - 1)))
		JS_NOW=$(day_after "$3" "$i")T08:30:00+08:00
		export JS_NOW
		# shellcheck disable=SC2086
		mkdump $2 --export "${JS_NOW%T*}T00:00:00+08:00" >dump.csv
		js-intake import -q --emit none --exit-zero \
		    --exported-at "${JS_NOW%T*}T00:10:00+08:00" dump.csv 2>said ||
		    return 1
		js-report list "state:assigned received:$yesterday" |
		    head -n 3 | js-dispatch contact --connected \
		    --call understand --actor 值班长 >/dev/null
		[ $((i % 4)) -ne 0 ] || js-report list \
		    "received:$yesterday state:open level=3" | head -n 1 |
		    js-dispatch correct --field level --to 2 --why 分级有误 \
		    --actor 值班长 >/dev/null
		JS_NOW=${JS_NOW%T*}T09:00:00+08:00
		js-audit sign --day "$yesterday" --actor 主任 \
		    --accept D01:已派专人 --accept K01:已核实 \
		    --accept K02:已核实 -f html -o published/ || return 1
		JS_NOW=${JS_NOW%T*}T10:00:00+08:00
		exclude_some "$yesterday" "$i"
		echo "$JS_NOW $3..$yesterday" >>published/mornings
		figures "$3..$yesterday" >"published/$yesterday.figures"
		i=$((i + 1))
	done
}

# figures PERIOD [TIME]: as they are, or as they were known at that time
figures() {
	js-report rates --by unit --source both --period "$1" \
	    ${2:+"--as-of=$2"} || return 1
	js-audit exclude list ${2:+"--as-of=$2"}
}

reproduced() {
	for sheet in published/*.html; do
		date=$(basename "$sheet" .html)
		js-audit sign --day "$date" --actor 主任 -f html 2>/dev/null |
		    cmp -s - "$sheet" || echo "sheet of $date"
	done
	while read -r morning period; do
		figures "$period" "$morning" |
		    cmp -s - "published/${period#*..}.figures" ||
		    echo "figures of ${period#*..}"
	done <published/mornings
}
