#include "store/counted.h"

#include "base/num.h"
#include "store/dictionary.h"

/* Members as bits: one more than the value, 0 where unknown. */
static const struct {
	enum record_member member;
	int shift, width;
} small[] = {
	{ M_ROLE, 0, 2 },
	{ M_STATE, 2, 3 },
	{ M_LEVEL, 5, 3 },
	{ M_CITY_VALID, 8, 2 },
	{ M_CITY_CONTACTED, 10, 2 },
	{ M_CITY_SOLVED, 12, 2 },
	{ M_OWN_CONTACTED, 14, 2 },
	{ M_OWN_SOLVED, 16, 2 },
};

/* Members of which only matters whether they are known. */
static const struct {
	enum record_member member;
	int shift;
} known[] = {
	{ M_OWN_AT, 18 },
	{ M_CITY_AT, 19 },
	{ M_FINISHED_AT, 20 },
	{ M_CLOSED_AT, 21 },
	{ M_EXCL_INTERNAL, 22 },
	{ M_EXCL_CITY, 23 },
	{ M_CONTACTED_AT, 24 },
	{ M_RETURN_ASKED_AT, 25 },
};

#define FLAGS_SHIFT 26

static const enum record_member words[] = {
	M_NATURE, M_LEAD, M_CITY_LEAD, M_COMMUNITY, M_CATEGORY, M_CHANNEL,
	M_CITY_SATISFIED, M_OWN_SATISFIED
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

int64_t
counted_facts(const struct record *r)
{
	uint64_t facts = 0;
	int64_t n;
	size_t i;

	for (i = 0; i < COUNT(small); i++) {
		n = r->m[small[i].member];
		if (n >= 0 && n < (1 << small[i].width) - 1)
			facts |= (uint64_t)(n + 1) << small[i].shift;
	}
	for (i = 0; i < COUNT(known); i++)
		if (r->m[known[i].member] != NUM_NONE)
			facts |= UINT64_C(1) << known[i].shift;
	if (r->m[M_FLAGS] > 0)
		facts |= (uint64_t)r->m[M_FLAGS] << FLAGS_SHIFT;
	return (int64_t)facts;
}

static void
unpack(struct record *r, uint64_t facts)
{
	uint64_t n;
	size_t i;

	for (i = 0; i < COUNT(small); i++) {
		n = facts >> small[i].shift & ((1u << small[i].width) - 1);
		if (n > 0)
			r->m[small[i].member] = (int64_t)n - 1;
	}
	for (i = 0; i < COUNT(known); i++)
		if ((facts >> known[i].shift & 1) != 0)
			r->m[known[i].member] = 0;
	if (facts >> FLAGS_SHIFT != 0)
		r->m[M_FLAGS] = (int64_t)(facts >> FLAGS_SHIFT);
}

void
counted_put_columns(struct buf *b)
{
	size_t i;

	buf_puts(b, "facts");
	for (i = 0; i < COUNT(words); i++)
		buf_printf(b, ",%s", record_info[words[i]].name);
}

void
counted_read(struct db *db, sqlite3_stmt *st, struct record *r)
{
	int64_t facts = dbi_column(st, 1), word;
	size_t i;

	record_init(r);
	r->m[M_RECEIVED_AT] = dbi_column(st, 0);
	if (facts != NUM_NONE)
		unpack(r, (uint64_t)facts);
	for (i = 0; i < COUNT(words); i++) {
		word = dbi_column(st, (int)i + 2);
		if (word != NUM_NONE)
			r->m[words[i]] = dictionary_program(db, word);
	}
}

void
counted_read_open(sqlite3_stmt *st, struct record *r)
{
	int64_t facts = dbi_column(st, 2);

	record_init(r);
	r->key = dbi_column(st, 0);
	r->m[M_DUE_SOLVE] = dbi_column(st, 1);
	if (facts != NUM_NONE)
		unpack(r, (uint64_t)facts);
}
