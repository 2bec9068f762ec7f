/* unpack.c - compressed files to bytes in memory, or in a file without a name: gzip, zip, bzip2, xz, zstd, through their own
 * libraries. What the build has not is refused by name. */
#include <errno.h>
#include <unistd.h>
#include <zlib.h>

#include "runtime/csv/csv_impl.h"
#ifdef QUERN_HAVE_BZ2
#include <bzlib.h>
#endif
#ifdef QUERN_HAVE_LZMA
#include <lzma.h>
#endif
#ifdef QUERN_HAVE_ZSTD
#include <zstd.h>
#endif

typedef struct output {
  const qn_allocator *alloc;
  char *p;
  size_t n, cap;
  qn_csv_error *err;
  int fd;      /* where full buffers go; -1: all stays in memory */
} output;

static bool fail(output *o, qn_csv_fault fault, const char *fmt, ...) QN_PRINTF(3, 4);
static bool fail(output *o, qn_csv_fault fault, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  vsnprintf(o->err->message, sizeof o->err->message, fmt, ap);
  va_end(ap);
  o->err->fault = fault;
  return false;
}

static bool write_out(output *o) {
  for (size_t done = 0; done < o->n;) {
    ssize_t got = write(o->fd, o->p + done, o->n - done);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      o->err->os_code = errno;
      return fail(o, QN_CSV_OS, "%s", strerror(errno));
    }
    done += (size_t)got;
  }
  o->n = 0;
  return true;
}

/* Room behind what is there. */
static bool more(output *o) {
  if (o->fd >= 0 && o->cap) return write_out(o);
  size_t cap = o->cap ? o->cap * 2 : 1 << 18;
  char *p = qn_realloc(o->alloc, o->p, o->cap, cap);
  if (!p) return fail(o, QN_CSV_MEMORY, "out of memory");
  o->p = p;
  o->cap = cap;
  return true;
}

static unsigned part(size_t n) { return n > 1u << 30 ? 1u << 30 : (unsigned)n; }

/* window: 15 + 16 gzip, -15 raw deflate (zip). Gzip members one behind the other are one text. */
static bool inflate_all(qn_sv in, int window, output *o) {
  z_stream z = {0};
  if (window > 0 && in.n == 0) return true;
  if (window > 0 && (in.n < 2 || memcmp(in.p, "\x1f\x8b", 2) != 0)) {
    bool shown = in.n >= 2 && in.p[0] >= ' ' && in.p[1] >= ' ' && in.p[0] < 127 && in.p[1] < 127;
    if (shown) return fail(o, QN_CSV_BAD_FILE, "Not a gzipped file (b'%.2s')", in.p);
    return fail(o, QN_CSV_BAD_FILE, "Not a gzipped file");
  }
  if (inflateInit2(&z, window) != Z_OK) return fail(o, QN_CSV_MEMORY, "out of memory");
  size_t at = 0;
  int got = Z_OK;
  bool ok = true;
  while (ok) {
    if (o->n == o->cap && !(ok = more(o))) break;
    z.next_in = (Bytef *)(uintptr_t)(in.p + at);
    z.avail_in = part(in.n - at);
    z.next_out = (Bytef *)(o->p + o->n);
    z.avail_out = part(o->cap - o->n);
    got = inflate(&z, Z_NO_FLUSH);
    at = (size_t)((const char *)z.next_in - in.p);
    o->n = (size_t)((char *)z.next_out - o->p);
    if (got == Z_STREAM_END && (window < 0 || at >= in.n || inflateReset(&z) != Z_OK)) break;
    if (got != Z_OK && got != Z_STREAM_END && got != Z_BUF_ERROR) break;
    if (got == Z_BUF_ERROR && at >= in.n && o->n < o->cap) break;
  }
  inflateEnd(&z);
  if (!ok) return false;
  if (got == Z_STREAM_END) return true;
  if (got == Z_BUF_ERROR || got == Z_OK) return fail(o, QN_CSV_EOF, "Compressed file ended before the end-of-stream marker was reached");
  return fail(o, QN_CSV_BAD_FILE, "Error %d while decompressing data: %s", got, z.msg ? z.msg : "invalid data");
}

static unsigned le(const char *p, int n) {
  unsigned v = 0;
  for (int i = 0; i < n; i++) v |= (unsigned)(uint8_t)p[i] << (8 * i);
  return v;
}

