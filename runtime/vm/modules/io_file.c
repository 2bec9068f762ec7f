/* io_file.c - open() and file objects, text and binary.
 *
 * Bytes are read in pieces of 8 KiB into `raw` and decoded where they are taken out, so that tell() is exact; a piece is
 * checked for its encoding when it arrives, as CPython's decoder does. Bytes to write wait in `out` until 8 KiB are there,
 * the file is flushed, read, moved or closed; whatever is left is written when the object goes. A file is readable or
 * writable or both, and at most one of the two buffers holds anything. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/base/unicode.h"
#include "runtime/vm/modules/io_codec.h"
#include "runtime/vm/modules/io_file.h"

enum { PIECE = 8192 };
typedef enum newline_mode { NL_UNIVERSAL, NL_KEEP, NL_LF, NL_CR, NL_CRLF } newline_mode;

typedef struct file {
  qn_obj obj;
  int fd;
  bool text, readable, writable, closed, close_fd, line_buffered, is_stdin;
  bool iterating; /* text: tell() is off between next() and the end */
  bool at_once;   /* read() of everything is on */
  bool fresh;     /* nothing read yet: a byte order mark may come */
  qn_codec codec;
  qn_codec_errors errors;
  newline_mode newline;
  uint8_t seen; /* newlines met: 1 \n, 2 \r, 4 \r\n */
  qn_value name;
  char mode[8], encoding[32], errors_name[24];
  qn_buf raw, out;
  size_t pos;     /* raw[pos..] is unread */
  size_t checked; /* raw[..checked] is well-formed */
} file;

static file *file_of(qn_value v) { return (file *)v.o; }
static size_t unread(const file *f) { return f->raw.n - f->pos; }

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

static int closed_error(qn_rt *rt, const file *f, const char *what) {
  if (f->text || !what) return qn_raise(rt, QN_E_ValueError, "I/O operation on closed file.");
  return qn_raise(rt, QN_E_ValueError, "%s closed file", what);
}

/* --- bytes out ------------------------------------------------------------------------------------------------------------ */
/* Writes what waits. Returns an errno; what could not be written stays. */
static int write_out(file *f) {
  size_t done = 0;
  int code = 0;
  while (done < f->out.n) {
    ssize_t n = write(f->fd, f->out.p + done, f->out.n - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      code = errno;
      break;
    }
    done += (size_t)n;
  }
  if (done) memmove(f->out.p, f->out.p + done, f->out.n - done);
  f->out.n -= done;
  return code;
}

static int flush(qn_rt *rt, file *f) {
  if (f->out.n == 0) return 0;
  int code = write_out(f);
  if (!code) return 0;
  if (f->out.n > PIECE) f->out.n = 0; /* as CPython's buffer, which holds so much */
  return qn_raise_os(rt, code, (qn_value){.tag = QN_UNSET});
}

/* The file's position is where the program thinks it is: what was read ahead is forgotten. */
static void forget_ahead(file *f) {
  if (unread(f) && !f->is_stdin) lseek(f->fd, -(off_t)unread(f), SEEK_CUR);
  if (!f->is_stdin) f->raw.n = f->pos = f->checked = 0;
}

static int put(qn_rt *rt, file *f, qn_sv bytes) {
  if (f->readable) forget_ahead(f);
  qn_buf_sv(&f->out, bytes);
  if (f->out.oom) {
    f->out.oom = false;
    return qn_raise_memory(rt);
  }
  return f->out.n >= PIECE ? flush(rt, f) : 0;
}

/* --- bytes in --------------------------------------------------------------------------------------------------------------- */
static ssize_t read_some(qn_rt *rt, file *f, char *to, size_t room) {
  struct stat st;
  bool waits = fstat(f->fd, &st) != 0 || !S_ISREG(st.st_mode);
  ssize_t n;
  if (waits) rt->hooks.unlock(rt);
  do n = read(f->fd, to, room);
  while (n < 0 && errno == EINTR && !*qn_vm_interrupt_flag(rt));
  int code = errno;
  if (waits) rt->hooks.lock(rt);
  errno = code;
  return n;
}

