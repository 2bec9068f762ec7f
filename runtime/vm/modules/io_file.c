/* io_file.c - open() and file objects, text and binary: their methods and attributes. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/base/unicode.h"
#include "runtime/object/bytes.h"
#include "runtime/vm/modules/io_bytes.h"
#include "runtime/vm/modules/io_file.h"

static qn_file *file_of(qn_value v) { return (qn_file *)v.o; }

/* io.UnsupportedOperation is a class of the embedded module io. */
int qn_io_unsupported(qn_rt *rt, const char *what) {
  qn_value io, cls, text, exc;
  qn_sym name = qn_sym_of(rt, "UnsupportedOperation");
  if (!name || qn_vm_import(rt, QN_SV("io"), &io)) return -1;
  int bad = qn_get_attr(rt, io, name, &cls);
  qn_release(rt, io);
  if (bad || qn_new_str(rt, qn_sv_of(what), &text)) return -1;
  bad = qn_call_pos(rt, cls, &text, 1, &exc);
  qn_release(rt, cls);
  qn_release(rt, text);
  return bad ? -1 : qn_raise_value(rt, exc);
}

static int closed_error(qn_rt *rt, const qn_file *f, const char *what) {
  if (f->text || !what) return qn_raise(rt, QN_E_ValueError, "I/O operation on closed file.");
  return qn_raise(rt, QN_E_ValueError, "%s closed file", what);
}

/* --- methods ---------------------------------------------------------------------------------------------------------------------- */
static int readable(qn_rt *rt, const qn_file *f, const char *what) {
  if (!f->readable) return f->closed && f->text ? closed_error(rt, f, NULL) : qn_io_unsupported(rt, f->text ? "not readable" : "read");
  return f->closed ? closed_error(rt, f, what) : 0;
}

static int count_arg(qn_rt *rt, qn_value v, int64_t *out) {
  *out = -1;
  if (v.tag == QN_UNSET || v.tag == QN_NONE) return 0;
  if (v.tag == QN_FLOAT || qn_is(v, QN_K_STR) || qn_as_index(rt, v, out)) {
    qn_exc_clear(rt);
    return qn_raise(rt, QN_E_TypeError, "argument should be integer or None, not '%s'", qn_class_of(v)->name);
  }
  return 0;
}

static int f_read(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a;
  int64_t n;
  if (qn_args_parse(rt, args, "read", "|size/", &a) || count_arg(rt, a, &n)) return -1;
  return readable(rt, file_of(self), "read of") ? -1 : qn_io_read_count(rt, file_of(self), n, out);
}

static int f_readinto(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value into, got;
  qn_sv s;
  bool fixed;
  if (qn_args_parse(rt, args, "readinto", "buffer/", &into)) return -1;
  if (!qn_bytes_view(rt, into, &s, &fixed) || fixed)
    return qn_raise(rt, QN_E_TypeError, "readinto() argument must be read-write bytes-like object, not %s", qn_class_of(into)->name);
  qn_file *f = file_of(self);
  if (readable(rt, f, "read of") || qn_io_read_count(rt, f, (int64_t)s.n, &got)) return -1;
  const qn_bytesobj *b = (const qn_bytesobj *)got.o;
  memcpy((char *)(uintptr_t)s.p, b->data, (size_t)b->n);
  *out = qn_int(b->n);
  return qn_release(rt, got), 0;
}

static int f_readline(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a;
  int64_t n;
  if (qn_args_parse(rt, args, "readline", "|size/", &a) || count_arg(rt, a, &n)) return -1;
  return readable(rt, file_of(self), "readline of") ? -1 : qn_io_read_line(rt, file_of(self), n, out);
}

static int64_t length_of(qn_value v) { return qn_is(v, QN_K_STR) ? ((qn_strobj *)v.o)->n : ((qn_bytesobj *)v.o)->n; }

