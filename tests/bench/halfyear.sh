#!/bin/sh
# Signing, amendment, exclusion and restatement over a generated half-year:
# each published figure is reproduced as of its day (tests/halfyear.sh). Prints
# how many there were and how long printing one again takes beside counting it.
set -eu
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/../halfyear.sh"

JS_KEY=$WORK/key
JS_DB=$WORK/js.db
JS_POLICY=$WORK/p.json
export JS_KEY JS_DB JS_POLICY
cd "$WORK"
days=${JS_HALFYEAR_DAYS:-181}
jq '.start = "2026-05-20"' "$JS_BUILD/share/jiesu/rule/default.json" >p.json
office "$days" '--rows 2500 --days 190 --to 2026-11-20' 2026-05-20
reproduced >differs
if [ -s differs ]; then
	cat differs >&2
	exit 1
fi
id=$(js-report list state:open | head -n 1 | jq -r .id)
at=$(js-report list "id=$id" | jq -r .received_at)
js-dispatch contact "$id" --connected --call progress --actor 值班长 \
	--at "$at" >/dev/null
amended=$(js-audit days | jq -s 'map(.amendments) | add')
echo "halfyear: $(find published -name "*.html" | wc -l) sheets and" \
    "$(wc -l <published/mornings) mornings' rates and exclusions" \
    "($(cat published/*.figures | wc -l) lines) reproduced as of their day;" \
    "$(js-audit exclude list | wc -l) exclusions asked for;" \
    "a call entered afterwards amended $amended day"
