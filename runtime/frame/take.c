/* take.c - many rows of a column, on threads. Parts of the rows are taken apart from each other; of text each part first measures
 * what it will hold. Rows that follow each other in the source are copied as one piece of text: what filters and joins keep
 * mostly comes in such runs. */
#include "runtime/frame/factor.h"

enum { PARTS = 16, TAKE_MIN = 1 << 14, AHEAD = 16, FAR = 32, SHORT = 16, TINY = 1024, NEAR = 1 << 19 /* bytes that stay in the caches */ };

typedef struct take_job {
  const qn_column *c;
  const int64_t *idx;
  int64_t n;
  qn_column *out;
  size_t size;
  bool missing; /* some idx are -1 */
  bool bits;    /* the validity is to be made */
  int64_t width; /* of text whose rows all have so many bytes; 0: they differ */
  int64_t bytes[PARTS + 1]; /* text before each part */
  int64_t nulls[PARTS];
} take_job;

/* Parts begin at multiples of 64 rows, so that their bits lie in words of their own. */
static int64_t take_at(const take_job *j, int64_t part) { return part == PARTS ? j->n : j->n / 64 * part / PARTS * 64; }

#define TAKE(T)                                                              \
  {                                                                          \
    const T *from = qn_column_data(j->c);                                    \
    T *to = j->out->values->data;                                            \
    if (!j->missing) {                                                       \
      for (int64_t i = at; i < stop; i++) to[i] = from[j->idx[i]];           \
    } else {                                                                 \
      T none;                                                                \
      memcpy(&none, &nan, sizeof none);                                      \
      for (int64_t i = at; i < stop; i++) to[i] = j->idx[i] < 0 ? none : from[j->idx[i]]; \
    }                                                                        \
    break;                                                                   \
  }
QN_LEVELS static void take_values(take_job *j, int64_t at, int64_t stop) {
  uint64_t nan = 0; /* what stands under a missing row */
  double wide = (double)__builtin_nan("");
  float narrow = __builtin_nanf("");
  if (j->c->type == QN_D_FLOAT64) memcpy(&nan, &wide, sizeof wide);
  if (j->c->type == QN_D_FLOAT32) memcpy(&nan, &narrow, sizeof narrow);
  if (j->c->type == QN_COL_CAT) nan = UINT32_MAX;
  if (qn_coltype_is_time(j->c->type)) nan = (uint64_t)INT64_MIN;
  switch (j->size) {
    case 1: TAKE(uint8_t)
    case 2: TAKE(uint16_t)
    case 4: TAKE(uint32_t)
    default: TAKE(uint64_t)
  }
}

QN_LEVELS static int64_t take_bits(const take_job *j, int64_t at, int64_t stop) {
  uint8_t *bits = j->out->validity->data;
  int64_t nulls = 0;
  for (int64_t i = at; i < stop; i += 8) {
    unsigned byte = 0;
    int64_t end = stop - i < 8 ? stop - i : 8;
    for (int64_t k = 0; k < end; k++) byte |= (unsigned)(j->idx[i + k] >= 0 && !qn_column_is_null(j->c, j->idx[i + k])) << k;
    bits[i / 8] = (uint8_t)byte;
    nulls += end - __builtin_popcount(byte);
  }
  return nulls;
}

static void take_body(void *frame, int64_t begin, int64_t end) {
  take_job *j = frame;
  for (int64_t k = begin; k < end; k++) {
    if (j->c->type != QN_COL_STR) take_values(j, take_at(j, k), take_at(j, k + 1));
    if (j->bits) j->nulls[k] = take_bits(j, take_at(j, k), take_at(j, k + 1));
  }
}

/* While text is measured, the offset of each row is where its text begins in the source and, in the low byte, how long it is (LONG: that
 * much or more): what is then copied needs no second look at the source's offsets, which lie anywhere. */
enum { LONG = 255, LONG_BITS = 8 };

