#include "ctx.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "render/xlsxout.h"
#include "store/annex.h"
#include "text/norm.h"
#include "text/utf8.h"
#include "time/date.h"
#include "time/now.h"

/*
 * The beginning and the end of struct ctx: the environment, the clock, the
 * default places, the languages.
 */
#define SYSTEM_POLICY "/etc/jiesu/policy"

/* A variable that is set and not empty. */
static const char *
variable(const char *name)
{
	const char *value = getenv(name);

	return value != NULL && value[0] != '\0' ? value : NULL;
}

void
ctx_init(struct ctx *c, const char *program)
{
	memset(c, 0, sizeof(*c));
	c->program = program;
	c->db_path = variable("JS_DB");
	c->key_path = variable("JS_KEY");
	c->actor = variable("JS_ACTOR");
	c->now_text = variable("JS_NOW");
	c->lang_text = variable("JS_LANG");
	c->at = NUM_NONE;
	c->as_of = NUM_NONE;
	c->format = FORMAT_NDJSON;
	c->words = words_new();
	c->out_fd = -1;
	buf_init(&c->out);
}

void
ctx_release(struct ctx *c)
{
	if (c->out_temporary != NULL) {
		unlink(c->out_temporary);
		if (c->out_fd >= 0)
			close(c->out_fd);
	}
	if (c->has_made_folder)
		(void)rmdir(c->out_path);	/* in use by now: it stays */
	free(c->out_temporary);
	free(c->out_target);
	buf_release(&c->out);
	annex_free(c->annex);
	if (c->db != NULL)
		db_close(c->db);
	calendarfile_free(c->calendar_file);
	policy_free(c->policy);
	words_free(c->words);
	free(c->own_db);
	free(c->own_policy);
	free(c->own_key);
	free(c->own_actor);
}

int
ctx_query_again(struct ctx *c, int argc, char *const *argv, struct err *e)
{
	struct query *q = NULL;
	int rc;

	c->has_all_words = 1;
	rc = ctx_query(c, &q, argc, argv, e);
	query_free(q);
	return rc;
}

/* Below an XDG folder; a relative value of its variable does not count. */
static char *
default_place(const char *xdg, const char *below_home, const char *name)
{
	const char *folder = variable(xdg), *home = variable("HOME");
	struct buf path = BUF_INIT;

	if (folder != NULL && folder[0] == '/')
		buf_puts(&path, folder);
	else if (home != NULL && home[0] == '/')
		buf_printf(&path, "%s/%s", home, below_home);
	else
		return NULL;
	buf_printf(&path, "/jiesu/%s", name);
	return buf_take(&path);
}

static void
settle_places(struct ctx *c)
{
	c->policy_given = c->policy_path != NULL;
	if (c->policy_path == NULL)
		c->policy_path = variable("JS_POLICY");
	if (c->db_path == NULL)
		c->db_path = c->own_db = default_place("XDG_DATA_HOME",
		    ".local/share", "js.db");
	if (c->key_path == NULL)
		c->key_path = c->own_key = default_place("XDG_CONFIG_HOME",
		    ".config", "key");
	if (c->policy_path == NULL && io_exists(SYSTEM_POLICY))
		c->policy_path = SYSTEM_POLICY;
	if (c->policy_path == NULL)
		c->policy_path = c->own_policy = ctx_data_path("rule",
		    "default.json");
}

static int
settle_clock(struct ctx *c, struct err *e)
{
	c->clock_at = now_at();
	c->now_at = c->clock_at;
	if (c->now_text == NULL)
		return 0;
	if (date_parse_at(c->now_text, strlen(c->now_text), &c->now_at,
	    e) < 0) {
		e->code = ERR_USAGE;
		return err_prefix(e, "option '--now' or JS_NOW");
	}
	c->now_given = 1;
	return 0;
}

static int
settle_format(struct ctx *c, struct err *e)
{
	const char *name = c->format_text;

	if (name == NULL)
		return 0;
	if (render_format_find(name, &c->format) < 0)
		return err_set(e, ERR_USAGE, "no such format '%s': ndjson, "
		    "table, csv, md, html, json, xlsx", name);
	if (c->format == FORMAT_XLSX && !xlsxout_is_built())
		return err_set(e, ERR_USAGE, "xlsx is not built in: "
		    "libxlsxwriter was not there");
	c->format_given = 1;
	return 0;
}

/*
 * A name with a blank behind it is the same person, or somebody could pass a
 * result of his own; blanks alone are nobody. Options are read as UTF-8 only
 * (optread.c), a variable is not.
 */
static int
settle_actor(struct ctx *c, struct err *e)
{
	const char *name = c->actor;
	size_t len;

	if (name == NULL)
		return 0;
	len = strlen(name);
	if (utf8_valid_len(name, len) < len)
		return err_set(e, ERR_USAGE, "JS_ACTOR: not UTF-8");
	norm_trim(&name, &len);
	if (len == 0)
		return err_set(e, ERR_USAGE, "option '--%s' needs a value",
		    "actor");
	c->actor = c->own_actor = mem_copy(name, len);
	return 0;
}

int
ctx_settle(struct ctx *c, struct err *e)
{
	if (settle_actor(c, e) < 0)
		return -1;
	if (settle_clock(c, e) < 0 || settle_format(c, e) < 0)
		return -1;
	settle_places(c);
	return 0;
}

/* Messages are English and sheets Chinese until somebody asks otherwise. */
int
ctx_languages(const char *asked, struct err *e)
{
	int zh = asked != NULL && strcmp(asked, "zh") == 0;
	int en = asked != NULL && strcmp(asked, "en") == 0;
	char *path;
	int rc = 0;

	if (asked != NULL && !zh && !en)
		return err_set(e, ERR_USAGE, "no such language '%s': zh, en",
		    asked);
	if (en)
		return 0;
	path = ctx_data_path("base", "zh.catalogue");
	if (io_exists(path))
		rc = lang_load(path, e);
	else if (zh)
		rc = err_set(e, ERR_DATA, "no catalogue '%s'", path);
	if (rc < 0 && e->code == ERR_IO)
		e->code = ERR_DATA;
	if (rc == 0)
		lang_set(zh ? LANG_ZH : LANG_EN, LANG_ZH);
	free(path);
	return rc;
}
