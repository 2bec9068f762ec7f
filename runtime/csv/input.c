/* input.c - where the bytes of a CSV come from: memory, or a regular file that is read piece by piece into buffers (never
 * mapped: a file that shrinks while it is read gives an error, not a signal). */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/csv/fast.h"

static bool os_fail(qn_csv_error *err, int code) {
  err->fault = QN_CSV_OS;
  err->os_code = code;
  snprintf(err->message, sizeof err->message, "%s", strerror(code));
  return false;
}

static bool changed(qn_csv_error *err) {
  err->fault = QN_CSV_OS;
  err->os_code = EIO;
  snprintf(err->message, sizeof err->message, "the file changed while it was read");
  return false;
}

static qn_csv_stamp stamp_of(const struct stat *st) {
  return (qn_csv_stamp){true, (int64_t)st->st_size, (int64_t)st->st_mtim.tv_sec, (int64_t)st->st_mtim.tv_nsec, (int64_t)st->st_dev, (int64_t)st->st_ino};
}

static bool same_stamp(const qn_csv_stamp *a, const qn_csv_stamp *b) {
  return a->size == b->size && a->mtime_s == b->mtime_s && a->mtime_ns == b->mtime_ns && a->device == b->device && a->inode == b->inode;
}

bool csv_input_open(csv_input *in, const char *path, qn_csv_stamp *stamp, qn_csv_error *err) {
  struct stat st;
  *in = (csv_input){.fd = open(path, O_RDONLY | O_CLOEXEC)};
  if (in->fd < 0) return os_fail(err, errno);
  if (fstat(in->fd, &st) != 0) {
    os_fail(err, errno);
    csv_input_close(in);
    return false;
  }
  if (S_ISDIR(st.st_mode)) {
    os_fail(err, EISDIR);
    csv_input_close(in);
    return false;
  }
  in->regular = S_ISREG(st.st_mode);
  in->size = in->regular ? (int64_t)st.st_size : -1;
  in->stamp = stamp_of(&st);
  if (!stamp || !in->regular) return true;
  if (!stamp->set) *stamp = in->stamp;
  if (same_stamp(stamp, &in->stamp)) return true;
  csv_input_close(in);
  return changed(err);
}

void csv_input_close(csv_input *in) {
  if (in->fd >= 0) close(in->fd);
  in->fd = -1;
}

bool csv_input_read(const csv_input *in, int64_t at, char *to, int64_t n, qn_csv_error *err) {
  if (in->fd < 0) {
    if (n) memcpy(to, in->bytes + at, (size_t)n);
    return true;
  }
  for (int64_t done = 0; done < n;) {
    ssize_t got = pread(in->fd, to + done, (size_t)(n - done), (off_t)(in->begin + at + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return os_fail(err, errno);
    if (got == 0) return changed(err);
    done += got;
  }
  return true;
}

bool csv_input_unchanged(const csv_input *in, qn_csv_error *err) {
  struct stat st;
  if (in->fd < 0 || !in->regular) return true;
  if (fstat(in->fd, &st) != 0) return os_fail(err, errno);
  const qn_csv_stamp now = stamp_of(&st);
  return same_stamp(&now, &in->stamp) || changed(err);
}

/* Everything that is left to read, for pipes and for options that need the whole text. */
bool csv_input_slurp(const csv_input *in, const qn_allocator *alloc, char **out, size_t *n, size_t *cap, qn_csv_error *err) {
  *n = 0;
  *cap = in->regular ? (size_t)(in->begin + in->size) + 1 : 1 << 16;
  *out = qn_alloc(alloc, *cap);
  while (*out) {
    if (*n == *cap) {
      char *more = qn_realloc(alloc, *out, *cap, *cap * 2);
      if (!more) break;
      *out = more;
      *cap *= 2;
    }
    ssize_t got = read(in->fd, *out + *n, *cap - *n);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) os_fail(err, errno);
    if (got == 0 && csv_input_unchanged(in, err)) return true;
    if (got <= 0) goto fail;
    *n += (size_t)got;
  }
  err->fault = QN_CSV_MEMORY;
  snprintf(err->message, sizeof err->message, "out of memory");
fail:
  qn_free(alloc, *out, *cap);
  *out = NULL;
  return false;
}

bool qn_csv_file_bytes(const qn_allocator *alloc, const char *path, qn_csv_packing packing, qn_csv_stamp *stamp, char **p, size_t *n, size_t *cap,
                       qn_csv_error *err) {
  csv_input in;
  char *packed;
  size_t packed_n, packed_cap;
  *err = (qn_csv_error){0};
  if (!csv_input_open(&in, path, stamp, err)) return false;
  bool ok = csv_input_slurp(&in, alloc, &packed, &packed_n, &packed_cap, err);
  csv_input_close(&in);
  if (ok && packing) {
    ok = csv_unpack(alloc, packing, (qn_sv){packed, packed_n}, p, n, cap, err);
    qn_free(alloc, packed, packed_cap);
  } else if (ok) {
    *p = packed;
    *n = packed_n;
    *cap = packed_cap;
  }
  return ok;
}