static int f_readlines(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a, list, line;
  int64_t hint, total = 0;
  qn_file *f = file_of(self);
  if (qn_args_parse(rt, args, "readlines", "|hint/", &a) || count_arg(rt, a, &hint)) return -1;
  if (f->closed) return closed_error(rt, f, NULL);
  if (readable(rt, f, NULL) || qn_new_list(rt, NULL, 0, &list)) return -1;
  for (;;) {
    if (qn_io_read_line(rt, f, -1, &line)) return qn_release(rt, list), -1;
    int64_t n = length_of(line);
    int bad = n ? qn_list_append(rt, list, line) : 0;
    qn_release(rt, line);
    if (bad) return qn_release(rt, list), -1;
    total += n;
    if (n == 0 || (hint > 0 && total >= hint)) return *out = list, 0;
  }
}

static int write_text(qn_rt *rt, qn_file *f, qn_value v) {
  qn_sv s = qn_str_sv(v);
  qn_buf b, t;
  qn_buf_init(&b, rt->alloc);
  qn_buf_init(&t, rt->alloc);
  int r = 0;
  const char *end = f->newline == QN_NL_CR ? "\r" : f->newline == QN_NL_CRLF ? "\r\n" : NULL;
  bool ends = end && memchr(s.p, '\n', s.n);
  for (size_t i = 0; ends && i < s.n; i++) {
    if (s.p[i] == '\n') qn_buf_z(&t, end);
    else qn_buf_c(&t, s.p[i]);
  }
  if (t.oom) r = qn_raise_memory(rt);
  if (ends) s = qn_buf_view(&t);
  if (f->codec == QN_CODEC_UTF8_SIG && f->fresh) qn_buf_z(&b, "\xef\xbb\xbf"), f->fresh = false;
  if (r == 0 && f->codec == QN_CODEC_UTF8) r = qn_io_put(rt, f, s);
  else if (r == 0) r = qn_codec_encode(rt, f->codec, f->errors, s, &b) || qn_io_put(rt, f, qn_buf_view(&b)) ? -1 : 0;
  bool line = f->line_buffered && r == 0 && memchr(qn_str_sv(v).p, '\n', qn_str_sv(v).n);
  if (line) r = qn_io_flush(rt, f);
  qn_buf_deinit(&b);
  qn_buf_deinit(&t);
  return r;
}

static int write_value(qn_rt *rt, qn_file *f, qn_value v, qn_value *out) {
  if (f->text) {
    if (!qn_is(v, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "write() argument must be str, not %s", qn_class_of(v)->name);
    if (f->closed) return closed_error(rt, f, NULL);
    if (!f->writable) return qn_io_unsupported(rt, "not writable");
    f->iterating = false;
    return write_text(rt, f, v) ? -1 : (*out = qn_int(((qn_strobj *)v.o)->points), 0);
  }
  if (!f->writable) return qn_io_unsupported(rt, "write");
  qn_sv s;
  bool fixed;
  if (qn_is(v, QN_K_OTHER) && qn_bytes_view(rt, v, &s, &fixed)) {
    if (f->closed) return closed_error(rt, f, "write to");
    return qn_io_put(rt, f, s) ? -1 : (*out = qn_int((int64_t)s.n), 0);
  }
  if (!qn_is(v, QN_K_BYTES)) {
    qn_value bytes; /* arrays and other buffers: their bytes */
    qn_sym name = qn_sym_of(rt, "tobytes");
    qn_value fn;
    if (!name) return -1;
    if (v.tag != QN_OBJ || qn_is(v, QN_K_STR) || qn_get_attr(rt, v, name, &fn)) {
      qn_exc_clear(rt);
      return qn_raise(rt, QN_E_TypeError, "a bytes-like object is required, not '%s'", qn_class_of(v)->name);
    }
    int bad = qn_call_pos(rt, fn, NULL, 0, &bytes);
    qn_release(rt, fn);
    if (bad) return -1;
    bad = qn_is(bytes, QN_K_BYTES) ? write_value(rt, f, bytes, out) : qn_raise(rt, QN_E_TypeError, "a bytes-like object is required");
    qn_release(rt, bytes);
    return bad;
  }
  if (f->closed) return closed_error(rt, f, "write to");
  const qn_bytesobj *b = (const qn_bytesobj *)v.o;
  return qn_io_put(rt, f, (qn_sv){b->data, (size_t)b->n}) ? -1 : (*out = qn_int(b->n), 0);
}

static int f_write(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  if (qn_args_parse(rt, args, "write", "text/", &v)) return -1;
  return write_value(rt, file_of(self), v, out);
}

static int f_writelines(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v, it, x, n;
  qn_file *f = file_of(self);
  if (qn_args_parse(rt, args, "writelines", "lines/", &v)) return -1;
  if (f->closed) return closed_error(rt, f, NULL);
  if (qn_iter(rt, v, &it)) return -1;
  int r;
  while ((r = qn_next(rt, it, &x)) == 0) {
    int bad = write_value(rt, f, x, &n);
    qn_release(rt, x);
    if (bad) return qn_release(rt, it), -1;
  }
  qn_release(rt, it);
  return r < 0 ? -1 : (*out = qn_none(), 0);
}

static int f_flush(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_file *f = file_of(self);
  if (qn_args_parse(rt, args, "flush", "", NULL)) return -1;
  if (f->closed) return closed_error(rt, f, f->writable ? "flush of" : NULL);
  return qn_io_flush(rt, f) ? -1 : (*out = qn_none(), 0);
}

static int close_file(qn_rt *rt, qn_file *f) {
  if (f->closed) return 0;
  int bad = qn_io_flush(rt, f);
  f->closed = true;
  f->out.n = 0;
  qn_buf_deinit(&f->raw);
  f->pos = f->checked = 0;
  if (f->close_fd && close(f->fd) && !bad && errno != EINTR) bad = qn_raise_os(rt, errno, (qn_value){.tag = QN_UNSET});
  return bad;
}

static int f_close(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  if (qn_args_parse(rt, args, "close", "", NULL)) return -1;
  return close_file(rt, file_of(self)) ? -1 : (*out = qn_none(), 0);
}

static int f_enter(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)args;
  if (file_of(self)->closed) return closed_error(rt, file_of(self), NULL);
  return *out = qn_retained(self), 0;
}

