#include "data/recordvalue.h"

#include <string.h>

#include "base/num.h"
#include "data/jsonout.h"

static void
put_parts(struct buf *b, const char *s, size_t len, char sep)
{
	const char *end = s + len, *at;

	jsonout_open(b, '[');
	while (len > 0 && s <= end) {
		at = memchr(s, sep, (size_t)(end - s));
		if (at == NULL)
			at = end;
		jsonout_text(b, s, (size_t)(at - s));
		s = at + 1;
	}
	jsonout_close(b, ']');
}

static void
put_flags(struct buf *b, int64_t flags)
{
	const char *name;
	int bit;

	jsonout_open(b, '[');
	for (bit = 0; (name = record_flag_name(bit)) != NULL; bit++) {
		if (flags != NUM_NONE && flags >> bit & 1)
			jsonout_texts(b, name);
	}
	jsonout_close(b, ']');
}

static void
put_ref(struct buf *b, int64_t n)
{
	static const char hex[] = "0123456789abcdef";
	char s[] = "\"p_0123456789abcdef\"";
	int i;

	if (n == NUM_NONE) {
		jsonout_null(b);
		return;
	}
	for (i = 0; i < 16; i++)
		s[3 + i] = hex[(uint64_t)n >> (60 - 4 * i) & 15];
	jsonout_raw(b, s, sizeof(s) - 1);
}

void
recordvalue_put(struct buf *b, enum record_type type, int64_t n,
    const struct words *w)
{
	const char *word;

	switch (type) {
	case RECORD_TIME:
		jsonout_time(b, n);
		break;
	case RECORD_WORD:
		word = n == NUM_NONE ? NULL : words_text(w, n);
		if (word == NULL)
			jsonout_null(b);
		else
			jsonout_text(b, word, words_len(w, n));
		break;
	case RECORD_PATH:
	case RECORD_LIST:
		put_parts(b, words_text(w, n), words_len(w, n),
		    type == RECORD_PATH ? '/' : WORDS_SEP);
		break;
	case RECORD_YES:
		jsonout_bool(b, n);
		break;
	case RECORD_STATE:
		jsonout_texts(b, record_state_name(n));
		break;
	case RECORD_ROLE:
		jsonout_texts(b, record_role_name(n));
		break;
	case RECORD_BY:
		jsonout_texts(b, record_by_name(n));
		break;
	case RECORD_FLAGS:
		put_flags(b, n);
		break;
	case RECORD_REF:
		put_ref(b, n);
		break;
	case RECORD_INT:
	case RECORD_LINKS:
	default:
		jsonout_int(b, n);
		break;
	}
}
