/* records_order.c - arrays of records sorted and compared. */
#include "runtime/object/array/class.h"
#include "runtime/object/array/records.h"
#include "runtime/object/internal.h"

/* --- sorting ------------------------------------------------------------------------------------------------------------ */
typedef struct sorter {
  const qn_descr *d;
  const qn_view *v;
  uint32_t keys[64], n;
} sorter;

static int compare_numbers(qn_dtype d, const char *a, const char *b) {
  if (qn_dtype_is_int(d) || d == QN_D_BOOL) {
    int64_t x = 0, y = 0;
    qn_elem_cast(d, a, QN_D_INT64, &x);
    qn_elem_cast(d, b, QN_D_INT64, &y);
    if (d == QN_D_UINT64) return (uint64_t)x < (uint64_t)y ? -1 : x != y;
    return x < y ? -1 : x > y;
  }
  qn_c128 x = {0, 0}, y = {0, 0};
  qn_elem_cast(d, a, QN_D_COMPLEX128, &x);
  qn_elem_cast(d, b, QN_D_COMPLEX128, &y);
  bool nx = x.re != x.re, ny = y.re != y.re;
  if (nx || ny) return nx - ny;
  if (x.re != y.re) return x.re < y.re ? -1 : 1;
  return x.im < y.im ? -1 : x.im > y.im;
}

static int compare_field(const qn_field *f, const char *a, const char *b) {
  if (f->descr) {
    for (uint32_t i = 0; i < f->descr->nfields; i++) {
      int c = compare_field(&f->descr->fields[i], a + f->offset, b + f->offset);
      if (c) return c;
    }
    return 0;
  }
  if (f->text) return qn_field_text_compare(f, a + f->offset, b + f->offset);
  uint32_t size = qn_dtypes[f->dtype].size, total = qn_field_size(f);
  for (uint32_t at = 0; at < total; at += size) {
    int c = compare_numbers(f->dtype, a + f->offset + at, b + f->offset + at);
    if (c) return c;
  }
  return 0;
}

static int compare_at(const sorter *s, int64_t i, int64_t j) {
  const char *a = qn_record_at(s->v, i), *b = qn_record_at(s->v, j);
  for (uint32_t k = 0; k < s->n; k++) {
    int c = compare_field(&s->d->fields[s->keys[k]], a, b);
    if (c) return c;
  }
  return 0;
}

static void merge_sort(const sorter *s, int64_t *p, int64_t *tmp, int64_t n) {
  if (n < 2) return;
  int64_t half = n / 2, i = 0, j = half, k = 0;
  merge_sort(s, p, tmp, half);
  merge_sort(s, p + half, tmp, n - half);
  memcpy(tmp, p, (size_t)n * sizeof *p);
  while (i < half && j < n) p[k++] = compare_at(s, tmp[j], tmp[i]) < 0 ? tmp[j++] : tmp[i++];
  while (i < half) p[k++] = tmp[i++];
  while (j < n) p[k++] = tmp[j++];
}

static int read_order(qn_rt *rt, qn_value v, qn_value order, sorter *s) {
  s->n = 0;
  qn_value *items = &order;
  int64_t n = qn_is(order, QN_K_STR) ? 1 : 0;
  bool made = false;
  if (order.tag == QN_OBJ && !n) {
    if (qn_items_of(rt, order, &items, &n)) return -1;
    made = true;
  }
  int r = 0;
  for (int64_t i = 0; i < n && i < 64 && !r; i++) {
    int at = qn_is(items[i], QN_K_STR) ? qn_records_field_named(rt, v, items[i]) : -1;
    if (at < 0) r = qn_raise(rt, QN_E_ValueError, "unknown field name in order");
    else s->keys[s->n++] = (uint32_t)at;
  }
  if (made) qn_items_free(rt, items, n);
  for (uint32_t i = 0; i < s->d->nfields && s->n < 64; i++) { /* then the others, as they stand */
    bool used = false;
    for (uint32_t k = 0; k < s->n; k++) used = used || s->keys[k] == i;
    if (!used) s->keys[s->n++] = i;
  }
  return r;
}

