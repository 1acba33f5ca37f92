#!/bin/sh
# Callers who call again and again: a row for the whole office, a list of the
# queue of exclusions, cases alone. Nobody is marked, nothing is decided.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
. "$TESTS/signalcases.sh"

signal_policy '.signals."serial-caller" |= (.cases = 4 | .within = "10d")'
# rows PHONE UNIT DAY...: a case a day
n=0
rows() {
	phone=$1 unit=$2
	shift 2
	for day; do
		n=$((n + 1))
		echo "N$n,城市管理->市容环境->占道经营,测试内容,劲松一区$n号楼,2026-11-$day 08:00:00,2026-11-$day 08:00:00,$unit,$phone"
	done
}
{
	echo "$SIGNAL_HEAD"
	rows 19900000001 综合执法队 01 03 05 07 09 25	# N1..N6: five in ten days
	rows 19900000002 城市管理科 01 06 11 16 21	# N7..N11: three at most
	rows 19900000003 城市管理科 02 04 06		# N12..N14: three
	rows '' 城市管理科 02 03 04 05			# N15..N18: nobody knows
	rows １９９０００００００１ 城市管理科 08		# N19: the first again
	for i in 11 12 13 14 15 16 17 18 19 20; do
		rows 199000000$i 城市管理科 10		# N20..N29: one each
	done
} >dump.csv
export JS_NOW=2026-11-29T09:00:00+08:00
js-intake import -q --emit none dump.csv || [ $? -eq 1 ]
is 'his cases within so long, as they came; the one alone is none' \
	"$(said serial-caller 劲松街道)" '25 6: N1 N2 N3 N4 N19 N5'
js-audit signals --exit-zero --period 2026-11-01..2026-11-30 >report
is 'it stands out' "$(jq -r 'select(.signal == "serial-caller").flagged' \
	report)" 1
is 'beside the share of one caller in thirteen' "$(jq -r \
	'select(.signal == "serial-caller").base' report)" 7.7
lacks 'no reference of a person' report p_
lacks 'no number' report 1990
js-audit signals --exit-zero --all cat:城市管理 \
	--period 2026-11-01..2026-11-30 >some
lacks 'not where a query leaves cases out' some serial-caller

# --- the queue --------------------------------------------------------------------

queue() {
	js-audit exclude queue | jq -r 'select(.list == "serial").id' |
	    sed 's/bj12345-//' | tr '\n' ' ' | sed 's/ *$//'
}
is 'in the queue, no ground given' "$(queue)" 'N1 N2 N3 N4 N5 N19'
js-audit exclude queue >waiting
is 'for a person to find one' "$(jq -c 'select(.list == "serial").ground' \
	waiting | sort -u)" null
lacks 'which are of one person it does not say' waiting p_
ok 'one is asked for' js-audit exclude request --actor 派单员 --ground G2 \
	--clause 条例第十一条 --evidence 通话记录 --conclusion 无新情况 \
	bj12345-N1 >out
is 'and stands among the requests' "$(js-audit exclude queue |
	jq -r 'select(.list == "request").id')" bj12345-N1
is 'alone' "$(queue)" 'N2 N3 N4 N5 N19'
is 'nothing else has happened to any' "$(js-report list |
	jq -s 'map(select(.rev > 1)) | length')" 1
is 'by a query' "$(js-audit exclude queue lead:城市管理科 |
	jq -r 'select(.list == "serial").id')" bj12345-N19
signal_policy 'del(.signals."serial-caller")'
is 'a policy without it has no such list' "$(queue)" ''
signal_policy '.signals."serial-caller" |= (.cases = 6 | .within = "8d")'
is 'and how many is the policy'"'"'s' "$(queue)" 'N2 N3 N4 N5 N19'
signal_policy '.signals."serial-caller" |= (.cases = 7 | .within = "8d")'
is 'to say' "$(queue)" ''
proved
done_testing
