/* io_bytes.c - the bytes of file objects, in and out, and the text that they are.
 *
 * Bytes are read in pieces of 8 KiB into `raw` and decoded where they are taken out, so that tell() is exact; a piece is
 * checked for its encoding when it arrives, as CPython's decoder does. Bytes to write wait in `out` until 8 KiB are there,
 * the file is flushed, read, moved or closed; whatever is left is written when the object goes. A file is readable or
 * writable or both, and at most one of the two buffers holds anything. */
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/vm/modules/io_bytes.h"

enum { PIECE = 8192 };

/* --- bytes out ------------------------------------------------------------------------------------------------------------ */
int qn_io_write_out(qn_file *f) {
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

int qn_io_flush(qn_rt *rt, qn_file *f) {
  if (f->out.n == 0) return 0;
  int code = qn_io_write_out(f);
  if (!code) return 0;
  if (f->out.n > PIECE) f->out.n = 0; /* as CPython's buffer, which holds so much */
  return qn_raise_os(rt, code, (qn_value){.tag = QN_UNSET});
}

/* The file's position is where the program thinks it is: what was read ahead is forgotten. */
static void forget_ahead(qn_file *f) {
  if (qn_io_unread(f) && !f->is_stdin) lseek(f->fd, -(off_t)qn_io_unread(f), SEEK_CUR);
  if (!f->is_stdin) f->raw.n = f->pos = f->checked = 0;
}

int qn_io_put(qn_rt *rt, qn_file *f, qn_sv bytes) {
  if (f->readable) forget_ahead(f);
  qn_buf_sv(&f->out, bytes);
  if (f->out.oom) {
    f->out.oom = false;
    return qn_raise_memory(rt);
  }
  return f->out.n >= PIECE || f->unbuffered ? qn_io_flush(rt, f) : 0;
}

/* --- bytes in --------------------------------------------------------------------------------------------------------------- */
/* -2: exception */
static ssize_t read_some(qn_rt *rt, qn_file *f, char *to, size_t room) {
  struct stat st;
  const bool waits = fstat(f->fd, &st) != 0 || !S_ISREG(st.st_mode);
  for (;;) {
    if (waits && qn_vm_wait(rt, f->fd, -1) < 0) return -2;
    ssize_t n = read(f->fd, to, room);
    if (n < 0 && (errno == EINTR || (waits && errno == EAGAIN))) continue;
    return n;
  }
}

static int check_new(qn_rt *rt, qn_file *f, bool final) {
  if (f->at_once || !f->text || f->codec > QN_CODEC_UTF8_SIG || f->errors != QN_CODEC_STRICT) return 0;
  size_t used = 0;
  qn_sv rest = {f->raw.p + f->checked, f->raw.n - f->checked};
  if (rest.n && qn_codec_check_utf8(rt, rest, 0, final, &used)) return -1;
  f->checked += used;
  return 0;
}

/* More bytes into raw: 1 some, 0 end of file, -1. */
static int fill(qn_rt *rt, qn_file *f) {
  ssize_t n;
  char piece[PIECE];
  if (f->writable && qn_io_flush(rt, f)) return -1;
  if (f->pos && f->pos == f->raw.n) f->raw.n = f->pos = f->checked = 0;
  if (f->pos > 4 * PIECE) {
    memmove(f->raw.p, f->raw.p + f->pos, qn_io_unread(f));
    f->raw.n -= f->pos;
    f->checked -= f->checked < f->pos ? f->checked : f->pos;
    f->pos = 0;
  }
  n = read_some(rt, f, piece, sizeof piece);
  if (n == -2) return -1;
  if (n < 0) return qn_raise_os(rt, errno, (qn_value){.tag = QN_UNSET});
  if (n > 0) qn_buf_add(&f->raw, piece, (size_t)n);
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

static int fill_all(qn_rt *rt, qn_file *f) {
  int r;
  f->at_once = true; /* checked as one piece: positions in messages count from its beginning */
  while ((r = fill(rt, f)) > 0) {}
  f->at_once = false;
  return r < 0 ? r : check_new(rt, f, true);
}

/* --- text out of raw bytes ------------------------------------------------------------------------------------------------------ */
static bool translates(const qn_file *f) { return f->newline == QN_NL_UNIVERSAL; }

/* Takes n bytes from raw as a str. */
static int take_text(qn_rt *rt, qn_file *f, size_t n, qn_value *out) {
  qn_sv s = {f->raw.p ? f->raw.p + f->pos : "", n};
  bool plain = f->codec <= QN_CODEC_UTF8_SIG && f->errors == QN_CODEC_STRICT;
  bool returns = (translates(f) || f->newline == QN_NL_KEEP) && n && memchr(s.p, '\r', n);
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

static int take(qn_rt *rt, qn_file *f, size_t n, qn_value *out) {
  if (f->text) return take_text(rt, f, n, out);
  if (qn_new_bytes(rt, (qn_sv){f->raw.p ? f->raw.p + f->pos : "", n}, out)) return -1;
  f->pos += n;
  return 0;
}

/* Bytes of the line that begins at pos, with its end; 0 while the end is not in raw. */
static size_t line_in_raw(const qn_file *f, size_t from, bool eof) {
  const char *p = f->raw.p + f->pos, *nl, *cr;
  size_t n = qn_io_unread(f);
  if (n == 0) return 0;
  if (!f->text || f->newline == QN_NL_LF) return (nl = memchr(p + from, '\n', n - from)) ? (size_t)(nl - p) + 1 : 0;
  if (f->newline == QN_NL_CR) return (cr = memchr(p + from, '\r', n - from)) ? (size_t)(cr - p) + 1 : 0;
  if (f->newline == QN_NL_CRLF) {
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
static size_t bytes_of_chars(const qn_file *f, size_t n, int64_t chars) {
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

int qn_io_read_line(qn_rt *rt, qn_file *f, int64_t limit, qn_value *out) {
  size_t n, from = 0;
  bool eof = false;
  if (limit == 0) return take(rt, f, 0, out);
  while ((n = line_in_raw(f, from, eof)) == 0 && !eof) {
    if (limit > 0 && qn_io_unread(f) >= (size_t)limit * 4) break;
    from = qn_io_unread(f) ? qn_io_unread(f) - 1 : 0;
    int r = fill(rt, f);
    if (r < 0) return -1;
    eof = r == 0;
  }
  if (n == 0) n = qn_io_unread(f);
  if (limit > 0) n = f->text ? bytes_of_chars(f, n, limit) : n < (size_t)limit ? n : (size_t)limit;
  return take(rt, f, n, out);
}

int qn_io_read_count(qn_rt *rt, qn_file *f, int64_t count, qn_value *out) {
  if (count < 0) {
    if (fill_all(rt, f) < 0) return -1;
    return take(rt, f, qn_io_unread(f), out);
  }
  size_t want = f->text ? (size_t)count * 4 + 4 : (size_t)count;
  if ((uint64_t)count > INT64_MAX / 8) want = SIZE_MAX;
  while (qn_io_unread(f) < want) {
    if (f->text && bytes_of_chars(f, qn_io_unread(f), count) < qn_io_unread(f)) break;
    int r = fill(rt, f);
    if (r < 0) return -1;
    if (r == 0) break;
  }
  size_t n = f->text ? bytes_of_chars(f, qn_io_unread(f), count) : qn_io_unread(f) < want ? qn_io_unread(f) : want;
  return take(rt, f, n, out);
}
