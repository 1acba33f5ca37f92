#!/bin/sh
# The signals that need only records, counted once more from the records of
# js-report list by jq and the words of js-audit(1): each unit's n, seen, base
# and cases, in an office that lived, are the same.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/office.sh"
for tool in js-audit js-report mkoffice jq; do
	command -v $tool >/dev/null || skip_all "no $tool"
done
export JS_LANG=en
office_begin
ok 'an office' office_make 483
period=2026-06-01..2026-08-31
js-audit signals --all --exit-zero --period $period >report
js-report list received:$period >records

# A line for each case that a signal asks: signal, unit, n or base, seen, id.
jq -r '
	def sat: if . == null then null elif test("不满意") then 0
	    elif test("满意") then 1 else null end;
	def complains: .contacted == false or .solved == false or
	    ((.satisfied | sat) == 0);
	select((.role // "主办") == "主办") | . as $r |
	(.revisit.own // {}) as $own | (.revisit.city // {}) as $city |
	(.exclusion // {}) as $x | ($own.satisfied | sat) as $o |
	($city.satisfied | sat) as $c |
	(($own | complains) or ($city.valid != false and
	    ($city | complains))) as $bad |
	[
	(if ($o == 1 and $own.solved != null) or
	    ($c == 1 and $city.solved != null) then
		["sat-unsolved", "n", ($o == 1 and $own.solved == false) or
		    ($c == 1 and $city.solved == false)] else empty end),
	(if $o != null and $c != null then
		["own-vs-city", "n", $o == 1 and $c == 0],
		(if $o == 0 and $c == 1 then ["own-vs-city", "b", true]
		    else ["own-vs-city", "b", false] end) else empty end),
	(if $own.first_at != null and ($own.first_satisfied | sat) == 0 then
		["talk-no-work", "n", $own.turned == true] else empty end),
	(if $own.at != null then ["self-rate", "n", $own.same_unit == true]
		else empty end),
	(if $c != null then ["revisit-skew", (if $c == 0 then "n" else "b"
		end), $own.at == null] else empty end),
	(if $bad or $x.after_negative == true then
		["late-exclude", "n", $x.after_negative == true]
		else empty end),
	(if $bad or $o == 1 or $c == 1 then
		["exclude-skew", (if $bad then "n" else "b" end),
		($x.asked_at != null or $r.excluded.city != null) and
		$x.ahead != true] else empty end)
	] | .[] | [.[0], ($city.lead // $r.lead // "-"), .[1],
	    (if .[2] then 1 else 0 end), $r.id] | @tsv' records >asked

# By signal and unit: n, seen, and the same of the base; against the others
# where the signal names none.
awk -F '\t' '{ key = $1 "\t" $2 }
$3 == "n" { n[key]++; seen[key] += $4; all[$1]++; alls[$1] += $4 }
$3 == "b" { bn[key]++; bs[key] += $4; own[$1] = 1 }
END {
	for (key in n) {
		split(key, part, "\t")
		s = part[1]
		den = own[s] ? bn[key] : all[s] - n[key]
		num = own[s] ? bs[key] : alls[s] - seen[key]
		if (part[2] != "-" && den > 0)
			printf "%s\t%s\t%d\t%d\t%.1f\n", s, part[2], n[key],
			    seen[key], 100 * num / den + 1e-9
	}
}' asked | sort >recounted
jq -r 'select(.signal | IN("sat-unsolved",
	"own-vs-city", "talk-no-work", "self-rate", "revisit-skew",
	"late-exclude", "exclude-skew")) |
	[.signal, .key, .n, .seen, .base] | @tsv' report |
	awk -F '\t' '{ printf "%s\t%s\t%d\t%d\t%.1f\n", $1, $2, $3, $4, $5 }' |
	sort >printed
jq -r '.signals | to_entries[] | select(.value | type == "object") |
	[.key, .value.minimum] | @tsv' policy.json >minimums
awk -F '\t' 'NR == FNR { least[$1] = $2; next } $3 >= least[$1]' \
	minimums recounted >want
ok 'there is much to count' test "$(wc -l <want)" -ge 60
same 'each unit and signal' printed want

# The cases of one row, by id.
jq -r 'select(.signal == "sat-unsolved") | .key as $k |
	.cases | split(" ") | .[] | $k + " " + .' report | grep bj | sort >got
awk -F '\t' '$1 == "sat-unsolved" && $4 == 1 { print $2 " " $5 }' asked |
	sort >all
awk 'NR == FNR { u[$1]; next } $1 in u' got all >want
same 'and each case of it' got want
ok 'some' test -s got
done_testing
