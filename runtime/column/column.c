/* column.c - counted buffers, columns: making, slicing, taking rows, presenting ints with nulls as floats. */
#include "runtime/column/column.h"

#include <math.h>

enum { ALIGN = 64 };

/* --- buffers ------------------------------------------------------------------------------------------------------ */
qn_colbuf *qn_colbuf_plain(const qn_allocator *alloc, size_t size) {
  if (size > SIZE_MAX / 2) return NULL;
  qn_colbuf *b = qn_alloc(alloc, sizeof *b);
  if (!b) return NULL;
  size_t padded = (size + ALIGN - 1) / ALIGN * ALIGN + ALIGN; /* at least one block, so data is never NULL */
  *b = (qn_colbuf){.rc = 1, .size = size, .alloc = alloc, .base_size = padded + ALIGN};
  b->base = qn_alloc(alloc, b->base_size);
  if (!b->base) {
    qn_free(alloc, b, sizeof *b);
    return NULL;
  }
  b->data = (void *)(((uintptr_t)b->base + ALIGN - 1) & ~(uintptr_t)(ALIGN - 1));
  memset((char *)b->data + size, 0, padded - size);
  return b;
}

qn_colbuf *qn_colbuf_new(const qn_allocator *alloc, size_t size) {
  qn_colbuf *b = qn_colbuf_plain(alloc, size);
  if (b) memset(b->data, 0, size);
  return b;
}

qn_colbuf *qn_colbuf_foreign(const qn_allocator *alloc, void *data, size_t size, void (*release)(qn_colbuf *), void *user) {
  qn_colbuf *b = qn_alloc(alloc, sizeof *b);
  if (b) *b = (qn_colbuf){.rc = 1, .data = data, .size = size, .alloc = alloc, .release = release, .user = user};
  return b;
}

void qn_colbuf_drop(qn_colbuf *b) {
  if (!b || --b->rc > 0) return;
  if (b->release) b->release(b);
  qn_free(b->alloc, b->base, b->base_size);
  qn_free(b->alloc, b, sizeof *b);
}

/* --- columns ------------------------------------------------------------------------------------------------------ */
static size_t bitmap_bytes(int64_t n) { return (size_t)((n + 7) / 8); }

static qn_column *column_blank(const qn_allocator *alloc, uint8_t type, int64_t length) {
  qn_column *c = qn_alloc(alloc, sizeof *c);
  if (c) *c = (qn_column){.rc = 1, .alloc = alloc, .type = type, .length = length};
  return c;
}

static qn_column *column_made(const qn_allocator *alloc, uint8_t type, int64_t length, qn_colbuf *buffer(const qn_allocator *, size_t)) {
  qn_column *c = column_blank(alloc, type, length);
  if (!c) return NULL;
  if (type == QN_COL_STR) {
    c->values = qn_colbuf_new(alloc, 0);
    c->offsets = buffer(alloc, ((size_t)length + 1) * sizeof(int64_t));
  } else {
    c->values = buffer(alloc, (size_t)length * qn_coltype_size(type));
  }
  if (!c->values || (type == QN_COL_STR && !c->offsets)) {
    qn_column_drop(c);
    return NULL;
  }
  return c;
}

qn_column *qn_column_new(const qn_allocator *alloc, uint8_t type, int64_t length) { return column_made(alloc, type, length, qn_colbuf_new); }
qn_column *qn_column_plain(const qn_allocator *alloc, uint8_t type, int64_t length) { return column_made(alloc, type, length, qn_colbuf_plain); }

static int64_t count_nulls(const qn_column *c) {
  int64_t nulls = 0;
  int64_t i = 0;
  for (; c->validity && c->offset == 0 && i + 64 <= c->length; i += 64) {
    uint64_t bits;
    memcpy(&bits, (const uint8_t *)c->validity->data + i / 8, 8);
    nulls += 64 - __builtin_popcountll(bits);
  }
  for (; c->validity && i < c->length; i++) nulls += qn_column_is_null(c, i);
  return nulls;
}

