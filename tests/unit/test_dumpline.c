/* Lines of a dump: as they are written they are read, in pieces too. */
#include <stdlib.h>

#include "base/num.h"
#include "store/dumpline.h"
#include "tap.h"

#define MEBIBYTE (1 << 20)

static const unsigned char digest[DIGEST_LEN] = {
	0, 1, 0x7f, 0x80, 0xff, 0xe5, 0x85, 0xa8
};

static void
set_fixed(struct dumpline_fixed *f, size_t len)
{
	f->len = len;
	memcpy(f->at, digest, len);
}

/* Read lines until the first that is no piece. */
static int
read_all(struct dumpline_reader *r, struct dumpline *l, const struct buf *b,
    int *lines, struct err *e)
{
	const char *s = b->data, *end;
	int rc = 0;

	for (*lines = 0; rc == 0 && *s != '\0'; s = end + 1) {
		end = strchr(s, '\n');
		if (end == NULL || end - s > MEBIBYTE)
			return -1;
		rc = dumpline_read(r, l, s, (size_t)(end - s), e);
		++*lines;
	}
	return *s == '\0' ? rc : -1;
}

/* It comes back as it was: written again it is the same bytes. */
static void
check_round(const char *name, const struct dumpline *l, int want_lines)
{
	struct buf one = BUF_INIT, two = BUF_INIT;
	struct dumpline_reader r;
	struct err e = ERR_INIT;
	struct dumpline back;
	int lines;

	dumpline_reader_init(&r);
	dumpline_put(&one, l);
	OK_INT(read_all(&r, &back, &one, &lines, &e), 1, name);
	OK_TEXT(e.text, "", name);
	OK_INT(lines, want_lines, name);
	OK(back.len == l->len && memcmp(back.bytes, l->bytes, l->len) == 0,
	    name);
	dumpline_put(&two, &back);
	OK_TEXT(two.data, one.data, name);
	dumpline_reader_release(&r);
	buf_release(&one);
	buf_release(&two);
}

static void
fill_event(struct dumpline *l)
{
	dumpline_init(l, DUMPLINE_EVENT);
	l->seq = 1;
	l->at = l->rec = -1;
	l->event = 8;
	l->bytes = "\0\x80全";
	l->len = 5;
	set_fixed(&l->digest, DIGEST_LEN);
}

static void
test_kinds(void)
{
	struct dumpline l;

	dumpline_init(&l, DUMPLINE_HEAD);
	l.version = l.schema = 1;
	check_round("a head", &l, 1);
	set_fixed(&l.key_check, DIGEST_LEN);
	l.is_private = 1;
	check_round("with a key", &l, 1);
	fill_event(&l);
	check_round("the least event", &l, 1);
	l.clock = l.key = l.rev = l.actor = INT64_MAX;
	l.is_private = 1;
	set_fixed(&l.commitment, DIGEST_LEN);
	check_round("the most event", &l, 1);
	dumpline_init(&l, DUMPLINE_PRIVATE);
	l.seq = 1;
	set_fixed(&l.salt, SEAL_SALT_LEN);
	check_round("a private row without a caller", &l, 1);
	l.caller = INT64_MIN + 1;
	check_round("with one", &l, 1);
	l.caller = -1;
	check_round("with another", &l, 1);
	dumpline_init(&l, DUMPLINE_END);
	l.seq = l.callers_upto = 0;
	set_fixed(&l.digest, DIGEST_LEN);
	set_fixed(&l.sum, DIGEST_LEN);
	check_round("an end", &l, 1);
}

static void
test_pieces(void)
{
	static const struct {
		size_t len;
		int event_lines, policy_lines;
	} cases[] = {
		{ 0, 1, 1 }, { 1, 1, 1 }, { 128 << 10, 1, 1 },
		{ (128 << 10) + 1, 1, 2 }, { 256 << 10, 1, 3 },
		{ (256 << 10) + 1, 2, 3 }, { 3 << 20, 12, 25 }
	};
	struct buf text = BUF_INIT;
	struct dumpline l;
	char name[40];
	size_t i;

	while (text.len <= 3 << 20)
		buf_puts(&text, "全角，");
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		snprintf(name, sizeof(name), "%zu bytes", cases[i].len);
		fill_event(&l);
		l.bytes = text.data;
		l.len = cases[i].len;
		check_round(name, &l, cases[i].event_lines);
		dumpline_init(&l, DUMPLINE_POLICY);
		set_fixed(&l.digest, DIGEST_LEN);
		l.bytes = text.data;
		/* whole characters */
		l.len = cases[i].len / 3 * 3;
		check_round(name, &l, cases[i].policy_lines);
	}
	/* each byte of a text as long as it can get */
	buf_reset(&text);
	while (text.len < 200000)
		buf_putc(&text, '\x01');
	l.bytes = text.data;
	l.len = text.len;
	check_round("control characters", &l, 2);
	buf_release(&text);
}

