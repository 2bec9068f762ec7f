/* digest_module.c - _digest: what zlib, hashlib and binascii have below their Python: checksums, streams of zlib, and MD5 (RFC 1321),
 * SHA-1, SHA-224 and SHA-256 (FIPS 180-4) of whole texts. Blocks of SHA-256: sha256.c; SHA-512 and SHA-384: sha512.c; BLAKE2: blake2.c. */
#include <zlib.h>

#include "runtime/object/array/array.h"
#include "runtime/object/bytes.h"
#include "runtime/object/internal.h"
#include "runtime/vm/modules/blake2.h"
#include "runtime/vm/modules/random_module.h"
#include "runtime/vm/modules/sha256.h"
#include "runtime/vm/vm_int.h"

static int bytes_of(qn_rt *rt, qn_value v, qn_sv *s) {
  bool fixed;
  return qn_bytes_need(rt, v, s, &fixed);
}

/* --- blocks of 64 bytes --------------------------------------------------------------------------------------------------------- */
static uint32_t left(uint32_t x, uint32_t n) { return x << n | x >> (32 - n); }

static const uint32_t md5_k[64] = { /* the first bits of |sin(i + 1)| */
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501, 0x698098d8, 0x8b44f7af, 0xffff5bb1,
    0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821, 0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453,
    0xd8a1e681, 0xe7d3fbc8, 0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a, 0xfffa3942,
    0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70, 0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05,
    0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665, 0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d,
    0x85845dd1, 0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};
enum { MD5_ROUND = 16 };
#define MD5_STEPS(round, f, at)                                                                     \
  for (uint32_t i = 0; i < MD5_ROUND; i++) {                                                        \
    const uint32_t t = a + (f) + md5_k[MD5_ROUND * (round) + i] + w[(at) % MD5_ROUND];              \
    a = d, d = c, c = b;                                                                            \
    b += left(t, turns[4 * (round) + i % 4]);                                                       \
  }
static void md5_blocks(uint32_t *h, const unsigned char *p, size_t n) {
  static const uint8_t turns[16] = {7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21};
  for (; n; n--, p += 64) {
    uint32_t w[16], a = h[0], b = h[1], c = h[2], d = h[3];
    memcpy(w, p, sizeof w);
    MD5_STEPS(0, (b & c) | (~b & d), i)
    MD5_STEPS(1, (d & b) | (~d & c), 5 * i + 1)
    MD5_STEPS(2, b ^ c ^ d, 3 * i + 5)
    MD5_STEPS(3, c ^ (b | ~d), 7 * i)
    h[0] += a, h[1] += b, h[2] += c, h[3] += d;
  }
}

#define SHA1_STEPS(from, to, f, k)                              \
  for (int i = (from); i < (to); i++) {                         \
    const uint32_t t = left(a, 5) + (f) + e + (k) + w[i];       \
    e = d, d = c, c = left(b, 30), b = a, a = t;                \
  }