qn_column *qn_column_from_buffers(const qn_allocator *alloc, uint8_t type, int64_t length, qn_colbuf *values,
                                  qn_colbuf *validity, qn_colbuf *offsets) {
  qn_column *c = column_blank(alloc, type, length);
  if (!c) {
    qn_colbuf_drop(values);
    qn_colbuf_drop(validity);
    qn_colbuf_drop(offsets);
    return NULL;
  }
  c->values = values;
  c->validity = validity;
  c->offsets = offsets;
  c->null_count = count_nulls(c);
  return c;
}

void qn_column_drop(qn_column *c) {
  if (!c || --c->rc > 0) return;
  if (c->waiting) c->waiting->drop(c->waiting, c);
  qn_colbuf_drop(c->values);
  qn_colbuf_drop(c->validity);
  qn_colbuf_drop(c->offsets);
  qn_column_drop(c->shown);
  qn_column_drop(c->categories);
  qn_zone_drop(c->zone);
  qn_free(c->alloc, c, sizeof *c);
}

void qn_column_like(qn_column *to, const qn_column *c) {
  to->masked = c->masked;
  to->ordered = c->ordered;
  qn_column_drop(to->categories);
  qn_zone_drop(to->zone);
  to->categories = qn_column_keep(c->categories);
  to->zone = qn_zone_keep(c->zone);
}

qn_column *qn_column_slice(const qn_column *c, int64_t start, int64_t n) {
  qn_column *s = column_blank(c->alloc, c->type, n);
  if (!s) return NULL;
  s->offset = c->offset + start;
  qn_column_like(s, c);
  s->widened = c->widened || (c->null_count > 0 && c->type != QN_COL_STR);
  s->bits = c->bits;
  s->values = qn_colbuf_keep(c->values);
  s->validity = qn_colbuf_keep(c->validity);
  s->offsets = qn_colbuf_keep(c->offsets);
  s->null_count = count_nulls(s);
  if (c->text_width > 0) s->text_width = c->text_width;
  return s;
}

static void take_fixed(const qn_column *c, const int64_t *idx, int64_t n, qn_column *out) {
  size_t size = qn_coltype_size(c->type);
  const char *from = qn_column_data(c);
  char *to = qn_column_data(out);
  if (size == 8) {
    const int64_t *f = (const int64_t *)(const void *)from;
    int64_t *t = (int64_t *)(void *)to;
    for (int64_t i = 0; i < n; i++)
      if (idx[i] >= 0) t[i] = f[idx[i]];
  } else {
    for (int64_t i = 0; i < n; i++)
      if (idx[i] >= 0) memcpy(to + (size_t)i * size, from + (size_t)idx[i] * size, size);
  }
}

static bool take_str(const qn_column *c, const int64_t *idx, int64_t n, qn_column *out) {
  int64_t *offsets = out->offsets->data;
  size_t total = 0;
  for (int64_t i = 0; i < n; i++) {
    offsets[i] = (int64_t)total;
    if (idx[i] >= 0) total += qn_column_str(c, idx[i]).n;
  }
  offsets[n] = (int64_t)total;
  qn_colbuf *text = qn_colbuf_new(c->alloc, total);
  if (!text) return false;
  for (int64_t i = 0; i < n; i++) {
    if (idx[i] < 0) continue;
    qn_sv s = qn_column_str(c, idx[i]);
    if (s.n) memcpy((char *)text->data + offsets[i], s.p, s.n);
  }
  qn_colbuf_drop(out->values);
  out->values = text;
  return true;
}