__attribute__((always_inline)) static inline int64_t measure_rows(const take_job *j, int64_t at, int64_t stop, bool missing, bool far) {
  const int64_t *o = (const int64_t *)j->c->offsets->data + j->c->offset, *idx = j->idx, last = stop - 1;
  int64_t *offsets = j->out->offsets->data, sum = 0;
  for (int64_t i = at; i < stop; i++) {
    const int64_t row = idx[i], from = missing && row < 0 ? 0 : o[row], bytes = missing && row < 0 ? 0 : o[row + 1] - from;
    if (far) __builtin_prefetch(&o[idx[i + FAR < last ? i + FAR : last]]);
    offsets[i] = from << LONG_BITS | (bytes < LONG ? bytes : LONG);
    sum += bytes;
  }
  return sum;
}

QN_LEVELS static int64_t measure_near(const take_job *j, int64_t at, int64_t stop) {
  return j->missing ? measure_rows(j, at, stop, true, false) : measure_rows(j, at, stop, false, false);
}

static void measure_body(void *frame, int64_t begin, int64_t end) {
  take_job *j = frame;
  const bool far = j->c->length * (int64_t)sizeof(int64_t) > NEAR;
  for (int64_t k = begin; k < end; k++) {
    const int64_t at = take_at(j, k), stop = take_at(j, k + 1);
    j->bytes[k + 1] = !far ? measure_near(j, at, stop) : j->missing ? measure_rows(j, at, stop, true, true) : measure_rows(j, at, stop, false, true);
  }
}

static inline void copy_text(char *to, const char *from, size_t len, const char *to_end, const char *from_end) {
  if (len <= SHORT && to_end - to >= SHORT && from_end - from >= SHORT) memcpy(to, from, SHORT); /* what is too much is written over next */
  else memcpy(to, from, len);
}

/* Rows one by one, of text that mostly is short: no branch depends on which rows are taken, except that long ones are. */
static void short_part(const take_job *j, int64_t k) {
  int64_t *offsets = j->out->offsets->data;
  const int64_t *o = (const int64_t *)j->c->offsets->data + j->c->offset;
  const char *from = j->c->values->data, *from_end = from + j->c->values->size;
  char *to = j->out->values->data, *to_end = to + j->bytes[k + 1];
  const int64_t stop = take_at(j, k + 1);
  const bool far = (int64_t)j->c->values->size > NEAR;
  char tiny[TINY + SHORT];
  if (j->c->values->size <= TINY && j->c->values->size) { /* so that its last rows have SHORT bytes too */
    memcpy(tiny, from, j->c->values->size);
    from = tiny, from_end = tiny + sizeof tiny;
  }
  int64_t at = j->bytes[k];
  for (int64_t i = take_at(j, k); i < stop; i++) {
    const int64_t begin = offsets[i] >> LONG_BITS, some = offsets[i] & LONG, bytes = some < LONG ? some : o[j->idx[i] + 1] - begin;
    if (far && i + AHEAD < stop) __builtin_prefetch(from + (offsets[i + AHEAD] >> LONG_BITS));
    offsets[i] = at;
    copy_text(to + at, from + begin, (size_t)bytes, to_end, from_end);
    at += bytes;
  }
}

static void text_part(const take_job *j, int64_t k) {
  int64_t *offsets = j->out->offsets->data;
  const int64_t *o = (const int64_t *)j->c->offsets->data + j->c->offset;
  const char *from = j->c->values->data, *from_end = from + j->c->values->size;
  char *to = j->out->values->data, *to_end = to + j->bytes[k + 1];
  int64_t stop = take_at(j, k + 1), at = j->bytes[k];
  for (int64_t i = take_at(j, k); i < stop;) {
    const int64_t row = j->idx[i];
    offsets[i] = at;
    if (i + AHEAD < stop && j->idx[i + AHEAD] >= 0) __builtin_prefetch(from + o[j->idx[i + AHEAD]]);
    int64_t next = i + 1;
    for (; row >= 0 && next < stop && j->idx[next] == row + (next - i); next++) offsets[next] = at + o[row + (next - i)] - o[row];
    if (row >= 0) {
      const int64_t bytes = o[row + (next - i)] - o[row];
      copy_text(to + at, from + o[row], (size_t)bytes, to_end, from_end);
      at += bytes;
    }
    i = next;
  }
}

