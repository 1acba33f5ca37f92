#include "rule/policyfile.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/io.h"
#include "base/num.h"
#include "data/jx.h"
#include "data/jxwords.h"
#include "rule/policy.h"
#include "time/date.h"

/* Calendars may lie beside the policies that name them. */
static int
is_policy(const struct dirent *entry)
{
	size_t len = strlen(entry->d_name);

	return entry->d_name[0] != '.' && len > 5 &&
	    strncmp(entry->d_name, "calendar", 8) != 0 &&
	    strncmp(entry->d_name, "season", 6) != 0 &&
	    strcmp(entry->d_name + len - 5, ".json") == 0;
}

/* The day from which a policy's text is valid. */
static int
read_from(const struct buf *text, int64_t *day, struct err *e)
{
	struct jx *root = jx_parse(text->data, text->len, e);
	const char *s;
	size_t len;
	int rc = -1;

	if (root == NULL) {
		jxwords_explain(e, text->data, text->len);
		return -1;
	}
	s = jx_text(jx_get(root, "from"), &len);
	if (s == NULL)
		err_set(e, ERR_DATA, "/from: is missing");
	else if (date_parse_day(s, len, day, e) < 0)
		err_prefix(e, "/from");
	else
		rc = 0;
	jx_free(root);
	return rc;
}

struct choice {
	int64_t day, from;	/* asked for; of the best so far */
	struct buf *text, *name;
	int is_double;		/* another one is valid from the same day */
};

/* Take this file where it is a later one that is in force. */
static int
consider(struct choice *c, const char *path, struct err *e)
{
	struct buf text = BUF_INIT;
	int64_t from;
	int rc = -1;

	if (io_read_file(&text, path, POLICY_MAX_BYTES, e) < 0 ||
	    read_from(&text, &from, e) < 0)
		goto out;
	rc = 0;
	if (from == c->from)
		c->is_double = 1;
	if (from > c->day || from <= c->from)
		goto out;
	c->from = from;
	c->is_double = 0;
	buf_reset(c->text);
	buf_put(c->text, text.data, text.len);
	buf_reset(c->name);
	buf_puts(c->name, path);
out:
	buf_release(&text);
	return rc < 0 ? err_prefix(e, "policy '%s'", path) : 0;
}

static int
choose(struct choice *c, const char *folder, struct dirent **entries, int n,
    struct err *e)
{
	struct buf path = BUF_INIT, day = BUF_INIT;
	int i, rc = 0;

	for (i = 0; i < n && rc == 0; i++) {
		buf_reset(&path);
		buf_printf(&path, "%s/%s", folder, entries[i]->d_name);
		rc = consider(c, path.data, e);
	}
	if (rc == 0 && c->is_double)
		rc = err_set(e, ERR_DATA,
		    "policy '%s': another is valid from the same day",
		    c->name->data);
	if (rc == 0 && c->from == NUM_NONE) {
		date_put_day(&day, c->day);
		rc = err_set(e, ERR_DATA,
		    "no policy in '%s' is in force on %s", folder, day.data);
	}
	buf_release(&day);
	buf_release(&path);
	return rc;
}

static int
read_folder(struct choice *c, const char *folder, struct err *e)
{
	struct dirent **entries = NULL;
	int n = scandir(folder, &entries, is_policy, alphasort), i, rc;

	if (n < 0)
		return err_errno(e, "policy '%s'", folder);
	rc = choose(c, folder, entries, n, e);
	for (i = 0; i < n; i++)
		free(entries[i]);
	free(entries);
	return rc;
}

int
policyfile_read(struct buf *text, struct buf *name, const char *path,
    int64_t day, struct err *e)
{
	struct choice c = { day, NUM_NONE, text, name, 0 };
	struct stat st;

	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		return read_folder(&c, path, e);
	buf_puts(name, path);
	if (io_read_file(text, path, POLICY_MAX_BYTES, e) < 0)
		return err_prefix(e, "policy");
	return 0;
}