enum { END = 22, ENTRY = 46, LOCAL = 30 };

static bool several_files(qn_sv in, size_t at, unsigned files, output *o) {
  char names[256];
  int n = 0;
  for (unsigned i = 0; i < files && at + ENTRY <= in.n; i++) {
    unsigned length = le(in.p + at + 28, 2);
    if (at + ENTRY + length > in.n || n + (int)length + 8 > (int)sizeof names) break;
    n += snprintf(names + n, sizeof names - (size_t)n, "%s'%.*s'", i ? ", " : "", (int)length, in.p + at + ENTRY);
    at += ENTRY + length + le(in.p + at + 30, 2) + le(in.p + at + 32, 2);
  }
  return fail(o, QN_CSV_VALUE_ERROR, "Multiple files found in ZIP file. Only one file per ZIP: [%.*s]", n, names);
}

/* A zip with one file in it. */
static bool unzip(qn_sv in, output *o) {
  size_t end = in.n >= END ? in.n - END : 0;
  while (end > 0 && memcmp(in.p + end, "PK\5\6", 4) != 0) end--;
  if (in.n < END || memcmp(in.p + end, "PK\5\6", 4) != 0) return fail(o, QN_CSV_BAD_FILE, "File is not a zip file");
  unsigned files = le(in.p + end + 10, 2);
  size_t at = le(in.p + end + 16, 4);
  if (files == 0) return fail(o, QN_CSV_VALUE_ERROR, "Zero files found in ZIP file");
  if (files > 1) return several_files(in, at, files, o);
  if (at + ENTRY > in.n || memcmp(in.p + at, "PK\1\2", 4) != 0) return fail(o, QN_CSV_BAD_FILE, "Bad magic number for central directory");
  unsigned method = le(in.p + at + 10, 2);
  size_t packed = le(in.p + at + 20, 4), local = le(in.p + at + 42, 4);
  if (local + LOCAL > in.n) return fail(o, QN_CSV_BAD_FILE, "Bad offset for central directory");
  size_t data = local + LOCAL + le(in.p + local + 26, 2) + le(in.p + local + 28, 2);
  if (data > in.n || packed > in.n - data) return fail(o, QN_CSV_BAD_FILE, "Truncated file header");
  if (method == 8) return inflate_all((qn_sv){in.p + data, packed}, -15, o);
  if (method != 0) return fail(o, QN_CSV_BAD_FILE, "That compression method is not supported");
  for (size_t done = 0; done < packed;) {
    if (o->n == o->cap && !more(o)) return false;
    size_t n = packed - done < o->cap - o->n ? packed - done : o->cap - o->n;
    memcpy(o->p + o->n, in.p + data + done, n);
    o->n += n;
    done += n;
  }
  return true;
}

#ifdef QUERN_HAVE_BZ2
static bool unbzip(qn_sv in, output *o) {
  size_t at = 0;
  while (at < in.n) { /* streams one behind the other are one text */
    bz_stream z = {0};
    int got = BZ2_bzDecompressInit(&z, 0, 0);
    bool ok = true;
    while (got == BZ_OK) {
      if (o->n == o->cap && !(ok = more(o))) break;
      z.next_in = (char *)(uintptr_t)(in.p + at);
      z.avail_in = part(in.n - at);
      z.next_out = o->p + o->n;
      z.avail_out = part(o->cap - o->n);
      got = BZ2_bzDecompress(&z);
      size_t before = at;
      at = (size_t)(z.next_in - in.p);
      bool wrote = z.next_out > o->p + o->n;
      o->n = (size_t)(z.next_out - o->p);
      if (got == BZ_OK && at == before && !wrote) break;
    }
    BZ2_bzDecompressEnd(&z);
    if (!ok) return false;
    if (got == BZ_OK) return fail(o, QN_CSV_EOF, "Compressed file ended before the end-of-stream marker was reached");
    if (got != BZ_STREAM_END) return fail(o, QN_CSV_OS_TEXT, "Invalid data stream");
  }
  return true;
}
#endif

