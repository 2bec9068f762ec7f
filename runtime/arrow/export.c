/* export.c - columns as arrays of the C data interface.
 *
 * An exported array owns its buffers: taken over from the column when nobody else holds them, else copied. It can then be
 * released on any thread without a word to us. */
#include "runtime/arrow/arrow_impl.h"

typedef struct exported {
  const qn_allocator *alloc;
  qn_akeep keep;
  int32_t n;               /* children */
  qn_colbuf *owned[3];     /* of a column */
  const void *buffers[3];
  struct ArrowArray **children;
  struct ArrowArray *items;
} exported;

static const uint64_t empty[8] = {0}; /* what a missing buffer points to */

static void release_array(struct ArrowArray *a) {
  exported *x = a->private_data;
  const qn_allocator *alloc = x->alloc;
  for (int32_t i = 0; i < x->n; i++)
    if (x->children[i]->release) x->children[i]->release(x->children[i]);
  for (int i = 0; i < 3; i++) qn_colbuf_drop(x->owned[i]);
  qn_free(alloc, x->children, ((size_t)x->n + 1) * sizeof *x->children);
  qn_free(alloc, x->items, ((size_t)x->n + 1) * sizeof *x->items);
  qn_akeep keep = x->keep;
  qn_free(alloc, x, sizeof *x);
  a->release = NULL;
  if (keep.drop) keep.drop(keep.user);
}

static exported *exported_new(const qn_allocator *a, int32_t n, qn_akeep keep) {
  exported *x = qn_alloc(a, sizeof *x);
  if (!x) return NULL;
  *x = (exported){.alloc = a, .n = n, .keep = keep};
  x->children = qn_alloc(a, ((size_t)n + 1) * sizeof *x->children);
  x->items = qn_alloc(a, ((size_t)n + 1) * sizeof *x->items);
  if (!x->children || !x->items) {
    qn_free(a, x->children, ((size_t)n + 1) * sizeof *x->children);
    qn_free(a, x->items, ((size_t)n + 1) * sizeof *x->items);
    qn_free(a, x, sizeof *x);
    return NULL;
  }
  memset(x->items, 0, ((size_t)n + 1) * sizeof *x->items);
  for (int32_t i = 0; i < n; i++) x->children[i] = &x->items[i];
  if (keep.keep) keep.keep(keep.user);
  return x;
}

/* The buffer itself, or a copy of n bytes from `from`. */
static qn_colbuf *take_or_copy(const qn_allocator *a, qn_colbuf *b, bool ours, const void *from, size_t n) {
  if (ours) return qn_colbuf_keep(b);
  qn_colbuf *c = qn_colbuf_new(a, n);
  if (c && n) memcpy(c->data, from, n);
  return c;
}

static void pack_bits(uint8_t *to, const uint8_t *from, int64_t n) {
  for (int64_t i = 0; i < n; i++)
    if (from[i]) to[i >> 3] = (uint8_t)(to[i >> 3] | 1u << (i & 7));
}

/* Times: days as 32 bits, units that Arrow does not have as seconds, not-a-time as null. */
static bool export_times(const qn_allocator *a, const qn_column *c, exported *x, struct ArrowArray *out) {
  qn_tunit unit = qn_dtype_unit((qn_dtype)c->type);
  bool moment = qn_dtype_is_moment((qn_dtype)c->type), days = moment && unit == QN_TU_D;
  bool same = unit == QN_TU_S || unit == QN_TU_MS || unit == QN_TU_US || unit == QN_TU_NS;
  const int64_t *from = qn_column_data(c);
  x->owned[1] = qn_colbuf_new(a, (size_t)c->length * (days ? 4 : 8));
  x->owned[0] = qn_colbuf_new(a, (size_t)(c->length + 7) / 8);
  if (!x->owned[0] || !x->owned[1]) return false;
  for (int64_t i = 0; i < c->length; i++) {
    int64_t t = from[i];
    if (t == QN_NAT) {
      out->null_count++;
      continue;
    }
    qn_bit_set(x->owned[0]->data, i);
    if (!same && !days) t = moment ? qn_moment_convert(unit, QN_TU_S, t) : qn_span_convert(unit, QN_TU_S, t);
    if (days) ((int32_t *)x->owned[1]->data)[i] = (int32_t)t;
    else ((int64_t *)x->owned[1]->data)[i] = t;
  }
  return true;
}

static bool export_column(const qn_allocator *a, const qn_column *c, exported *x, struct ArrowArray *out) {
  bool text = c->type == QN_COL_STR;
  size_t n = (size_t)c->length, size = text ? 8 : qn_dtypes[c->type].size;
  /* Everything is ours when the column and its buffers have no other holder: then nothing is copied, the offset stays. */
  bool ours = c->rc == 1 && c->values->rc == 1 && (!c->validity || c->validity->rc == 1) && (!text || c->offsets->rc == 1);
  out->n_buffers = text ? 3 : 2;
  if (!text && qn_dtype_is_time((qn_dtype)c->type)) {
    if (!export_times(a, c, x, out)) return false;
  } else if (c->type == QN_D_BOOL) {
    if (!(x->owned[1] = qn_colbuf_new(a, (n + 7) / 8))) return false;
    pack_bits(x->owned[1]->data, qn_column_data(c), c->length);
  } else if (text) {
    const int64_t *o = (const int64_t *)c->offsets->data + c->offset;
    if (ours) out->offset = c->offset;
    x->owned[1] = take_or_copy(a, c->offsets, ours, o, (n + 1) * 8);
    x->owned[2] = take_or_copy(a, c->values, ours, n ? (const char *)c->values->data + o[0] : "", n ? (size_t)(o[n] - o[0]) : 0);
    if (!x->owned[1] || !x->owned[2]) return false;
    int64_t *to = x->owned[1]->data;
    for (size_t i = n + 1; !ours && i-- > 0;) to[i] -= to[0];
  } else {
    if (ours) out->offset = c->offset;
    if (!(x->owned[1] = take_or_copy(a, c->values, ours, qn_column_data(c), n * size))) return false;
  }
  if (!x->owned[0] && c->validity && c->null_count) {
    out->null_count = c->null_count;
    if (out->offset == c->offset && ours) {
      x->owned[0] = qn_colbuf_keep(c->validity);
    } else {
      if (!(x->owned[0] = qn_colbuf_new(a, (n + 7) / 8))) return false;
      for (int64_t i = 0; i < c->length; i++)
        if (!qn_column_is_null(c, i)) qn_bit_set(x->owned[0]->data, i);
    }
  }
  x->buffers[0] = x->owned[0] && out->null_count ? x->owned[0]->data : NULL;
  for (int i = 1; i < out->n_buffers; i++) x->buffers[i] = x->owned[i]->data ? x->owned[i]->data : empty;
  return true;
}

