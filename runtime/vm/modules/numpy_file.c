/* numpy_file.c - natives under numpy's reading and writing (lib/numpy_npy.py, numpy_raw.py, numpy_tables.py): elements of arrays and of records to and from
 * bytes and files, files mapped into memory, tables of numbers from text. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/object/array/record.h"
#include "runtime/vm/modules/io_codec.h"
#include "runtime/vm/modules/numpy_native.h"

/* --- elements as bytes -------------------------------------------------------------------------------------------------------- */
/* The elements of a, in C order and close together. keep: what must live as long. */
static int packed(qn_rt *rt, qn_value a, qn_value *keep, qn_sv *bytes) {
  if (qn_is_records(a)) {
    if (qn_records_copy(rt, a, keep)) return -1;
    const qn_view *v = qn_records_view(*keep);
    *bytes = (qn_sv){v->data, (size_t)qn_view_size(v) * qn_as_records(*keep)->descr->itemsize};
    return 0;
  }
  if (!qn_is_array(a)) return qn_raise(rt, QN_E_TypeError, "an array is needed, not %s", qn_class_of(a)->name);
  if (qn_view_of(a)->dtype == QN_D_OBJECT) return qn_raise(rt, QN_E_ValueError, "arrays of objects cannot be written: they have no elements in memory that a file could hold");
  if (qn_array_contiguous(rt, a, keep)) return -1;
  *bytes = (qn_sv){qn_view_of(*keep)->data, (size_t)qn_view_size(qn_view_of(*keep)) * qn_itemsize(qn_view_of(*keep))};
  return 0;
}
int qn_np_raw_bytes(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) { /* raw_bytes(a) */
  qn_value v, keep;
  qn_sv s = QN_SV("");
  if (qn_args_parse(rt, args, "raw_bytes", "a", &v) || packed(rt, v, &keep, &s)) return -1;
  int r = qn_new_bytes(rt, s, out);
  return qn_release(rt, keep), r;
}

/* A new one-dimensional array of n elements of a dtype that may be one of records; where its bytes are. */
static int new_elements(qn_rt *rt, qn_value dtype, int64_t n, qn_value *out, char **data) {
  const qn_descr *descr;
  qn_dtype d;
  int r = qn_descr_from(rt, dtype, false, &descr);
  if (r < 0) return -1;
  if (r == 0) {
    if (qn_records_new(rt, descr, 1, &n, out)) return -1;
    return *data = qn_records_view(*out)->data, 0;
  }
  if (qn_dtype_from(rt, dtype, &d)) return -1;
  if (d == QN_D_OBJECT) return qn_raise(rt, QN_E_ValueError, "arrays of objects cannot be read from bytes");
  if (qn_array_new(rt, d, 1, &n, false, out)) return -1;
  return *data = qn_view_of(*out)->data, 0;
}
static int element_size(qn_rt *rt, qn_value dtype, int64_t *size) {
  const qn_descr *descr;
  qn_dtype d;
  int r = qn_descr_from(rt, dtype, false, &descr);
  if (r < 0) return -1;
  if (r == 0) return *size = descr->itemsize ? descr->itemsize : 1, 0;
  if (qn_dtype_from(rt, dtype, &d)) return -1;
  return *size = qn_dtypes[d].size, 0;
}
/* from_raw(bytes, dtype, offset, count): a new array; count -1: all that there is. */
int qn_np_from_raw(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[4];
  int64_t offset, count, size;
  char *data;
  if (qn_args_parse(rt, args, "from_raw", "bytes dtype offset count", v) || qn_as_index(rt, v[2], &offset) || qn_as_index(rt, v[3], &count) || element_size(rt, v[1], &size)) return -1;
  if (!qn_is(v[0], QN_K_BYTES)) return qn_raise(rt, QN_E_TypeError, "a bytes-like object is required, not '%s'", qn_class_of(v[0])->name);
  const qn_bytesobj *b = (const qn_bytesobj *)(const void *)v[0].o;
  if (offset < 0 || offset > b->n) return qn_raise(rt, QN_E_ValueError, "offset must be non-negative and no greater than buffer length (%lld)", (long long)b->n);
  int64_t there = (b->n - offset) / size;
  if (count < 0) count = there;
  if (count > there) return qn_raise(rt, QN_E_ValueError, "buffer is smaller than requested size");
  if (new_elements(rt, v[1], count, out, &data)) return -1;
  memcpy(data, b->data + offset, (size_t)(count * size));
  return 0;
}

