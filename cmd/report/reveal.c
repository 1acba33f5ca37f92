#include "reveal.h"

#include "base/buf.h"

int
reveal_open(struct ctx *c, struct err *e)
{
	if (c->reveal == NULL)
		return ctx_db(c, DB_READ, e);
	if (c->actor == NULL)
		return err_set(e, ERR_USAGE,
		    "option '--reveal': say who looks with --actor");
	return ctx_db_keyed(c, DB_WRITE, e);
}

int
reveal_page(struct ctx *c, const struct record *page, size_t n,
    struct err *e)
{
	struct buf ids = BUF_INIT;
	size_t i;
	int rc;

	if (c->reveal == NULL || n == 0)
		return 0;
	for (i = 0; i < n; i++) {
		if (i > 0)
			buf_putc(&ids, ' ');
		record_put_id(&ids, &page[i], c->words);
	}
	rc = ctx_reveal(c, ids.data, ids.len, (int64_t)n, e);
	buf_release(&ids);
	return rc;
}
