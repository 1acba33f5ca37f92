#include "cli.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "options.h"
#include "usage.h"

#ifndef JS_VERSION
#define JS_VERSION "0"
#endif

enum status {
	STATUS_FINE = 0,
	STATUS_FINDINGS = 1,
	STATUS_USAGE = 2,
	STATUS_DATA = 3,
	STATUS_SYSTEM = 4,
	STATUS_BUSY = 75
};

static enum status
status_of(const struct err *e)
{
	switch (e->code) {
	case ERR_USAGE:
		return STATUS_USAGE;
	case ERR_DATA:
		return STATUS_DATA;
	case ERR_REFUSED:
	case ERR_STALE:
		return STATUS_FINDINGS;
	case ERR_BUSY:
		return STATUS_BUSY;
	case ERR_NONE:
	case ERR_IO:
	case ERR_PIPE:
	case ERR_DB:
		break;
	}
	return STATUS_SYSTEM;
}

/*
 * A file that hits its limit is a failed write like another. What the
 * process holds of persons must not land in a core file, and nothing it
 * creates is for others to read.
 */
static int
settle_process(struct err *e)
{
	struct rlimit none = { 0, 0 };

	mem_begin();
	if (io_fill_std(e) < 0)
		return -1;
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_CORE, &none);	/* may be refused: then it stays */
	umask(077);
	return 0;
}

static const struct cli_verb *
verb_find(const struct cli_verb *verbs, const char *name)
{
	for (; verbs->name != NULL; verbs++) {
		if (strcmp(verbs->name, name) == 0)
			return verbs;
	}
	return NULL;
}

/* Looked for before all else, so that errors of options speak it too. */
static const char *
language_asked(const struct ctx *c, int argc, char **argv)
{
	const char *asked = c->lang_text;
	int i;

	for (i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (strncmp(argv[i], "--lang=", 7) == 0)
			asked = argv[i] + 7;
		else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
			asked = argv[i + 1];
	}
	return asked;
}

static void
list_options(struct ctx *c, const struct cli_verb *verbs)
{
	struct options o;

	for (; verbs->name != NULL; verbs++) {
		options_init(&o, verbs, c);
		usage_list(&c->out, verbs->name, &o);
		options_release(&o);
	}
}

/* The command line begins with an option: 1 it was answered, or -1. */
static int
answer(struct ctx *c, const struct cli_verb *verbs, const char *option,
    struct err *e)
{
	if (strcmp(option, "--help") == 0 || strcmp(option, "-h") == 0)
		usage_command(&c->out, c->program, verbs);
	else if (strcmp(option, "--version") == 0 ||
	    strcmp(option, "-V") == 0)
		buf_printf(&c->out, "%s (jiesu) %s\n", c->program, JS_VERSION);
	else if (strcmp(option, "--list-options") == 0)
		list_options(c, verbs);
	else
		return err_set(e, ERR_USAGE,
		    "the verb stands before '%s' (try '%s --help')", option,
		    c->program);
	return 1;
}

/* Read the options; 0 run the verb with *operands in argv, 1 answered. */
static int
prepare(struct ctx *c, const struct cli_verb *verb, const struct options *o,
    int *operands, char **argv, struct err *e)
{
	struct options_values *kept = NULL;
	int got;

	got = options_read(o, *operands, argv, operands, &kept, e);
	if (got < 0) {
		err_prefix(e, "%s", verb->name);
		return -1;
	}
	if (got != OPTIONS_RUN)
		c->out_path = NULL;	/* it was not asked for this */
	if (got == OPTIONS_VERSION)
		return answer(c, verb, "--version", e);
	if (got == OPTIONS_HELP) {
		usage_verb(&c->out, c->program, verb, o);
		return 1;
	}
	if (ctx_settle(c, e) < 0) {
		options_values_free(kept);
		return -1;
	}
	if (options_convert(kept, c, e) < 0)
		return err_prefix(e, "%s", verb->name);
	if (c->at == NUM_NONE)
		c->at = c->now_at;
	if (c->at > c->now_at)
		return err_set(e, ERR_USAGE, "option '--at': after now");
	return 0;
}

/*
 * A policy that -p names is looked at by every verb, also by one that asks it
 * nothing: the name may be mistyped. That of JS_POLICY is looked at where it
 * is asked, as is JS_DB, or a broken one would stop the dump and the proof.
 */
static int
check_policy(struct ctx *c, struct err *e)
{
	return c->policy_given ? ctx_policy(c, e) : 0;
}

static int
run_verb(struct ctx *c, const struct cli_verb *verb, int argc, char **argv,
    struct err *e)
{
	struct options o;
	int rc;

	c->verb = verb->name;
	options_init(&o, verb, c);
	rc = prepare(c, verb, &o, &argc, argv, e);
	if (rc == 0 && check_policy(c, e) == 0 && ctx_out_begin(c, e) == 0 &&
	    verb->run(c, argc, argv, e) == 0)
		rc = 1;
	options_release(&o);
	return rc == 1 ? 0 : -1;
}

/* Without a verb: the usage, on standard error. */
static int
say_usage(struct ctx *c, const struct cli_verb *verbs)
{
	struct buf text = BUF_INIT;
	struct err e = ERR_INIT;

	usage_command(&text, c->program, verbs);
	(void)io_write(STDERR_FILENO, text.data, text.len, &e);
	buf_release(&text);
	return STATUS_USAGE;
}

static int
run(struct ctx *c, const struct cli_verb *verbs, int argc, char **argv,
    struct err *e)
{
	const struct cli_verb *verb;

	if (argv[1][0] == '-')
		return answer(c, verbs, argv[1], e) < 0 ? -1 : 0;
	verb = verb_find(verbs, argv[1]);
	if (verb == NULL)
		return err_set(e, ERR_USAGE,
		    "unknown verb '%s' (try '%s --help')", argv[1],
		    c->program);
	return run_verb(c, verb, argc - 1, argv + 1, e);
}

/* Say what went wrong, where it is not the reader who has gone. */
static int
end(struct ctx *c, int rc, const struct err *e)
{
	int status;

	if (rc < 0 && e->code == ERR_NONE)
		BUG("a failure without its reason");
	if (rc < 0 && e->code != ERR_PIPE)
		ctx_warn(c, "%s", e->text);
	status = rc < 0 ? status_of(e) :
	    c->findings ? STATUS_FINDINGS : STATUS_FINE;
	return status == STATUS_FINDINGS && c->exit_zero ? STATUS_FINE :
	    status;
}

int
cli_main(const char *program, const struct cli_verb *verbs, int argc,
    char **argv)
{
	struct ctx c;
	struct err e = ERR_INIT;
	int rc, status;

	ctx_init(&c, program);
	rc = settle_process(&e);
	if (rc == 0)
		rc = ctx_languages(language_asked(&c, argc, argv), &e);
	if (rc == 0 && argc < 2) {
		status = say_usage(&c, verbs);
	} else {
		if (rc == 0)
			rc = run(&c, verbs, argc, argv, &e);
		if (rc == 0)
			rc = ctx_out_end(&c, &e);
		status = end(&c, rc, &e);
	}
	ctx_release(&c);
	lang_release();
	return status;
}
