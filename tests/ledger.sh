# shellcheck shell=sh
# ledger.sh - for tests and benches of the 4+2 ledger, after lib.sh:
#
#	calls_of SEED <records >calls.ndjson
#		an invented year of calls, answers and waivers for the closed
#		cases among the records of js-report list: some complete, some
#		short, refused, or tried on three days in vain; attempts in
#		bursts, out of order, after closing, answers of no use
#	recount DB POLICY NOW >ends
#		"ID END CALLS REVISITS" of each case, counted from the journal
#		as js-audit trail prints it: by jq and awk, by the words of
#		js-revisit(1), from nothing that the ledger itself keeps

# Times are seconds of a clock that shows +08:00 as if it were UTC.
calls_of() {
	jq -r 'def t: .[:19] + "Z" | fromdateiso8601;
	    select(.closed_at) | [.id, (.received_at | t), (.closed_at | t),
	    (.caller // "-")] | @tsv' |
	awk -F '\t' -v seed="$1" '
	function put(n, rest) {
		printf "{\"id\":\"%s\",\"at\":%d,%s}\n", id, n, rest
	}
	function call(n, ok, label) {
		put(n, "\"kind\":\"call\",\"actor\":\"值班长\"," \
		    "\"connected\":" (ok ? "true" : "false") \
		    ",\"seconds\":" (ok ? 40 + R(200) : 0) \
		    (label == "" ? "" : ",\"call\":\"" label "\""))
	}
	function answer(n, round, solved, word) {
		put(n, "\"kind\":\"answer\",\"actor\":\"回访员\"," \
		    "\"round\":" round ",\"satisfied\":\"" word "\"" \
		    (solved == "" ? "" : ",\"solved\":" solved))
	}
	function waive(n, code, rest) {
		put(n, "\"kind\":\"waive\",\"actor\":\"值班长\"," \
		    "\"code\":\"" code "\"" rest)
	}
	function R(n) {
		x = (x * 16807) % 2147483647
		return x % n
	}
	BEGIN {
		x = seed
		split("understand confirm progress result", L, " ")
	}
	{
		id = $1; a = $2; b = $3; span = b - a
		if (span < 8000 || $4 == "-")
			next
		kind = R(10)
		n = kind < 5 ? 4 : R(4)
		for (i = 1; i <= n; i++) {
			c = a + 60 + int((span - 60) / 5 * (i - 0.5))
			if (R(4) == 0)
				call(c - 120, 0, L[i])
			call(c, 1, R(6) ? L[i] : "")
			if (R(5) == 0)
				call(c + 200 + R(300), 1, L[i])
		}
		if (R(4) == 0)
			call(b + 3600, 1, "result")
		if (R(9) == 0)
			call(b + 90000, 1, "result")
		if (R(9) == 0)
			call(a + 30 + R(600), 1, "understand")
		if (kind == 9) {
			for (i = 1; i <= 3; i++)
				call(b + i * 86400, 0, "revisit")
			waive(b + 3 * 86400 + 60, "unreachable", "")
			next
		}
		if (kind == 8) {
			waive(b + 86400, "refused", ",\"part\":\"revisits\"" \
			    ",\"text\":\"不必再打\"")
			next
		}
		if (kind < 7)
			answer(b + 90000, 1, R(5) ? "true" : "",
			    R(3) ? "满意" : "不满意")
		if (R(5) == 0)
			answer(b + 100000, 2, "", "无人接听")
		if (kind < 6)
			answer(b + 400000 + R(9), 2, "true", "基本满意")
	}' | jq -c '.at |= (todate | sub("Z"; "+08:00"))'
}

recount() {
	jq -r '[.calls.needed, .start, (.rates.uncounted | join(","))] |
	    @tsv' "$2" >recount.rules
	js-report list --reveal=独立复核 --actor 复核员 -d "$1" -p "$2" |
	jq -r --rawfile rules recount.rules 'def t: .[:19] + "Z" |
	    fromdateiso8601; ($rules | rtrimstr("\n") / "\t") as $r |
	    select((.role == null or .role == "主办") and
	    .state != "returned" and
	    ((.nature // "") as $n | ($r[2] / ",") | index($n) | not) and
	    ((.closed_at // "9")[:10] >= $r[1])) |
	    [.id, (if .closed_at then .closed_at | t else 0 end),
	    (if .caller then "y" else "n" end)] | @tsv' >recount.cases
	cut -f 1 recount.cases | xargs js-audit trail -d "$1" |
	jq -r 'def t: .[:19] + "Z" | fromdateiso8601;
	    select(.kind == "contact" or .kind == "answer" or
	    .kind == "waive" or .kind == "reopen") |
	    [.id, .kind, (.at | t), (.connected // false), (.call // "-"),
	    (.own_round // .round // 0), (.usable != false),
	    (.calls_waived // "-"), (.own_waived // "-"),
	    (.reopened_at // "-")] | @tsv' >recount.events
	awk -F '\t' -v now="$(echo "\"$3\"" |
	    jq '.[:19] + "Z" | fromdateiso8601')" '
	FILENAME == "recount.rules" { need = $1; next }
	FILENAME == "recount.cases" {
		order[++cases] = $1; closed[$1] = $2; number[$1] = $3
		next
	}
	$2 == "contact" && $4 == "true" && $5 != "revisit" {
		c = closed[$1]
		if (c > 0 && $3 > c && ($3 > c + 86400 ||
		    ($5 != "result" && $5 != "-")))
			next
		near = 0
		for (i = 1; i <= n[$1]; i++)
			if ($3 - times[$1, i] < 600 && times[$1, i] - $3 < 600)
				near = 1
		if (!near)
			times[$1, ++n[$1]] = $3
	}
	$2 == "answer" && $7 == "true" { round[$1, $6] = 1 }
	$2 == "reopen" || ($2 == "answer" && $10 != "-") {
		round[$1, 1] = round[$1, 2] = 0
	}
	$8 != "-" { calls_waived[$1] = 1 }
	$9 != "-" { rounds_waived[$1] = 1 }
	# Ten working days: two weeks, holidays perhaps. Who uses this has all
	# cases closed either forty days before now or open.
	function end_of(id, c, no, nor) {
		if (!no && !nor)
			return "complete"
		if ((!no || calls_waived[id]) && (!nor || rounds_waived[id]))
			return "waived"
		if (number[id] == "n")
			return "impossible"
		if (c == 0 || (no && !calls_waived[id] && now - c <= 86400) ||
		    (nor && !rounds_waived[id] && now - c <= 40 * 86400))
			return "pending"
		return "short"
	}
	END {
		for (i = 1; i <= cases; i++) {
			id = order[i]
			calls = n[id] < need ? n[id] + 0 : need
			rounds = round[id, 1] + round[id, 2]
			print id, end_of(id, closed[id], calls < need,
			    rounds < 2), calls, rounds
		}
	}' recount.rules recount.cases recount.events | sort
}
