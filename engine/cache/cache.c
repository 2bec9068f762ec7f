/* cache.c - see cache.h. A file is a 64-byte header, the object, padding to 8, the side bytes. Files are written under a
 * temporary name, synced and renamed, so a reader sees a whole file or none; and it is hashed, so what a crash, a full
 * disk or another program left there is a miss. Folder and files are opened without following links and through the
 * folder's descriptor, so the folder that was checked is the folder that is used. */
#include "engine/cache/cache.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

enum {
  FORMAT_VERSION = 1,
  NAME_SIZE = 40,         /* 32 hex digits, ".qno", the end */
  TOUCH_SECONDS = 60,     /* a hit marks a file as used no oftener than this */
  STALE_TEMP_SECONDS = 3600
};
static const uint64_t DEFAULT_CAP = 256u << 20;
static const uint64_t MAX_FILE = 1u << 30;
static const char MAGIC[8] = {'Q', 'N', 'C', 'A', 'C', 'H', 'E', '\n'};

typedef struct header {
  char magic[8];
  uint32_t format, header_size;
  qn_cache_key key;
  uint64_t object_n, side_n;
  qn_cache_key sum; /* of the header with this field zero, then the payload */
} header;
_Static_assert(sizeof(header) == 64, "the object after it stays aligned");

struct qn_cache {
  const qn_allocator *alloc;
  char *dir;
  size_t dir_n;
  int fd;
  uint64_t cap;
  atomic_uint serial;      /* of temporary names */
  _Atomic uint64_t amount; /* bytes believed to be in the folder; UINT64_MAX: not counted yet */
};

/* --- keys and sums ---------------------------------------------------------------------------------------------- */
static qn_cache_key key_of_hash(XXH128_hash_t h) { return (qn_cache_key){h.low64, h.high64}; }

qn_cache_key qn_cache_key_of(const qn_sv *parts, size_t n) {
  XXH3_state_t s;
  XXH3_128bits_reset(&s);
  for (size_t i = 0; i < n; i++) {
    uint64_t length = parts[i].n;
    XXH3_128bits_update(&s, &length, sizeof length);
    XXH3_128bits_update(&s, parts[i].n ? parts[i].p : "", parts[i].n);
  }
  return key_of_hash(XXH3_128bits_digest(&s));
}

static uint64_t side_offset(uint64_t object_n) { return sizeof(header) + ((object_n + 7) & ~(uint64_t)7); }

static qn_cache_key sum_of(header h, const char *payload, size_t n) {
  h.sum = (qn_cache_key){0, 0};
  XXH3_state_t s;
  XXH3_128bits_reset(&s);
  XXH3_128bits_update(&s, &h, sizeof h);
  XXH3_128bits_update(&s, payload, n);
  return key_of_hash(XXH3_128bits_digest(&s));
}

static void file_name(char out[NAME_SIZE], qn_cache_key key) {
  snprintf(out, NAME_SIZE, "%016llx%016llx.qno", (unsigned long long)key.hi, (unsigned long long)key.lo);
}

/* --- the folder --------------------------------------------------------------------------------------------------- */
/* Writes the default folder's path; false when the environment names none. */
static bool default_dir(char *out, size_t cap) {
  const char *own = secure_getenv("QUERN_CACHE_DIR");
  if (own && *own) return snprintf(out, cap, "%s", own) < (int)cap;
  const char *xdg = secure_getenv("XDG_CACHE_HOME");
  if (xdg && *xdg == '/') return snprintf(out, cap, "%s/quern", xdg) < (int)cap;
  const char *home = secure_getenv("HOME");
  return home && *home == '/' && snprintf(out, cap, "%s/.cache/quern", home) < (int)cap;
}

static void make_dirs(char *path) {
  for (char *p = path + 1; *p; p++) {
    if (*p != '/') continue;
    *p = 0;
    mkdir(path, 0700);
    *p = '/';
  }
  mkdir(path, 0700);
}

/* A descriptor of the folder if it is a real one, the user's, and nobody else's to write in; else -1. */
static int open_dir(const char *path) {
  int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0) return -1;
  struct stat st;
  if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode) && st.st_uid == geteuid() && (st.st_mode & 022) == 0) return fd;
  close(fd);
  return -1;
}

