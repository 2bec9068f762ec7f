/* take.c - many rows of a column without missing values, on threads. Parts of the rows are taken apart from each other; of text
 * each part first measures what it will hold. */
#include "runtime/frame/factor.h"

enum { PARTS = 16, TAKE_MIN = 1 << 16 };

typedef struct take_job {
  const qn_column *c;
  const int64_t *idx;
  int64_t n;
  qn_column *out;
  size_t size;
  int64_t bytes[PARTS + 1]; /* text before each part */
  volatile bool missing;
} take_job;

#define TAKE(T)                                                              \
  {                                                                          \
    const T *from = qn_column_data(j->c);                                    \
    T *to = j->out->values->data;                                            \
    for (int64_t i = at; i < stop; i++) to[i] = from[j->idx[i]];             \
    break;                                                                   \
  }
static void take_body(void *frame, int64_t begin, int64_t end) {
  take_job *j = frame;
  int64_t at = j->n * begin / PARTS, stop = j->n * end / PARTS, any = 0;
  for (int64_t i = at; i < stop; i++) any |= j->idx[i];
  if (any < 0) j->missing = true;
  if (j->missing) return;
  switch (j->size) {
    case 1: TAKE(uint8_t)
    case 2: TAKE(uint16_t)
    case 4: TAKE(uint32_t)
    default: TAKE(uint64_t)
  }
}

static void measure_body(void *frame, int64_t begin, int64_t end) {
  take_job *j = frame;
  int64_t *offsets = j->out->offsets->data;
  const int64_t *o = (const int64_t *)j->c->offsets->data + j->c->offset;
  for (int64_t k = begin; k < end && !j->missing; k++) {
    int64_t sum = 0, stop = j->n * (k + 1) / PARTS;
    for (int64_t i = j->n * k / PARTS; i < stop; i++) {
      int64_t row = j->idx[i];
      if (row < 0) {
        j->missing = true;
        return;
      }
      offsets[i] = sum; /* within the part */
      sum += o[row + 1] - o[row];
    }
    j->bytes[k + 1] = sum;
  }
}

static void text_body(void *frame, int64_t begin, int64_t end) {
  take_job *j = frame;
  int64_t *offsets = j->out->offsets->data;
  const int64_t *o = (const int64_t *)j->c->offsets->data + j->c->offset;
  const char *from = j->c->values->data;
  char *to = j->out->values->data;
  for (int64_t k = begin; k < end; k++) {
    int64_t stop = j->n * (k + 1) / PARTS;
    for (int64_t i = j->n * k / PARTS; i < stop; i++) {
      int64_t row = j->idx[i], len = o[row + 1] - o[row];
      offsets[i] += j->bytes[k];
      memcpy(to + offsets[i], from + o[row], (size_t)len);
    }
  }
}

static bool take_text(qn_rt *rt, take_job *j) {
  int64_t cost = j->n / PARTS * 2000;
  qn_frame_parallel(rt, measure_body, j, PARTS, cost);
  if (j->missing) return false;
  for (int k = 0; k < PARTS; k++) j->bytes[k + 1] += j->bytes[k];
  qn_colbuf *text = qn_colbuf_new(rt->alloc, (size_t)j->bytes[PARTS]);
  if (!text) return false; /* the plain way says so */
  qn_colbuf_drop(j->out->values);
  j->out->values = text;
  ((int64_t *)j->out->offsets->data)[j->n] = j->bytes[PARTS];
  qn_frame_parallel(rt, text_body, j, PARTS, cost * 2);
  return true;
}

/* NULL: not done (missing rows, few rows, other types); no exception is set. */
qn_column *qn_col_take_many(qn_rt *rt, const qn_column *c, const int64_t *idx, int64_t n) {
  size_t size = c->type == QN_COL_STR ? 8 : qn_coltype_size(c->type);
  if (n < TAKE_MIN || c->null_count > 0 || c->type == QN_D_OBJECT || size > 8) return NULL;
  take_job j = {.c = c, .idx = idx, .n = n, .size = size, .out = qn_column_new(c->alloc, c->type, n)};
  if (!j.out) return NULL;
  qn_column_like(j.out, c);
  j.out->widened = c->widened;
  bool done;
  if (c->type == QN_COL_STR) done = take_text(rt, &j);
  else {
    qn_frame_parallel(rt, take_body, &j, PARTS, n / PARTS * 1500);
    done = !j.missing;
  }
  if (done) return j.out;
  qn_column_drop(j.out);
  return NULL;
}