qn_status qn_arrow_export(const qn_allocator *a, qn_column *const *cols, int32_t n, int64_t nrows, qn_akeep keep, struct ArrowArray *out,
                          qn_error *err) {
  exported *top = exported_new(a, n, keep);
  if (!top) return qn_error_set(err, QN_ENOMEM, "out of memory");
  *out = (struct ArrowArray){.length = nrows, .n_buffers = 1, .n_children = n, .buffers = top->buffers, .children = top->children,
                             .release = release_array, .private_data = top};
  for (int32_t i = 0; i < n; i++) {
    exported *x = exported_new(a, 0, keep);
    if (x) top->items[i] = (struct ArrowArray){.length = nrows, .buffers = x->buffers, .release = release_array, .private_data = x};
    if (!x || !export_column(a, cols[i], x, &top->items[i])) {
      release_array(out);
      return qn_error_set(err, QN_ENOMEM, "out of memory");
    }
  }
  return QN_OK;
}

/* --- schemas ------------------------------------------------------------------------------------------------------------------ */
typedef struct exported_schema {
  const qn_allocator *alloc;
  qn_akeep keep;
  int32_t n;
  struct ArrowSchema **children, *items;
  char format[QN_ARROW_FORMAT];
  char *name;
  size_t name_n;
} exported_schema;

static void release_schema(struct ArrowSchema *s) {
  exported_schema *x = s->private_data;
  const qn_allocator *a = x->alloc;
  for (int32_t i = 0; i < x->n; i++)
    if (x->children[i]->release) x->children[i]->release(x->children[i]);
  qn_free(a, x->children, ((size_t)x->n + 1) * sizeof *x->children);
  qn_free(a, x->items, ((size_t)x->n + 1) * sizeof *x->items);
  qn_free(a, x->name, x->name_n);
  qn_akeep keep = x->keep;
  qn_free(a, x, sizeof *x);
  s->release = NULL;
  if (keep.drop) keep.drop(keep.user);
}

static bool schema_new(const qn_allocator *a, const char *format, const char *name, int32_t n, qn_akeep keep, struct ArrowSchema *out) {
  exported_schema *x = qn_alloc(a, sizeof *x);
  if (!x) return false;
  *x = (exported_schema){.alloc = a, .n = n, .keep = keep, .name_n = strlen(name) + 1};
  if (keep.keep) keep.keep(keep.user);
  *out = (struct ArrowSchema){.flags = ARROW_FLAG_NULLABLE, .release = release_schema, .private_data = x};
  x->children = qn_alloc(a, ((size_t)n + 1) * sizeof *x->children);
  x->items = qn_alloc(a, ((size_t)n + 1) * sizeof *x->items);
  x->name = qn_alloc(a, x->name_n);
  if (!x->children || !x->items || !x->name) {
    qn_free(a, x->children, ((size_t)n + 1) * sizeof *x->children);
    qn_free(a, x->items, ((size_t)n + 1) * sizeof *x->items);
    qn_free(a, x->name, x->name_n);
    qn_free(a, x, sizeof *x);
    if (keep.drop) keep.drop(keep.user);
    out->release = NULL;
    return false;
  }
  memset(x->items, 0, ((size_t)n + 1) * sizeof *x->items);
  for (int32_t i = 0; i < n; i++) x->children[i] = &x->items[i];
  snprintf(x->format, sizeof x->format, "%s", format);
  memcpy(x->name, name, x->name_n);
  out->format = x->format;
  out->name = x->name;
  out->n_children = n;
  out->children = x->children;
  return true;
}

qn_status qn_arrow_export_schema(const qn_allocator *a, const qn_afield *fields, int32_t n, qn_akeep keep, struct ArrowSchema *out, qn_error *err) {
  char room[QN_ARROW_FORMAT];
  if (!schema_new(a, "+s", "", n, keep, out)) return qn_error_set(err, QN_ENOMEM, "out of memory");
  out->flags = 0;
  for (int32_t i = 0; i < n; i++) {
    const char *format = qn_arrow_format(fields[i].type, fields[i].zone, room);
    if (!format) {
      out->release(out);
      return qn_error_set(err, QN_ETYPE, "column '%s' is %s, which Arrow has no type for", fields[i].name, qn_dtypes[fields[i].type].name);
    }
    if (!schema_new(a, format, fields[i].name, 0, keep, out->children[i])) {
      out->release(out);
      return qn_error_set(err, QN_ENOMEM, "out of memory");
    }
  }
  return QN_OK;
}