static bool take_validity(const qn_column *c, const int64_t *idx, int64_t n, qn_column *out) {
  int64_t nulls = 0;
  if (qn_coltype_is_time(c->type) || c->type == QN_COL_CAT) { /* these hold their missing values themselves */
    for (int64_t i = 0; i < n; i++) {
      if (idx[i] >= 0) continue;
      if (c->type == QN_COL_CAT) ((int32_t *)out->values->data)[i] = -1;
      else ((int64_t *)out->values->data)[i] = QN_NAT;
    }
    return true;
  }
  for (int64_t i = 0; i < n; i++) nulls += idx[i] < 0 || qn_column_is_null(c, idx[i]);
  if (nulls == 0) return true;
  out->validity = qn_colbuf_new(c->alloc, bitmap_bytes(n));
  if (!out->validity) return false;
  uint8_t *bits = out->validity->data;
  for (int64_t i = 0; i < n; i++)
    if (idx[i] >= 0 && !qn_column_is_null(c, idx[i])) qn_bit_set(bits, i);
  out->null_count = nulls;
  if (c->type == QN_D_FLOAT64)
    for (int64_t i = 0; i < n; i++)
      if (idx[i] < 0) ((double *)out->values->data)[i] = NAN;
  if (c->type == QN_D_FLOAT32)
    for (int64_t i = 0; i < n; i++)
      if (idx[i] < 0) ((float *)out->values->data)[i] = NAN;
  return true;
}

qn_column *qn_column_take(const qn_column *c, const int64_t *idx, int64_t n) {
  qn_column *out = qn_column_new(c->alloc, c->type, n);
  if (!out) return NULL;
  out->widened = c->widened || (c->null_count > 0 && c->type != QN_COL_STR);
  qn_column_like(out, c);
  bool ok = true;
  if (c->type == QN_COL_STR) ok = take_str(c, idx, n, out);
  else take_fixed(c, idx, n, out);
  if (!ok || !take_validity(c, idx, n, out)) {
    qn_column_drop(out);
    return NULL;
  }
  return out;
}

/* --- presentation -------------------------------------------------------------------------------------------------- */
uint8_t qn_column_shown_type(const qn_column *c) {
  bool nulls = c->null_count > 0 || c->widened;
  if (c->type == QN_COL_STR || !nulls || c->masked) return c->type;
  if (c->type == QN_D_BOOL) return QN_D_OBJECT;
  return qn_coltype_is_int(c->type) ? QN_D_FLOAT64 : c->type;
}

static double int_at(const qn_column *c, int64_t i) {
  const void *p = qn_column_data(c);
  switch ((int)c->type) {
    case QN_D_INT8: return ((const int8_t *)p)[i];
    case QN_D_INT16: return ((const int16_t *)p)[i];
    case QN_D_INT32: return ((const int32_t *)p)[i];
    case QN_D_UINT8: return ((const uint8_t *)p)[i];
    case QN_D_UINT16: return ((const uint16_t *)p)[i];
    case QN_D_UINT32: return ((const uint32_t *)p)[i];
    case QN_D_UINT64: return (double)((const uint64_t *)p)[i];
    default: break;
  }
  return (double)((const int64_t *)p)[i];
}

const qn_column *qn_column_presented(const qn_column *c) {
  if (c->type == QN_D_BOOL || qn_column_shown_type(c) == c->type) return c;
  if (c->shown) return c->shown;
  qn_column *s = qn_column_new(c->alloc, QN_D_FLOAT64, c->length);
  if (!s) return NULL;
  double *d = s->values->data;
  for (int64_t i = 0; i < c->length; i++) d[i] = qn_column_is_null(c, i) ? (double)NAN : int_at(c, i);
  if (c->null_count > 0) { /* the same rows stay null, so that kernels still know them */
    s->validity = qn_colbuf_new(c->alloc, bitmap_bytes(c->length));
    if (!s->validity) {
      qn_column_drop(s);
      return NULL;
    }
    for (int64_t i = 0; i < c->length; i++)
      if (!qn_column_is_null(c, i)) qn_bit_set(s->validity->data, i);
    s->null_count = c->null_count;
  }
  ((qn_column *)(uintptr_t)c)->shown = s; /* a cache: the column's meaning does not change */
  return s;
}