qn_cache *qn_cache_open(const qn_allocator *alloc, const char *dir, uint64_t cap) {
  char path[4096];
  if (dir ? snprintf(path, sizeof path, "%s", dir) >= (int)sizeof path : !default_dir(path, sizeof path)) return NULL;
  size_t n = strlen(path);
  while (n > 1 && path[n - 1] == '/') path[--n] = 0; /* "link/" would be followed */
  if (n == 0) return NULL;
  make_dirs(path);
  int fd = open_dir(path);
  if (fd < 0) return NULL;
  qn_cache *c = qn_alloc(alloc, sizeof *c);
  char *copy = qn_alloc(alloc, n + 1);
  if (!c || !copy) {
    qn_free(alloc, c, sizeof *c);
    qn_free(alloc, copy, n + 1);
    close(fd);
    return NULL;
  }
  memcpy(copy, path, n + 1);
  *c = (qn_cache){.alloc = alloc, .dir = copy, .dir_n = n, .fd = fd, .cap = cap ? cap : DEFAULT_CAP};
  atomic_init(&c->amount, UINT64_MAX);
  return c;
}

void qn_cache_close(qn_cache *c) {
  if (!c) return;
  const qn_allocator *alloc = c->alloc;
  close(c->fd);
  qn_free(alloc, c->dir, c->dir_n + 1);
  qn_free(alloc, c, sizeof *c);
}

const char *qn_cache_dir(const qn_cache *c) { return c->dir; }

/* --- reading -------------------------------------------------------------------------------------------------------- */
static bool read_all(int fd, char *p, size_t n) {
  while (n > 0) {
    ssize_t got = read(fd, p, n);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    p += got;
    n -= (size_t)got;
  }
  return true;
}

static bool valid(const char *file, uint64_t size, qn_cache_key key) {
  header h;
  memcpy(&h, file, sizeof h);
  if (memcmp(h.magic, MAGIC, sizeof MAGIC) != 0 || h.format != FORMAT_VERSION || h.header_size != sizeof h) return false;
  if (h.key.lo != key.lo || h.key.hi != key.hi) return false;
  if (h.object_n > MAX_FILE || h.side_n > MAX_FILE || side_offset(h.object_n) + h.side_n != size) return false;
  qn_cache_key sum = sum_of(h, file + sizeof h, (size_t)size - sizeof h);
  return sum.lo == h.sum.lo && sum.hi == h.sum.hi;
}

static void touch(int fd, const struct stat *st) {
  struct timespec now;
  if (clock_gettime(CLOCK_REALTIME, &now) == 0 && now.tv_sec - st->st_mtim.tv_sec > TOUCH_SECONDS)
    (void)futimens(fd, NULL);
}

static bool get_fd(qn_cache *c, int fd, qn_cache_key key, qn_cache_entry *out) {
  struct stat st;
  if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_uid != geteuid()) return false;
  if (st.st_size < (off_t)sizeof(header) || (uint64_t)st.st_size > MAX_FILE) return false;
  size_t size = (size_t)st.st_size, block_n = size + 63;
  char *block = qn_alloc(c->alloc, block_n);
  if (!block) return false;
  char *file = block + (-(uintptr_t)block & 63);
  if (!read_all(fd, file, size) || !valid(file, size, key)) {
    qn_free(c->alloc, block, block_n);
    return false;
  }
  header h;
  memcpy(&h, file, sizeof h);
  out->object = (qn_sv){file + sizeof h, (size_t)h.object_n};
  out->side = (qn_sv){file + side_offset(h.object_n), (size_t)h.side_n};
  out->block = block;
  out->block_n = block_n;
  touch(fd, &st);
  return true;
}

bool qn_cache_get(qn_cache *c, qn_cache_key key, qn_cache_entry *out) {
  if (!c) return false;
  char name[NAME_SIZE];
  file_name(name, key);
  int fd = openat(c->fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) return false; /* a file that is wrong is not deleted: the put that follows replaces it */
  bool hit = get_fd(c, fd, key, out);
  close(fd);
  return hit;
}

void qn_cache_release(qn_cache *c, qn_cache_entry *e) {
  qn_free(c->alloc, e->block, e->block_n);
  *e = (qn_cache_entry){0};
}

/* --- keeping the folder small ----------------------------------------------------------------------------------------- */
typedef struct aged {
  char name[NAME_SIZE];
  uint64_t size;
  struct timespec used;
} aged;

static int older_first(const void *a, const void *b) {
  const aged *x = a, *y = b;
  if (x->used.tv_sec != y->used.tv_sec) return x->used.tv_sec < y->used.tv_sec ? -1 : 1;
  if (x->used.tv_nsec != y->used.tv_nsec) return x->used.tv_nsec < y->used.tv_nsec ? -1 : 1;
  return strcmp(x->name, y->name);
}

static bool is_cache_file(const char *name) {
  return strlen(name) == 36 && strspn(name, "0123456789abcdef") == 32 && strcmp(name + 32, ".qno") == 0;
}

