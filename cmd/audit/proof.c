#include <ctype.h>
#include <stddef.h>
#include <string.h>

#include "audit.h"
#include "base/io.h"
#include "hash/digest.h"
#include "store/verify.h"

/* The verb verify: silent where journal and derived tables hold. */
#define HEAD_LEN (DIGEST_HEX - 1)
#define SHEET_MAX_BYTES (16 << 20)

static struct {
	const char *head;
	int rebuild;
} options;

const struct cli_option proof_options[] = {
	{ "head", 0, CLI_TEXT, &options.head, "HASH|FILE",
	    "a head that was printed on a signed sheet, or that sheet" },
	{ "rebuild", 0, CLI_FLAG, &options.rebuild, NULL,
	    "first make the derived tables again from the journal" },
	{ NULL, 0, CLI_FLAG, NULL, NULL, NULL }
};

static size_t
hex_len(const char *s)
{
	size_t n = 0;

	while (isxdigit((unsigned char)s[n]))
		n++;
	return n;
}

/* A sheet prints digests of policy and list too; the head comes last. */
static int
find_last(char head[DIGEST_HEX], const struct buf *text)
{
	const char *s = text->data, *end = text->data + text->len;
	int found = 0;
	size_t len;

	while (s < end) {
		len = hex_len(s);
		if (len == HEAD_LEN) {
			memcpy(head, s, len);
			head[len] = '\0';
			found = 1;
		}
		s += len > 0 ? len : 1;
	}
	return found;
}

static int
read_head(char head[DIGEST_HEX], struct err *e)
{
	struct buf text = BUF_INIT;
	int rc = -1;

	if (strlen(options.head) == HEAD_LEN &&
	    hex_len(options.head) == HEAD_LEN) {
		memcpy(head, options.head, DIGEST_HEX);
		return 0;
	}
	if (io_read_file(&text, options.head, SHEET_MAX_BYTES, e) < 0) {
		e->code = ERR_DATA;
		goto out;
	}
	if (find_last(head, &text))
		rc = 0;
	else
		err_set(e, ERR_DATA, "'%s' holds no head of a journal (64 "
		    "hexadecimal digits)", options.head);
out:
	buf_release(&text);
	return rc;
}

static void
put_finding(void *arg, int64_t seq, const char *text)
{
	struct ctx *c = arg;

	buf_putn(&c->out, seq);
	buf_printf(&c->out, " %s\n", text);
	ctx_finding(c);
}

/* Findings are shown even where the walk then ends in an unreadable page. */
static int
prove(struct ctx *c, const struct verify_options *o, struct err *e)
{
	struct err later = { ERR_NONE, "" };
	int rc = verify_run(c->db, o, put_finding, c, e) < 0 ? -1 : 0;

	if (rc < 0)
		(void)ctx_flush(c, &later);	/* e is worse */
	return rc;
}

int
proof_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct verify_options o = { NULL };
	char head[DIGEST_HEX];

	(void)argv;
	if (argc > 0)
		return err_set(e, ERR_USAGE, "verify: takes no operands");
	if (options.head != NULL) {
		if (read_head(head, e) < 0)
			return -1;
		o.head = head;
	}
	if (ctx_db(c, options.rebuild ? DB_WRITE : DB_READ, e) < 0)
		return -1;
	if (options.rebuild && verify_rebuild(c->db, e) < 0)
		return -1;
	return prove(c, &o, e);
}
