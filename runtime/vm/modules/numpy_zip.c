/* numpy_zip.c - natives under .npz files: raw deflate streams and the checksum of zip, both zlib's. */
#include <zlib.h>

#include "runtime/vm/modules/numpy_native.h"

static int bytes_of(qn_rt *rt, qn_value v, qn_sv *s) {
  if (!qn_is(v, QN_K_BYTES)) return qn_raise(rt, QN_E_TypeError, "a bytes-like object is required, not '%s'", qn_class_of(v)->name);
  const qn_bytesobj *b = (const qn_bytesobj *)(const void *)v.o;
  *s = (qn_sv){b->data, (size_t)b->n};
  return 0;
}

int qn_np_crc32(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  qn_sv s = QN_SV("");
  if (qn_args_parse(rt, args, "crc32", "data", &v) || bytes_of(rt, v, &s)) return -1;
  return *out = qn_int((int64_t)crc32_z(crc32_z(0, NULL, 0), (const Bytef *)s.p, s.n)), 0;
}

/* Runs a stream over all of `in`, its output grown as needed. level < 0: inflate. */
static int run(qn_rt *rt, qn_sv in, int level, qn_buf *out) {
  enum { STEP = 1 << 20 };
  z_stream z = {.zalloc = Z_NULL};
  int r = level < 0 ? inflateInit2(&z, -15) : deflateInit2(&z, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
  if (r != Z_OK) return qn_raise_memory(rt);
  size_t given = 0;
  bool memory = true;
  while (r == Z_OK && memory) {
    if (z.avail_in == 0 && given < in.n) {
      size_t n = in.n - given < (1u << 30) ? in.n - given : 1u << 30;
      z.next_in = (Bytef *)(uintptr_t)(in.p + given), z.avail_in = (uInt)n;
      given += n;
    }
    char *room = qn_buf_room(out, STEP);
    if (!room) {
      memory = false;
      break;
    }
    z.next_out = (Bytef *)room, z.avail_out = STEP;
    int flush = given == in.n ? Z_FINISH : Z_NO_FLUSH;
    r = level < 0 ? inflate(&z, Z_NO_FLUSH) : deflate(&z, flush);
    size_t made = STEP - z.avail_out;
    out->n += made;
    if (r == Z_BUF_ERROR && made == 0) break; /* the data ends too soon */
    if (r == Z_BUF_ERROR) r = Z_OK;
  }
  if (level < 0) inflateEnd(&z);
  else deflateEnd(&z);
  if (!memory || r == Z_MEM_ERROR) return qn_raise_memory(rt);
  return r == Z_STREAM_END ? 0 : qn_raise(rt, QN_E_ValueError, "Error %d while decompressing data: the file is damaged", r);
}

static int whole(qn_rt *rt, qn_value data, int level, qn_value *out) {
  qn_sv s = QN_SV("");
  qn_buf b;
  if (bytes_of(rt, data, &s)) return -1;
  qn_buf_init(&b, rt->alloc);
  int r = run(rt, s, level, &b);
  if (!r) r = qn_new_bytes(rt, qn_buf_view(&b), out);
  qn_buf_deinit(&b);
  return r;
}
int qn_np_deflate(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  return qn_args_parse(rt, args, "deflate", "data", &v) ? -1 : whole(rt, v, 6, out);
}
int qn_np_inflate(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  return qn_args_parse(rt, args, "inflate", "data", &v) ? -1 : whole(rt, v, -1, out);
}
