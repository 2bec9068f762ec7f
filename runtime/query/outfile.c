/* outfile.c - files that get their name when they are whole: whatever happens before leaves nothing under that name. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/arrow/arrow_io.h"
#include "runtime/query/query_impl.h"

static int write_failed(qn_q *q, const qn_outfile *f) { return qn_q_fail(q, QN_EIO, "cannot write %s: %s", f->path, strerror(errno)); }

/* The folder of path, with room for a name. */
static char *beside(const char *path, const char *name) {
  const char *slash = strrchr(path, '/');
  size_t n = slash ? (size_t)(slash - path) + 1 : 0;
  char *out = malloc(n + strlen(name) + 3);
  if (out) sprintf(out, "%.*s%s", (int)n, path, name);
  return out;
}

int qn_outfile_open(qn_q *q, const char *path, qn_outfile *out) {
  struct stat st;
  *out = (qn_outfile){.fd = -1, .path = strdup(path)};
  if (!out->path) return qn_q_memory(q);
  if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) { /* a pipe or a device has no other name */
    out->plain = true;
    out->fd = open(path, O_WRONLY | O_CLOEXEC);
    return out->fd < 0 ? write_failed(q, out) : 0;
  }
  char *dir = beside(path, ".");
  if (!dir) return qn_q_memory(q);
  out->fd = open(dir, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
  free(dir);
  if (out->fd >= 0) return 0;
  if (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL) { /* a file system that has no files without name */
    if (!(out->temp = beside(path, ".quern-XXXXXX"))) return qn_q_memory(q);
    out->fd = mkostemp(out->temp, O_CLOEXEC);
    if (out->fd >= 0) {
      mode_t mask = umask(0);
      umask(mask);
      (void)fchmod(out->fd, 0666 & ~mask);
      return 0;
    }
    free(out->temp);
    out->temp = NULL;
  }
  return write_failed(q, out);
}

int qn_outfile_write(qn_q *q, qn_outfile *f, const void *p, size_t n) {
  const char *at = p;
  while (n) {
    ssize_t k = write(f->fd, at, n < 1 << 30 ? n : 1 << 30);
    if (k < 0 && errno == EINTR) continue;
    if (k < 0) return write_failed(q, f);
    at += k;
    n -= (size_t)k;
  }
  return 0;
}

int qn_outfile_commit(qn_q *q, qn_outfile *f) {
  if (!f->plain && fsync(f->fd) && errno != EINVAL) return write_failed(q, f);
  if (!f->plain && !f->temp) { /* give it a name beside, then the right one in one step */
    char proc[64], name[64];
    snprintf(proc, sizeof proc, "/proc/self/fd/%d", f->fd);
    snprintf(name, sizeof name, ".quern-%ld-%d", (long)getpid(), f->fd);
    if (!(f->temp = beside(f->path, name))) return qn_q_memory(q);
    (void)unlink(f->temp);
    if (linkat(AT_FDCWD, proc, AT_FDCWD, f->temp, AT_SYMLINK_FOLLOW)) {
      int status = write_failed(q, f);
      free(f->temp);
      f->temp = NULL;
      return status;
    }
  }
  if (f->temp && rename(f->temp, f->path)) return write_failed(q, f);
  free(f->temp);
  f->temp = NULL;
  int fd = f->fd;
  f->fd = -1;
  if (close(fd) && f->plain) return write_failed(q, f);
  return 0;
}

void qn_outfile_abandon(qn_outfile *f) {
  if (f->fd >= 0) close(f->fd);
  if (f->temp) (void)unlink(f->temp);
  free(f->temp);
  free(f->path);
  *f = (qn_outfile){.fd = -1};
}

/* --- a pipeline into a file -------------------------------------------------------------------------------------------------------- */
static bool ends_with(const char *s, const char *end) {
  size_t n = strlen(s), m = strlen(end);
  return n >= m && strcmp(s + n - m, end) == 0;
}

bool qn_q_writable(const char *path) {
  return ends_with(path, ".csv") || ends_with(path, ".arrow") || ends_with(path, ".feather") || ends_with(path, ".arrows");
}

typedef struct sink {
  qn_q *q;
  qn_outfile *f;
} sink;

static bool put(void *user, const void *p, size_t n) {
  sink *s = user;
  return qn_outfile_write(s->q, s->f, p, n) == 0;
}

static int write_csv(qn_q *q, qn_qop *op, qn_outfile *f) {
  qn_buf text;
  qn_batch b;
  qn_buf_init(&text, q->alloc);
  int status = qn_csv_header(q, &op->schema, &text), got;
  if (status == 0) status = qn_outfile_write(q, f, text.p, text.n);
  while (status == 0 && (got = qn_op_next(op, q, &b)) != 0) {
    qn_buf_reset(&text);
    if (got < 0) {
      status = -1;
      break;
    }
    status = qn_csv_rows(q, &op->schema, &b, false, &text);
    qn_batch_deinit(q, &b);
    if (status == 0) status = qn_outfile_write(q, f, text.p, text.n);
  }
  qn_buf_deinit(&text);
  return status;
}