/* --- text columns --------------------------------------------------------------------------------------------------- */
void qn_strbuild_init(qn_strbuild *b, const qn_allocator *alloc) { *b = (qn_strbuild){.alloc = alloc}; }

void qn_strbuild_deinit(qn_strbuild *b) {
  qn_free(b->alloc, b->offsets, (size_t)b->rows_cap * sizeof *b->offsets);
  qn_free(b->alloc, b->validity, bitmap_bytes(b->rows_cap));
  qn_free(b->alloc, b->text, b->cap);
  *b = (qn_strbuild){.alloc = b->alloc};
}

static bool strbuild_row(qn_strbuild *b) {
  if (b->rows < b->rows_cap) return true;
  int64_t cap = b->rows_cap ? b->rows_cap * 2 : 512;
  int64_t *o = qn_realloc(b->alloc, b->offsets, (size_t)b->rows_cap * sizeof *o, (size_t)cap * sizeof *o);
  if (!o) return b->oom = true, false;
  b->offsets = o;
  uint8_t *v = qn_realloc(b->alloc, b->validity, bitmap_bytes(b->rows_cap), bitmap_bytes(cap));
  if (!v) { /* offsets were enlarged: shrink back so that the sizes told to the allocator stay true */
    b->oom = true;
    o = qn_realloc(b->alloc, b->offsets, (size_t)cap * sizeof *o, (size_t)b->rows_cap * sizeof *o);
    if (o) b->offsets = o;
    return false;
  }
  b->validity = v;
  memset(v + bitmap_bytes(b->rows_cap), 0, bitmap_bytes(cap) - bitmap_bytes(b->rows_cap));
  b->rows_cap = cap;
  return true;
}

void qn_strbuild_add(qn_strbuild *b, qn_sv s) {
  if (b->oom || !strbuild_row(b)) return;
  if (b->n + s.n > b->cap) {
    size_t cap = b->cap ? b->cap : 4096;
    while (cap < b->n + s.n) cap *= 2;
    char *t = qn_realloc(b->alloc, b->text, b->cap, cap);
    if (!t) {
      b->oom = true;
      return;
    }
    b->text = t;
    b->cap = cap;
  }
  b->offsets[b->rows] = (int64_t)b->n;
  if (s.n) memcpy(b->text + b->n, s.p, s.n);
  b->n += s.n;
  qn_bit_set(b->validity, b->rows);
  b->rows++;
}

void qn_strbuild_null(qn_strbuild *b) {
  if (b->oom || !strbuild_row(b)) return;
  b->offsets[b->rows] = (int64_t)b->n;
  b->rows++;
  b->nulls++;
}

qn_column *qn_strbuild_finish(qn_strbuild *b) {
  qn_column *c = NULL;
  qn_colbuf *text = NULL, *offsets = NULL, *validity = NULL;
  if (b->oom) goto done;
  text = qn_colbuf_new(b->alloc, b->n);
  offsets = qn_colbuf_new(b->alloc, ((size_t)b->rows + 1) * sizeof(int64_t));
  if (b->nulls) validity = qn_colbuf_new(b->alloc, bitmap_bytes(b->rows));
  if (!text || !offsets || (b->nulls && !validity)) goto done;
  if (b->n) memcpy(text->data, b->text, b->n);
  if (b->rows) memcpy(offsets->data, b->offsets, (size_t)b->rows * sizeof(int64_t));
  ((int64_t *)offsets->data)[b->rows] = (int64_t)b->n;
  if (validity) memcpy(validity->data, b->validity, bitmap_bytes(b->rows));
  c = qn_column_from_buffers(b->alloc, QN_COL_STR, b->rows, text, validity, offsets);
  text = offsets = validity = NULL;
done:
  qn_colbuf_drop(text);
  qn_colbuf_drop(offsets);
  qn_colbuf_drop(validity);
  qn_strbuild_deinit(b);
  return c;
}
