#!/bin/sh
# 未诉先办: a list becomes tasks, each item ends, nothing of it is in a rate.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

# Three years: heating comes every winter, one lift fails every month though
# it is solved each time, and noise comes all year.
awk 'BEGIN {
	print "工单编号,工单类型,问题分类,村/社区,小区点位,主办单位,来电时间,办结时间,是否解决"
	start = 1700438400	# 2023-11-20
	for (day = 0; day < 1090; day++) {
		at = start + day * 86400
		when = strftime("%Y-%m-%d", at, 1)
		done = strftime("%Y-%m-%d", at + 2 * 86400, 1)
		m = strftime("%m", at, 1) + 0
		heat = m >= 11 || m <= 3 ? 1 : 0
		if (heat && day % 2 == 0)
			row("供暖->居民供暖->室温不达标", "农光里", "农光里1号楼")
		if (heat && day % 5 == 0)
			row("供暖->居民供暖->室温不达标", "百环", "百环3号楼")
		if (day % 25 == 3)
			row("住房城乡建设->物业管理->电梯故障", "劲松北", "劲松北7号楼")
		if (day % 4 == 1)
			row("生态环境->噪声->施工噪声", "大郊亭", "大郊亭" day % 9 + 1 "号楼")
	}
}
function row(category, community, point) {
	printf "%06d,投诉,%s,%s,%s,劲松街道,%s 10:00:00,%s 10:00:00,是\n",
	    ++n, category, community, point, when, done
}' >dump.csv
take --emit none --exported-at '2026-09-20 00:00' --now 2026-09-20 dump.csv
JS_NOW=2026-09-20T09:00:00+08:00
export JS_NOW
before=$(js-report rates --by all --period 2026-01-01..2026-09-19)
volume=$(js-forecast volume --by all --freq month --horizon 1)

js-forecast ahead >list 2>err
empty 'nothing to say beside it' err
is 'kinds' "$(jq -r .ahead.kind list | sort | uniq -c | xargs)" \
	'1 chronic 2 season'
is 'the season of the file, by last years' \
	"$(jq -c 'select(.ahead.season == "供暖") | [.place.community,
	.ahead.window, .ahead.before, .ahead.unit]' list | head -n 1)" \
	'["农光里社区","2026-11-07..2027-03-15","2026-10-08","市政市容科"]'
is 'what is expected lies between' "$(jq -c 'select(.ahead.expected <
	.ahead.lo80 or .ahead.expected > .ahead.hi80)' list)" ''
is 'the place that comes back is a building' \
	"$(jq -r 'select(.ahead.kind == "chronic").place.site' list)" \
	劲松北7号楼
is 'the cases it rests on' "$(jq -r 'select(.ahead.kind == "chronic") |
	.ahead.cases | length' list)" 5
has 'it says why' list '办结后又反映'
js-forecast ahead >again
same 'the same again' again list
js-forecast ahead --now 2026-09-27 --day 2026-09-20 | jq -r .id | sort >ids
jq -r .id list | sort >want
same 'the same ids next week' ids want
js-forecast ahead --kind chronic --top 1 -f csv --lang en |
	head -n 1 | tr -d '\r' >heads
is 'a table too' "$(cut -d, -f1-6 heads)" \
	'rank,id,kind,category,place,window'
ok 'as HTML' js-forecast ahead -f html -o list.html
has 'whole' list.html '</html>'

# A list that is kept.
exits 'no such kind' 2 js-forecast ahead --kind winter
exits 'spread needs assets' 2 js-forecast ahead --kind spread
exits 'not tomorrow' 2 js-forecast ahead --day 2026-09-21
js-forecast ahead --store --actor 主任 >kept
same 'keeping changes nothing of it' kept list
is 'the journal has it' "$(sqlite3 "$JS_DB" 'SELECT day FROM forecast')" \
	"$(($(date -u -d 2026-09-20 +%s) / 86400))"
proved

