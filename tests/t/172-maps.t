#!/bin/sh
# The shipped maps and those of the tests: dates of other orders, categories
# in several columns, a date in the number, service requests of Open311.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

one() {
	fresh
	take "$@" >out
}

cat >nyc.csv <<'END'
Unique Key,Created Date,Closed Date,Agency,Agency Name,Complaint Type,Descriptor,Incident Address,Status,Due Date,Resolution Description,Community Board,Borough,Open Data Channel Type,Latitude
41000001,02/17/2020 12:19:00 PM,02/18/2020 12:05:00 AM,HPD,Housing,HEAT/HOT WATER,ENTIRE BUILDING,1 TEST STREET,Closed,,Heat was restored.,11 QUEENS,QUEENS,ONLINE,40.775434349303865
41000002,2/7/2020,,DOT,Transportation,Street Condition,Pothole,2 TEST STREET,Open,12/31/2026 11:59:59 PM,,02 MANHATTAN,MANHATTAN,PHONE,
END
ok 'New York' one -m nyc311 nyc.csv
is 'month first, noon and midnight' "$(jq -r '.received_at, .finished_at // ""' \
	out | xargs)" '2020-02-17T12:19:00+08:00 2020-02-18T00:05:00+08:00 2020-02-07T00:00:00+08:00'
is 'a category of two columns, its stroke kept apart' \
	"$(jq -c .category out | xargs)" \
	'[HEAT／HOT WATER,ENTIRE BUILDING] [Street Condition,Pothole]'
is 'a deadline ahead' "$(jq -r '.due.solve' out | tail -n 1)" \
	2026-12-31T23:59:59+08:00
is 'coordinates as they stand' "$(jq -r '.x.Latitude // ""' out | xargs)" \
	40.775434349303865

cat >la.csv <<'END'
SRNumber,CreatedDate,Status,RequestType,Address,Owner,ClosedDate,RequestSource,NCName,APC
1-1262691971,12/31/2018 11:55:30 PM,Closed,Graffiti Removal,"1 N TEST BLVD, 91324",OCB,01/02/2019 10:20:05 PM,Self Service,TEST WEST,North Valley APC
END
cat >la2.csv <<'END'
"srnumber","createddate","closeddate","requesttype","status","address"
"1-1523590121","2020-01-01 00:05:00","2020-01-02 08:43:00","Illegal Dumping Pickup","Closed","2 W TEST ST, 91406"
END
ok 'Los Angeles, both layouts' one -m "$TESTS/data/maps/la311.json" la.csv la2.csv
is 'their times' "$(jq -r .received_at out | xargs)" \
	'2018-12-31T23:55:30+08:00 2020-01-01T00:05:00+08:00'
is 'their numbers, escaped in ids' "$(jq -r .id out | xargs)" \
	'la311-1%2D1262691971 la311-1%2D1523590121'

cat >boston.csv <<'END'
case_enquiry_id,open_dt,target_dt,closed_dt,ontime,case_status,closure_reason,case_title,subject,reason,type,department,location,neighborhood,source
101003148265,2020-01-01 00:05:00,2020-01-03 08:30:00,2020-01-02 08:43:00,ONTIME,Closed,Case Closed. Done.,Parking Enforcement,Transportation - Traffic Division,Enforcement & Abandoned Vehicles,Parking Enforcement,BTDT,1 Test St  Boston,Dorchester,Constituent Call
END
ok 'Boston' one -m "$TESTS/data/maps/boston311.json" boston.csv
is 'its path' "$(jq -c '[.category, .place.street, .unit_said, .due.solve]' out)" \
	'[["Transportation - Traffic Division","Enforcement & Abandoned Vehicles","Parking Enforcement"],"Dorchester","BTDT","2020-01-03T08:30:00+08:00"]'

cat >open311.json <<'END'
[
  {
    "service_request_id": 638344,
    "status": "closed",
    "status_notes": "Duplicate request.",
    "service_name": "Sidewalk and Curb Issues",
    "service_code": "006",
    "description": null,
    "agency_responsible": null,
    "requested_datetime": "2010-04-14T06:37:38-08:00",
    "updated_datetime": "2010-04-14T06:37:38-08:00",
    "expected_datetime": "2010-04-15T06:37:38-08:00",
    "address": "8TH AVE and JUDAH ST",
    "lat": 37.762221815,
    "long": -122.4651145,
    "media_url": "http://example.org/media/638344.jpg"
  },
  {
    "service_request_id": "638349",
    "status": "open",
    "service_name": "Curb or curb ramp defect",
    "description": "路缘石松动，１处",
    "requested_datetime": "2010-04-19T06:37:38Z",
    "address": "9 TEST AVE",
    "lat": 40.775434349303865
  }
]
END
ok 'Open311' one -m open311 open311.json
is 'two requests' "$(jq -r '[.id, .received_at, .category[0]] | join(" ")' out)" \
	'open311-638344 2010-04-14T22:37:38+08:00 Sidewalk and Curb Issues
open311-638349 2010-04-19T14:37:38+08:00 Curb or curb ramp defect'
is 'what the map does not know is in x' "$(jq -c '.x | [.lat, .service_code]' out |
	xargs)" '[37.762221815,006] [40.775434349303865,null]'
ok 'a second time' take --emit none -m open311 open311.json
has 'nothing is new' said '0 new, 0 changed, 2 unchanged'

printf 'ID,工单编号,行业分类1级,行业分类2级,行业分类3级,行业分类4级,诉求内容,原处置单位,处置单位\r\n1,20180102000001,城管,市容,摊点,占道,"市民反映：有人占道\r\n经营。",某街道,某区\r\n2,20189902000001,城管,,,,无效日期,某街道,某区\r\n' |
	iconv -f UTF-8 -t GB18030 >haikou.csv
exits 'Haikou' 1 one -m haikou --reject rejects haikou.csv
is 'received on the day in its number' \
	"$(jq -c '[.received_at, (.category | join("/")), .unit_said, .x."处置单位"]' out)" \
	'["2018-01-02T00:00:00+08:00","城管/市容/摊点/占道","某街道","某区"]'
is 'or rejected, where there is none' "$(jq -r .code rejects)" no_time

# --- real files, where they are at hand ------------------------------------------

real() {
	map=$1 want=$2
	shift 2
	for file; do
		if [ ! -f "$TOP/../shared/data/$file" ]; then
			skip "$file" 'no ../shared/data here'
			continue
		fi
		fresh
		ok "$file" take --emit none -m "$map" "$TOP/../shared/data/$file"
		has "$file: no reject" said "$want rows: $want new, 0 changed, 0 unchanged, 0 rejected"
	done
}
real haikou 4000 haikou-12345-4000.gb18030.csv
real nyc311 5895 nyc311-animals-2010-2025.csv
real "$TESTS/data/maps/la311.json" 2000 la311-2018-2000.csv la311-2020-2000.csv
done_testing
