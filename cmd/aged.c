#include "aged.h"

#include "base/lang.h"
#include "base/num.h"
#include "sheet/cell.h"

enum aged
aged_of(const struct ctx *c, int64_t due_at)
{
	int64_t old_s = c->policy->old_s;

	if (due_at == NUM_NONE || due_at >= c->now_at)
		return AGED_AHEAD;
	return old_s > 0 && due_at < c->now_at - old_s ? AGED_OLD : AGED_LATE;
}

int
aged_are_counted(const struct ctx *c)
{
	return c->format == FORMAT_TABLE || c->format == FORMAT_MD ||
	    c->format == FORMAT_HTML;
}

void
aged_note(struct grid *g, const struct ctx *c, int64_t cases,
    const char *program, const char *verb)
{
	struct buf b = BUF_INIT, span = BUF_INIT;

	if (cases == 0)
		return;
	cell_put_limit(&span, c->policy->old_s);
	buf_printf(&b, lang_sheet("%lld more cases are late by more than %s: "
	    "%s %s --old -f table"), (long long)cases, span.data, program,
	    verb);
	grid_note(g, b.data);
	grid_skip_empty(g);
	buf_release(&span);
	buf_release(&b);
}
