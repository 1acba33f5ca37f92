#include "opine.h"

#include <string.h>

#include "data/jsonout.h"
#include "judge.h"
#include "stream.h"

struct opining {
	struct model_reader reader;
	size_t title, text;	/* which of the model's columns they are */
	struct buf opinion;
};

/* Which column of the model has this name; nfields: none. */
static size_t
find_column(const struct model *m, const char *name)
{
	const char *s = m->columns;
	size_t i, len;

	for (i = 0; i < m->form.nfields; i++, s += len + 1) {
		len = strcspn(s, ",");
		if (strlen(name) == len && memcmp(s, name, len) == 0)
			break;
		if (s[len] == '\0')
			return m->form.nfields;
	}
	return i;
}

static void
put_field(struct grams_text *fields, size_t at, const struct jx *record,
    const char *name)
{
	size_t len = 0;
	const char *s = jx_text(jx_get(record, name), &len);

	if (s != NULL && at < GRAMS_FIELDS)
		fields[at] = (struct grams_text){ s, len };
}

static int
opine(void *arg, struct stream_line *l, struct buf *out, struct err *e)
{
	struct opining *o = arg;
	const struct model *m = o->reader.m;
	struct grams_text fields[GRAMS_FIELDS + 1] = { { NULL, 0 } };
	struct buf *b = &o->opinion;
	size_t top;

	(void)e;
	put_field(fields, o->title, l->json, "title");
	put_field(fields, o->text, l->json, "text");
	model_read(&o->reader, fields, m->form.nfields);
	model_top(&o->reader, &top, 1);
	buf_reset(b);
	jsonout_open(b, '{');
	jsonout_key(b, "unit");
	jsonout_texts(b, m->classes[top]);
	jsonout_key(b, "p");
	judge_put_p(b, o->reader.p[top]);
	jsonout_close(b, '}');
	stream_put_member(out, l, "opinion", b->data, b->len);
	return 0;
}

int
opine_run(struct ctx *c, const struct model *m, int argc, char **argv,
    struct err *e)
{
	struct opining o;
	int rc;

	o.title = find_column(m, "title");
	o.text = find_column(m, "text");
	if (o.text == m->form.nfields && m->form.nfields == 1)
		o.text = 0;	/* learnt from a file of one column */
	if (o.text == m->form.nfields)
		return err_set(e, ERR_DATA, "the model was not learnt from "
		    "title and text of cases");
	model_reader_init(&o.reader, m);
	buf_init(&o.opinion);
	rc = stream_propose(c, argc, argv, opine, &o, e);
	buf_release(&o.opinion);
	model_reader_release(&o.reader);
	return rc;
}