static int f_exit(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)args;
  return close_file(rt, file_of(self)) ? -1 : (*out = qn_none(), 0);
}

static int position(qn_rt *rt, qn_file *f, int64_t *out) {
  if (qn_io_flush(rt, f)) return -1;
  off_t at = lseek(f->fd, 0, SEEK_CUR);
  if (at < 0) return errno == ESPIPE ? qn_io_unsupported(rt, "underlying stream is not seekable") : qn_raise_os(rt, errno, (qn_value){.tag = QN_UNSET});
  *out = at - (int64_t)qn_io_unread(f);
  return 0;
}

static int f_tell(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_file *f = file_of(self);
  int64_t at = 0;
  if (qn_args_parse(rt, args, "tell", "", NULL)) return -1;
  if (f->closed) return f->text ? closed_error(rt, f, NULL) : qn_raise(rt, QN_E_ValueError, "I/O operation on closed file");
  if (f->iterating) return qn_raise(rt, QN_E_OSError, "telling position disabled by next() call");
  return position(rt, f, &at) ? -1 : (*out = qn_int(at), 0);
}

static int f_seek(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  qn_file *f = file_of(self);
  int64_t offset, whence = 0, at = 0;
  if (qn_args_parse(rt, args, "seek", "offset|whence/", a)) return -1;
  if (f->closed) return closed_error(rt, f, "seek of");
  if (qn_as_index(rt, a[0], &offset) || (a[1].tag != QN_UNSET && qn_as_index(rt, a[1], &whence))) return -1;
  if (whence < 0 || whence > 2) return qn_raise(rt, QN_E_ValueError, f->text ? "invalid whence (%d, should be 0, 1 or 2)" : "whence value %d unsupported", (int)whence);
  if (f->text && whence == 1 && offset) return qn_io_unsupported(rt, "can't do nonzero cur-relative seeks");
  if (f->text && whence == 2 && offset) return qn_io_unsupported(rt, "can't do nonzero end-relative seeks");
  if (f->text && whence == 0 && offset < 0) return qn_raise(rt, QN_E_ValueError, "negative seek position %lld", (long long)offset);
  if (position(rt, f, &at)) return -1;
  off_t to = whence == 1 ? lseek(f->fd, at + offset, SEEK_SET) : lseek(f->fd, offset, whence == 2 ? SEEK_END : SEEK_SET);
  if (to < 0) return qn_raise_os(rt, errno, (qn_value){.tag = QN_UNSET});
  f->raw.n = f->pos = f->checked = 0;
  f->iterating = false;
  f->fresh = to == 0;
  return *out = qn_int(to), 0;
}

