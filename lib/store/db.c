#include "store/db.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"
#include "store/dbi.h"
#include "store/dictionary.h"
#include "store/journal.h"
#include "store/key.h"
#include "store/lock.h"
#include "store/schema.h"
#include "store/verify.h"

/* reliability.md section 4; page size and journal mode only take effect on
 * a new file. */
static const char settings[] =
"PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;"
"PRAGMA secure_delete=ON; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
"PRAGMA cache_size=-16384; PRAGMA journal_size_limit=67108864;"
"PRAGMA wal_autocheckpoint=4000; PRAGMA temp_store=MEMORY;"
"PRAGMA foreign_keys=ON;";

static const char first_settings[] =
"PRAGMA page_size=16384; PRAGMA journal_mode=WAL;";

static const int limits[][2] = {
	{ SQLITE_LIMIT_LENGTH, 64 << 20 },
	{ SQLITE_LIMIT_SQL_LENGTH, 100000 },
	{ SQLITE_LIMIT_EXPR_DEPTH, 200 },
	{ SQLITE_LIMIT_ATTACHED, 0 },
	{ SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 256 },
	{ SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
};

static const int switches[][2] = {
	{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
	{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
	{ SQLITE_DBCONFIG_DQS_DML, 0 },
	{ SQLITE_DBCONFIG_DQS_DDL, 0 },
	{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
	{ SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1 },
};

static void
configure_library(void)
{
	static int done;

	if (done)
		return;
	/* one thread of ours uses SQLite; both calls only fail after
	 * sqlite3_initialize, which has not run */
	(void)sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	done = 1;
}

static int
check_file(const struct db_options *o, struct err *e)
{
	struct stat st;

	if (stat(o->path, &st) < 0) {
		if (errno != ENOENT)
			return err_errno(e, "database '%s'", o->path);
		if (o->mode == DB_CREATE)
			return 0;
		return err_set(e, ERR_DATA,
		    "there is no database '%s': import a dump first",
		    o->path);
	}
	if (!S_ISREG(st.st_mode))
		return err_set(e, ERR_DATA,
		    "database '%s' is not a file", o->path);
	if ((st.st_mode & 007) != 0)
		return err_set(e, ERR_DATA,
		    "database '%s' can be read by others: chmod 600 it",
		    o->path);
	return 0;
}

/* SQLite takes a name that begins with "file:" for a URI. */
static char *
plain_path(const char *path)
{
	struct buf b = BUF_INIT;

	if (path[0] != '/' && path[0] != '.')
		buf_puts(&b, "./");
	buf_puts(&b, path);
	return buf_take(&b);
}

static int
open_handle(struct db *db, enum db_mode mode, struct err *e)
{
	int flags = mode == DB_READ ? SQLITE_OPEN_READONLY :
	    SQLITE_OPEN_READWRITE;
	mode_t mask = umask(077);
	size_t i;
	int rc;

	if (mode == DB_CREATE)
		flags |= SQLITE_OPEN_CREATE;
	rc = sqlite3_open_v2(db->path, &db->h, flags, NULL);
	umask(mask);
	if (rc != SQLITE_OK) {
		if (db->h == NULL)
			return err_set(e, ERR_DB, "database '%s': no memory",
			    db->path);
		return dbi_error(db, "open", e);
	}
	(void)sqlite3_busy_timeout(db->h, 10000);	/* always OK */
	for (i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
		sqlite3_limit(db->h, limits[i][0], limits[i][1]);
	for (i = 0; i < sizeof(switches) / sizeof(switches[0]); i++)
		if (sqlite3_db_config(db->h, switches[i][0], switches[i][1],
		    (int *)NULL) != SQLITE_OK)
			return dbi_error(db, "configure", e);
	return 0;
}

/* An empty database has no application id and no tables. */
static int
check_identity(struct db *db, int *empty, struct err *e)
{
	int64_t id, version, tables;

	if (dbi_number(db, "PRAGMA application_id", NUM_NONE, &id, e) < 0 ||
	    dbi_number(db, "PRAGMA user_version", NUM_NONE, &version, e) < 0 ||
	    dbi_number(db, "SELECT count(*) FROM sqlite_schema", NUM_NONE,
	    &tables, e) < 0)
		return -1;
	*empty = id == 0 && version == 0 && tables == 0;
	if (*empty)
		return 0;
	if (id != SCHEMA_APPLICATION_ID)
		return err_set(e, ERR_DATA, "'%s' is no database of jiesu",
		    db->path);
	if (version > SCHEMA_VERSION)
		return err_set(e, ERR_DATA, "database '%s' was written by a "
		    "newer version of jiesu", db->path);
	return 0;
}

static int
append_birth(struct db *db, const struct db_options *o, struct err *e)
{
	unsigned char check[DIGEST_LEN];
	struct event ev;

	event_init(&ev, EV_BIRTH, db->now_at);
	event_set(&ev, EF_FOR_TESTS, o->now_given != 0);
	event_set(&ev, EF_COUNT, SCHEMA_VERSION);
	if (db->key != NULL) {
		key_check_value(check, db->key);
		event_set_bytes(&ev, EF_KEY_CHECK, (const char *)check,
		    DIGEST_LEN);
	}
	return journal_append(db, &ev, e);
}

/* Whether it is empty is asked again under the lock: two programs may have
 * found the same empty file. */
static int
create(struct db *db, const struct db_options *o, struct err *e)
{
	int empty, dry_run = db->dry_run;

	if (dbi_exec(db, first_settings, e) < 0 ||
	    dbi_exec(db, settings, e) < 0 || db_begin(db, e) < 0)
		return -1;
	if (check_identity(db, &empty, e) < 0)
		return -1;
	if (!empty) {
		db_rollback(db);
		return 0;
	}
	if (schema_create(db, e) < 0 || append_birth(db, o, e) < 0)
		return -1;
	db->dry_run = 0;
	if (db_commit(db, e) < 0)
		return -1;
	db->dry_run = dry_run;
	return 0;
}

/* The first event says for whom the database was made. */
static int
check_birth(struct db *db, const struct db_options *o, struct err *e)
{
	static const char sql[] = "SELECT body FROM event WHERE seq = 1";
	static const struct event_words none = { NULL, 0 };
	sqlite3_stmt *st = dbi_stmt(db, sql, e);
	unsigned char check[DIGEST_LEN];
	const struct event_value *v;
	struct event ev;
	const char *body;
	size_t len;
	int rc = -1;

	if (st == NULL || (rc = dbi_step(db, st, e)) < 0)
		return -1;
	if (rc == 0)
		return err_set(e, ERR_DATA, "database '%s' has no journal",
		    db->path);
	body = dbi_column_bytes(st, 0, &len);
	event_init(&ev, EV_BIRTH, 0);
	rc = -1;
	if (event_decode(&ev, body, len, &none, e) < 0)
		goto out;
	if (o->mode != DB_READ && o->now_given && o->now_at > o->clock_at &&
	    event_get(&ev, EF_FOR_TESTS) != 1) {
		err_set(e, ERR_REFUSED, "--now lies in the future, and "
		    "database '%s' was not made for tests", db->path);
		goto out;
	}
	v = event_value(&ev, EF_KEY_CHECK);
	if (db->key != NULL && v != NULL) {
		key_check_value(check, db->key);
		if (v->len != DIGEST_LEN ||
		    memcmp(check, v->s, DIGEST_LEN) != 0) {
			err_set(e, ERR_DATA, "the key '%s' is not that of "
			    "database '%s'", o->key_path, db->path);
			goto out;
		}
	}
	rc = 0;
out:
	dbi_done(st);
	return rc;
}

static int
make_folder(const char *path, struct err *e)
{
	char *folder = mem_text(path);
	char *slash = strrchr(folder, '/');
	int rc = 0;

	if (slash != NULL && slash != folder) {
		*slash = '\0';
		if (!io_exists(folder))
			rc = io_make_dirs(folder, e);
	}
	free(folder);
	return rc;
}

/* A new database gets a new key; an old one must find its own. */
static int
open_key(struct db *db, const struct db_options *o, int fresh, struct err *e)
{
	unsigned char key[DIGEST_LEN];
	int rc;

	if (o->key_path == NULL)
		return 0;
	rc = fresh ? key_load_or_make(key, o->key_path, e) :
	    key_load(key, o->key_path, e);
	if (rc < 0)
		return -1;
	db->key = mem_alloc(DIGEST_LEN);
	memcpy(db->key, key, DIGEST_LEN);
	explicit_bzero(key, sizeof(key));
	db->mac = mac_new(db->key, DIGEST_LEN);
	return 0;
}

static int
open_all(struct db *db, const struct db_options *o, struct err *e)
{
	int empty = !io_exists(o->path);

	if (o->mode == DB_CREATE && make_folder(db->path, e) < 0)
		return -1;
	if (check_file(o, e) < 0)
		return -1;
	if (o->mode != DB_READ &&
	    (db->lock_fd = lock_open(db->path, e)) < 0)
		return -1;
	if (open_key(db, o, empty, e) < 0 || open_handle(db, o->mode, e) < 0)
		return -1;
	if (check_identity(db, &empty, e) < 0)
		return -1;
	if (empty && o->mode != DB_CREATE)
		return err_set(e, ERR_DATA,
		    "there is no database '%s': import a dump first",
		    o->path);
	if (empty && create(db, o, e) < 0)
		return -1;
	if (dbi_exec(db, o->mode == DB_READ ? "PRAGMA query_only=ON;"
	    "PRAGMA cache_size=-16384;" : settings, e) < 0)
		return -1;
	if (check_birth(db, o, e) < 0)
		return -1;
	return dictionary_load(db, e);
}

int
db_open(struct db **out, const struct db_options *o, struct words *w,
    struct err *e)
{
	struct db *db = mem_array(1, sizeof(*db));

	configure_library();
	db->path = plain_path(o->path);
	db->lock_fd = -1;
	db->wait_s = o->wait_s;
	db->dry_run = o->dry_run;
	db->now_at = o->now_at;
	db->clock_at = o->clock_at;
	db->words = w;
	db->digest = digest_new();
	buf_init(&db->body);
	buf_init(&db->fields);
	buf_init(&db->chain);
	if (open_all(db, o, e) < 0) {
		db_close(db);
		return -1;
	}
	*out = db;
	return 0;
}

/* Fold the WAL into the file: under the lock, and only if it is free. */
static void
checkpoint(struct db *db)
{
	struct err ignored = ERR_INIT;

	if (db->lock_fd < 0 || db->nstored == 0 ||
	    lock_take(db->lock_fd, 0, &ignored) < 0)
		return;
	/* whatever fails here, the next writer does it again */
	(void)sqlite3_wal_checkpoint_v2(db->h, NULL,
	    SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	lock_drop(db->lock_fd);
}

void
db_close(struct db *db)
{
	size_t i;

	if (db == NULL)
		return;
	db_rollback(db);
	for (i = 0; i < db->nstatements; i++)
		(void)sqlite3_finalize(db->statements[i].st);
	if (db->h != NULL) {
		checkpoint(db);
		if (sqlite3_close(db->h) != SQLITE_OK)
			BUG("a statement outlives its database");
	}
	if (db->lock_fd >= 0)
		(void)close(db->lock_fd);	/* nothing was written to it */
	if (db->key != NULL)
		explicit_bzero(db->key, DIGEST_LEN);
	free(db->key);
	mac_free(db->mac);
	digest_free(db->digest);
	buf_release(&db->body);
	buf_release(&db->fields);
	buf_release(&db->chain);
	free(db->to_stored);
	free(db->to_program);
	free(db->signed_days);
	free(db->path);
	free(db);
}

struct words *
db_words(const struct db *db)
{
	return db->words;
}

int64_t
db_now(const struct db *db)
{
	return db->now_at;
}

int64_t
db_ref(struct db *db, const char *s, size_t len)
{
	if (db->mac == NULL || len == 0)
		return NUM_NONE;
	return mac_ref(db->mac, s, len);
}

struct mac *
db_mac_new(const struct db *db)
{
	return mac_new(db->key, DIGEST_LEN);
}

int
db_begin(struct db *db, struct err *e)
{
	int64_t tables;

	if (db->in_write)
		BUG("a transaction is open already");
	if (db->lock_fd < 0)
		BUG("a reader began to write");
	if (lock_take(db->lock_fd, db->wait_s, e) < 0)
		return -1;
	db->in_write = 1;
	if (dbi_exec(db, "BEGIN IMMEDIATE", e) < 0)
		goto fail;
	if (dbi_number(db, "SELECT count(*) FROM sqlite_schema", NUM_NONE,
	    &tables, e) < 0)
		goto fail;
	if (tables > 0 && (dictionary_load(db, e) < 0 ||
	    journal_begin(db, e) < 0))
		goto fail;
	return 0;
fail:
	db_rollback(db);
	return -1;
}

int
db_begin_read(struct db *db, struct err *e)
{
	return dbi_exec(db, "BEGIN", e);
}

void
db_end_read(struct db *db)
{
	/* nothing was written, so nothing can fail that matters */
	(void)sqlite3_exec(db->h, "ROLLBACK", NULL, NULL, NULL);
}

int
db_commit(struct db *db, struct err *e)
{
	if (db->dry_run) {
		db_rollback(db);
		return 0;
	}
	if (dbi_exec(db, "COMMIT", e) < 0) {
		db_rollback(db);
		return -1;
	}
	db->in_write = 0;
	lock_drop(db->lock_fd);
	return 0;
}

void
db_rollback(struct db *db)
{
	if (!db->in_write)
		return;
	/* SQLite may have rolled back by itself; nothing else can fail */
	if (!sqlite3_get_autocommit(db->h))
		(void)sqlite3_exec(db->h, "ROLLBACK", NULL, NULL, NULL);
	dictionary_forget(db);
	db->in_write = 0;
	lock_drop(db->lock_fd);
}