/* --- files -------------------------------------------------------------------------------------------------------------------- */
static int write_all(int fd, const char *p, size_t n) { /* an errno */
  while (n) {
    ssize_t k = write(fd, p, n > (1u << 30) ? (1u << 30) : n);
    if (k < 0 && errno == EINTR) continue;
    if (k < 0) return errno;
    p += k, n -= (size_t)k;
  }
  return 0;
}
/* file_write(path, head, a): the file is made anew. */
int qn_np_file_write(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[3], keep;
  qn_sv s = QN_SV("");
  if (qn_args_parse(rt, args, "file_write", "path head a", v)) return -1;
  if (!qn_is(v[0], QN_K_STR) || !qn_is(v[1], QN_K_BYTES)) return qn_raise(rt, QN_E_TypeError, "a path and bytes are needed");
  if (packed(rt, v[2], &keep, &s)) return -1;
  const qn_bytesobj *head = (const qn_bytesobj *)(const void *)v[1].o;
  if (qn_before_write(rt, qn_str_sv(v[0]).p)) return -1;
  int fd = open(qn_str_sv(v[0]).p, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666), bad = fd < 0 ? errno : 0;
  if (!bad) {
    bad = write_all(fd, head->data, (size_t)head->n);
    if (!bad) bad = write_all(fd, s.p, s.n);
    if (close(fd) && !bad) bad = errno;
  }
  qn_release(rt, keep);
  return bad ? qn_raise_os(rt, bad, v[0]) : (*out = qn_none(), 0);
}