/* input() and sys.stdin share the C library's buffer: a line at a time. */
static ssize_t read_stdin(qn_rt *rt, qn_buf *b) {
  char *line = NULL;
  size_t cap = 0;
  ssize_t n;
  do {
    if (qn_vm_interrupted(rt)) return free(line), -1;
    rt->hooks.unlock(rt);
    errno = 0;
    n = getline(&line, &cap, stdin);
    int code = errno;
    rt->hooks.lock(rt);
    if (n >= 0 || code != EINTR) break;
    clearerr(stdin);
  } while (true);
  if (n > 0) qn_buf_add(b, line, (size_t)n);
  free(line);
  if (n < 0 && qn_vm_interrupted(rt)) return -1; /* the end of the input may be the doing of who interrupts: Ctrl-C in a pipeline */
  return n < 0 ? 0 : n;
}

static int check_new(qn_rt *rt, file *f, bool final) {
  if (f->at_once || !f->text || f->codec > QN_CODEC_UTF8_SIG || f->errors != QN_CODEC_STRICT) return 0;
  size_t used = 0;
  qn_sv rest = {f->raw.p + f->checked, f->raw.n - f->checked};
  if (rest.n && qn_codec_check_utf8(rt, rest, 0, final, &used)) return -1;
  f->checked += used;
  return 0;
}

/* More bytes into raw: 1 some, 0 end of file, -1. */
static int fill(qn_rt *rt, file *f) {
  ssize_t n;
  if (f->writable && flush(rt, f)) return -1;
  if (f->pos && f->pos == f->raw.n) f->raw.n = f->pos = f->checked = 0;
  if (f->pos > 4 * PIECE) {
    memmove(f->raw.p, f->raw.p + f->pos, unread(f));
    f->raw.n -= f->pos;
    f->checked -= f->checked < f->pos ? f->checked : f->pos;
    f->pos = 0;
  }
  if (f->is_stdin) {
    if ((n = read_stdin(rt, &f->raw)) < 0) return -1;
  } else {
    char piece[PIECE];
    n = read_some(rt, f, piece, sizeof piece);
    if (n < 0 && errno == EINTR && qn_vm_interrupted(rt)) return -1;
    if (n < 0) return qn_raise_os(rt, errno, (qn_value){.tag = QN_UNSET});
    if (n > 0) qn_buf_add(&f->raw, piece, (size_t)n);
  }
  if (f->raw.oom) {
    f->raw.oom = false;
    return qn_raise_memory(rt);
  }
  if (f->fresh && n > 0) {
    f->fresh = false;
    if (f->text && f->codec == QN_CODEC_UTF8_SIG && f->raw.n >= 3 && memcmp(f->raw.p, "\xef\xbb\xbf", 3) == 0) f->pos = f->checked = 3;
  }
  return check_new(rt, f, n == 0) ? -1 : n > 0;
}

static int fill_all(qn_rt *rt, file *f) {
  int r;
  f->at_once = true; /* checked as one piece: positions in messages count from its beginning */
  while ((r = fill(rt, f)) > 0) {}
  f->at_once = false;
  return r < 0 ? r : check_new(rt, f, true);
}

/* --- text out of raw bytes ------------------------------------------------------------------------------------------------------ */
static bool translates(const file *f) { return f->newline == NL_UNIVERSAL; }

/* Takes n bytes from raw as a str. */
static int take_text(qn_rt *rt, file *f, size_t n, qn_value *out) {
  qn_sv s = {f->raw.p ? f->raw.p + f->pos : "", n};
  bool plain = f->codec <= QN_CODEC_UTF8_SIG && f->errors == QN_CODEC_STRICT;
  bool returns = (translates(f) || f->newline == NL_KEEP) && n && memchr(s.p, '\r', n);
  if (plain && !(returns && translates(f))) {
    if (!returns && n && (f->seen & 1) == 0 && memchr(s.p, '\n', n)) f->seen |= 1;
    if (qn_new_str(rt, s, out)) return -1;
    f->pos += n;
    return 0;
  }
  qn_buf b, t;
  size_t used;
  qn_buf_init(&b, rt->alloc);
  qn_buf_init(&t, rt->alloc);
  int r = qn_codec_decode(rt, f->codec, f->errors, s, 0, true, &b, &used);
  qn_buf *from = &b;
  if (r == 0 && returns && translates(f)) {
    for (size_t i = 0; i < b.n; i++) {
      bool both = b.p[i] == '\r' && i + 1 < b.n && b.p[i + 1] == '\n';
      f->seen |= both ? 4 : b.p[i] == '\r' ? 2 : b.p[i] == '\n' ? 1 : 0;
      qn_buf_c(&t, b.p[i] == '\r' ? '\n' : b.p[i]);
      i += both;
    }
    from = &t;
  }
  if (r == 0) r = qn_new_str_buf(rt, from, out);
  if (r == 0) f->pos += n;
  qn_buf_deinit(&b);
  qn_buf_deinit(&t);
  return r;
}

