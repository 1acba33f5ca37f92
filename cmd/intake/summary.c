#include "summary.h"

#include "base/lang.h"

/* What is stored stays as the map reads it: it is the map that says so. */
static void
tell_otherwise(const struct import *im)
{
	const struct arrive_otherwise *o = &im->arrive.otherwise;

	if (o->rows > 0)
		ctx_warn(im->ctx, lang("%lld rows: the policy knows no "
		    "category like '%s', but would if '%s' parted it: "
		    "path_separator of a map of your own (-m), js-map(5)"),
		    (long long)o->rows, words_text(im->ctx->words, o->example),
		    o->separator);
}

/*
 * Cases without numbers are not matched to those with, only proposed: until
 * somebody has looked, a call may count twice. A dump without numbers where
 * its source has them is the likeliest way to that.
 */
static void
tell_maybe(const struct import *im, int64_t maybe)
{
	struct buf dumps = BUF_INIT;

	if (im->bare_fresh > 0) {
		buf_puts(&dumps, im->bare);
		if (im->bares > 1)
			buf_printf(&dumps, lang(" and %lld more"),
			    (long long)im->bares - 1);
		ctx_warn(im->ctx, lang("%s: no order numbers, though this "
		    "source has them: of %lld new cases %lld look like one "
		    "that is known by its number, and count beside it: "
		    "js-report list link:maybe"), dumps.data,
		    (long long)im->bare_fresh, (long long)maybe);
		buf_release(&dumps);
		ctx_finding(im->ctx);
	} else if (maybe > 0) {
		ctx_note(im->ctx, lang("%lld cases without a number may be "
		    "known by one: js-report list link:maybe"),
		    (long long)maybe);
	}
}

void
summary_tell(const struct import *im, int64_t maybe)
{
	struct ctx *c = im->ctx;

	tell_maybe(im, maybe);
	if (im->arrive.unknown_answers > 0) {
		ctx_warn(c, lang("%lld answers are not in the policy and "
		    "count as unknown"), (long long)im->arrive.unknown_answers);
		ctx_finding(c);
	}
	tell_otherwise(im);
	if (im->arrive.conflicts > 0) {
		ctx_warn(c, lang("%lld facts were corrected by the office "
		    "and stand against the dump"),
		    (long long)im->arrive.conflicts);
		ctx_finding(c);
	}
	if (im->arrive.erased > 0)
		ctx_note(c, lang("%lld cases are known and were erased: "
		    "their texts are not taken"),
		    (long long)im->arrive.erased);
	if (im->twins > 0)
		ctx_warn(c, lang("%lld rows say the same as another: "
		    "cases of their own, numbered n2, n3 ..."),
		    (long long)im->twins);
	if (im->repeated > 0)
		ctx_warn(c, lang("%lld rows stand in their dump twice"),
		    (long long)im->repeated);
	ctx_note(c, lang("%lld rows: %lld new, %lld changed, %lld unchanged, "
	    "%lld rejected"), (long long)im->rows, (long long)im->fresh,
	    (long long)im->changed, (long long)im->same,
	    (long long)reject_count(im->rejects));
}