/* Fields of a schema as runtime/arrow wants them. */
qn_afield *qn_q_afields(qn_q *q, const qn_qschema *s) {
  qn_afield *f = qn_alloc(q->alloc, ((size_t)s->n + 1) * sizeof *f);
  size_t names = 1;
  for (int32_t i = 0; i < s->n; i++) names += s->fields[i].name.n + 1;
  char *text = f ? qn_alloc(q->alloc, names) : NULL;
  if (!text) {
    qn_free(q->alloc, f, ((size_t)s->n + 1) * sizeof *f);
    return (void)qn_q_memory(q), NULL;
  }
  f[s->n].name = text; /* to free it */
  for (int32_t i = 0; i < s->n; i++) {
    f[i] = (qn_afield){.name = text, .type = s->fields[i].type};
    snprintf(f[i].zone, sizeof f[i].zone, "%.*s", (int)s->fields[i].zone.n, s->fields[i].zone.p ? s->fields[i].zone.p : "");
    memcpy(text, s->fields[i].name.p, s->fields[i].name.n);
    text[s->fields[i].name.n] = 0;
    text += s->fields[i].name.n + 1;
  }
  return f;
}

void qn_q_afields_free(qn_q *q, const qn_qschema *s, qn_afield *f) {
  size_t names = 1;
  for (int32_t i = 0; i < s->n; i++) names += s->fields[i].name.n + 1;
  if (!f) return;
  qn_free(q->alloc, (char *)(uintptr_t)f[s->n].name, names);
  qn_free(q->alloc, f, ((size_t)s->n + 1) * sizeof *f);
}

static int write_arrow(qn_q *q, qn_qop *op, qn_outfile *f, bool file, qn_acodec codec) {
  sink s = {q, f};
  qn_ipc_writer w = {.alloc = q->alloc, .put = put, .user = &s, .file = file, .codec = codec};
  qn_afield *fields = qn_q_afields(q, &op->schema);
  struct ArrowSchema schema = {.release = NULL};
  qn_batch b;
  int got = 0;
  *q->err = (qn_error){0};
  bool ok = fields && qn_arrow_export_schema(q->alloc, fields, op->schema.n, (qn_akeep){0}, &schema, q->err) == QN_OK &&
            qn_ipc_begin(&w, &schema, q->err) == QN_OK;
  while (ok && (got = qn_op_next(op, q, &b)) > 0) {
    struct ArrowArray array = {.release = NULL};
    if (b.nrows) {
      ok = qn_arrow_export(q->alloc, b.cols, b.ncols, b.nrows, (qn_akeep){0}, &array, q->err) == QN_OK;
      if (ok) ok = qn_ipc_batch(&w, &schema, &array, q->err) == QN_OK;
    }
    if (array.release) array.release(&array);
    qn_batch_deinit(q, &b);
  }
  ok = ok && got == 0 && qn_ipc_end(&w, &schema, q->err) == QN_OK;
  qn_ipc_writer_deinit(&w);
  if (schema.release) schema.release(&schema);
  qn_q_afields_free(q, &op->schema, fields);
  return ok ? 0 : -1;
}

int qn_q_write(qn_q *q, qn_qop *op, const char *path, const char *compression) {
  qn_outfile f;
  bool csv = ends_with(path, ".csv");
  qn_acodec codec = qn_acodec_there(QN_ACODEC_LZ4) && ends_with(path, ".feather") ? QN_ACODEC_LZ4 : QN_ACODEC_NONE;
  if (!qn_q_writable(path))
    return qn_q_fail(q, QN_EINVAL, "%s: the ending says the format, one of .csv, .arrow, .feather, .arrows%s", path,
                     ends_with(path, ".parquet") ? "; Parquet is not written" : "");
  if (compression && csv) return qn_q_fail(q, QN_EINVAL, "--compression is for Arrow files");
  if (compression) {
    codec = strcmp(compression, "lz4") == 0 ? QN_ACODEC_LZ4 : strcmp(compression, "zstd") == 0 ? QN_ACODEC_ZSTD : QN_ACODEC_NONE;
    if (codec == QN_ACODEC_NONE && strcmp(compression, "none") != 0) return qn_q_fail(q, QN_EINVAL, "--compression is lz4, zstd or none, not '%s'", compression);
  }
  int status = qn_outfile_open(q, path, &f);
  if (status == 0) status = csv ? write_csv(q, op, &f) : write_arrow(q, op, &f, !ends_with(path, ".arrows"), codec);
  if (status == 0) status = qn_outfile_commit(q, &f);
  qn_outfile_abandon(&f);
  return status;
}