/* One file of the folder: counted, or deleted when it is a temporary that its writer left behind. */
static bool look_at(qn_cache *c, const char *name, time_t now, aged *out) {
  struct stat st;
  bool temp = strncmp(name, ".tmp-", 5) == 0;
  if (!temp && !is_cache_file(name)) return false;
  if (fstatat(c->fd, name, &st, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(st.st_mode)) return false;
  if (temp) {
    if (now - st.st_mtim.tv_sec > STALE_TEMP_SECONDS) unlinkat(c->fd, name, 0);
    return false;
  }
  memcpy(out->name, name, 37);
  out->size = (uint64_t)st.st_size;
  out->used = st.st_mtim;
  return true;
}

/* Counts the folder and, above the cap, deletes the least recently used files down to three quarters of it. Two
 * processes that do so at once delete a few files too many: they are compiled again. */
static void trim(qn_cache *c) {
  int fd = openat(c->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *d = fd < 0 ? NULL : fdopendir(fd);
  if (!d) {
    if (fd >= 0) close(fd);
    return;
  }
  aged *files = NULL;
  size_t n = 0, room = 0;
  uint64_t total = 0;
  time_t now = time(NULL);
  for (struct dirent *e; (e = readdir(d));) {
    aged one;
    if (!look_at(c, e->d_name, now, &one)) continue;
    total += one.size;
    if (n == room) {
      size_t more = room ? room * 2 : 256;
      aged *grown = qn_realloc(c->alloc, files, room * sizeof *files, more * sizeof *files);
      if (!grown) break; /* trims among those seen */
      files = grown;
      room = more;
    }
    files[n++] = one;
  }
  closedir(d);
  if (total > c->cap) {
    qsort(files, n, sizeof *files, older_first);
    for (size_t i = 0; i < n && total > c->cap / 4 * 3; i++)
      if (unlinkat(c->fd, files[i].name, 0) == 0) total -= files[i].size;
  }
  qn_free(c->alloc, files, room * sizeof *files);
  atomic_store(&c->amount, total);
}

/* --- writing ----------------------------------------------------------------------------------------------------------- */
static bool write_all(int fd, const void *data, size_t n) {
  const char *p = data;
  while (n > 0) {
    ssize_t put = write(fd, p, n);
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    p += put;
    n -= (size_t)put;
  }
  return true;
}

static bool write_file(int fd, qn_cache_key key, qn_sv object, qn_sv side) {
  static const char zeros[8];
  header h = {.format = FORMAT_VERSION, .header_size = sizeof h, .key = key, .object_n = object.n, .side_n = side.n};
  memcpy(h.magic, MAGIC, sizeof MAGIC);
  size_t pad = (size_t)(side_offset(object.n) - sizeof h - object.n);
  XXH3_state_t s;
  XXH3_128bits_reset(&s);
  XXH3_128bits_update(&s, &h, sizeof h);
  XXH3_128bits_update(&s, object.n ? object.p : "", object.n);
  XXH3_128bits_update(&s, zeros, pad);
  XXH3_128bits_update(&s, side.n ? side.p : "", side.n);
  h.sum = key_of_hash(XXH3_128bits_digest(&s));
  return write_all(fd, &h, sizeof h) && write_all(fd, object.p, object.n) && write_all(fd, zeros, pad) &&
         write_all(fd, side.p, side.n) && fdatasync(fd) == 0;
}

void qn_cache_put(qn_cache *c, qn_cache_key key, qn_sv object, qn_sv side) {
  if (!c) return;
  uint64_t size = side_offset(object.n) + side.n;
  if (object.n > MAX_FILE / 2 || side.n > MAX_FILE / 2 || size > c->cap / 4) return;
  char temp[64], name[NAME_SIZE];
  file_name(name, key);
  struct timespec t = {0, 0};
  clock_gettime(CLOCK_MONOTONIC, &t);
  snprintf(temp, sizeof temp, ".tmp-%ld-%u-%lx", (long)getpid(), atomic_fetch_add(&c->serial, 1), (unsigned long)t.tv_nsec);
  int fd = openat(c->fd, temp, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0) return;
  bool ok = write_file(fd, key, object, side);
  ok = close(fd) == 0 && ok;
  if (!ok || renameat(c->fd, temp, c->fd, name) != 0) {
    unlinkat(c->fd, temp, 0);
    return;
  }
  uint64_t before = atomic_load(&c->amount);
  if (before != UINT64_MAX) before = atomic_fetch_add(&c->amount, size) + size;
  if (before > c->cap) trim(c); /* also the first time: not counted yet */
}
