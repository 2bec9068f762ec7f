/* import.c - arrays of the C data interface as columns. */
#include <math.h>

#include "runtime/arrow/arrow_impl.h"

struct qn_arrow_hold {
  int64_t rc;
  const qn_allocator *alloc;
  struct ArrowArray array;
};

qn_arrow_hold *qn_arrow_hold_new(const qn_allocator *a, struct ArrowArray *array) {
  qn_arrow_hold *h = qn_alloc(a, sizeof *h);
  if (!h) return NULL;
  *h = (qn_arrow_hold){.rc = 1, .alloc = a, .array = *array};
  array->release = NULL; /* moved */
  return h;
}

const struct ArrowArray *qn_arrow_held(const qn_arrow_hold *h) { return &h->array; }

void qn_arrow_hold_drop(qn_arrow_hold *h) {
  if (!h || __atomic_sub_fetch(&h->rc, 1, __ATOMIC_ACQ_REL) > 0) return;
  if (h->array.release) h->array.release(&h->array);
  qn_free(h->alloc, h, sizeof *h);
}

static void let_go(qn_colbuf *b) { qn_arrow_hold_drop(b->user); }

/* A buffer of the array, without a copy. */
static qn_colbuf *borrow(const qn_allocator *a, const void *p, size_t n, qn_arrow_hold *h) {
  qn_colbuf *b = qn_colbuf_foreign(a, (void *)(uintptr_t)p, n, let_go, h);
  if (b) __atomic_add_fetch(&h->rc, 1, __ATOMIC_RELAXED);
  return b;
}

typedef struct import {
  const qn_allocator *a;
  const struct ArrowArray *array;
  const char *name;
  int64_t start, n; /* rows of the buffers */
  qn_arrow_hold *h;
  qn_error *err;
} import;

static const void *buffer(const import *m, int i) { return i < m->array->n_buffers ? m->array->buffers[i] : NULL; }

static const uint8_t *validity_of(const import *m) { return m->array->null_count == 0 ? NULL : buffer(m, 0); }

static bool is_null(const import *m, const uint8_t *bits, int64_t i) { return bits && !(bits[(m->start + i) >> 3] >> ((m->start + i) & 7) & 1); }

/* The validity from row 0 on, copied; false: no memory. */
static bool own_validity(const import *m, qn_column *c) {
  const uint8_t *bits = validity_of(m);
  if (!bits || m->n == 0) return true;
  int64_t nulls = 0;
  for (int64_t i = 0; i < m->n; i++) nulls += is_null(m, bits, i);
  if (nulls == 0) return true;
  qn_colbuf_drop(c->validity);
  if (!(c->validity = qn_colbuf_new(m->a, (size_t)(m->n + 7) / 8))) return false;
  for (int64_t i = 0; i < m->n; i++)
    if (!is_null(m, bits, i)) qn_bit_set(c->validity->data, i);
  c->null_count = nulls;
  return true;
}

static qn_column *no_memory(const import *m, qn_column *c) {
  qn_column_drop(c);
  (void)qn_error_set(m->err, QN_ENOMEM, "out of memory");
  return NULL;
}

static qn_column *bad(const import *m, qn_column *c, const char *what) {
  qn_column_drop(c);
  (void)qn_error_set(m->err, QN_EINVAL, "column '%s' of the batch %s", m->name, what);
  return NULL;
}

/* --- numbers ----------------------------------------------------------------------------------------------------------------- */
static float half_to_float(uint16_t h) {
  int e = h >> 10 & 31, f = h & 1023;
  double v = e == 0 ? f * 0x1p-24 : e == 31 ? (f ? (double)NAN : (double)INFINITY) : ldexp(1024 + f, e - 25);
  return (float)(h >> 15 ? -v : v);
}

static void fill_nulls(qn_column *c) {
  size_t size = qn_dtypes[c->type].size;
  char *p = qn_column_data(c);
  for (int64_t i = 0; i < c->length; i++) {
    if (!qn_column_is_null(c, i)) continue;
    if (c->type == QN_D_FLOAT64) ((double *)(void *)p)[i] = (double)NAN;
    else if (c->type == QN_D_FLOAT32) ((float *)(void *)p)[i] = NAN;
    else memset(p + (size_t)i * size, 0, size);
  }
}

static qn_column *copied_numbers(const import *m, uint8_t type, const char *from, bool normal) {
  size_t size = qn_dtypes[type].size;
  qn_column *c = qn_column_new(m->a, type, m->n);
  if (!c || !own_validity(m, c)) return no_memory(m, c);
  if (m->n) memcpy(c->values->data, from + (size_t)m->start * size, (size_t)m->n * size);
  if (normal && c->validity) fill_nulls(c);
  return c;
}