static void sha1_blocks(uint32_t *h, const unsigned char *p, size_t n) {
  for (; n; n--, p += 64) {
    uint32_t w[80], a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
    for (int i = 0; i < 16; i++) w[i] = qn_big_word(p + 4 * i);
    for (int i = 16; i < 80; i++) w[i] = left(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    SHA1_STEPS(0, 20, (b & c) | (~b & d), 0x5a827999)
    SHA1_STEPS(20, 40, b ^ c ^ d, 0x6ed9eba1)
    SHA1_STEPS(40, 60, (b & c) | (b & d) | (c & d), 0x8f1bbcdc)
    SHA1_STEPS(60, 80, b ^ c ^ d, 0xca62c1d6)
    h[0] += a, h[1] += b, h[2] += c, h[3] += d, h[4] += e;
  }
}

typedef struct method {
  const char *name;
  void (*blocks)(uint32_t *h, const unsigned char *p, size_t n); /* of 64 bytes */
  uint32_t words, start[8];
  bool big; /* words and the length with their high bytes first */
} method;
static const method methods[] = {
    {"md5", md5_blocks, 4, {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}, false},
    {"sha1", sha1_blocks, 5, {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}, true},
    {"sha224", qn_sha256_blocks, 7, {0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4}, true},
    {"sha256", qn_sha256_blocks, 8, {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}, true}};

static size_t digest(const method *m, qn_sv s, unsigned char *out) {
  uint32_t h[8];
  unsigned char last[128] = {0};
  const unsigned char *p = (const unsigned char *)s.p;
  size_t rest = s.n;
  memcpy(h, m->start, sizeof h);
  m->blocks(h, p, rest / 64);
  p += rest / 64 * 64, rest %= 64;
  if (rest) memcpy(last, p, rest);
  last[rest] = 0x80;
  const size_t end = rest < 56 ? 64 : 128;
  for (size_t k = 0; k < 8; k++) last[m->big ? end - 1 - k : end - 8 + k] = (unsigned char)((uint64_t)s.n * 8 >> (8 * k));
  m->blocks(h, last, end / 64);
  for (size_t i = 0; i < 4 * (size_t)m->words; i++) out[i] = (unsigned char)(h[i / 4] >> (m->big ? 24 - 8 * (i % 4) : 8 * (i % 4)));
  return 4 * (size_t)m->words;
}

/* --- functions ------------------------------------------------------------------------------------------------------------------ */
#define FUNCTION(name) static int m_##name(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out)

FUNCTION(digest) { /* digest(name, data) */
  qn_value v[2];
  qn_sv s;
  unsigned char room[64];
  if (qn_args_parse(rt, args, "digest", "name data", v) || bytes_of(rt, v[1], &s)) return -1;
  const qn_sv name = qn_is(v[0], QN_K_STR) ? qn_str_sv(v[0]) : QN_SV("");
  for (size_t i = 0; i < QN_COUNT(methods); i++)
    if (qn_sv_is(name, methods[i].name)) return qn_new_bytes(rt, (qn_sv){(char *)room, digest(&methods[i], s, room)}, out);
  if (qn_sv_is(name, "sha384")) return qn_sha384(s.p, s.n, room), qn_new_bytes(rt, (qn_sv){(char *)room, 48}, out);
  if (!qn_sv_is(name, "sha512")) return qn_raise(rt, QN_E_ValueError, "unsupported hash type %.*s", (int)name.n, name.p);
  qn_sha512(s.p, s.n, room);
  return qn_new_bytes(rt, (qn_sv){(char *)room, 64}, out);
}

FUNCTION(blake2) { /* blake2(params, data, last_node): b by 64 bytes of parameters, s by 32; the first of them is the digest's size */
  qn_value v[3];
  qn_sv params, s;
  unsigned char room[64];
  if (qn_args_parse(rt, args, "blake2", "params data last_node", v) || bytes_of(rt, v[0], &params) || bytes_of(rt, v[1], &s)) return -1;
  const size_t size = params.n ? (unsigned char)params.p[0] : 0;
  if ((params.n != 32 && params.n != 64) || size > params.n) return qn_raise(rt, QN_E_ValueError, "blake2: bad parameters");
  (params.n == 64 ? qn_blake2b : qn_blake2s)(params.p, s.p, s.n, qn_truth(rt, v[2]) > 0, room);
  return qn_new_bytes(rt, (qn_sv){(char *)room, size}, out);
}

static int checksum(qn_rt *rt, const qn_args *args, const char *name, bool crc, qn_value *out) {
  qn_value v[2];
  qn_sv s;
  int64_t value = crc ? 0 : 1;
  if (qn_args_parse(rt, args, name, "data|value", v) || bytes_of(rt, v[0], &s) || (v[1].tag != QN_UNSET && qn_as_index(rt, v[1], &value))) return -1;
  const uLong start = (uLong)((uint64_t)value & 0xffffffff);
  return *out = qn_int((int64_t)(crc ? crc32_z(start, (const Bytef *)s.p, s.n) : adler32_z(start, (const Bytef *)s.p, s.n))), 0;
}
FUNCTION(crc32) { return checksum(rt, args, "crc32", true, out); }
FUNCTION(adler32) { return checksum(rt, args, "adler32", false, out); }

/* All of z's input through its step; the text, or NULL + exception. */
static int through(qn_rt *rt, z_stream *z, bool pack, bool members, qn_sv s, qn_value *out) {
  unsigned char room[1 << 14];
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  int r = Z_OK;
  if (s.n > UINT32_MAX) return qn_raise(rt, QN_E_OverflowError, "more than 4 GiB at once are not supported");
  z->next_in = (Bytef *)(uintptr_t)s.p, z->avail_in = (uInt)s.n;
  do {
    z->next_out = room, z->avail_out = sizeof room;
    r = pack ? deflate(z, Z_FINISH) : inflate(z, Z_NO_FLUSH);
    qn_buf_sv(&b, (qn_sv){(char *)room, sizeof room - z->avail_out});
    if (r == Z_STREAM_END && members) { /* behind it: nothing but zeros, or another one */
      while (z->avail_in && *z->next_in == 0) z->next_in++, z->avail_in--;
      if (z->avail_in) r = inflateReset(z);
    }
  } while (r == Z_OK && (pack || z->avail_in || !z->avail_out));
  int bad = b.oom ? qn_raise_memory(rt) : r == Z_STREAM_END ? qn_new_bytes(rt, qn_buf_view(&b), out) : (*out = qn_int(r), 0);
  qn_buf_deinit(&b);
  return bad;
}
FUNCTION(compress) { /* compress(data, level, wbits) */
  qn_value v[3];
  qn_sv s;
  int64_t level, bits;
  z_stream z = {0};
  if (qn_args_parse(rt, args, "compress", "data level wbits", v) || bytes_of(rt, v[0], &s) || qn_as_index(rt, v[1], &level) || qn_as_index(rt, v[2], &bits)) return -1;
  if (level < -1 || level > 9 || deflateInit2(&z, (int)level, Z_DEFLATED, (int)bits, 8, Z_DEFAULT_STRATEGY) != Z_OK) return *out = qn_int(Z_STREAM_ERROR), 0;
  int bad = through(rt, &z, true, false, s, out);
  return deflateEnd(&z), bad;
}
FUNCTION(decompress) { /* decompress(data, wbits, members): bytes, or zlib's number of what is wrong */
  qn_value v[3];
  qn_sv s;
  int64_t bits;
  z_stream z = {0};
  if (qn_args_parse(rt, args, "decompress", "data wbits members", v) || bytes_of(rt, v[0], &s) || qn_as_index(rt, v[1], &bits)) return -1;
  if (inflateInit2(&z, (int)bits) != Z_OK) return *out = qn_int(Z_STREAM_ERROR), 0;
  int bad = through(rt, &z, false, qn_truth(rt, v[2]) > 0, s, out);
  return inflateEnd(&z), bad;
}

static const qn_method functions[] = {{.name = "digest", .fn = m_digest},     {.name = "blake2", .fn = m_blake2},         {.name = "crc32", .fn = m_crc32},           {.name = "adler32", .fn = m_adler32},
                                      {.name = "compress", .fn = m_compress}, {.name = "decompress", .fn = m_decompress}, {.name = NULL}};
extern const qn_module_def qn_digest_module;
const qn_module_def qn_digest_module = {.name = "_digest", .functions = functions};
