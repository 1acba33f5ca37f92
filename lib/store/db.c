#include "store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"
#include "hash/sip.h"
#include "store/access.h"
#include "store/birth.h"
#include "store/dbi.h"
#include "store/dictionary.h"
#include "store/folding.h"
#include "store/lock.h"
#include "store/row.h"

/* reliability.md section 4 */
const char db_settings[] =
"PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;"
"PRAGMA secure_delete=ON; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
DB_CACHE " PRAGMA journal_size_limit=67108864;"
"PRAGMA wal_autocheckpoint=4000; PRAGMA temp_store=MEMORY;"
"PRAGMA foreign_keys=ON;";

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
	/* one thread at a time uses a connection; both calls only fail after
	 * sqlite3_initialize, which has not run */
	(void)sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
	(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	done = 1;
}

/*
 * Of a file that is refused in any case: to close it would end the locks that
 * SQLite has on it. What cannot be read is told elsewhere.
 */
static int
is_database(const char *path)
{
	static const char magic[16] = "SQLite format 3";
	char head[sizeof(magic)];
	struct err ignored = ERR_INIT;
	long got;
	int fd;

	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return 1;
	got = io_read(fd, head, sizeof(head), &ignored);
	close(fd);
	return got <= 0 || (got == sizeof(head) &&
	    memcmp(head, magic, sizeof(head)) == 0);
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
		return !is_database(o->path) ? dbi_not_one(o->path, e) :
		    err_set(e, ERR_DATA,
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

	if (mode == DB_CREATE || mode == DB_BARE)
		flags |= SQLITE_OPEN_CREATE;
	/* one thread at a time has the database, so no column waits for it */
	flags |= SQLITE_OPEN_NOMUTEX;
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
	return row_register(db, e);
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

/* In one read: another program may be making it at this moment. */
static int
identify(struct db *db, int *empty, struct err *e)
{
	int rc;

	if (db_begin_read(db, e) < 0)
		return -1;
	rc = birth_identity(db, empty, e);
	/* Only a birth that was cut short leaves a rollback journal: there is
	 * nothing yet, and who only reads may not clear it away. */
	if (rc < 0 && sqlite3_extended_errcode(db->h) ==
	    SQLITE_READONLY_ROLLBACK) {
		err_reset(e);
		*empty = 1;
		rc = 0;
	}
	db_end_read(db);
	return rc;
}

static int
open_all(struct db *db, const struct db_options *o, struct err *e)
{
	int empty = !io_exists(o->path);

	if (o->mode == DB_BARE)
		return open_handle(db, o->mode, e);
	if (o->mode == DB_CREATE && make_folder(db->path, e) < 0)
		return -1;
	if (access_check(db->path, o->mode, e) < 0 || check_file(o, e) < 0)
		return -1;
	if (o->mode != DB_READ &&
	    (db->lock_fd = lock_open(db->path, e)) < 0)
		return -1;
	if (birth_key(db, o, empty, e) < 0 || open_handle(db, o->mode, e) < 0)
		return -1;
	if (identify(db, &empty, e) < 0)
		return -1;
	if (empty && o->mode != DB_CREATE)
		return err_set(e, ERR_DATA,
		    "there is no database '%s': import a dump first",
		    o->path);
	if (empty && birth_create(db, o, e) < 0)
		return -1;
	if (dbi_exec(db, o->mode == DB_READ ? "PRAGMA query_only=ON;"
	    DB_READ_CACHE : db_settings, e) < 0)
		return -1;
	if (birth_check(db, o, e) < 0)
		return -1;
	return dictionary_load(db, e);
}

/* Not open yet; path is its own from now on. */
static struct db *
new_db(char *path)
{
	struct db *db = mem_array(1, sizeof(*db));

	db->path = path;
	db->lock_fd = -1;
	db->digest = digest_new();
	db->sealer = seal_new();
	buf_init(&db->body);
	buf_init(&db->fields);
	buf_init(&db->chain);
	return db;
}

int
db_open(struct db **out, const struct db_options *o, struct words *w,
    struct err *e)
{
	struct db *db = new_db(plain_path(o->path));

	configure_library();
	db->wait_s = o->wait_s;
	db->dry_run = o->dry_run;
	db->now_at = o->now_at;
	db->clock_at = o->clock_at;
	db->words = w;
	if (open_all(db, o, e) < 0) {
		db_close(db);
		return -1;
	}
	*out = db;
	return 0;
}

int
db_twin(struct db **out, const struct db *of, struct words *w,
    enum db_mode mode, struct err *e)
{
	struct db *db = new_db(mem_text(of->path));

	if (open_handle(db, mode, e) < 0 || dbi_exec(db,
	    "PRAGMA query_only=ON; PRAGMA temp_store=MEMORY;" DB_TWIN_CACHE,
	    e) < 0) {
		db_close(db);
		return -1;
	}
	if (w == NULL)
		dictionary_share(db, of);
	else
		db->words = w;
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
	scribe_free(db->scribe);
	folding_free(db->folding);
	bulk_release(db);
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
	seal_free(db->sealer);
	digest_free(db->digest);
	buf_release(&db->body);
	buf_release(&db->fields);
	buf_release(&db->chain);
	free(db->callers.pairs);
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

int
db_is_writing(const struct db *db)
{
	return db->in_write;
}

int64_t
db_ref(struct db *db, const char *s, size_t len)
{
	if (db->mac == NULL || len == 0)
		return NUM_NONE;
	return mac_ref(db->mac, s, len);
}

void
db_content_key(const struct db *db, struct sip_key *key)
{
	static const char what[] = "content";
	unsigned char out[DIGEST_LEN];

	memset(key, 0, sizeof(*key));
	if (db->mac == NULL)
		return;
	mac_of(db->mac, what, strlen(what), out);
	memcpy(key->k, out, sizeof(key->k));
}

struct mac *
db_mac_new(const struct db *db)
{
	return db->key == NULL ? NULL : mac_new(db->key, DIGEST_LEN);
}