static qn_column *fixed(const import *m, uint8_t type, bool normal) {
  size_t size = qn_dtypes[type].size;
  const char *from = buffer(m, 1);
  if (m->n && !from) return bad(m, NULL, "has no values");
  bool copy = m->n == 0 || (uintptr_t)from % size != 0 || (normal && validity_of(m));
  if (copy) return copied_numbers(m, type, from, normal);
  size_t bytes = (size_t)(m->start + m->n) * size;
  const uint8_t *bits = validity_of(m);
  qn_colbuf *values = borrow(m->a, from, bytes, m->h), *validity = bits ? borrow(m->a, bits, (size_t)(m->start + m->n + 7) / 8, m->h) : NULL;
  if (!values || (bits && !validity)) {
    qn_colbuf_drop(values);
    return no_memory(m, NULL);
  }
  qn_column *whole = qn_column_from_buffers(m->a, type, 0, values, validity, NULL);
  if (!whole) return no_memory(m, NULL);
  qn_column *c = qn_column_slice(whole, m->start, m->n);
  qn_column_drop(whole);
  if (!c) return no_memory(m, NULL);
  if (c->null_count == 0 && c->validity) qn_colbuf_drop(c->validity), c->validity = NULL;
  return c;
}

static qn_column *bools(const import *m) {
  const uint8_t *bits = buffer(m, 1);
  if (m->n && !bits) return bad(m, NULL, "has no values");
  qn_column *c = qn_column_new(m->a, QN_D_BOOL, m->n);
  if (!c || !own_validity(m, c)) return no_memory(m, c);
  uint8_t *to = c->values->data;
  for (int64_t i = 0; i < m->n; i++) to[i] = bits[(m->start + i) >> 3] >> ((m->start + i) & 7) & 1;
  if (c->validity) fill_nulls(c);
  return c;
}

static qn_column *halves(const import *m) {
  const uint16_t *from = buffer(m, 1);
  if (m->n && !from) return bad(m, NULL, "has no values");
  qn_column *c = qn_column_new(m->a, QN_D_FLOAT32, m->n);
  if (!c || !own_validity(m, c)) return no_memory(m, c);
  for (int64_t i = 0; i < m->n; i++) {
    uint16_t h;
    memcpy(&h, from + m->start + i, 2);
    ((float *)c->values->data)[i] = half_to_float(h);
  }
  if (c->validity) fill_nulls(c);
  return c;
}

/* Times have no validity: a null is not-a-time. narrow: 32-bit days. */
static qn_column *times(const import *m, uint8_t type, bool narrow) {
  const char *from = buffer(m, 1);
  const uint8_t *bits = validity_of(m);
  if (m->n && !from) return bad(m, NULL, "has no values");
  if (!narrow && !bits) return fixed(m, type, false);
  qn_column *c = qn_column_new(m->a, type, m->n);
  if (!c) return no_memory(m, c);
  int64_t *to = c->values->data;
  for (int64_t i = 0; i < m->n; i++) {
    int32_t day;
    if (is_null(m, bits, i)) to[i] = QN_NAT;
    else if (narrow) memcpy(&day, from + (size_t)(m->start + i) * 4, 4), to[i] = day;
    else memcpy(&to[i], from + (size_t)(m->start + i) * 8, 8);
  }
  return c;
}

/* --- text ---------------------------------------------------------------------------------------------------------------------- */
static int64_t offset_at(const char *p, int64_t i, bool wide) {
  int64_t v;
  int32_t w;
  if (wide) return memcpy(&v, p + (size_t)i * 8, 8), v;
  return memcpy(&w, p + (size_t)i * 4, 4), w;
}

static qn_column *text(const import *m, bool wide) {
  const char *from = buffer(m, 1), *bytes = buffer(m, 2);
  if (m->n && !from) return bad(m, NULL, "has no offsets");
  qn_column *c = qn_column_new(m->a, QN_COL_STR, m->n);
  if (!c || !own_validity(m, c)) return no_memory(m, c);
  if (m->n == 0) return c;
  int64_t *to = c->offsets->data, first = offset_at(from, m->start, wide), before = first;
  if (first < 0) return bad(m, c, "has negative offsets");
  for (int64_t i = 0; i <= m->n; i++) {
    int64_t at = offset_at(from, m->start + i, wide);
    if (at < before) return bad(m, c, "has offsets that go back");
    to[i] = at - first;
    before = at;
  }
  if (to[m->n] && !bytes) return bad(m, c, "has no text");
  qn_colbuf *values = to[m->n] ? borrow(m->a, bytes + first, (size_t)to[m->n], m->h) : qn_colbuf_new(m->a, 0);
  if (!values) return no_memory(m, c);
  qn_colbuf_drop(c->values);
  c->values = values;
  return c;
}