#ifdef QUERN_HAVE_LZMA
static bool unxz(qn_sv in, output *o) {
  lzma_stream z = LZMA_STREAM_INIT;
  lzma_ret got = lzma_auto_decoder(&z, UINT64_MAX, LZMA_CONCATENATED);
  bool ok = true;
  z.next_in = (const uint8_t *)in.p;
  z.avail_in = in.n;
  while (got == LZMA_OK) {
    if (o->n == o->cap && !(ok = more(o))) break;
    z.next_out = (uint8_t *)o->p + o->n;
    z.avail_out = o->cap - o->n;
    got = lzma_code(&z, LZMA_FINISH);
    o->n = o->cap - z.avail_out;
  }
  lzma_end(&z);
  if (!ok || got == LZMA_STREAM_END) return ok;
  if (got == LZMA_BUF_ERROR) return fail(o, QN_CSV_EOF, "Compressed file ended before the end-of-stream marker was reached");
  if (got == LZMA_MEM_ERROR) return fail(o, QN_CSV_MEMORY, "out of memory");
  return fail(o, QN_CSV_OS_TEXT, got == LZMA_FORMAT_ERROR ? "Input format not supported by decoder" : "Corrupt input data");
}
#endif

#ifdef QUERN_HAVE_ZSTD
static bool unzstd(qn_sv in, output *o) {
  ZSTD_DStream *z = ZSTD_createDStream();
  if (!z) return fail(o, QN_CSV_MEMORY, "out of memory");
  ZSTD_inBuffer from = {in.p, in.n, 0};
  size_t got = 1;
  bool ok = true;
  while (from.pos < from.size || got != 0) {
    if (o->n == o->cap && !(ok = more(o))) break;
    ZSTD_outBuffer to = {o->p, o->cap, o->n};
    size_t before = from.pos;
    got = ZSTD_decompressStream(z, &to, &from);
    bool still = from.pos == before && to.pos == o->n;
    o->n = to.pos;
    if (ZSTD_isError(got) || still) break;
  }
  ZSTD_freeDStream(z);
  if (!ok) return false;
  if (ZSTD_isError(got)) return fail(o, QN_CSV_OS_TEXT, "zstd decompress error: %s", ZSTD_getErrorName(got));
  if (got != 0) return fail(o, QN_CSV_EOF, "Compressed file ended before the end-of-stream marker was reached");
  return true;
}
#endif

static bool unpack(qn_csv_packing how, qn_sv in, output *o) {
  if (how == QN_CSV_GZIP) return inflate_all(in, 15 + 16, o);
  if (how == QN_CSV_ZIP) return unzip(in, o);
#ifdef QUERN_HAVE_BZ2
  if (how == QN_CSV_BZ2) return unbzip(in, o);
#endif
#ifdef QUERN_HAVE_LZMA
  if (how == QN_CSV_XZ) return unxz(in, o);
#endif
#ifdef QUERN_HAVE_ZSTD
  if (how == QN_CSV_ZSTD) return unzstd(in, o);
#endif
  return fail(o, QN_CSV_VALUE_ERROR, "this Quern was built without the library for %s files", how == QN_CSV_BZ2 ? "bz2" : how == QN_CSV_XZ ? "xz" : "zstd");
}

bool csv_unpack(const qn_allocator *alloc, qn_csv_packing how, qn_sv in, char **p, size_t *n, size_t *cap, qn_csv_error *err) {
  output o = {.alloc = alloc, .err = err, .fd = -1};
  bool ok = unpack(how, in, &o);
  if (!ok) {
    qn_free(alloc, o.p, o.cap);
    o = (output){0};
  }
  *p = o.p;
  *n = o.n;
  *cap = o.cap;
  return ok;
}

bool qn_csv_unpack_file(const qn_allocator *alloc, const char *path, qn_csv_packing how, qn_csv_stamp *stamp, int *fd, qn_csv_error *err) {
  char *packed;
  size_t n, cap;
  output o = {.alloc = alloc, .err = err};
  *fd = -1;
  if (!qn_csv_file_bytes(alloc, path, QN_CSV_PLAIN, stamp, &packed, &n, &cap, err)) return false;
  const char *folder;
  o.fd = qn_temp_open(&folder);
  bool ok = o.fd >= 0;
  if (!ok) {
    err->os_code = errno;
    fail(&o, QN_CSV_OS, "no temporary file: %s", strerror(errno));
  }
  ok = ok && unpack(how, (qn_sv){packed, n}, &o) && write_out(&o);
  qn_free(alloc, packed, cap);
  qn_free(alloc, o.p, o.cap);
  if (!ok && o.fd >= 0) close(o.fd);
  if (ok) *fd = o.fd;
  return ok;
}