# One is accepted, one is refused without ever having been a task.
head -n 1 kept | js-forecast accept --actor 值班长 >accepted
is 'a task, and who should do it' "$(jq -c '[.state, .nature, .flags,
	.ahead.kind, .propose.do, .propose.lead]' accepted)" \
	'["received","未诉先办",["own","task"],"season","assign","市政市容科"]'
head -n 1 kept | js-forecast accept --actor 值班长 >again
same 'accepted once' again accepted
js-forecast ahead 2>err | wc -l >n
is 'no longer on the list' "$(cat n)" 2
has 'the list says what became of the last' err '3项，接受1'
js-forecast ahead --all -q | wc -l >n
is 'unless asked for' "$(cat n)" 3
js-dispatch assign --auto --actor 值班长 <accepted >assigned
is 'assigned to it' "$(jq -c '[.state,.lead]' assigned)" \
	'["assigned","市政市容科"]'
is 'due when the list says' "$(jq -r .due.solve assigned)" \
	2026-10-09T00:00:00+08:00
is 'the same through one pipe' "$(js-forecast ahead -q --kind chronic |
	js-forecast accept --unit 综合执法队 | js-dispatch assign --auto |
	jq -r .lead)" 综合执法队
exits 'no such unit' 2 js-forecast accept --unit 外交部 </dev/null
refused=$(sed -n '2p' kept | jq -r .id)
exits 'why not' 2 js-forecast outcome "$refused" --refused
js-forecast outcome "$refused" --refused --why 今年已改造 --actor 主任 >out
is 'refused, by its id on the kept list' \
	"$(jq -c '[.id,.state,.ahead.outcome,.ahead.outcome_why]' out)" \
	"[\"$refused\",\"closed\",\"refused\",\"今年已改造\"]"
js-forecast outcome "$refused" --refused --why 今年已改造 --actor 主任 >again
same 'once' again out
exits 'not another one' 1 js-forecast outcome "$refused" --done 2>err
has 'says what to do' err 'reopen the task first'
exits 'no person in a reason' 1 js-forecast outcome "$refused" --refused \
	--why '张三13901234567不同意'
js-forecast outcome --done --actor 主任 <assigned >out
is 'done' "$(jq -c '[.state,.ahead.outcome]' out)" '["closed","done"]'
exits 'no such item' 1 js-forecast outcome fc-season202601 --done
exits 'a demand is no task' 1 sh -c \
	'js-report list --limit 1 | js-forecast outcome --done'
js-forecast ahead -f table 2>/dev/null >sheet
has 'all of it stands below the list' sheet '办结1，未办0，不办1'
js-report list flag:task outcome:refused | jq -r .id >found
is 'found by its outcome' "$(cat found)" "$refused"
n=$(events)
js-forecast outcome "$refused" --done -n >/dev/null 2>&1
is 'a dry run writes nothing' "$(events)" "$n"
proved

# Credit, never a denominator.
is 'no rate has moved' "$(js-report rates --by all \
	--period 2026-01-01..2026-09-19)" "$before"
is 'no demand was counted' "$(js-forecast volume --by all --freq month \
	--horizon 1)" "$volume"

# What is no item.
printf '%s\n' '{"v":1,"id":"fc-x1","rev":1}' '{"v":1,"id":"bj12345-9","rev":1}' \
	'no json' >bad
exits 'bad items' 1 js-forecast accept --reject rejects bad </dev/null
exits 'bad items on the pipe' 1 sh -c 'js-forecast accept --reject rejects <bad'
is 'each has its code' "$(jq -r .code rejects | xargs)" \
	'bad_item bad_item json_syntax'

# One year: the list says so.
fresh
awk -F, 'NR == 1 || $7 >= "2025-10-15"' dump.csv >short.csv
take --emit none short.csv
js-forecast ahead --lang en >list 2>err
has 'short history' err 'less than two years'
is 'in each item' "$(jq .ahead.short_history list | sort -u)" true
fresh
head -n 1 dump.csv >none.csv
tail -n 1 dump.csv >>none.csv
take --emit none none.csv
js-forecast ahead -q >list
empty 'one case: nothing' list
done_testing