/* Views: 16 bytes a row, up to 12 of text inside, else a prefix, the number of a buffer and the place in it. */
static qn_column *views(const import *m) {
  const char *from = buffer(m, 1);
  const uint8_t *bits = validity_of(m);
  int64_t variadic = m->array->n_buffers - 3; /* the last buffer holds their sizes */
  const int64_t *sizes = variadic > 0 ? m->array->buffers[m->array->n_buffers - 1] : NULL;
  if (m->n && !from) return bad(m, NULL, "has no views");
  qn_strbuild b;
  qn_strbuild_init(&b, m->a);
  for (int64_t i = 0; i < m->n; i++) {
    const char *v = from + (size_t)(m->start + i) * 16;
    int32_t word[4];
    memcpy(word, v, 16);
    if (is_null(m, bits, i)) {
      qn_strbuild_null(&b);
      continue;
    }
    bool inline_ = word[0] <= 12, there = inline_ || (word[2] >= 0 && word[2] < variadic && word[3] >= 0);
    if (there && !inline_ && sizes) there = (int64_t)word[3] + word[0] <= sizes[word[2]];
    if (word[0] < 0 || !there) {
      qn_strbuild_deinit(&b);
      return bad(m, NULL, "has views that lead nowhere");
    }
    qn_strbuild_add(&b, (qn_sv){inline_ ? v + 4 : (const char *)m->array->buffers[2 + word[2]] + word[3], (size_t)word[0]});
  }
  qn_column *c = qn_strbuild_finish(&b);
  return c ? c : no_memory(m, NULL);
}

/* --- dictionaries ------------------------------------------------------------------------------------------------------------- */
static int64_t index_at(const char *p, char format, int64_t i) {
  static const char letters[] = "cCsSiIlL";
  int at = (int)(strchr(letters, format) - letters), size = 1 << at / 2;
  uint64_t v = 0;
  memcpy(&v, p + (size_t)i * (size_t)size, (size_t)size);
  if (at % 2 == 0 && size < 8) v = (uint64_t)((int64_t)(v << (64 - 8 * size)) >> (64 - 8 * size));
  return (int64_t)v;
}

static qn_column *decoded(const import *m, const struct ArrowSchema *s, bool normal) {
  const struct ArrowArray *d = m->array->dictionary;
  const char *from = buffer(m, 1);
  const uint8_t *bits = validity_of(m);
  if (!d || (m->n && !from)) return bad(m, NULL, "has no dictionary");
  qn_column *values = qn_arrow_import(m->a, s->dictionary, d, 0, d->length, m->h, normal, m->err), *c = NULL;
  if (!values) return NULL;
  int64_t *idx = qn_alloc(m->a, ((size_t)m->n + 1) * sizeof *idx);
  bool fits = true;
  for (int64_t i = 0; idx && i < m->n; i++) {
    idx[i] = is_null(m, bits, i) ? -1 : index_at(from, s->format[0], m->start + i);
    fits = fits && idx[i] >= -1 && idx[i] < d->length && (idx[i] >= 0 || is_null(m, bits, i));
  }
  if (idx && fits) c = qn_column_take(values, idx, m->n);
  for (int64_t i = 0; c && i < m->n; i++)
    if (idx[i] < 0 && c->type != QN_COL_STR && qn_dtype_is_time((qn_dtype)c->type)) ((int64_t *)c->values->data)[i] = QN_NAT;
  qn_free(m->a, idx, ((size_t)m->n + 1) * sizeof *idx);
  qn_column_drop(values);
  if (idx && !fits) return bad(m, c, "has indices beyond its dictionary");
  return c ? c : no_memory(m, NULL);
}

/* --- the door -------------------------------------------------------------------------------------------------------------------- */
qn_column *qn_arrow_import(const qn_allocator *a, const struct ArrowSchema *s, const struct ArrowArray *array, int64_t offset, int64_t length,
                           qn_arrow_hold *h, bool normal, qn_error *err) {
  qn_afield f;
  const int64_t most = INT64_MAX / 64;
  if (qn_arrow_field(s, &f, err) != QN_OK) return NULL;
  import m = {.a = a, .array = array, .name = f.name, .start = array->offset + offset, .n = length, .h = h, .err = err};
  bool sound = array->length >= 0 && array->length <= most && array->offset >= 0 && array->offset <= most && offset >= 0 && length >= 0 &&
               offset + length <= array->length && (array->n_buffers == 0 || array->buffers);
  if (!sound) return bad(&m, NULL, "has an impossible length or offset, or is shorter than the batch");
  if (s->dictionary) return decoded(&m, s, normal);
  const char *format = s->format;
  if (strcmp(format, "n") == 0) {
    qn_column *c = qn_column_new(a, QN_D_FLOAT64, length);
    if (c && length) c->validity = qn_colbuf_new(a, (size_t)(length + 7) / 8);
    if (!c || (length && !c->validity)) return no_memory(&m, c);
    c->null_count = length;
    fill_nulls(c);
    return c;
  }
  if (strcmp(format, "b") == 0) return bools(&m);
  if (strcmp(format, "e") == 0) return halves(&m);
  if (strcmp(format, "u") == 0 || strcmp(format, "U") == 0) return text(&m, format[0] == 'U');
  if (strcmp(format, "vu") == 0) return views(&m);
  if (qn_dtype_is_time((qn_dtype)f.type)) return times(&m, f.type, strcmp(format, "tdD") == 0);
  return fixed(&m, f.type, normal);
}
