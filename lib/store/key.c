#include "store/key.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/io.h"
#include "base/mem.h"

#define KEY_FILE_MAX 4096

static int
check_mode(const char *path, struct err *e)
{
	struct stat st;

	if (stat(path, &st) < 0)
		return err_errno(e, "key '%s'", path);
	if ((st.st_mode & 077) != 0)
		return err_set(e, ERR_DATA,
		    "key '%s' can be read by others: chmod 600 it", path);
	return 0;
}

int
key_load(unsigned char key[DIGEST_LEN], const char *path, struct err *e)
{
	struct buf b = BUF_INIT;
	int rc = -1;

	if (!io_exists(path))
		return err_set(e, ERR_DATA, "there is no key '%s'", path);
	if (check_mode(path, e) < 0 ||
	    io_read_file(&b, path, KEY_FILE_MAX, e) < 0)
		goto out;
	while (b.len > 0 && (b.data[b.len - 1] == '\n' ||
	    b.data[b.len - 1] == '\r'))
		buf_cut(&b, b.len - 1);
	if (b.len != 2 * DIGEST_LEN ||
	    digest_from_hex(b.data, key, DIGEST_LEN) < 0) {
		err_set(e, ERR_DATA,
		    "key '%s' is not 64 hexadecimal digits", path);
		goto out;
	}
	rc = 0;
out:
	explicit_bzero(b.data, b.len);
	buf_release(&b);
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
		rc = io_make_dirs(folder, e);
	}
	free(folder);
	return rc;
}

int
key_load_or_make(unsigned char key[DIGEST_LEN], const char *path,
    struct err *e)
{
	char hex[2 * DIGEST_LEN + 2];
	int rc;

	if (io_exists(path))
		return key_load(key, path, e);
	if (make_folder(path, e) < 0)
		return -1;
	random_bytes(key, DIGEST_LEN);
	digest_to_hex(key, DIGEST_LEN, hex);
	hex[2 * DIGEST_LEN] = '\n';
	rc = io_create(path, hex, 2 * DIGEST_LEN + 1, e);
	explicit_bzero(hex, sizeof(hex));
	/* another program was quicker: its key is the key */
	if (rc == 0)
		return key_load(key, path, e);
	return rc < 0 ? -1 : 0;
}

void
key_check_value(unsigned char check[DIGEST_LEN],
    const unsigned char key[DIGEST_LEN])
{
	static const char text[] = "jiesu key check";
	struct mac *m = mac_new(key, DIGEST_LEN);

	mac_of(m, text, sizeof(text) - 1, check);
	mac_free(m);
}
