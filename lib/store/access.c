#include "store/access.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/io.h"
#include "base/mem.h"

#define NAME_MAX_LEN 64

/* "zhang", or the number where nobody is called so. */
static void
name_user(char name[NAME_MAX_LEN], uid_t uid)
{
	const struct passwd *p = getpwuid(uid);

	if (p != NULL)
		snprintf(name, NAME_MAX_LEN, "%s", p->pw_name);
	else
		snprintf(name, NAME_MAX_LEN, "%lu", (unsigned long)uid);
}

static int
may(const char *path, int what)
{
	return faccessat(AT_FDCWD, path, what, AT_EACCESS) == 0;
}

static int
refuse(const char *path, int what, struct err *e)
{
	char owner[NAME_MAX_LEN], self[NAME_MAX_LEN];
	int is_read_only = errno == EROFS;
	struct stat st;

	if (is_read_only)
		return err_set(e, ERR_IO, "cannot write '%s': it lies on a "
		    "read-only file system", path);
	if (stat(path, &st) < 0)
		return err_errno(e, "'%s'", path);
	if (st.st_uid == geteuid())
		return err_set(e, ERR_IO, what == R_OK ?
		    "cannot read '%s', mode %03o: chmod %s it" :
		    "cannot write '%s', mode %03o: chmod %s it", path,
		    (unsigned)st.st_mode & 0777,
		    S_ISDIR(st.st_mode) ? "u+w" : "600");
	name_user(owner, st.st_uid);
	name_user(self, geteuid());
	return what == R_OK ? err_set(e, ERR_IO, "cannot read '%s' as %s: "
	    "it is %s's, so run this as %s", path, self, owner, owner) :
	    err_set(e, ERR_IO, "cannot write '%s' as %s: it is %s's, so run "
	    "this as %s", path, self, owner, owner);
}

static int
refuse_folder(const char *folder, const char *path, struct err *e)
{
	(void)refuse(folder, W_OK, e);
	return err_prefix(e, "database '%s'", path);
}

/* Who only reads is no better off with advice on writing. */
static int
refuse_reader(const char *folder, const char *path, struct err *e)
{
	char owner[NAME_MAX_LEN], self[NAME_MAX_LEN];
	struct stat st;

	if (stat(folder, &st) < 0)
		return err_errno(e, "'%s'", folder);
	if (st.st_uid == geteuid())
		return refuse_folder(folder, path, e);
	name_user(owner, st.st_uid);
	name_user(self, geteuid());
	return err_set(e, ERR_IO, "cannot read '%s' as %s: reading, too, keeps "
	    "files -wal and -shm beside it, and its folder is %s's, mode "
	    "%03o: copy the file, with mode 600, into a folder of your own, "
	    "or have %s let your group write the folder (chgrp, chmod g+w)",
	    path, self, owner, (unsigned)st.st_mode & 0777, owner);
}

static int
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* The folder that the file lies in; yours. */
static char *
folder_of(const char *path)
{
	char *folder = mem_text(path), *slash = strrchr(folder, '/');

	if (slash == NULL) {
		free(folder);
		return mem_text(".");
	}
	slash[slash == folder] = '\0';
	return folder;
}

/* Whether what who reads needs beside the file is there already. */
static int
has_index(const char *path)
{
	struct buf b = BUF_INIT;
	int rc;

	buf_printf(&b, "%s-shm", path);
	rc = may(b.data, R_OK);
	buf_release(&b);
	return rc;
}

int
access_check(const char *path, enum db_mode mode, struct err *e)
{
	/* SQLite keeps its files beside what a link leads to */
	char *file = realpath(path, NULL);
	int is_there = file != NULL, rc = 0;
	char *folder = folder_of(is_there ? file : path);

	if (is_folder(path))
		rc = err_set(e, ERR_DATA, "'%s' is a folder, not a database",
		    path);
	else if (is_there && !may(path, R_OK))
		rc = refuse(path, R_OK, e);
	else if (is_there && mode != DB_READ && !may(path, W_OK))
		rc = refuse(path, W_OK, e);
	else if ((is_there || mode == DB_CREATE) && io_exists(folder) &&
	    !(mode == DB_READ && has_index(is_there ? file : path)) &&
	    !may(folder, W_OK))
		rc = mode == DB_READ && errno == EACCES ?
		    refuse_reader(folder, path, e) :
		    refuse_folder(folder, path, e);
	free(folder);
	free(file);
	return rc;
}
