#ifndef STORE_KEY_H
#define STORE_KEY_H

#include "base/err.h"
#include "hash/digest.h"

/*
 * The key of keyed references: 32 bytes, as 64 hexadecimal digits in a file
 * of mode 0600 outside the database and its backups.
 */

/* ERR_DATA where the file is absent, malformed, or readable by others. */
int key_load(unsigned char key[DIGEST_LEN], const char *path, struct err *e);
/* Load it, or make a new one where there is no file. */
int key_load_or_make(unsigned char key[DIGEST_LEN], const char *path,
    struct err *e);

/* What the database keeps of it, to know a wrong key: not the key. */
void key_check_value(unsigned char check[DIGEST_LEN],
    const unsigned char key[DIGEST_LEN]);

#endif