#define HASH "0001020304050607000102030405060700010203040506070001020304050607"
#define EVENT "{\"seq\":1,\"at\":2,\"rec\":3,\"kind\":4,\"body\":"

static void
test_refused(void)
{
	static const char *const lines[] = {
		"", "{}", "[]", "7", "null", "{\"at\":1}", "{\"v\":1}",
		"{\"v\":1,\"dump\":\"1\",\"private\":true}",
		"{\"v\":1,\"dump\":1,\"private\":1}",
		"{\"v\":1,\"dump\":1,\"private\":true,\"more\":1}",
		"{\"v\":1,\"dump\":1,\"private\":true,\"key_check\":\"00\"}",
		"{\"v\":null,\"dump\":1,\"private\":true}",
		EVENT "\"\"}", EVENT "\"0\",\"hash\":\"" HASH "\"}",
		EVENT "\"0g\",\"hash\":\"" HASH "\"}",
		EVENT "\"全\",\"hash\":\"" HASH "\"}",
		EVENT "7,\"hash\":\"" HASH "\"}",
		EVENT "\"\",\"hash\":\"" HASH "0\"}",
		EVENT "\"\",\"hash\":\"" HASH "\",\"seq\":1}",
		EVENT "\"\",\"hash\":\"" HASH "\",\"clock\":1.5}",
		EVENT "\"\",\"hash\":\"" HASH "\",\"clock\":null}",
		"{\"private\":1,\"salt\":\"00\",\"fields\":\"\"}",
		"{\"private\":1,\"salt\":\"00010203040506070001020304050607\","
		    "\"caller\":\"8000000000000000\",\"fields\":\"\"}",
		"{\"piece\":\"0\"}", "{\"piece\":7}", "{\"text\":7}",
		"{\"end\":1,\"head\":\"" HASH "\",\"callers_upto\":0}"
	};
	struct dumpline_reader r;
	struct dumpline l;
	struct err e;
	size_t i;

	for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		dumpline_reader_init(&r);
		err_reset(&e);
		OK_INT(dumpline_read(&r, &l, lines[i], strlen(lines[i]), &e),
		    -1, lines[i]);
		OK_INT(e.code, ERR_DATA, lines[i]);
		dumpline_reader_release(&r);
	}
}

/* What follows a piece is what it is one of. */
static void
test_strays(void)
{
	static const struct {
		const char *name, *piece, *line;
		int want;
	} cases[] = {
		{ "of a body", "{\"piece\":\"00\"}",
		    EVENT "\"\",\"hash\":\"" HASH "\"}", 1 },
		{ "of nothing", "{\"piece\":\"00\"}",
		    "{\"v\":1,\"dump\":1,\"private\":false}", -1 },
		{ "of a policy", "{\"piece\":\"00\"}", "{\"policy\":\""
		    HASH "\",\"text\":\"\"}", -1 },
		{ "a text of a body", "{\"text\":\"x\"}",
		    EVENT "\"\",\"hash\":\"" HASH "\"}", -1 },
		{ "a text behind a piece", "{\"piece\":\"00\"}",
		    "{\"text\":\"x\"}", -1 },
		{ "before the end", "{\"text\":\"x\"}", "{\"end\":1,"
		    "\"head\":\"" HASH "\",\"callers_upto\":0,\"sha256\":\""
		    HASH "\"}", -1 }
	};
	struct dumpline_reader r;
	struct err e = ERR_INIT;
	struct dumpline l;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		dumpline_reader_init(&r);
		OK_INT(dumpline_read(&r, &l, cases[i].piece,
		    strlen(cases[i].piece), &e), 0, cases[i].name);
		OK_INT(dumpline_read(&r, &l, cases[i].line,
		    strlen(cases[i].line), &e), cases[i].want, cases[i].name);
		dumpline_reader_release(&r);
	}
}

int
main(void)
{
	test_kinds();
	test_pieces();
	test_refused();
	test_strays();
	return DONE();
}
