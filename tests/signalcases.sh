# shellcheck shell=sh
# signalcases.sh - signals case by case, after lib.sh and cases.sh. The policy
# p.json has limits so low that each case shows; FILTER is jq's, on top of it.
#
#	signal_policy [FILTER]	makes p.json and sets JS_POLICY
#	said SIGNAL UNIT	"ASKED SEEN: the cases" of November
#	gets ROW...		imports rows of $SIGNAL_HEAD
#	at TIME CMD...		CMD with this time of November 2026 as now:
#				"10T09:00"

SIGNAL_HEAD=工单编号,问题分类,主要内容,小区点位,来电时间,派单时间,主办单位,来电号码

signal_policy() {
	jq '.start = "2026-11-01" | .signals |= {false_percent: 50} +
	    (. | del(.note, .false_percent) | map_values(.minimum = 2 |
	    if .points then .points = 1 else . end)) | '"${1:-.}" \
	    "$JS_BUILD/share/jiesu/rule/default.json" >p.json
	JS_POLICY=$DIR/p.json
	export JS_POLICY
}

said() {
	js-audit signals --all --exit-zero --period 2026-11-01..2026-11-30 |
	    jq -r --arg s "$1" --arg u "$2" 'select(.signal == $s and
		.key == $u) | "\(.n) \(.seen): \(.cases)"' |
	    sed 's/bj12345-//g; s/ *$//'
}

gets() {
	{
		echo "$SIGNAL_HEAD"
		printf '%s\n' "$@"
	} >dump.csv
	js-intake import -q --emit none dump.csv || [ $? -eq 1 ]
}

at() {
	signal_at=2026-11-$1:00+08:00
	shift
	JS_NOW=$signal_at "$@"
}
