/* cache.h - compiled code kept on disk between processes. One file per specialisation, named after its key, in a folder
 * of the user's own: no index, no lock, nothing that two processes could disagree about.
 *
 * Anything wrong with a folder, a file or the disk means "not cached", never an error: the caller compiles. A file is
 * trusted only when its magic, versions, key, lengths and the hash of its whole content agree. [any thread] */
#ifndef QN_ENGINE_CACHE_H
#define QN_ENGINE_CACHE_H

#include "runtime/base/base.h"

typedef struct qn_cache qn_cache;

typedef struct qn_cache_key { /* 128 bits of XXH3 */
  uint64_t lo, hi;
} qn_cache_key;

/* The key of the parts in order; where one part ends and the next begins counts. Parts are everything that decides what
 * the code is: IR text with all callees and constants, compile options, CPU name and features, LLVM version, the engine's
 * build id, QN_ABI_VERSION. */
qn_cache_key qn_cache_key_of(const qn_sv *parts, size_t n);

/* Opens (makes, mode 0700) the folder: dir, or when NULL $QUERN_CACHE_DIR, $XDG_CACHE_HOME/quern, ~/.cache/quern. NULL when
 * there is none that is ours alone: not owned by the user, writable by others, a symbolic link, or unusable. A folder that
 * can be read but not written serves hits. cap: bytes of files to keep, 0: 256 MiB; the least recently used go first. */
qn_cache *qn_cache_open(const qn_allocator *alloc, const char *dir, uint64_t cap);
void qn_cache_close(qn_cache *c); /* c may be NULL */
const char *qn_cache_dir(const qn_cache *c); /* for reports */

typedef struct qn_cache_entry {
  qn_sv object, side; /* what was put; object.p is aligned to 64 bytes. Views into block */
  void *block;
  size_t block_n;
} qn_cache_entry;
/* False: a miss (c may be NULL), and *out is untouched. True: release the entry with qn_cache_release. */
bool qn_cache_get(qn_cache *c, qn_cache_key key, qn_cache_entry *out);
void qn_cache_release(qn_cache *c, qn_cache_entry *e);
/* Keeps object and side bytes under key, replacing what is there. Fails silently. */
void qn_cache_put(qn_cache *c, qn_cache_key key, qn_sv object, qn_sv side);

#endif