static int take(qn_rt *rt, file *f, size_t n, qn_value *out) {
  if (f->text) return take_text(rt, f, n, out);
  if (qn_new_bytes(rt, (qn_sv){f->raw.p ? f->raw.p + f->pos : "", n}, out)) return -1;
  f->pos += n;
  return 0;
}

/* Bytes of the line that begins at pos, with its end; 0 while the end is not in raw. */
static size_t line_in_raw(const file *f, size_t from, bool eof) {
  const char *p = f->raw.p + f->pos, *nl, *cr;
  size_t n = unread(f);
  if (n == 0) return 0;
  if (!f->text || f->newline == NL_LF) return (nl = memchr(p + from, '\n', n - from)) ? (size_t)(nl - p) + 1 : 0;
  if (f->newline == NL_CR) return (cr = memchr(p + from, '\r', n - from)) ? (size_t)(cr - p) + 1 : 0;
  if (f->newline == NL_CRLF) {
    cr = memmem(p, n, "\r\n", 2);
    return cr ? (size_t)(cr - p) + 2 : 0;
  }
  nl = memchr(p + from, '\n', n - from);
  cr = memchr(p + from, '\r', nl ? (size_t)(nl - p) - from : n - from);
  if (!cr) return nl ? (size_t)(nl - p) + 1 : 0;
  size_t at = (size_t)(cr - p);
  if (at + 1 == n) return eof ? n : 0; /* a \n may follow */
  return at + 1 + (p[at + 1] == '\n');
}

/* How many bytes the first `chars` characters are, at most those of `n` bytes. */
static size_t bytes_of_chars(const file *f, size_t n, int64_t chars) {
  const unsigned char *p = (const unsigned char *)f->raw.p + f->pos;
  size_t i = 0;
  for (; i < n && chars > 0; chars--) {
    unsigned char c = p[i];
    size_t step = f->codec > QN_CODEC_UTF8_SIG || c < 0xc2 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf5 ? 4 : 1;
    if (translates(f) && c == '\r' && i + 1 < n && p[i + 1] == '\n') step = 2;
    i += step;
  }
  return i < n ? i : n;
}

static int read_line(qn_rt *rt, file *f, int64_t limit, qn_value *out) {
  size_t n, from = 0;
  bool eof = false;
  if (limit == 0) return take(rt, f, 0, out);
  while ((n = line_in_raw(f, from, eof)) == 0 && !eof) {
    if (limit > 0 && unread(f) >= (size_t)limit * 4) break;
    from = unread(f) ? unread(f) - 1 : 0;
    int r = fill(rt, f);
    if (r < 0) return -1;
    eof = r == 0;
  }
  if (n == 0) n = unread(f);
  if (limit > 0) n = f->text ? bytes_of_chars(f, n, limit) : n < (size_t)limit ? n : (size_t)limit;
  return take(rt, f, n, out);
}

static int read_count(qn_rt *rt, file *f, int64_t count, qn_value *out) {
  if (count < 0) {
    if (fill_all(rt, f) < 0) return -1;
    return take(rt, f, unread(f), out);
  }
  size_t want = f->text ? (size_t)count * 4 + 4 : (size_t)count;
  if ((uint64_t)count > INT64_MAX / 8) want = SIZE_MAX;
  while (unread(f) < want) {
    if (f->text && bytes_of_chars(f, unread(f), count) < unread(f)) break;
    int r = fill(rt, f);
    if (r < 0) return -1;
    if (r == 0) break;
  }
  size_t n = f->text ? bytes_of_chars(f, unread(f), count) : unread(f) < want ? unread(f) : want;
  return take(rt, f, n, out);
}

/* --- methods ---------------------------------------------------------------------------------------------------------------------- */
static int readable(qn_rt *rt, const file *f, const char *what) {
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
  return readable(rt, file_of(self), "read of") ? -1 : read_count(rt, file_of(self), n, out);
}

static int f_readline(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a;
  int64_t n;
  if (qn_args_parse(rt, args, "readline", "|size/", &a) || count_arg(rt, a, &n)) return -1;
  return readable(rt, file_of(self), "readline of") ? -1 : read_line(rt, file_of(self), n, out);
}