static void text_body(void *frame, int64_t begin, int64_t end) {
  const take_job *j = frame;
  for (int64_t k = begin; k < end; k++) (j->bytes[PARTS] <= j->n * SHORT ? short_part : text_part)(j, k);
}

/* --- text whose rows are all of one length: neither measured nor looked up ------------------------------------------------------- */
QN_LEVELS static bool same_width(const int64_t *o, int64_t n, int64_t width) {
  int64_t other = 0;
  for (int64_t i = 0; i < n; i++) other |= (o[i + 1] - o[i]) ^ width;
  return other == 0;
}

int64_t qn_col_text_width(const qn_column *c) {
  enum { STEP = 1 << 14 };
  if (c->text_width) return c->text_width;
  const int64_t *o = (const int64_t *)c->offsets->data + c->offset, width = c->length ? o[1] - o[0] : 0;
  bool same = width > 0;
  for (int64_t i = 0; same && i < c->length; i += STEP) same = same_width(o + i, c->length - i < STEP ? c->length - i : STEP, width);
  return ((qn_column *)(uintptr_t)c)->text_width = same ? width : -1;
}

static void width_body(void *frame, int64_t begin, int64_t end) {
  const take_job *j = frame;
  const int64_t width = j->width, *o = (const int64_t *)j->c->offsets->data + j->c->offset;
  const char *from = (const char *)j->c->values->data + o[0], *from_end = (const char *)j->c->values->data + j->c->values->size;
  int64_t *offsets = j->out->offsets->data, stop = take_at(j, end);
  char *text = j->out->values->data, *text_end = text + j->n * width;
  for (int64_t i = take_at(j, begin); i < stop; i++) {
    if (i + AHEAD < stop) __builtin_prefetch(from + j->idx[i + AHEAD] * width);
    offsets[i] = i * width;
    char *to = text + i * width;
    const char *at = from + j->idx[i] * width;
    if (width <= SHORT && text_end - to >= SHORT && from_end - at >= SHORT && i + SHORT < stop) memcpy(to, at, SHORT);
    else memcpy(to, at, (size_t)width);
  }
}

static bool take_text(qn_rt *rt, take_job *j) {
  int64_t cost = j->n / PARTS * 2000;
  if (!j->missing && j->n > j->c->length / 16 && (j->width = qn_col_text_width(j->c)) > 0) {
    if (j->n > INT64_MAX / j->width) return false;
    qn_colbuf *fixed = qn_colbuf_plain(j->c->alloc, (size_t)(j->n * j->width));
    if (!fixed) return false;
    qn_colbuf_drop(j->out->values);
    j->out->values = fixed;
    j->out->text_width = j->width;
    ((int64_t *)j->out->offsets->data)[j->n] = j->n * j->width;
    qn_frame_parallel(rt, width_body, j, PARTS, cost * 2);
    return true;
  }
  qn_frame_parallel(rt, measure_body, j, PARTS, cost);
  for (int k = 0; k < PARTS; k++) j->bytes[k + 1] += j->bytes[k];
  qn_colbuf *text = qn_colbuf_plain(j->c->alloc, (size_t)j->bytes[PARTS]);
  if (!text) return false; /* the plain way says so */
  qn_colbuf_drop(j->out->values);
  j->out->values = text;
  ((int64_t *)j->out->offsets->data)[j->n] = j->bytes[PARTS];
  qn_frame_parallel(rt, text_body, j, PARTS, cost * 2);
  return true;
}

typedef struct missing_job {
  const int64_t *idx;
  int64_t n;
  bool missing[PARTS];
} missing_job;

QN_LEVELS static void missing_body(void *frame, int64_t begin, int64_t end) {
  missing_job *j = frame;
  for (int64_t k = begin; k < end; k++) {
    int64_t any = 0, stop = j->n * (k + 1) / PARTS;
    for (int64_t i = j->n * k / PARTS; i < stop; i++) any |= j->idx[i];
    j->missing[k] = any < 0;
  }
}