static int f_truncate(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a;
  qn_file *f = file_of(self);
  int64_t n;
  if (qn_args_parse(rt, args, "truncate", "|size/", &a)) return -1;
  if (f->closed) return closed_error(rt, f, "truncate of");
  if (!f->writable) return qn_io_unsupported(rt, f->text ? "File not open for writing" : "truncate");
  if (position(rt, f, &n) || (a.tag != QN_UNSET && a.tag != QN_NONE && qn_as_index(rt, a, &n))) return -1;
  if (ftruncate(f->fd, n)) return qn_raise_os(rt, errno, (qn_value){.tag = QN_UNSET});
  return *out = qn_int(n), 0;
}

static int f_fileno(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  if (qn_args_parse(rt, args, "fileno", "", NULL)) return -1;
  if (file_of(self)->closed) return qn_raise(rt, QN_E_ValueError, "I/O operation on closed file");
  return *out = qn_int(file_of(self)->fd), 0;
}

#define ASK(id, text_, answer)                                                                       \
  static int f_##id(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {                  \
    const qn_file *f = file_of(self);                                                                   \
    if (qn_args_parse(rt, args, text_, "", NULL)) return -1;                                         \
    if (f->closed) return qn_raise(rt, QN_E_ValueError, "I/O operation on closed file");             \
    return *out = qn_bool(answer), 0;                                                                \
  }
ASK(readable, "readable", f->readable)
ASK(writable, "writable", f->writable)
ASK(seekable, "seekable", lseek(f->fd, 0, SEEK_CUR) >= 0)
ASK(isatty, "isatty", isatty(f->fd) == 1)

#define TEXT_PROPERTY(id, value)                                                                     \
  static int p_##id(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {                  \
    (void)args;                                                                                      \
    return qn_new_str(rt, qn_sv_of(value), out);                                                     \
  }
TEXT_PROPERTY(mode, file_of(self)->mode)
TEXT_PROPERTY(encoding, file_of(self)->encoding)
TEXT_PROPERTY(errors, file_of(self)->errors_name)
static int p_name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)rt, (void)args;
  return *out = qn_retained(file_of(self)->name), 0;
}
static int p_closed(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)rt, (void)args;
  return *out = qn_bool(file_of(self)->closed), 0;
}
static int p_line_buffering(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)rt, (void)args;
  return *out = qn_bool(file_of(self)->line_buffered), 0;
}
static int p_newlines(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  static const char *const ends[] = {"\r", "\n", "\r\n"};
  static const uint8_t bits[] = {2, 1, 4};
  qn_value items[3];
  int64_t n = 0;
  (void)args;
  for (int i = 0; i < 3; i++)
    if ((file_of(self)->seen & bits[i]) && qn_new_str(rt, qn_sv_of(ends[i]), &items[n++])) return -1;
  if (n == 0) return *out = qn_none(), 0;
  if (n == 1) return *out = items[0], 0;
  int bad = qn_new_tuple(rt, items, n, out);
  while (n) qn_release(rt, items[--n]);
  return bad;
}

/* sys.stdin.buffer: the bytes, through the same buffer of the C library. */
static int p_buffer(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)args;
  if (!file_of(self)->is_stdin) return qn_raise(rt, QN_E_AttributeError, "'_io.TextIOWrapper' object has no attribute 'buffer' here: open the file with mode 'b'");
  return qn_io_stdin(rt, false, out);
}

static int file_next(qn_rt *rt, qn_value v, qn_value *out) {
  qn_file *f = file_of(v);
  if (readable(rt, f, "readline of")) return -1;
  if (f->text) f->iterating = true;
  if (qn_io_read_line(rt, f, -1, out)) return -1;
  if (length_of(*out)) return 0;
  f->iterating = false;
  qn_drop(rt, out);
  return QN_STOP;
}