static int64_t length_of(qn_value v) { return qn_is(v, QN_K_STR) ? ((qn_strobj *)v.o)->n : ((qn_bytesobj *)v.o)->n; }

static int f_readlines(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a, list, line;
  int64_t hint, total = 0;
  file *f = file_of(self);
  if (qn_args_parse(rt, args, "readlines", "|hint/", &a) || count_arg(rt, a, &hint)) return -1;
  if (f->closed) return closed_error(rt, f, NULL);
  if (readable(rt, f, NULL) || qn_new_list(rt, NULL, 0, &list)) return -1;
  for (;;) {
    if (read_line(rt, f, -1, &line)) return qn_release(rt, list), -1;
    int64_t n = length_of(line);
    int bad = n ? qn_list_append(rt, list, line) : 0;
    qn_release(rt, line);
    if (bad) return qn_release(rt, list), -1;
    total += n;
    if (n == 0 || (hint > 0 && total >= hint)) return *out = list, 0;
  }
}

static int write_text(qn_rt *rt, file *f, qn_value v) {
  qn_sv s = qn_str_sv(v);
  qn_buf b, t;
  qn_buf_init(&b, rt->alloc);
  qn_buf_init(&t, rt->alloc);
  int r = 0;
  const char *end = f->newline == NL_CR ? "\r" : f->newline == NL_CRLF ? "\r\n" : NULL;
  bool ends = end && memchr(s.p, '\n', s.n);
  for (size_t i = 0; ends && i < s.n; i++) {
    if (s.p[i] == '\n') qn_buf_z(&t, end);
    else qn_buf_c(&t, s.p[i]);
  }
  if (t.oom) r = qn_raise_memory(rt);
  if (ends) s = qn_buf_view(&t);
  if (f->codec == QN_CODEC_UTF8_SIG && f->fresh) qn_buf_z(&b, "\xef\xbb\xbf"), f->fresh = false;
  if (r == 0 && f->codec == QN_CODEC_UTF8) r = put(rt, f, s);
  else if (r == 0) r = qn_codec_encode(rt, f->codec, f->errors, s, &b) || put(rt, f, qn_buf_view(&b)) ? -1 : 0;
  bool line = f->line_buffered && r == 0 && memchr(qn_str_sv(v).p, '\n', qn_str_sv(v).n);
  if (line) r = flush(rt, f);
  qn_buf_deinit(&b);
  qn_buf_deinit(&t);
  return r;
}

