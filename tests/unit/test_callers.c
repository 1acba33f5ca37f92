/* The index of callers, and who else writes while it waits. */
#include "tap.h"
#include "tempdb.h"

#include "base/num.h"
#include "store/callers.h"
#include "store/erasure.h"

static int
count_pair(void *arg, int64_t ref, int64_t cas)
{
	int64_t *seen = arg;

	if (cas == seen[0])
		seen[1] += ref != NUM_NONE;
	return 0;
}

/* Of a case that one program has in mind, while another erases it. */
static void
test_erased_meanwhile(void)
{
	struct words *aw = words_new(), *bw = words_new();
	struct db *a = open_db(DB_CREATE, aw, T0 + 180);
	struct db *b = open_db(DB_WRITE, bw, T0 + 190);
	struct erasure_why why = { .at = T0 + 190 };
	struct err e = ERR_INIT;
	struct record r, next;
	struct erasure x;
	int64_t seen[2] = { 0, 0 };

	why.actor = words_adds(bw, "档案员");
	why.reason = words_adds(bw, "本人要求");
	why.rule = NUM_NONE;
	db_begin(a, &e);
	receive(a, "5", "供暖/室温", &r);
	OK_INT(db_commit(a, &e), 0, "one receives a case");
	erasure_init(&x);
	db_begin(b, &e);
	OK_INT(erasure_add_case(&x, b, r.key, &e), 1, "which has texts");
	erasure_settle(&x);
	OK_INT(erasure_carry_out(&x, b, &why, &e), 0, "the other erases them");
	OK_INT(db_commit(b, &e), 0, "at once");
	erasure_release(&x);
	db_begin(a, &e);
	receive(a, "6", "供暖/室温", &next);
	OK_INT(db_commit(a, &e), 0, "the first receives one more");
	OK_INT(callers_catch_up(a, &e), 0, "and enters whom it has in mind");
	seen[0] = next.key;
	callers_pairs(a, count_pair, seen, &e);
	OK_INT(seen[1], 1, "the caller of this one");
	seen[0] = r.key;
	seen[1] = 0;
	callers_pairs(a, count_pair, seen, &e);
	OK_INT(seen[1], 1, "of the erased one the stand-in only");
	OK_INT(verify(a), 0, "and all of it proves");
	db_close(a);
	db_close(b);
	words_free(aw);
	words_free(bw);
}

int
main(void)
{
	if (tempdb_begin() < 0)
		return 1;
	test_erased_meanwhile();
	tempdb_end();
	DONE();
}