static int file_iter(qn_rt *rt, qn_value v, qn_value *out) {
  if (file_of(v)->closed) return closed_error(rt, file_of(v), NULL);
  return *out = qn_retained(v), 0;
}

static int f_next(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)args;
  int r = file_next(rt, self, out);
  return r == QN_STOP ? qn_raise_args(rt, qn_exc_classes[QN_E_StopIteration], NULL, 0) : r;
}

static void file_destroy(qn_rt *rt, qn_obj *o) {
  qn_file *f = (qn_file *)o;
  if (!f->closed) {
    if (f->fd >= 0) (void)qn_io_write_out(f);
    if (f->close_fd && f->fd >= 0) close(f->fd);
  }
  qn_buf_deinit(&f->raw);
  qn_buf_deinit(&f->out);
  qn_release(rt, f->name);
  qn_obj_free(rt, o, sizeof *f);
}

static int file_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  const qn_file *f = file_of(v);
  qn_buf_printf(out, "<_io.%s name=", f->obj.cls->name);
  if (qn_repr(rt, f->name, out)) return -1;
  if (f->text) qn_buf_printf(out, " mode='%s' encoding='%s'", f->mode, f->encoding);
  qn_buf_c(out, '>');
  return 0;
}

#define M(n, f) {.name = n, .fn = f}
#define P(n, f) {.name = n, .fn = f, .property = true}
#define SHARED                                                                                                                  \
  M("read", f_read), M("readline", f_readline), M("readlines", f_readlines), M("write", f_write), M("writelines", f_writelines), \
      M("flush", f_flush), M("close", f_close), M("__enter__", f_enter), M("__exit__", f_exit), M("tell", f_tell),               \
      M("seek", f_seek), M("truncate", f_truncate), M("fileno", f_fileno), M("readable", f_readable), M("writable", f_writable), \
      M("seekable", f_seekable), M("isatty", f_isatty), M("__next__", f_next), P("name", p_name), P("mode", p_mode),            \
      P("closed", p_closed)
static const qn_method text_methods[] = {SHARED, P("encoding", p_encoding), P("errors", p_errors), P("newlines", p_newlines),
                                         P("line_buffering", p_line_buffering), P("buffer", p_buffer), {.name = NULL}};
static const qn_method binary_methods[] = {SHARED, M("read1", f_read), M("readinto", f_readinto), M("readinto1", f_readinto), {.name = NULL}};

/* TextIOWrapper(stream): text over bytes that are no file's of the system. */
static int text_construct(qn_rt *rt, QN_UNUSED const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value fn;
  if (rt->hooks.module_function(rt, "io", "_TextOver", &fn)) return -1;
  int r = qn_call_object(rt, fn, args, out);
  return qn_release(rt, fn), r;
}

#define FILE_CLASS(id, text_, rows, made)                                                                                     \
  qn_class id = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = text_, .module = "_io", .full_name = "_io." text_,         \
                 .kind = QN_K_OTHER, .base = &qn_object_class, .methods = rows, .destroy = file_destroy, .repr = file_repr,    \
                 .iter = file_iter, .next = file_next, .construct = made}
FILE_CLASS(qn_io_text_class, "TextIOWrapper", text_methods, text_construct);
FILE_CLASS(qn_io_reader_class, "BufferedReader", binary_methods, NULL);
FILE_CLASS(qn_io_writer_class, "BufferedWriter", binary_methods, NULL);
FILE_CLASS(qn_io_random_class, "BufferedRandom", binary_methods, NULL);

/* --- open ------------------------------------------------------------------------------------------------------------------------- */
static int parse_mode(qn_rt *rt, const char *mode, char *kind, bool *plus, bool *binary) {
  int kinds = 0, t = 0, b = 0, p = 0;
  for (const char *c = mode; *c; c++) {
    if (!strchr("rwaxbt+", *c) || strchr(c + 1, *c)) return qn_raise(rt, QN_E_ValueError, "invalid mode: '%s'", mode);
    if (strchr("rwax", *c)) kinds++, *kind = *c;
    t += *c == 't';
    b += *c == 'b';
    p += *c == '+';
  }
  if (t && b) return qn_raise(rt, QN_E_ValueError, "can't have text and binary mode at once");
  if (kinds > 1) return qn_raise(rt, QN_E_ValueError, "must have exactly one of create/read/write/append mode");
  if (kinds == 0) return qn_raise(rt, QN_E_ValueError, "Must have exactly one of create/read/write/append mode and at most one plus");
  *plus = p;
  *binary = b;
  return 0;
}

