/* factor.h - between the files that give rows with equal keys equal numbers.
 *
 *   hash.c           qn_factorize: several columns to one key, objects
 *   factor_direct.c  keys that are one small number a row, through a table
 *   factor_text.c    short text of few different values, through a table
 *   factor_hash.c    keys of 64 or 128 bits through hash tables: in chunks when there are few groups, in partitions when many
 *   factor_table.h   the table, expanded there for both widths
 *
 * All of them number groups by first appearance; the numbers do not depend on how rows were cut over threads. */
#ifndef QN_FRAME_FACTOR_H
#define QN_FRAME_FACTOR_H

#include "runtime/frame/frame_impl.h"

enum { QN_FACTOR_BLOCK = 1024 }; /* keys are made for this many rows at a time */

/* A source of keys: a column (numbers or text), or 64-bit numbers that stand for several columns. */
typedef struct qn_keysrc {
  const qn_column *col;   /* NULL: numbers */
  const uint64_t *number; /* QN_KEY_NULL: no key */
  bool nulls;             /* whether rows may be null */
  bool wide;              /* text: 128-bit keys */
} qn_keysrc;

/* The keys of rows [at, at + n), n <= QN_FACTOR_BLOCK; null[i] is set when the source has nulls. Text of at most 15 bytes
 * is its own key; of longer text the key is a hash, with all bits of b's top byte set. */
void qn_keys_fill(const qn_keysrc *s, int64_t at, int64_t n, uint64_t *a, uint64_t *b, uint8_t *null);
#define QN_KEY_NULL UINT64_MAX
static inline bool qn_key_hashed(uint64_t b) { return b >> 56 == 0xff; }

static inline uint64_t qn_key_mix(uint64_t x) {
  x *= 0x9e3779b97f4a7c15u;
  x ^= x >> 32;
  return x * 0xd6e8feb86659fd93u;
}
static inline uint64_t qn_key_mix2(uint64_t a, uint64_t b) { return qn_key_mix(a ^ (b * 0xff51afd7ed558ccdu)); }

/* USE(T) with the C type of a column of ints or bools. */
#define QN_COL_INTS(type, USE)                                    \
  switch (type) {                                                 \
    case QN_D_BOOL: case QN_D_UINT8: USE(uint8_t) break;          \
    case QN_D_INT8: USE(int8_t) break;                            \
    case QN_D_INT16: USE(int16_t) break;                          \
    case QN_D_UINT16: USE(uint16_t) break;                        \
    case QN_D_INT32: USE(int32_t) break;                          \
    case QN_D_UINT32: USE(uint32_t) break;                        \
    default: USE(int64_t) break;                                  \
  }

/* Codes of the n rows; null rows get -1, or a group of their own with keep_na. f->codes is there; first and groups are set. */
int qn_factor_keys(qn_rt *rt, const qn_keysrc *s, bool keep_na, qn_factor *f);
/* The same of text below 8 bytes with few different values (factor_text.c). 1: it is not that, nothing was done. */
int qn_factor_text(qn_rt *rt, const qn_keysrc *s, bool keep_na, qn_factor *f);

/* Keys put together from small numbers (factor_direct.c). A part: ints less the least one, or codes. */
typedef struct qn_numpart {
  const qn_column *col; /* ints, or … */
  const int32_t *codes; /* … codes, -1: null */
  int64_t least, range; /* numbers are below range */
  int64_t na;           /* the number of nulls; -1: they have none */
  bool nulls;
} qn_numpart;
typedef struct qn_numsrc {
  const qn_numpart *part;
  int32_t n;
} qn_numsrc;
bool qn_numpart_of(qn_rt *rt, const qn_column *c, int64_t limit, bool keep_na, qn_numpart *p); /* false: no ints of a range up to limit */
void qn_numbers_all(qn_rt *rt, const qn_numsrc *s, int64_t n, uint64_t *to);  /* QN_KEY_NULL: null */
/* Codes of the n rows, whose numbers are below range; nulls get -1. f->codes is there; first and groups are set. */
int qn_factor_direct(qn_rt *rt, const qn_numsrc *s, int64_t range, qn_factor *f);

/* The rows where groups begin, as bits: rank[row] of such a row is its group's number. */
typedef struct qn_rowset {
  uint64_t *bits;
  int32_t *before; /* per word: bits in the words before it */
  int64_t words, count;
} qn_rowset;
int qn_rowset_init(qn_rt *rt, qn_rowset *s, int64_t rows);
void qn_rowset_deinit(qn_rt *rt, qn_rowset *s);
static inline void qn_rowset_add(qn_rowset *s, int64_t row) { s->bits[row >> 6] |= (uint64_t)1 << (row & 63); }
static inline int32_t qn_rowset_rank(const qn_rowset *s, int64_t row) {
  return s->before[row >> 6] + __builtin_popcountll(s->bits[row >> 6] & (((uint64_t)1 << (row & 63)) - 1));
}
/* All rows were added: counts, and gives the rows in order as f->first and f->groups. */
int qn_rowset_finish(qn_rt *rt, qn_rowset *s, qn_factor *f);

/* Loops that gain from wider registers or a popcount instruction; not under the thread sanitizer, whose instrumentation of the
 * load-time choice runs before its own start. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__)
#define QN_LEVELS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define QN_LEVELS
#endif

/* body over [0, n) parts, on threads when there is work for them; cost in picoseconds of one part. Bodies touch no objects. */
static inline void qn_frame_parallel(qn_rt *rt, void (*body)(void *, int64_t, int64_t), void *frame, int64_t n, int64_t cost_ps) {
  enum { LEAST_US = 150 }; /* less work than this waits longer for the other threads than they save, on a busy machine */
  bool worth = n > 1 && cost_ps > 0 && n > LEAST_US * (int64_t)1000000 / cost_ps;
  if (rt->hooks.parallel && worth) rt->hooks.parallel(rt, body, frame, n, cost_ps);
  else if (n > 0) body(frame, 0, n);
}
static inline int64_t qn_frame_threads(qn_rt *rt) { return rt->hooks.parallel && rt->hooks.threads ? rt->hooks.threads(rt) : 1; }
/* The rows of part k of `parts` nearly equal ones: multiples of QN_FACTOR_BLOCK. */
static inline int64_t qn_part_begin(int64_t rows, int64_t parts, int64_t k) {
  int64_t blocks = (rows + QN_FACTOR_BLOCK - 1) / QN_FACTOR_BLOCK, at = blocks * k / parts * QN_FACTOR_BLOCK;
  return at < rows ? at : rows;
}

#endif
