#ifndef QUERY_FIELD_H
#define QUERY_FIELD_H

#include <stdint.h>

#include "base/buf.h"
#include "query/token.h"

/*
 * The names that stand before the operator. Beside those listed in field.c,
 * each member of the record is a field, by its path ("contact.tried") or its
 * name ("due_solve"), times also without "_at", and what is said at a
 * revisit without "revisit." ("own.solved").
 */
enum field_kind { FIELD_MEMBER, FIELD_NO, FIELD_ID, FIELD_TEXT,
	FIELD_OVERDUE };

struct field {
	enum field_kind kind;
	int member, other;	/* other: -1, or a second member to ask */
	uint64_t texts;		/* bits of 1 << enum record_text */
};

/* 0, or -1 where there is no such field. */
int field_find(struct field *f, const struct token *name);

/*
 * Values that are one of a few: states with their Chinese names and "open",
 * roles, origins, yes and no. The bits they mean, 0 where there is none such.
 */
uint64_t field_set(int member, const char *value);
/* What field_set takes: "open, 待分派, …". */
void field_put_values(struct buf *b, int member);

/* The field that somebody may have meant; 0 where none has such a name. */
int field_put_nearest(struct buf *b, const struct token *name);

#endif
