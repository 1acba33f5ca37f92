#!/bin/sh
# Walk-in cases: a number of the office, level and clocks by the policy, and
# nothing twice.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_ACTOR=值班长
export JS_ACTOR

cat >walkin <<'END'
{"text":"楼道灯不亮，ＬＥＤ","community":"农光里","received_at":"2026-11-23T08:30:00+08:00","name":"王某某","phone":"19900000077","category":["城市管理","市政设施","路灯不亮"]}
END
ok 'a case from the desk makes the database' js-intake add walkin >out
is 'it has a number of the office' "$(jq -r .id out)" office-20261123-0001
is 'its facts' "$(jq -r '.role, .state, .level, .place.community,
	.received_at, .due.solve, .flags[0]' out | xargs)" \
	'主办 received 3 农光里社区 2026-11-23T08:30:00+08:00 2026-11-30T08:30:00+08:00 own'
is 'no person rides along' "$(grep -c '王某某\|19900000077' out)" 0
is 'but is there' "$(js-report list --reveal=回访 | jq -r \
	'.person.name, .person.phone' | xargs)" '王某某 19900000077'
E=$(events)
ok 'the same request' js-intake add walkin >again
same 'is the same case' again out
is 'no event' "$(events)" "$E"
ok 'from standard input' js-intake add <walkin >again
same 'the same' again out

# the same words at another time are another case; so is another day's first
for at in 2026-11-23T08:40:00+08:00 2026-11-22T23:59:59+08:00; do
	jq -c --arg at $at '.received_at = $at' walkin
done >others
ok 'two more' js-intake add others >out
is 'numbered by their day' "$(jq -r .id out | xargs)" \
	'office-20261123-0002 office-20261122-0001'
ok 'no time' js-intake add >out <<'END'
{"text":"没有写时间"}
END
is 'is now' "$(jq -r .received_at out)" 2026-11-23T09:00:00+08:00
ok 'a threat' js-intake add >out <<'END'
{"text":"来访人称不解决就从楼上跳下","level":3}
END
is 'is of level 1, due in two hours' \
	"$(jq -r '.level, .level_by, .due.solve, .flags[]' out | xargs)" \
	'1 threat 2026-11-23T11:00:00+08:00 threat own'

E=$(events)
cat >bad <<'END'
{"community":"农光里"}
{"text":""}
{"text":"键不对","phon":"1"}
{"text":"级别不对","level":5}
{"text":"时间不对","received_at":"2026-02-30T00:00:00+08:00"}
{"text":"将来","received_at":"2026-11-23T09:00:01+08:00"}
{"text":"类别不对","category":"供暖"}
[1]
{"text":"没完
END
exits 'bad requests' 1 js-intake add bad >out 2>said
empty 'open nothing' out
is 'and append nothing' "$(events)" "$E"
is 'each is told with its line' "$(grep -c '^js-intake: bad:[1-9]: ' said)" 9
has 'a missing text' said 'bad:1: bad_request: text: it is missing'
has 'an unknown key' said "unknown key 'phon'"
lacks 'no text in a message' said 没完
ok '-n' js-intake add -n >out <<'END'
{"text":"只试一试"}
END
is 'prints the event' "$(jq -r .kind out)" receive
is 'and appends none' "$(events)" "$E"
ok 'no input' js-intake add </dev/null >out
empty 'no case' out

# Walk-in cases stand in the volume and the office's own table only.
is 'no rate of the city counts them' "$(js-report rates \
	--period 2026-11-22..2026-11-23 | jq -r 'select(.key == "合计" and
	.account == "full") | .received')" 0
is 'they can be assigned' "$(js-report list state:received |
	js-dispatch suggest | js-dispatch assign --auto |
	jq -r 'select(.state == "assigned").no' | head -n 1)" 20261123-0001
proved

# A database that was not made for tests has no other clock than the machine's.
fresh
echo '{"text":"楼道灯不亮"}' >lamp
ok 'by the clock of the machine' env -u JS_NOW js-intake add lamp >/dev/null
exits 'not by one that is ahead of it' 2 \
	js-intake add --now 2999-01-01T00:00 --exit-zero lamp >out
empty 'nothing was added' out
done_testing
