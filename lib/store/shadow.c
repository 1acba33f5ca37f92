#include "store/shadow.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/row.h"
#include "store/schema.h"

int
shadow_open(struct db *shadow, const struct db *of, struct err *e)
{
	memset(shadow, 0, sizeof(*shadow));
	shadow->path = mem_text("(temporary)");
	shadow->lock_fd = -1;
	shadow->words = of->words;
	shadow->digest = digest_new();
	buf_init(&shadow->body);
	buf_init(&shadow->fields);
	buf_init(&shadow->chain);
	if (sqlite3_open("", &shadow->h) != SQLITE_OK)
		return err_set(e, ERR_DB, "no temporary database");
	if (row_register(shadow, e) < 0 || dbi_exec(shadow,
	    "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN", e) < 0)
		return -1;
	return schema_create_derived(shadow, e);
}

void
shadow_close(struct db *shadow)
{
	size_t i;

	bulk_release(shadow);
	for (i = 0; i < shadow->nstatements; i++)
		(void)sqlite3_finalize(shadow->statements[i].st);
	if (sqlite3_close(shadow->h) != SQLITE_OK)
		BUG("a statement outlives its database");
	digest_free(shadow->digest);
	buf_release(&shadow->body);
	buf_release(&shadow->fields);
	buf_release(&shadow->chain);
	free(shadow->to_stored);
	free(shadow->to_program);
	free(shadow->signed_days);
	free(shadow->path);
}
