# shellcheck shell=sh
# office.sh - offices that lived (mkoffice), after lib.sh: for the tests and
# the bench of js-audit signals.
#
#	office_policy		policy.json: the shipped one, with a second
#				person in each unit who may rate its cases
#	office_make SEED ...	the database $JS_DB of this seed (further
#				options go to mkoffice), what was planted in
#				truth, the numbers of the staff in staff

office_policy() {
	jq '.people += [.units[] | select(.kind != "desk") |
	    {name: (.name + "回访人"), role: .kind, unit: .name}]' \
	    "$JS_BUILD/share/jiesu/rule/default.json" >policy.json
	JS_POLICY=$DIR/policy.json
	JS_DB=$DIR/js.db
	JS_KEY=$DIR/key
	export JS_POLICY JS_DB JS_KEY
}

office_make() {
	seed=$1
	shift
	rm -f "$JS_DB" "$JS_DB"-wal "$JS_DB"-shm "$JS_DB".lock
	mkoffice --seed "$seed" --db "$JS_DB" --key "$JS_KEY" \
	    --policy "$JS_POLICY" --staff staff \
	    --calendar "$JS_BUILD/share/jiesu/rule/calendar-cn.json" \
	    "$@" >truth
}
