/* bytes.c - bytes of files, pipes and compressed files (.gz), and the news that a file was changed while it was read. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "runtime/query/query_impl.h"

static bool ends_with(const char *s, const char *end) {
  size_t n = strlen(s), m = strlen(end);
  return n >= m && strcmp(s + n - m, end) == 0;
}

int qn_qbytes_open(qn_q *q, const char *path, qn_qbytes *out) {
  *out = (qn_qbytes){.path = path, .fd = -1};
  bool standard = strcmp(path, "-") == 0;
  if (standard) out->path = "standard input";
  out->fd = standard ? dup(0) : open(path, O_RDONLY | O_CLOEXEC);
  struct stat st;
  if (out->fd < 0 || fstat(out->fd, &st)) {
    int e = errno;
    if (out->fd >= 0) close(out->fd);
    out->fd = -1;
    return qn_q_fail(q, QN_EIO, "cannot read %s: %s", out->path, strerror(e));
  }
  if (S_ISDIR(st.st_mode)) {
    close(out->fd);
    out->fd = -1;
    return qn_q_fail(q, QN_EIO, "cannot read %s: it is a folder", path);
  }
  out->regular = S_ISREG(st.st_mode);
  if (S_ISFIFO(st.st_mode)) (void)fcntl(out->fd, F_SETPIPE_SZ, 1 << 20); /* fewer turns between the two processes */
  out->size = st.st_size;
  out->mtime_s = st.st_mtim.tv_sec;
  out->mtime_ns = st.st_mtim.tv_nsec;
  if (ends_with(path, ".gz")) {
    gzFile gz = gzdopen(out->fd, "rb");
    if (!gz) return close(out->fd), out->fd = -1, qn_q_memory(q);
    gzbuffer(gz, 1 << 17);
    out->gz = gz;
  }
  return 0;
}

int qn_qbytes_changed(qn_q *q, const qn_qbytes *b) {
  struct stat st;
  if (!b->regular || fstat(b->fd, &st)) return 0;
  bool same = st.st_size == b->size && st.st_mtim.tv_sec == b->mtime_s && st.st_mtim.tv_nsec == b->mtime_ns;
  return same ? 0 : qn_q_fail(q, QN_EIO, "%s was changed while it was read", b->path);
}

int qn_qbytes_peek(qn_q *q, qn_qbytes *b, qn_sv *out) {
  if (!b->peeked) {
    int64_t n = qn_qbytes_read(q, b, b->peek, sizeof b->peek);
    if (n < 0) return -1;
    b->peeked = (int32_t)n;
    b->got -= n;
  }
  *out = (qn_sv){b->peek, (size_t)b->peeked};
  return 0;
}

int64_t qn_qbytes_read(qn_q *q, qn_qbytes *b, void *to, int64_t n) {
  int64_t got = b->peeked < n ? b->peeked : n;
  if (got) {
    memcpy(to, b->peek, (size_t)got);
    memmove(b->peek, b->peek + got, sizeof b->peek - (size_t)got);
    b->peeked -= (int32_t)got;
  }
  while (got < n && !b->end) {
    int64_t want = n - got < 1 << 30 ? n - got : 1 << 30;
    ssize_t k = b->gz ? gzread(b->gz, (char *)to + got, (unsigned)want) : read(b->fd, (char *)to + got, (size_t)want);
    if (k < 0 && !b->gz && errno == EINTR) continue;
    if (k < 0) {
      int code = 0;
      if (qn_qbytes_changed(q, b)) return -1;
      const char *why = b->gz ? gzerror(b->gz, &code) : strerror(errno);
      return qn_q_fail(q, QN_EIO, "cannot read %s: %s", b->path, b->gz && code == Z_ERRNO ? strerror(errno) : why);
    }
    if (k == 0) {
      int code = Z_OK;
      if (b->gz) (void)gzerror(b->gz, &code);
      if (code == Z_BUF_ERROR && qn_qbytes_changed(q, b)) return -1;
      if (code == Z_BUF_ERROR) return qn_q_fail(q, QN_EIO, "cannot read %s: the compressed data end too early", b->path);
      b->end = true;
      if (qn_qbytes_changed(q, b)) return -1;
    }
    got += k;
  }
  b->got += got;
  int64_t raw = b->gz ? (int64_t)gzoffset(b->gz) : got;
  q->done = b->gz ? raw : q->done + got;
  if (q->progress) q->progress(q->user, q);
  return got;
}

void qn_qbytes_close(qn_qbytes *b) {
  if (b->gz) gzclose(b->gz);
  else if (b->fd >= 0) close(b->fd);
  *b = (qn_qbytes){.fd = -1};
}

/* --- which format ------------------------------------------------------------------------------------------------------------ */
/* The program that unpacks a file that begins so, of those that are not unpacked here; NULL for all else. */
static const char *unpacker(qn_sv head) {
  static const struct {
    const char *magic, *program;
    size_t n, at;
  } kinds[] = {{"1AY&", "bzcat", 4, 4}, {"\xfd" "7zXZ\0", "xzcat", 6, 0}, {"\x28\xb5\x2f\xfd", "zstdcat", 4, 0}, {"PK\3\4", "unzip -p", 4, 0}, {"\x1f\x8b\x08", "zcat", 3, 0}};
  for (size_t i = 0; i < QN_COUNT(kinds); i++) {
    size_t n = kinds[i].n, at = kinds[i].at;
    if (head.n >= at + n && memcmp(head.p + at, kinds[i].magic, n) == 0 && (at == 0 || memcmp(head.p, "BZh", 3) == 0)) return kinds[i].program;
  }
  return NULL;
}

qn_qop *qn_op_files(qn_q *q, const qn_qread *r) {
  qn_qbytes first;
  qn_sv head;
  if (r->npaths < 1) return (void)qn_q_fail(q, QN_EINVAL, "no file to read"), NULL;
  q->total = 0;
  for (int32_t i = 0; i < r->npaths; i++) {
    struct stat st;
    if (strcmp(r->paths[i], "-") != 0 && stat(r->paths[i], &st) == 0 && S_ISREG(st.st_mode)) q->total += st.st_size;
  }
  if (qn_qbytes_open(q, r->paths[0], &first)) return NULL;
  if (qn_qbytes_peek(q, &first, &head)) return qn_qbytes_close(&first), NULL;
  if (head.n >= 4 && memcmp(head.p, "PAR1", 4) == 0) {
    qn_qbytes_close(&first);
    return (void)qn_q_fail(q, QN_EINVAL, "%s is a Parquet file, which is not read: convert it to Arrow first", r->paths[0]), NULL;
  }
  const char *unpack = unpacker(head);
  if (unpack) {
    qn_qbytes_close(&first);
    return (void)qn_q_fail(q, QN_EINVAL, "%s is compressed, and of such files only those named .gz are read: unpack it into a pipe (%s FILE | quern eval ... -)",
                           r->paths[0], unpack), NULL;
  }
  bool ipc = (head.n >= 6 && memcmp(head.p, "ARROW1", 6) == 0) || (head.n >= 4 && memcmp(head.p, "\xff\xff\xff\xff", 4) == 0);
  return ipc ? qn_ipc_source(q, r, &first) : qn_csv_source(q, r, &first);
}