bool qn_rows_missing(qn_rt *rt, const int64_t *idx, int64_t n) {
  missing_job j = {.idx = idx, .n = n};
  qn_frame_parallel(rt, missing_body, &j, PARTS, n / PARTS * 300);
  bool any = false;
  for (int k = 0; k < PARTS; k++) any = any || j.missing[k];
  return any;
}

/* The validity: of columns without nulls of their own the one that an earlier column made. */
static bool take_validity(take_job *j, qn_take_bits *shared) {
  const qn_column *c = j->c;
  bool own = qn_coltype_is_time(c->type) || c->type == QN_COL_CAT; /* these hold their missing values themselves */
  if ((!j->missing || own) && c->null_count == 0) return true;
  if (shared && shared->bits && c->null_count == 0) {
    j->out->validity = qn_colbuf_keep(shared->bits);
    j->out->null_count = shared->nulls;
    return true;
  }
  j->bits = true;
  return (j->out->validity = qn_colbuf_new(c->alloc, (size_t)(j->n + 7) / 8)) != NULL;
}

/* NULL: not done (few rows, other types, no memory); no exception is set. */
static qn_column *take_many(qn_rt *rt, const qn_column *c, const int64_t *idx, int64_t n, int missing, qn_take_bits *shared) {
  size_t size = c->type == QN_COL_STR ? 8 : qn_coltype_size(c->type);
  if (n < TAKE_MIN || c->type == QN_D_OBJECT || size > 8) return NULL;
  if (missing < 0) missing = qn_rows_missing(rt, idx, n);
  take_job j = {.c = c, .idx = idx, .n = n, .size = size, .missing = missing, .out = qn_column_plain(c->alloc, c->type, n)};
  if (!j.out) return NULL;
  qn_column_like(j.out, c);
  j.out->widened = c->widened || (c->null_count > 0 && c->type != QN_COL_STR);
  bool done = take_validity(&j, shared) && (c->type != QN_COL_STR || take_text(rt, &j));
  if (done && (c->type != QN_COL_STR || j.bits)) qn_frame_parallel(rt, take_body, &j, PARTS, n / PARTS * 1500);
  for (int k = 0; k < PARTS; k++) j.out->null_count += j.nulls[k];
  if (done && shared && j.bits && c->null_count == 0) *shared = (qn_take_bits){qn_colbuf_keep(j.out->validity), j.out->null_count};
  if (done && j.out->validity && j.out->null_count == 0) qn_colbuf_drop(j.out->validity), j.out->validity = NULL;
  if (done) return j.out;
  qn_column_drop(j.out);
  return NULL;
}

qn_column *qn_col_take_rows(qn_rt *rt, const qn_column *c, const int64_t *idx, int64_t n, int missing, qn_take_bits *shared) {
  if (!c || qn_interrupted(rt)) return NULL;
  if (c->type == QN_D_OBJECT) {
    qn_column *o = qn_col_objects(rt, n);
    const qn_value *from = qn_column_data(c);
    for (int64_t i = 0; o && i < n; i++) ((qn_value *)o->values->data)[i] = idx[i] < 0 ? qn_nan() : qn_retained(from[idx[i]]);
    return o;
  }
  qn_column *many = take_many(rt, c, idx, n, missing, shared);
  if (many) return many;
  qn_column *t = qn_column_take(c, idx, n);
  if (!t) qn_raise_memory(rt);
  for (int64_t i = 0; t && qn_coltype_is_complex(c->type) && i < n; i++) { /* nan + 0j */
    if (idx[i] >= 0) continue;
    if (c->type == QN_D_COMPLEX64) ((float *)t->values->data)[2 * i] = __builtin_nanf("");
    else ((double *)t->values->data)[2 * i] = __builtin_nan("");
  }
  return t;
}

qn_column *qn_col_take(qn_rt *rt, const qn_column *c, const int64_t *idx, int64_t n) { return qn_col_take_rows(rt, c, idx, n, -1, NULL); }
