#!/bin/sh
# The main job on the sample, as `make demo` runs it: every step is done, none
# ends otherwise than it says.
. "$(dirname "$0")/../lib.sh"

JS_ROOT=$DIR/build
export JS_ROOT
ok 'the demo' sh "$TESTS/demo.sh" >said 2>err
ok 'cuts no character' iconv -f UTF-8 -t UTF-8 said
sed 's/^js-[a-z]*: //; s/bj12345-[0-9]*/CASE/' err >words
same 'what is refused is refused on purpose' words - <<'END'
3000 rows: 3000 new, 0 changed, 0 unchanged, 0 rejected
CASE: refused: pass: nobody passes a result of his own
sign: 2026-11-21: days are signed in their order, this one is the next
END
ls "$JS_ROOT"/demo/sheets >sheets
has 'it ends with a signed sheet' sheets 2026-11-22.html
export JS_DB="$JS_ROOT/demo/js.db"
ok 'and a journal that holds' js-audit verify
done_testing
