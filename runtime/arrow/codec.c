/* codec.c - compressed buffers of IPC bodies: LZ4 frames and Zstandard, where the libraries are there. */
#include "runtime/arrow/arrow_impl.h"

#ifdef QUERN_HAVE_LZ4
#include <lz4frame.h>
#endif
#ifdef QUERN_HAVE_ZSTD
#include <zstd.h>
#endif

bool qn_acodec_there(qn_acodec c) {
#ifdef QUERN_HAVE_LZ4
  if (c == QN_ACODEC_LZ4) return true;
#endif
#ifdef QUERN_HAVE_ZSTD
  if (c == QN_ACODEC_ZSTD) return true;
#endif
  return c == QN_ACODEC_NONE;
}

int64_t qn_acodec_bound(qn_acodec c, int64_t n) {
#ifdef QUERN_HAVE_LZ4
  if (c == QN_ACODEC_LZ4) return (int64_t)LZ4F_compressFrameBound((size_t)n, NULL);
#endif
#ifdef QUERN_HAVE_ZSTD
  if (c == QN_ACODEC_ZSTD) return (int64_t)ZSTD_compressBound((size_t)n);
#endif
  (void)c;
  return n;
}

int64_t qn_acodec_pack(qn_acodec c, const void *from, int64_t n, void *to, int64_t room) {
#ifdef QUERN_HAVE_LZ4
  if (c == QN_ACODEC_LZ4) {
    size_t got = LZ4F_compressFrame(to, (size_t)room, from, (size_t)n, NULL);
    return LZ4F_isError(got) ? -1 : (int64_t)got;
  }
#endif
#ifdef QUERN_HAVE_ZSTD
  if (c == QN_ACODEC_ZSTD) {
    size_t got = ZSTD_compress(to, (size_t)room, from, (size_t)n, 1);
    return ZSTD_isError(got) ? -1 : (int64_t)got;
  }
#endif
  (void)c, (void)from, (void)n, (void)to, (void)room;
  return -1;
}

bool qn_acodec_unpack(qn_acodec c, const void *from, int64_t n, void *to, int64_t to_n) {
#ifdef QUERN_HAVE_LZ4
  if (c == QN_ACODEC_LZ4) {
    LZ4F_dctx *ctx;
    if (LZ4F_isError(LZ4F_createDecompressionContext(&ctx, LZ4F_VERSION))) return false;
    size_t in = 0, out = 0, more = 1;
    while (more && in < (size_t)n) {
      size_t src = (size_t)n - in, dst = (size_t)to_n - out;
      more = LZ4F_decompress(ctx, (char *)to + out, &dst, (const char *)from + in, &src, NULL);
      if (LZ4F_isError(more) || (src == 0 && dst == 0)) break;
      in += src;
      out += dst;
    }
    LZ4F_freeDecompressionContext(ctx);
    return more == 0 && out == (size_t)to_n;
  }
#endif
#ifdef QUERN_HAVE_ZSTD
  if (c == QN_ACODEC_ZSTD) {
    size_t got = ZSTD_decompress(to, (size_t)to_n, from, (size_t)n);
    return !ZSTD_isError(got) && got == (size_t)to_n;
  }
#endif
  (void)c, (void)from, (void)n, (void)to, (void)to_n;
  return false;
}
