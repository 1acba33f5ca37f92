#include "data/jxmask.h"

#include <string.h>

#include "data/jsonout.h"
#include "text/mask.h"

static void
put_text(struct buf *b, const struct jx *j)
{
	struct buf masked = BUF_INIT;
	const char *s;
	size_t len;

	s = jx_text(j, &len);
	mask_text(&masked, s, len);
	jsonout_text(b, masked.data, masked.len);
	buf_release(&masked);
}

static void
put_number(struct buf *b, const struct jx *j)
{
	struct buf plain = BUF_INIT, masked = BUF_INIT;

	jx_put(&plain, j);
	mask_text(&masked, plain.data, plain.len);
	if (plain.len == masked.len &&
	    memcmp(plain.data, masked.data, plain.len) == 0)
		jsonout_raw(b, plain.data, plain.len);
	else
		jsonout_text(b, masked.data, masked.len);
	buf_release(&masked);
	buf_release(&plain);
}

static void
put_object(struct buf *b, const struct jx *j)
{
	size_t i, n = jx_count(j);
	const struct jx *value;
	const char *key;

	jsonout_open(b, '{');
	for (i = 0; i < n; i++) {
		value = jx_member(j, i, &key);
		jsonout_key(b, key);
		jxmask_put(b, value);
	}
	jsonout_close(b, '}');
}

static void
put_array(struct buf *b, const struct jx *j)
{
	size_t i, n = jx_count(j);

	jsonout_open(b, '[');
	for (i = 0; i < n; i++)
		jxmask_put(b, jx_at(j, i));
	jsonout_close(b, ']');
}

void
jxmask_put(struct buf *b, const struct jx *j)
{
	switch (jx_type(j)) {
	case JX_OBJECT:
		put_object(b, j);
		break;
	case JX_ARRAY:
		put_array(b, j);
		break;
	case JX_TEXT:
		put_text(b, j);
		break;
	case JX_INT:
	case JX_REAL:
		put_number(b, j);
		break;
	case JX_NULL:
	case JX_BOOL:
	default:
		jx_put(b, j);
		break;
	}
}