int qn_records_sort(qn_rt *rt, qn_value v, qn_value order, bool arg, qn_value *out) {
  sorter s = {.d = qn_records_descr(v), .v = qn_records_view(v)};
  if (s.v->ndim != 1) return qn_raise(rt, QN_E_NotImplementedError, "sorting records of other than 1 dimension is not supported");
  if (read_order(rt, v, order, &s)) return -1;
  int64_t n = s.v->shape[0];
  qn_value positions, tmp, sorted;
  if (qn_array_new(rt, QN_D_INT64, 1, &n, false, &positions)) return -1;
  if (qn_array_new(rt, QN_D_INT64, 1, &n, false, &tmp)) return qn_release(rt, positions), -1;
  int64_t *p = qn_view_of(positions)->data;
  for (int64_t i = 0; i < n; i++) p[i] = i;
  merge_sort(&s, p, qn_view_of(tmp)->data, n);
  qn_release(rt, tmp);
  if (arg) return *out = positions, 0;
  int r = qn_records_gather(rt, v, positions, &sorted);
  qn_release(rt, positions);
  if (r) return -1;
  r = qn_records_assign_records(rt, qn_records_view(v), s.d, sorted);
  qn_release(rt, sorted);
  *out = qn_none();
  return r;
}

/* --- comparison --------------------------------------------------------------------------------------------------------- */
typedef struct equality {
  const qn_descr *d;
  uint8_t *out;
  bool negated;
} equality;
/* NaN is no order's business, but equal to nothing. */
static bool holds_nan(const qn_field *f, const char *at) {
  if (f->descr) {
    for (uint32_t i = 0; i < f->descr->nfields; i++)
      if (holds_nan(&f->descr->fields[i], at + f->offset)) return true;
    return false;
  }
  if (f->text || qn_dtypes[f->dtype].kind != (qn_dtype_is_complex(f->dtype) ? 'c' : 'f')) return false;
  const bool single = f->dtype == QN_D_FLOAT32 || f->dtype == QN_D_COMPLEX64;
  const uint32_t size = single ? 4 : 8, total = qn_field_size(f);
  for (uint32_t k = 0; k < total; k += size) {
    float x = 0;
    double y = 0;
    memcpy(single ? (void *)&x : (void *)&y, at + f->offset + k, size);
    if (x != x || y != y) return true;
  }
  return false;
}

static int equal_one(void *ctx, char *a, char *b) {
  equality *e = ctx;
  bool same = true;
  for (uint32_t i = 0; same && i < e->d->nfields; i++) same = compare_field(&e->d->fields[i], a, b) == 0 && !holds_nan(&e->d->fields[i], a);
  *e->out++ = same != e->negated;
  return 0;
}

int qn_records_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  if (!qn_is_records(a) || !qn_is_records(b) || (op != QN_EQ && op != QN_NE)) return QN_NOT_IMPLEMENTED;
  const qn_view *views[2] = {qn_records_view(a), qn_records_view(b)};
  const qn_descr *x = qn_records_descr(a), *y = qn_records_descr(b);
  bool alike = x->nfields == y->nfields;
  for (uint32_t i = 0; alike && i < x->nfields; i++)
    alike = x->fields[i].dtype == y->fields[i].dtype && x->fields[i].text == y->fields[i].text && x->fields[i].width == y->fields[i].width &&
            x->fields[i].offset == y->fields[i].offset && x->fields[i].name == y->fields[i].name;
  if (!alike) return qn_raise(rt, QN_E_TypeError, "Cannot compare structured arrays unless they have a common dtype.");
  int ndim;
  int64_t shape[QN_MAX_RANK];
  qn_value r;
  if (qn_broadcast_shapes(rt, views, 2, &ndim, shape) || qn_array_new(rt, QN_D_BOOL, ndim, shape, false, &r)) return -1;
  qn_view left, right;
  qn_broadcast_view(views[0], ndim, shape, &left);
  qn_broadcast_view(views[1], ndim, shape, &right);
  equality e = {x, qn_view_of(r)->data, op == QN_NE};
  qn_records_each(&left, &right, 0, left.data, right.data, equal_one, &e);
  return qn_unwrap_0d(rt, r, out);
}
