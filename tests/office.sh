# shellcheck shell=sh
# office.sh - offices that lived (mkoffice), for the tests and the bench of
# js-audit signals. In the present folder, with the programs in PATH:
#
#	office_begin		policy.json, the shipped one with a second
#				person in each unit who may rate its cases,
#				and JS_DB, JS_KEY, JS_POLICY, JS_NOW
#	office_make SEED ...	the database of this seed (further options go
#				to mkoffice), what was planted in truth, the
#				numbers of the staff in staff
#	office_look		what is flagged, "SIGNAL UNIT" a line, in
#				found: of all months at once, and whether
#				results are bent to the target, which is asked
#				of the last whole month
#	office_missed		what was planted and is not found
#	office_false		what is found, was not planted and follows
#				from nothing that was

office_begin() {
	jq '.people += [.units[] | select(.kind != "desk") |
	    {name: (.name + "回访人"), role: .kind, unit: .name}]' \
	    "$JS_BUILD/share/jiesu/rule/default.json" >policy.json
	JS_POLICY=$PWD/policy.json
	JS_DB=$PWD/js.db
	JS_KEY=$PWD/key
	JS_NOW=2026-11-18T09:00:00+08:00
	export JS_POLICY JS_DB JS_KEY JS_NOW
}

office_make() {
	office_seed=$1
	shift
	rm -f "$JS_DB" "$JS_DB"-wal "$JS_DB"-shm "$JS_DB".lock
	mkoffice --seed "$office_seed" --db "$JS_DB" --key "$JS_KEY" \
	    --policy "$JS_POLICY" --staff staff \
	    --calendar "$JS_BUILD/share/jiesu/rule/calendar-cn.json" \
	    "$@" >truth
}

office_look() {
	js-audit signals --exit-zero --staff staff \
	    --period 2026-05-19..2026-10-18 >report || return 1
	js-audit signals --exit-zero --period last-assess >month || return 1
	jq -r 'select(.signal == "heap-target")' month | cat report - |
	    jq -r '"\(.signal) \(.key // "")"' | sort -u >found
}

office_missed() {
	jq -r 'select(.also | not) | "\(.signal) \(.unit)"' truth | sort |
	    comm -13 found -
}

office_false() {
	jq -r '"\(.signal) \(.unit)"' truth | sort | comm -23 found -
}