static int open_fd(qn_rt *rt, qn_file *f, qn_value path, char kind, bool plus) {
  int flags = plus ? O_RDWR : kind == 'r' ? O_RDONLY : O_WRONLY;
  struct stat st;
  if ((plus || kind != 'r') && qn_before_write(rt, qn_str_sv(path).p)) return -1;
  if (kind == 'w') flags |= O_CREAT | O_TRUNC;
  if (kind == 'a') flags |= O_CREAT | O_APPEND;
  if (kind == 'x') flags |= O_CREAT | O_EXCL;
  do f->fd = open(qn_str_sv(path).p, flags | O_CLOEXEC, 0666);
  while (f->fd < 0 && errno == EINTR);
  if (f->fd < 0) return qn_raise_os(rt, errno, path);
  f->close_fd = true;
  if (fstat(f->fd, &st) == 0 && S_ISDIR(st.st_mode)) return qn_raise_os(rt, EISDIR, path);
  if (kind == 'a') lseek(f->fd, 0, SEEK_END);
  return 0;
}

static int text_option(qn_rt *rt, qn_value v, const char *what, const char *fallback, char *out, size_t room) {
  if (v.tag == QN_UNSET || v.tag == QN_NONE) return snprintf(out, room, "%s", fallback), 0;
  if (!qn_is(v, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "open() argument '%s' must be str or None, not %s", what, qn_class_of(v)->name);
  snprintf(out, room, "%s", qn_str_sv(v).p);
  return 0;
}

static int newline_option(qn_rt *rt, qn_value v, qn_newline *out) {
  if (v.tag == QN_UNSET || v.tag == QN_NONE) return *out = QN_NL_UNIVERSAL, 0;
  if (!qn_is(v, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "open() argument 'newline' must be str or None, not %s", qn_class_of(v)->name);
  static const char *const texts[] = {"", "\n", "\r", "\r\n"};
  for (int i = 0; i < 4; i++)
    if (qn_sv_is(qn_str_sv(v), texts[i])) return *out = (qn_newline)(QN_NL_KEEP + i), 0;
  return qn_raise(rt, QN_E_ValueError, "illegal newline value: %s", qn_str_sv(v).p);
}

static int configure_text(qn_rt *rt, qn_file *f, const qn_value *a, int64_t buffering) {
  if (buffering == 0) return qn_raise(rt, QN_E_ValueError, "can't have unbuffered text I/O");
  if (text_option(rt, a[3], "encoding", "UTF-8", f->encoding, sizeof f->encoding) ||
      text_option(rt, a[4], "errors", "strict", f->errors_name, sizeof f->errors_name) || newline_option(rt, a[5], &f->newline))
    return -1;
  if (!qn_codec_find(f->encoding, &f->codec)) return qn_raise(rt, QN_E_LookupError, "unknown encoding: %s", f->encoding);
  if (!qn_codec_errors_find(f->errors_name, &f->errors))
    return qn_raise(rt, QN_E_LookupError, "unknown error handler name '%s'", f->errors_name);
  return 0;
}

static int binary_refuses(qn_rt *rt, const qn_value *a) {
  static const char *const names[] = {"an encoding", "an errors", "a newline"};
  for (int i = 0; i < 3; i++)
    if (a[3 + i].tag != QN_UNSET && a[3 + i].tag != QN_NONE) return qn_raise(rt, QN_E_ValueError, "binary mode doesn't take %s argument", names[i]);
  return 0;
}

static qn_file *new_file(qn_rt *rt, const qn_class *cls) {
  qn_file *f = qn_obj_new(rt, cls, sizeof *f);
  if (!f) return NULL;
  f->fd = -1;
  f->fresh = true;
  qn_buf_init(&f->raw, rt->alloc);
  qn_buf_init(&f->out, rt->alloc);
  return f;
}

static int open_path(qn_rt *rt, qn_file *f, const qn_value *a, char kind, bool plus) {
  if (a[0].tag == QN_INT) {
    f->name = a[0];
    f->fd = (int)a[0].i;
    f->close_fd = a[6].tag == QN_UNSET || qn_truth(rt, a[6]) == 1;
    if (f->fd >= 0 && fcntl(f->fd, F_GETFD) >= 0) return 0;
    f->fd = -1;
    return qn_raise_os(rt, EBADF, (qn_value){.tag = QN_UNSET});
  }
  qn_value path;
  if (qn_fspath(rt, a[0], &path)) return -1;
  f->name = qn_retained(a[0]);
  int bad = open_fd(rt, f, path, kind, plus);
  qn_release(rt, path);
  return bad;
}

int qn_io_open(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[8];
  char kind = 'r';
  bool plus = false, binary = false;
  int64_t buffering = -1;
  (void)self;
  if (qn_args_parse(rt, args, "open", "file|mode buffering encoding errors newline closefd opener", a)) return -1;
  if (a[1].tag != QN_UNSET && !qn_is(a[1], QN_K_STR))
    return qn_raise(rt, QN_E_TypeError, "open() argument 'mode' must be str, not %s", qn_class_of(a[1])->name);
  const char *mode = a[1].tag == QN_UNSET ? "r" : qn_str_sv(a[1]).p;
  if (parse_mode(rt, mode, &kind, &plus, &binary)) return -1;
  if (a[2].tag != QN_UNSET && qn_as_index(rt, a[2], &buffering)) return -1;
  if (a[7].tag != QN_UNSET && a[7].tag != QN_NONE) return qn_raise(rt, QN_E_NotImplementedError, "open() with an opener is not supported");
  if (binary && binary_refuses(rt, a)) return -1;
  qn_file *f = new_file(rt, !binary ? &qn_io_text_class : plus ? &qn_io_random_class : kind == 'r' ? &qn_io_reader_class : &qn_io_writer_class);
  if (!f) return -1;
  f->text = !binary;
  f->readable = kind == 'r' || plus;
  f->writable = kind != 'r' || plus;
  f->line_buffered = buffering == 1;
  f->unbuffered = buffering == 0;
  if (binary && plus) snprintf(f->mode, sizeof f->mode, "%cb+", kind == 'a' ? 'a' : kind == 'x' ? 'x' : 'r');
  else snprintf(f->mode, sizeof f->mode, "%s", mode);
  if ((!binary && configure_text(rt, f, a, buffering)) || open_path(rt, f, a, kind, plus)) return qn_release(rt, qn_from_obj(f)), -1;
  if (f->text && isatty(f->fd) == 1) f->line_buffered = true;
  return *out = qn_from_obj(f), 0;
}

int qn_io_stdin(qn_rt *rt, bool text, qn_value *out) {
  qn_file *f = new_file(rt, text ? &qn_io_text_class : &qn_io_reader_class);
  if (!f) return -1;
  f->fd = 0;
  f->is_stdin = f->readable = true;
  f->text = text;
  snprintf(f->mode, sizeof f->mode, text ? "r" : "rb");
  snprintf(f->encoding, sizeof f->encoding, "utf-8");
  snprintf(f->errors_name, sizeof f->errors_name, "strict");
  if (qn_new_str(rt, QN_SV("<stdin>"), &f->name)) return qn_release(rt, qn_from_obj(f)), -1;
  return *out = qn_from_obj(f), 0;
}

/* Where the line of bytes ends that begins at pos: behind its \n, or at the end. */
int qn_io_line_end(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  int64_t pos;
  (void)self;
  if (qn_args_parse(rt, args, "line_end", "data pos/", a) || qn_as_index(rt, a[1], &pos)) return -1;
  const qn_bytesobj *b = (const qn_bytesobj *)a[0].o;
  if (!qn_is(a[0], QN_K_BYTES) || pos < 0 || pos >= b->n) return *out = qn_int(pos), 0;
  const char *nl = memchr(b->data + pos, '\n', (size_t)(b->n - pos));
  return *out = qn_int(nl ? nl - b->data + 1 : b->n), 0;
}