static int write_value(qn_rt *rt, file *f, qn_value v, qn_value *out) {
  if (f->text) {
    if (!qn_is(v, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "write() argument must be str, not %s", qn_class_of(v)->name);
    if (f->closed) return closed_error(rt, f, NULL);
    if (!f->writable) return qn_io_unsupported(rt, "not writable");
    f->iterating = false;
    return write_text(rt, f, v) ? -1 : (*out = qn_int(((qn_strobj *)v.o)->points), 0);
  }
  if (!f->writable) return qn_io_unsupported(rt, "write");
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
  return put(rt, f, (qn_sv){b->data, (size_t)b->n}) ? -1 : (*out = qn_int(b->n), 0);
}

static int f_write(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  if (qn_args_parse(rt, args, "write", "text/", &v)) return -1;
  return write_value(rt, file_of(self), v, out);
}

static int f_writelines(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v, it, x, n;
  file *f = file_of(self);
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
  file *f = file_of(self);
  if (qn_args_parse(rt, args, "flush", "", NULL)) return -1;
  if (f->closed) return closed_error(rt, f, f->writable ? "flush of" : NULL);
  return flush(rt, f) ? -1 : (*out = qn_none(), 0);
}

static int close_file(qn_rt *rt, file *f) {
  if (f->closed) return 0;
  int bad = flush(rt, f);
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

static int position(qn_rt *rt, file *f, int64_t *out) {
  if (flush(rt, f)) return -1;
  off_t at = lseek(f->fd, 0, SEEK_CUR);
  if (at < 0) return errno == ESPIPE ? qn_io_unsupported(rt, "underlying stream is not seekable") : qn_raise_os(rt, errno, (qn_value){.tag = QN_UNSET});
  *out = at - (int64_t)unread(f);
  return 0;
}

static int f_tell(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  file *f = file_of(self);
  int64_t at = 0;
  if (qn_args_parse(rt, args, "tell", "", NULL)) return -1;
  if (f->closed) return f->text ? closed_error(rt, f, NULL) : qn_raise(rt, QN_E_ValueError, "I/O operation on closed file");
  if (f->iterating) return qn_raise(rt, QN_E_OSError, "telling position disabled by next() call");
  return position(rt, f, &at) ? -1 : (*out = qn_int(at), 0);
}

static int f_seek(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  file *f = file_of(self);
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
  file *f = file_of(self);
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
    const file *f = file_of(self);                                                                   \
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
  file *f = file_of(v);
  if (readable(rt, f, "readline of")) return -1;
  if (f->text) f->iterating = true;
  if (read_line(rt, f, -1, out)) return -1;
  if (length_of(*out)) return 0;
  f->iterating = false;
  qn_release(rt, *out);
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
  file *f = (file *)o;
  if (!f->closed) {
    if (f->fd >= 0) (void)write_out(f);
    if (f->close_fd && f->fd >= 0) close(f->fd);
  }
  qn_buf_deinit(&f->raw);
  qn_buf_deinit(&f->out);
  qn_release(rt, f->name);
  qn_obj_free(rt, o, sizeof *f);
}

static int file_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  const file *f = file_of(v);
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
static const qn_method binary_methods[] = {SHARED, M("read1", f_read), {.name = NULL}};

#define FILE_CLASS(id, text_, rows)                                                                                           \
  qn_class id = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = text_, .module = "_io", .full_name = "_io." text_,         \
                 .kind = QN_K_OTHER, .base = &qn_object_class, .methods = rows, .destroy = file_destroy, .repr = file_repr,    \
                 .iter = file_iter, .next = file_next}
FILE_CLASS(qn_io_text_class, "TextIOWrapper", text_methods);
FILE_CLASS(qn_io_reader_class, "BufferedReader", binary_methods);
FILE_CLASS(qn_io_writer_class, "BufferedWriter", binary_methods);
FILE_CLASS(qn_io_random_class, "BufferedRandom", binary_methods);

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

static int open_fd(qn_rt *rt, file *f, qn_value path, char kind, bool plus) {
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

static int newline_option(qn_rt *rt, qn_value v, newline_mode *out) {
  if (v.tag == QN_UNSET || v.tag == QN_NONE) return *out = NL_UNIVERSAL, 0;
  if (!qn_is(v, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "open() argument 'newline' must be str or None, not %s", qn_class_of(v)->name);
  static const char *const texts[] = {"", "\n", "\r", "\r\n"};
  for (int i = 0; i < 4; i++)
    if (qn_sv_is(qn_str_sv(v), texts[i])) return *out = (newline_mode)(NL_KEEP + i), 0;
  return qn_raise(rt, QN_E_ValueError, "illegal newline value: %s", qn_str_sv(v).p);
}

static int configure_text(qn_rt *rt, file *f, const qn_value *a, int64_t buffering) {
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

static file *new_file(qn_rt *rt, const qn_class *cls) {
  file *f = qn_obj_new(rt, cls, sizeof *f);
  if (!f) return NULL;
  f->fd = -1;
  f->fresh = true;
  qn_buf_init(&f->raw, rt->alloc);
  qn_buf_init(&f->out, rt->alloc);
  return f;
}

static int open_path(qn_rt *rt, file *f, const qn_value *a, char kind, bool plus) {
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
  file *f = new_file(rt, !binary ? &qn_io_text_class : plus ? &qn_io_random_class : kind == 'r' ? &qn_io_reader_class : &qn_io_writer_class);
  if (!f) return -1;
  f->text = !binary;
  f->readable = kind == 'r' || plus;
  f->writable = kind != 'r' || plus;
  f->line_buffered = buffering == 1;
  if (binary && plus) snprintf(f->mode, sizeof f->mode, "%cb+", kind == 'a' ? 'a' : kind == 'x' ? 'x' : 'r');
  else snprintf(f->mode, sizeof f->mode, "%s", mode);
  if ((!binary && configure_text(rt, f, a, buffering)) || open_path(rt, f, a, kind, plus)) return qn_release(rt, qn_from_obj(f)), -1;
  if (f->text && isatty(f->fd) == 1) f->line_buffered = true;
  return *out = qn_from_obj(f), 0;
}

int qn_io_stdin(qn_rt *rt, bool text, qn_value *out) {
  file *f = new_file(rt, text ? &qn_io_text_class : &qn_io_reader_class);
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
