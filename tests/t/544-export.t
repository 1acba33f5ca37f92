#!/bin/sh
# js-report export: Open311 GeoReport v2 as the specification's examples have
# it, CSV of every fact; and the views of js-views(5).
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

ok 'import' take --emit none "$TESTS/data/sample.gb18030.csv"

# The members of the example of GET requests.json in GeoReport v2 (wiki.open311.
# org/GeoReport_v2, compared on 2026-11-27), in order.
cat >members <<'END'
["service_request_id","status","status_notes","service_name","service_code","description","agency_responsible","service_notice","requested_datetime","updated_datetime","expected_datetime","address","address_id","zipcode","lat","long","media_url"]
END
ok 'requests' js-report export open311 >requests
jq -c '.[] | keys_unsorted' requests | sort -u >got
same 'the members of the specification, in its order' got members
is 'open or closed' "$(jq -r '.[].status' requests | sort -u | xargs)" \
	'closed open'
is 'instants as W3C wants them' "$(jq -r '.[] | .requested_datetime,
	.updated_datetime, .expected_datetime // empty' requests |
	grep -vcE '^20[0-9]{2}(-[0-9]{2}){2}T([0-9]{2}:){2}[0-9]{2}\+08:00$')" 0
is 'closed: updated when it was closed' "$(jq -r '.[] |
	select(.status == "closed") | [.service_request_id,
	.updated_datetime] | @tsv' requests | sort | cksum)" \
	"$(js-report list not:state:open role:主办 not:flag:secret \
	not:nature:举报 not:flag:task | jq -r '[.id, .closed_at //
	.finished_at] | @tsv' | sort | cksum)"
is 'the community before the street' "$(jq -r '.[] | .address // empty |
	select(contains(", "))' requests | sort -u | grep -c '街道, ')" 0
has 'there are some' requests '社区, 劲松街道"'
is 'text of at most 4,000 characters, without code' "$(jq -r '[.[] |
	.description, .status_notes, .service_notice | strings |
	select(length > 4000 or contains("<"))] | length' requests)" 0
is 'UTF-8 without a BOM' "$(head -c 1 requests)" '['
is 'ids are texts, and single' "$(jq -r '.[] | .service_request_id |
	strings' requests | sort | uniq -d | wc -l)" 0
js-report list role:主办 not:flag:secret not:nature:举报 not:flag:task |
	wc -l >want
jq length requests >got
same 'every public case' got want
is 'no text of a citizen' "$(jq -c '[.[].description] | unique' requests)" \
	'[null]'
has 'a case of 举报 stays inside' requests '"closed"'
js-report list nature:举报 | jq -r .id >told
while read -r id; do
	grep -c "\"$id\"" requests
done <told | sort -u >found
is 'each of them' "$(cat found)" 0
js-report export open311 nothing.like.it=1 >got 2>err || :
js-report export open311 'received>=2031-01-01' >got
is 'none is an empty list' "$(jq -c . got)" '[]'

# what we write we read: the map of Open311 takes it
mkdir other
ok 'and another office imports it' js-intake import -d other/js.db -q \
	--emit none -m open311 requests
js-report list -d other/js.db | jq -r '.category | last // "-"' | sort |
	uniq -c | sort -rn | head -n 3 >got
jq -r '.[].service_name // "-"' requests | sort | uniq -c | sort -rn |
	head -n 3 >want
same 'with its services' got want

# GET services.json of the specification
cat >members <<'END'
["service_code","service_name","description","metadata","type","keywords","group"]
END
ok 'services' js-report export services >listed
jq -c '.[] | keys_unsorted' listed | sort -u >got
same 'the members of a service' got members
is 'every service once' "$(jq -r '.[].service_code' listed | sort |
	uniq -d | wc -l)" 0
is 'of the policy' "$(jq length listed)" "$(jq '.categories | length' \
	"$JS_BUILD/share/jiesu/rule/default.json")"

# --- CSV --------------------------------------------------------------------------

ok 'csv' js-report export csv -o all.csv --bom
is 'a BOM for Excel' "$(head -c 3 all.csv | od -An -tx1 | tr -d ' ')" efbbbf
sqlite3 csv.db '.import --csv all.csv c' 2>csv.err
is 'one heading, a row for each case' "$(sqlite3 csv.db \
	'SELECT count(*) FROM c')" "$(js-report list | wc -l)"
sqlite3 csv.db 'SELECT no, state, lead, received_at FROM c' |
	sort >got
js-report list | jq -r '[.no, .state, .lead // "", .received_at] |
	join("|")' | sort >want
same 'what records say' got want
lacks 'no reference to a person' all.csv p_
js-report export csv 'received>=2031-01-01' >got
is 'none is the headings' "$(wc -l <got)" 1

# --- views ------------------------------------------------------------------------

sqlite3 "$JS_DB" 'SELECT no, state, lead, received_at FROM v_cases' |
	sort >got
same 'v_cases says so too' got want
is 'nothing of a person in it' "$(sqlite3 "$JS_DB" \
	"SELECT count(*) FROM pragma_table_info('v_cases') WHERE name IN
	('caller', 'text_seq', 'content', 'more')")" 0
is 'v_events has each event' "$(sqlite3 "$JS_DB" \
	'SELECT count(*) FROM v_events')" "$(events)"
is 'by its name' "$(sqlite3 "$JS_DB" 'SELECT kind FROM v_events
	WHERE seq = 1')" birth
js-report rates --by all --period 2026-11-10 |
	jq -r 'select(.account == "full") | [.valid, .contacted, .solved] |
	join("|")' >want
sqlite3 "$JS_DB" "SELECT city_valid, city_contacted, city_solved FROM v_daily
	WHERE day = '2026-11-10'" >got
same 'v_daily counts what rates are made of' got want
sqlite3 "$JS_DB" '.schema v_cases' >before
ok 'rebuilt' js-audit verify --rebuild
sqlite3 "$JS_DB" '.schema v_cases' >after
same 'the views are there again' after before
proved

exits 'a form' 2 js-report export
exits 'that is known' 2 js-report export xml
exits 'the catalogue is whole' 2 js-report export services cat:供暖
exits 'a query that is one' 2 js-report export csv 'colour:red'
done_testing