/* file_read(path, dtype, offset, count): count -1: to the end of the file. Fewer elements when the file ends before. */
int qn_np_file_read(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[4];
  int64_t offset, count, size;
  char *data;
  struct stat st;
  if (qn_args_parse(rt, args, "file_read", "path dtype offset count", v) || qn_as_index(rt, v[2], &offset) || qn_as_index(rt, v[3], &count) || element_size(rt, v[1], &size)) return -1;
  if (!qn_is(v[0], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "a path is needed");
  int fd = open(qn_str_sv(v[0]).p, O_RDONLY | O_CLOEXEC);
  if (fd < 0 || fstat(fd, &st)) {
    int code = errno;
    if (fd >= 0) close(fd);
    return qn_raise_os(rt, code, v[0]);
  }
  int64_t there = offset < 0 || offset > st.st_size ? 0 : (st.st_size - offset) / size;
  if (count < 0 || count > there) count = there;
  if (new_elements(rt, v[1], count, out, &data)) return close(fd), -1;
  size_t left = (size_t)(count * size);
  int bad = 0;
  while (left && !bad) {
    ssize_t k = pread(fd, data, left > (1u << 30) ? (1u << 30) : left, offset);
    if (k < 0 && errno == EINTR) continue;
    if (k <= 0) bad = k ? errno : EIO; /* it was cut meanwhile */
    else data += k, left -= (size_t)k, offset += k;
  }
  close(fd);
  return bad ? qn_drop(rt, out), qn_raise_os(rt, bad, v[0]) : 0;
}

/* --- files mapped into memory -------------------------------------------------------------------------------------------------- */
typedef struct mapping {
  const qn_allocator *alloc;
  void *base;
  size_t size;
} mapping;
static void unmap(void *user) {
  mapping *m = user;
  munmap(m->base, m->size);
  qn_free(m->alloc, m, sizeof *m);
}
/* What the flags of an open and of a mapping are in the modes r, r+, w+, c. */
static int map_open(qn_rt *rt, qn_value path, char mode, int64_t end, int *fd) {
  struct stat st;
  int flags = mode == 'r' || mode == 'c' ? O_RDONLY : mode == 'w' ? O_RDWR | O_CREAT | O_TRUNC : O_RDWR;
  if (mode != 'r' && mode != 'c' && qn_before_write(rt, qn_str_sv(path).p)) return -1;
  *fd = open(qn_str_sv(path).p, flags | O_CLOEXEC, 0666);
  int bad = *fd < 0 || fstat(*fd, &st) ? errno : 0;
  if (!bad && st.st_size < end) {
    if (mode == 'r' || mode == 'c') {
      close(*fd);
      return qn_raise(rt, QN_E_ValueError, "mmap length is greater than file size");
    }
    if (ftruncate(*fd, end)) bad = errno;
  }
  if (!bad) return 0;
  if (*fd >= 0) close(*fd);
  return qn_raise_os(rt, bad, path);
}
/* file_map(path, mode, dtype, offset, shape): mode is 'r', '+' (r+), 'w' (w+) or 'c'. */
int qn_np_file_map(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[5];
  qn_dtype d;
  int64_t offset, n = 1;
  int fd;
  qn_view view = {.ndim = 0};
  if (qn_args_parse(rt, args, "file_map", "path mode dtype offset shape", v) || qn_dtype_from(rt, v[2], &d) || qn_as_index(rt, v[3], &offset)) return -1;
  int rank;
  if (qn_shape_from(rt, v[4], &rank, view.shape)) return -1;
  if (!qn_is(v[0], QN_K_STR) || !qn_is(v[1], QN_K_STR) || offset < 0 || d == QN_D_OBJECT) return qn_raise(rt, QN_E_ValueError, "this file cannot be mapped");
  char mode = qn_str_sv(v[1]).p[0];
  for (int k = rank - 1; k >= 0; k--) {
    view.strides[k] = n * qn_dtypes[d].size;
    if (view.shape[k] < 0 || __builtin_mul_overflow(n, view.shape[k], &n)) return qn_raise(rt, QN_E_ValueError, "array is too big");
  }
  int64_t bytes, page = sysconf(_SC_PAGESIZE), start = offset - offset % page;
  if (__builtin_mul_overflow(n, (int64_t)qn_dtypes[d].size, &bytes) || bytes > INT64_MAX - offset) return qn_raise(rt, QN_E_ValueError, "array is too big");
  if (bytes == 0) return qn_raise(rt, QN_E_ValueError, "cannot mmap an empty file");
  mapping *m = qn_alloc(rt->alloc, sizeof *m);
  if (!m) return qn_raise_memory(rt);
  if (map_open(rt, v[0], mode, offset + bytes, &fd)) return qn_free(rt->alloc, m, sizeof *m), -1;
  m->alloc = rt->alloc, m->size = (size_t)(offset - start + bytes);
  m->base = mmap(NULL, m->size, mode == 'r' ? PROT_READ : PROT_READ | PROT_WRITE, mode == 'c' ? MAP_PRIVATE : MAP_SHARED, fd, start);
  int code = errno;
  close(fd);
  if (m->base == MAP_FAILED) return qn_free(rt->alloc, m, sizeof *m), qn_raise_os(rt, code, v[0]);
  view.data = (char *)m->base + (offset - start);
  view.dtype = (uint8_t)d, view.ndim = (uint8_t)rank;
  view.flags = mode == 'r' ? QN_VIEW_READONLY : 0;
  if (qn_array_wrap(rt, &view, unmap, m, out)) return unmap(m), -1;
  out->o->cls = &qn_memmap_class;
  return 0;
}
/* memmap.flush() */
int qn_np_map_flush(qn_rt *rt, qn_value self, QN_UNUSED const qn_args *args, qn_value *out) {
  const qn_buffer *b = qn_view_of(self)->owner;
  if (b->release == unmap) {
    const mapping *m = b->user;
    if (msync(m->base, m->size, MS_SYNC)) return qn_raise_os(rt, errno, (qn_value){0});
  }
  return *out = qn_none(), 0;
}

/* --- tables of numbers ---------------------------------------------------------------------------------------------------------- */
typedef struct table {
  const char *p, *end;
  char comment; /* 0: none */
  char delimiter; /* 0: any white space */
  double *x;
  int64_t n, room, rows, columns;
} table;
static bool blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f'; }
static bool keep_number(qn_rt *rt, table *t, double x) {
  if (t->n == t->room) {
    int64_t room = t->room ? t->room * 2 : 1024;
    double *more = qn_alloc(rt->alloc, (size_t)room * sizeof *more);
    if (!more) return false;
    if (t->n) memcpy(more, t->x, (size_t)t->n * sizeof *more);
    qn_free(rt->alloc, t->x, (size_t)t->room * sizeof *more);
    t->x = more, t->room = room;
  }
  t->x[t->n++] = x;
  return true;
}
/* One line of plain decimal numbers. 0; 1: something that the slow way must look at; -1: no memory. */
static int table_line(qn_rt *rt, table *t, const char *stop) {
  int64_t before = t->n;
  const char *p = t->p;
  for (;;) {
    while (p < stop && blank(*p) && *p != t->delimiter) p++;
    if (p == stop) break;
    if (!((*p >= '0' && *p <= '9') || *p == '-' || *p == '+' || *p == '.' || *p == 'n' || *p == 'i')) return 1;
    if (p[0] == '0' && (p[1] == 'x' || p[1] == 'X')) return 1;
    char *after;
    double x = strtod(p, &after); /* the text is zero-terminated, and a number ends at the latest at the line's end */
    if (after == p || after > stop) return 1;
    if (!keep_number(rt, t, x)) return -1;
    p = after;
    if (!t->delimiter) {
      if (p < stop && !blank(*p)) return 1;
      continue;
    }
    while (p < stop && blank(*p) && *p != t->delimiter) p++;
    if (p == stop) break;
    if (*p++ != t->delimiter) return 1;
    if (p == stop) return 1; /* an empty last field */
  }
  if (t->n == before) return 0; /* an empty line */
  if (!t->rows) t->columns = t->n;
  t->rows++;
  return t->n - before == t->columns ? 0 : 1;
}
/* parse_floats(text, comment, delimiter): text is str, the others are single characters or ''. An array of shape (rows,
 * columns), or None when a line is no plain list of decimal numbers. */
int qn_np_parse_floats(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[3];
  if (qn_args_parse(rt, args, "parse_floats", "text comment delimiter", v)) return -1;
  for (int k = 0; k < 3; k++)
    if (!qn_is(v[k], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "text is needed");
  qn_sv s = qn_str_sv(v[0]);
  table t = {.p = s.p, .end = s.p + s.n, .comment = qn_str_sv(v[1]).p[0], .delimiter = qn_str_sv(v[2]).p[0]};
  int r = memchr(s.p, 0, s.n) ? 1 : 0;
  while (t.p < t.end && !r) {
    const char *line = memchr(t.p, '\n', (size_t)(t.end - t.p)), *stop = line ? line : t.end;
    const char *note = t.comment ? memchr(t.p, t.comment, (size_t)(stop - t.p)) : NULL;
    r = note ? 1 : table_line(rt, &t, stop);
    if (note) { /* a comment after numbers: strtod must not read into it */
      const char *q = t.p;
      while (q < note && blank(*q)) q++;
      r = q == note ? 0 : table_line(rt, &t, note);
    }
    t.p = line ? line + 1 : t.end;
  }
  int64_t shape[2] = {t.rows, t.columns};
  if (r < 0) qn_raise_memory(rt);
  else if (r > 0) r = 0, *out = qn_none();
  else if ((r = qn_array_new(rt, QN_D_FLOAT64, 2, shape, false, out)) == 0 && t.n) memcpy(qn_view_of(*out)->data, t.x, (size_t)t.n * sizeof(double));
  qn_free(rt->alloc, t.x, (size_t)t.room * sizeof(double));
  return r;
}
