/* records.c - arrays of records and single records: making, fields, indexing, assignment, sorting. Text: record_print.c. */
#include "runtime/object/array/class.h"
#include "runtime/object/array/record.h"
#include "runtime/object/internal.h"

#define EACH_MAX_DEPTH QN_MAX_RANK

static const qn_descr *descr_of(qn_value v) { return qn_as_records(v)->descr; }
static bool is_single(qn_value v) { return v.o->cls == &qn_void_class || v.o->cls == &qn_record_class; }

/* --- making ------------------------------------------------------------------------------------------------------------- */
int qn_records_wrap(qn_rt *rt, qn_value bytes, const qn_descr *d, bool array, qn_value *out) {
  const qn_class *c = array ? (d->rec ? &qn_recarray_class : &qn_records_class) : d->rec ? &qn_record_class : &qn_void_class;
  qn_records *r = qn_obj_new(rt, c, sizeof *r);
  if (!r) return qn_release(rt, bytes), -1;
  r->bytes = bytes;
  r->descr = d;
  return *out = qn_from_obj(r), 0;
}

int qn_records_new(qn_rt *rt, const qn_descr *d, int ndim, const int64_t *shape, qn_value *out) {
  int64_t full[QN_MAX_RANK + 1], size = 1;
  qn_value block, bytes;
  if (ndim >= QN_MAX_RANK) return qn_raise(rt, QN_E_ValueError, "an array of records has at most %d dimensions here", QN_MAX_RANK - 1);
  for (int k = 0; k < ndim; k++) full[k] = shape[k];
  full[ndim] = d->itemsize ? d->itemsize : 1;
  (void)size;
  if (qn_array_new(rt, QN_D_UINT8, ndim + 1, full, true, &block)) return -1;
  const qn_view *v = qn_view_of(block);
  int bad = qn_array_view_of(rt, block, v->data, QN_D_UINT8, ndim, v->shape, v->strides, &bytes);
  qn_release(rt, block);
  return bad ? -1 : qn_records_wrap(rt, bytes, d, true, out);
}

/* --- walking ------------------------------------------------------------------------------------------------------------ */
typedef int (*visit_fn)(void *ctx, char *at, char *other);
static int walk(const qn_view *v, const qn_view *w, int axis, char *at, char *other, visit_fn fn, void *ctx) {
  if (axis == v->ndim) return fn(ctx, at, other);
  for (int64_t i = 0; i < v->shape[axis]; i++)
    if (walk(v, w, axis + 1, at + i * v->strides[axis], w ? other + i * w->strides[axis] : NULL, fn, ctx)) return -1;
  return 0;
}

/* --- storing ------------------------------------------------------------------------------------------------------------ */
static qn_view sub_view(const qn_field *f, char *at) {
  qn_view v = {.data = at, .dtype = (uint8_t)f->dtype, .ndim = f->ndim};
  int64_t step = f->descr ? f->descr->itemsize : qn_dtypes[f->dtype].size;
  for (int d = f->ndim - 1; d >= 0; d--) {
    v.shape[d] = f->shape[d];
    v.strides[d] = step;
    step *= f->shape[d] ? f->shape[d] : 1;
  }
  qn_view_flags(&v);
  return v;
}

typedef struct putter {
  qn_rt *rt;
  const qn_descr *descr, *from;
  qn_value x;
} putter;
static int put_one(void *ctx, char *at, char *other) {
  const putter *p = ctx;
  (void)other;
  return qn_record_put(p->rt, p->descr, at, p->x);
}

static int put_field(qn_rt *rt, const qn_field *f, char *at, qn_value x) {
  qn_view v = sub_view(f, at + f->offset);
  if (f->text) return qn_field_text_put(rt, f, v.data, x);
  if (f->descr && f->ndim == 0) return qn_record_put(rt, f->descr, v.data, x);
  if (f->descr) return walk(&v, NULL, 0, v.data, NULL, put_one, &(putter){rt, f->descr, NULL, x});
  if (f->ndim == 0) return qn_elem_put(rt, f->dtype, v.data, x);
  qn_value hold;
  if (qn_array_from(rt, x, NULL, &hold)) return -1;
  int r = qn_array_assign(rt, &v, qn_view_of(hold));
  qn_release(rt, hold);
  return r;
}

/* Field by field, in their order: names do not matter, and text is cut or padded. */
static void copy_record(const qn_descr *to, char *at, const qn_descr *from, const char *src) {
  if (to == from) {
    memmove(at, src, to->itemsize);
    return;
  }
  for (uint32_t i = 0; i < to->nfields && i < from->nfields; i++) {
    const qn_field *f = &to->fields[i], *g = &from->fields[i];
    if (f->text || g->text) {
      const uint32_t n = qn_field_size(f), m = qn_field_size(g);
      memset(at + f->offset, 0, n);
      memmove(at + f->offset, src + g->offset, n < m ? n : m);
    } else if (f->descr && g->descr && !f->ndim) copy_record(f->descr, at + f->offset, g->descr, src + g->offset);
    else if (!f->descr && !g->descr && !f->ndim) qn_elem_cast(g->dtype, src + g->offset, f->dtype, at + f->offset);
    else memmove(at + f->offset, src + g->offset, qn_field_size(f) < qn_field_size(g) ? qn_field_size(f) : qn_field_size(g));
  }
}

int qn_record_put(qn_rt *rt, const qn_descr *d, char *at, qn_value x) {
  if (qn_is_records(x) && qn_records_view(x)->ndim == 0) {
    if (descr_of(x)->nfields != d->nfields)
      return qn_raise(rt, QN_E_ValueError, "could not assign a record of %u fields to one of %u", descr_of(x)->nfields, d->nfields);
    copy_record(d, at, descr_of(x), qn_records_view(x)->data);
    return 0;
  }
  const qn_tuple *t = qn_is(x, QN_K_TUPLE) ? (const qn_tuple *)x.o : NULL;
  if (t && t->n != (int64_t)d->nfields)
    return qn_raise(rt, QN_E_ValueError, "could not assign tuple of length %lld to structure with %u fields.", (long long)t->n, d->nfields);
  if (!t && x.tag == QN_OBJ && !qn_is(x, QN_K_COMPLEX) && !(qn_is_array(x) && qn_view_of(x)->ndim == 0) && !qn_is(x, QN_K_NPCOMPLEX))
    return qn_raise(rt, QN_E_TypeError, "a bytes-like object is required, not '%s'", qn_class_of(x)->name);
  for (uint32_t i = 0; i < d->nfields; i++)
    if (put_field(rt, &d->fields[i], at, t ? t->items[i] : x)) return -1;
  return 0;
}

static int copy_one(void *ctx, char *at, char *other) {
  const putter *p = ctx;
  copy_record(p->descr, at, p->from, other);
  return 0;
}

static int assign(qn_rt *rt, const qn_view *dst, const qn_descr *d, qn_value x);

static int assign_records(qn_rt *rt, const qn_view *dst, const qn_descr *d, qn_value x) {
  const qn_view *shapes[2] = {dst, qn_records_view(x)};
  int ndim;
  int64_t shape[QN_MAX_RANK];
  qn_value hold = {.tag = QN_UNSET};
  if (descr_of(x)->nfields != d->nfields) return qn_raise(rt, QN_E_ValueError, "could not assign records of other fields");
  for (uint32_t i = 0; i < d->nfields; i++)
    if (d->fields[i].text != descr_of(x)->fields[i].text)
      return qn_raise(rt, QN_E_NotImplementedError, "text and other fields cannot be assigned to each other between records");
  if (qn_broadcast_shapes(rt, shapes, 2, &ndim, shape)) return -1;
  if (ndim != dst->ndim || memcmp(shape, dst->shape, (size_t)ndim * sizeof *shape) != 0)
    return qn_raise(rt, QN_E_ValueError, "could not broadcast input array into the shape of the records");
  if (qn_array_views_overlap(dst, shapes[1])) {
    if (qn_records_copy(rt, x, &hold)) return -1;
    x = hold;
  }
  qn_view src;
  qn_broadcast_view(qn_records_view(x), dst->ndim, dst->shape, &src);
  walk(dst, &src, 0, dst->data, src.data, copy_one, &(putter){rt, d, descr_of(x), x});
  qn_release(rt, hold);
  return 0;
}

static int assign(qn_rt *rt, const qn_view *dst, const qn_descr *d, qn_value x) {
  if (dst->flags & QN_VIEW_READONLY) return qn_raise(rt, QN_E_ValueError, "assignment destination is read-only");
  if (qn_is_records(x)) return assign_records(rt, dst, d, x);
  if (qn_is(x, QN_K_LIST)) {
    qn_value dtype, made;
    if (qn_new_record_dtype(rt, d, &dtype)) return -1;
    int r = qn_records_make(rt, x, dtype, &made);
    qn_release(rt, dtype);
    if (r) return -1;
    r = assign_records(rt, dst, d, made);
    qn_release(rt, made);
    return r;
  }
  return walk(dst, NULL, 0, dst->data, NULL, put_one, &(putter){rt, d, NULL, x});
}

/* --- numpy.zeros, numpy.array ------------------------------------------------------------------------------------------- */
int qn_records_filled(qn_rt *rt, qn_value shape_arg, qn_value dtype, bool ones, qn_value *out) {
  const qn_descr *d;
  int r = qn_descr_from(rt, dtype, false, &d), ndim;
  int64_t shape[QN_MAX_RANK];
  if (r) return r;
  if (qn_shape_from(rt, shape_arg, &ndim, shape) || qn_records_new(rt, d, ndim, shape, out)) return -1;
  if (!ones) return 0;
  r = assign(rt, qn_records_view(*out), d, qn_int(1));
  if (r) qn_drop(rt, out);
  return r;
}

/* Lists in lists, down to the tuples. */
static int list_shape(qn_rt *rt, qn_value x, int *ndim, int64_t *shape) {
  *ndim = 0;
  while (qn_is(x, QN_K_LIST)) {
    const qn_list *l = (const qn_list *)x.o;
    if (*ndim == QN_MAX_RANK) return qn_raise(rt, QN_E_ValueError, "too many dimensions");
    shape[(*ndim)++] = l->n;
    if (l->n == 0) return 0;
    x = qn_list_at(l, 0);
  }
  return 0;
}

static int fill_from(qn_rt *rt, const qn_view *v, int axis, char *at, const qn_descr *d, qn_value x) {
  if (axis == v->ndim) return qn_record_put(rt, d, at, x);
  const qn_list *l = (const qn_list *)x.o;
  if (!qn_is(x, QN_K_LIST) || l->n != v->shape[axis]) return qn_raise(rt, QN_E_ValueError, "setting an array element with a sequence.");
  for (int64_t i = 0; i < l->n; i++)
    if (fill_from(rt, v, axis + 1, at + i * v->strides[axis], d, qn_list_at(l, i))) return -1;
  return 0;
}

int qn_records_make(qn_rt *rt, qn_value x, qn_value dtype, qn_value *out) {
  const qn_descr *d = NULL;
  int r = dtype.tag == QN_UNSET || dtype.tag == QN_NONE ? 1 : qn_descr_from(rt, dtype, false, &d), ndim = 0;
  int64_t shape[QN_MAX_RANK];
  if (r < 0) return -1;
  if (qn_is_records(x)) {
    if (r == 1) return qn_records_copy(rt, x, out);
    const qn_view *v = qn_records_view(x);
    if (qn_records_new(rt, d, v->ndim, v->shape, out)) return -1;
    r = assign_records(rt, qn_records_view(*out), d, x);
  } else if (r == 1) {
    const qn_list *l = qn_is(x, QN_K_LIST) ? (const qn_list *)x.o : NULL; /* a list of records keeps their dtype */
    if (!l || l->n == 0 || !qn_is_records(qn_list_at(l, 0)) || qn_records_view(qn_list_at(l, 0))->ndim) return 1;
    d = descr_of(qn_list_at(l, 0));
    if (qn_records_new(rt, d, 1, &l->n, out)) return -1;
    r = fill_from(rt, qn_records_view(*out), 0, qn_records_view(*out)->data, d, x);
  } else {
    if (list_shape(rt, x, &ndim, shape) || qn_records_new(rt, d, ndim, shape, out)) return -1;
    r = fill_from(rt, qn_records_view(*out), 0, qn_records_view(*out)->data, d, x);
  }
  if (r) qn_drop(rt, out);
  return r;
}

int qn_records_copy(qn_rt *rt, qn_value v, qn_value *out) {
  const qn_view *w = qn_records_view(v);
  qn_value array;
  if (qn_records_new(rt, descr_of(v), w->ndim, w->shape, &array)) return -1;
  walk(qn_records_view(array), w, 0, qn_records_view(array)->data, w->data, copy_one, &(putter){rt, descr_of(v), descr_of(v), v});
  if (!is_single(v)) return *out = array, 0;
  int r = qn_records_wrap(rt, qn_retained(qn_as_records(array)->bytes), descr_of(v), false, out);
  qn_release(rt, array);
  return r;
}

/* --- fields ------------------------------------------------------------------------------------------------------------- */
static int field_of(qn_rt *rt, qn_value v, uint32_t field, bool scalar, qn_value *out) {
  const qn_field *f = &descr_of(v)->fields[field];
  const qn_view *w = qn_records_view(v), sub = sub_view(f, NULL);
  qn_value bytes = qn_as_records(v)->bytes, part;
  int64_t shape[2 * QN_MAX_RANK], strides[2 * QN_MAX_RANK];
  for (int d = 0; d < w->ndim; d++) shape[d] = w->shape[d], strides[d] = w->strides[d];
  for (int d = 0; d < f->ndim; d++) shape[w->ndim + d] = sub.shape[d], strides[w->ndim + d] = sub.strides[d];
  int ndim = w->ndim + f->ndim;
  char *at = (char *)w->data + f->offset;
  if (f->text && ndim == 0 && scalar) return qn_field_text_get(rt, f, at, true, out);
  if (f->text) return qn_field_text_array(rt, f, w, out);
  if (!f->descr && ndim == 0 && scalar) return qn_elem_get(rt, f->dtype, at, out);
  if (qn_array_view_of(rt, bytes, at, f->descr ? QN_D_UINT8 : f->dtype, ndim, shape, strides, &part)) return -1;
  if (!f->descr) return *out = part, 0;
  const qn_descr *d = f->descr;
  qn_descr rec = *d;
  if (descr_of(v)->rec && !d->rec) rec.rec = true, d = qn_descr_intern(rt, &rec);
  if (!d) return qn_release(rt, part), -1;
  return qn_records_wrap(rt, part, d, !(is_single(v) && ndim == 0), out);
}

int qn_records_field(qn_rt *rt, qn_value v, uint32_t field, qn_value *out) { return field_of(rt, v, field, is_single(v), out); }

int qn_records_part(qn_rt *rt, qn_value v, uint32_t field, qn_value *out) {
  qn_records *r = qn_as_records(v);
  if (!r->parts) {
    r->parts = qn_alloc(rt->alloc, (r->descr->nfields + 1) * sizeof *r->parts);
    if (!r->parts) return qn_raise_memory(rt);
    memset(r->parts, 0, (r->descr->nfields + 1) * sizeof *r->parts);
  }
  if (r->parts[field].tag == QN_UNSET && field_of(rt, v, field, false, &r->parts[field])) return -1;
  return *out = r->parts[field], 0;
}

static int no_field(qn_rt *rt, qn_value key) {
  qn_sv s = qn_str_sv(key);
  return qn_raise(rt, QN_E_ValueError, "no field of name %.*s", (int)s.n, s.p);
}

static int field_by_name(qn_rt *rt, qn_value v, qn_value key) {
  qn_sym name = qn_sym_of_str(rt, key);
  return name ? qn_descr_find(descr_of(v), name) : -1;
}

/* a[['x', 'y']]: the same memory with fewer fields. */
static int some_fields(qn_rt *rt, qn_value v, const qn_list *names, qn_value *out) {
  const qn_descr *d = descr_of(v);
  qn_field fields[64];
  qn_descr part = {.itemsize = d->itemsize, .nfields = 0, .rec = d->rec, .fields = fields};
  for (int64_t i = 0; i < names->n && i < 64; i++) {
    int at = qn_is(qn_list_at(names, i), QN_K_STR) ? field_by_name(rt, v, qn_list_at(names, i)) : -1;
    if (at < 0) return qn_raise_key(rt, qn_list_at(names, i));
    fields[part.nfields++] = d->fields[at];
  }
  const qn_descr *own = qn_descr_intern(rt, &part);
  return own ? qn_records_wrap(rt, qn_retained(qn_as_records(v)->bytes), own, !is_single(v), out) : -1;
}

/* --- indexing ----------------------------------------------------------------------------------------------------------- */
static bool is_basic_item(qn_value k) {
  if (k.tag == QN_BOOL) return false;
  if (k.tag == QN_OBJ) return qn_is(k, QN_K_SLICE);
  return k.tag != QN_NPSCALAR || k.dtype != QN_D_BOOL;
}

static bool is_basic(qn_value key) {
  if (!qn_is(key, QN_K_TUPLE)) return is_basic_item(key);
  for (int64_t i = 0; i < ((qn_tuple *)key.o)->n; i++)
    if (!is_basic_item(((qn_tuple *)key.o)->items[i])) return false;
  return true;
}

/* The view of basic indices, always an array; *element: they name one record. */
static int basic_view(qn_rt *rt, qn_value v, qn_value key, qn_value *out, bool *element) {
  qn_value items[16], full;
  int64_t n = 0;
  bool ellipsis = false, all_ints = true;
  const qn_value *from = qn_is(key, QN_K_TUPLE) ? ((qn_tuple *)key.o)->items : &key;
  int64_t count = qn_is(key, QN_K_TUPLE) ? ((qn_tuple *)key.o)->n : 1;
  if (count > 15) return qn_raise(rt, QN_E_IndexError, "too many indices for array");
  for (; n < count; n++) {
    items[n] = from[n];
    ellipsis = ellipsis || items[n].tag == QN_ELLIPSIS;
    all_ints = all_ints && items[n].tag != QN_ELLIPSIS && items[n].tag != QN_NONE && !qn_is(items[n], QN_K_SLICE);
  }
  *element = all_ints && count == qn_records_view(v)->ndim;
  if (!ellipsis) items[n++] = (qn_value){.tag = QN_ELLIPSIS};
  if (qn_new_tuple(rt, items, n, &full)) return -1;
  int r = qn_array_get(rt, qn_as_records(v)->bytes, full, out);
  qn_release(rt, full);
  return r;
}

/* Positions in C order of what fancy indices pick. */
static int picked(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  const qn_view *w = qn_records_view(v);
  qn_value all;
  if (qn_array_new(rt, QN_D_INT64, w->ndim, w->shape, false, &all)) return -1;
  int64_t *p = qn_view_of(all)->data, n = qn_view_size(qn_view_of(all));
  for (int64_t i = 0; i < n; i++) p[i] = i;
  qn_value got;
  int r = qn_array_get(rt, all, key, &got);
  qn_release(rt, all);
  if (r) return -1;
  const qn_dtype d = QN_D_INT64;
  r = qn_array_make(rt, got, &d, true, 0, out);
  qn_release(rt, got);
  return r;
}

static char *record_at(const qn_view *v, int64_t position) {
  char *at = v->data;
  for (int d = v->ndim - 1; d >= 0; d--) {
    at += position % v->shape[d] * v->strides[d];
    position /= v->shape[d];
  }
  return at;
}

static int gather(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  qn_value at;
  if (picked(rt, v, key, &at)) return -1;
  const qn_view *a = qn_view_of(at);
  int r = qn_records_new(rt, descr_of(v), a->ndim, a->shape, out);
  const int64_t *p = a->data;
  uint32_t size = descr_of(v)->itemsize;
  for (int64_t i = 0, n = qn_view_size(a); r == 0 && i < n; i++)
    memcpy((char *)qn_records_view(*out)->data + i * size, record_at(qn_records_view(v), p[i]), size);
  qn_release(rt, at);
  return r;
}

static int get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  if (qn_is(key, QN_K_STR)) {
    int at = field_by_name(rt, v, key);
    return at < 0 ? no_field(rt, key) : qn_records_field(rt, v, (uint32_t)at, out);
  }
  if (qn_is(key, QN_K_LIST) && ((qn_list *)key.o)->n && qn_is(qn_list_at((qn_list *)key.o, 0), QN_K_STR))
    return some_fields(rt, v, (qn_list *)key.o, out);
  if (is_single(v)) {
    int64_t i, n = descr_of(v)->nfields;
    if (qn_as_index(rt, key, &i)) return -1;
    if (i < -n || i >= n) return qn_raise(rt, QN_E_IndexError, "invalid index (%lld)", (long long)i);
    return qn_records_field(rt, v, (uint32_t)(i < 0 ? i + n : i), out);
  }
  if (!is_basic(key)) return gather(rt, v, key, out);
  bool element;
  qn_value part;
  if (basic_view(rt, v, key, &part, &element)) return -1;
  return qn_records_wrap(rt, part, descr_of(v), !element, out);
}

static int scatter(qn_rt *rt, qn_value v, qn_value key, qn_value x) {
  qn_value at, made;
  if (picked(rt, v, key, &at)) return -1;
  const qn_view *a = qn_view_of(at);
  int r = qn_records_new(rt, descr_of(v), a->ndim, a->shape, &made);
  if (!r) r = assign(rt, qn_records_view(made), descr_of(v), x);
  const int64_t *p = a->data;
  uint32_t size = descr_of(v)->itemsize;
  for (int64_t i = 0, n = qn_view_size(a); r == 0 && i < n; i++)
    memcpy(record_at(qn_records_view(v), p[i]), (char *)qn_records_view(made)->data + i * size, size);
  if (made.tag == QN_OBJ) qn_release(rt, made);
  qn_release(rt, at);
  return r;
}

static int store_field(qn_rt *rt, qn_value v, uint32_t field, qn_value x) {
  const qn_field *f = &descr_of(v)->fields[field];
  const qn_view *w = qn_records_view(v);
  if (w->flags & QN_VIEW_READONLY) return qn_raise(rt, QN_E_ValueError, "assignment destination is read-only");
  if (w->ndim == 0) return put_field(rt, f, w->data, x);
  if (f->text) return qn_field_text_store(rt, f, w, x);
  qn_value part;
  if (qn_records_field(rt, v, field, &part)) return -1;
  int r = f->descr ? assign(rt, qn_records_view(part), f->descr, x) : qn_array_set(rt, part, (qn_value){.tag = QN_ELLIPSIS}, x);
  qn_release(rt, part);
  return r;
}

static int set_item(qn_rt *rt, qn_value v, qn_value key, qn_value x) {
  if (qn_is(key, QN_K_STR)) {
    int at = field_by_name(rt, v, key);
    return at < 0 ? no_field(rt, key) : store_field(rt, v, (uint32_t)at, x);
  }
  if (is_single(v)) {
    int64_t i, n = descr_of(v)->nfields;
    if (qn_as_index(rt, key, &i)) return -1;
    if (i < -n || i >= n) return qn_raise(rt, QN_E_IndexError, "invalid index (%lld)", (long long)i);
    return store_field(rt, v, (uint32_t)(i < 0 ? i + n : i), x);
  }
  if (qn_is(key, QN_K_LIST) && ((qn_list *)key.o)->n && qn_is(qn_list_at((qn_list *)key.o, 0), QN_K_STR)) {
    qn_value part;
    if (some_fields(rt, v, (qn_list *)key.o, &part)) return -1;
    int r = assign(rt, qn_records_view(part), descr_of(part), x);
    qn_release(rt, part);
    return r;
  }
  if (!is_basic(key)) return scatter(rt, v, key, x);
  bool element;
  qn_value part;
  if (basic_view(rt, v, key, &part, &element)) return -1;
  int r = assign(rt, qn_view_of(part), descr_of(v), x);
  qn_release(rt, part);
  return r;
}

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
  const char *a = record_at(s->v, i), *b = record_at(s->v, j);
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
    int at = qn_is(items[i], QN_K_STR) ? field_by_name(rt, v, items[i]) : -1;
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
  sorter s = {.d = descr_of(v), .v = qn_records_view(v)};
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
  int r = gather(rt, v, positions, &sorted);
  qn_release(rt, positions);
  if (r) return -1;
  r = assign_records(rt, qn_records_view(v), s.d, sorted);
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

static int compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  if (!qn_is_records(a) || !qn_is_records(b) || (op != QN_EQ && op != QN_NE)) return QN_NOT_IMPLEMENTED;
  const qn_view *views[2] = {qn_records_view(a), qn_records_view(b)};
  const qn_descr *x = descr_of(a), *y = descr_of(b);
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
  walk(&left, &right, 0, left.data, right.data, equal_one, &e);
  return qn_unwrap_0d(rt, r, out);
}

/* --- conversion --------------------------------------------------------------------------------------------------------- */
static int field_item(qn_rt *rt, const qn_field *f, const char *at, qn_value *out) {
  if (f->text) return qn_field_text_get(rt, f, at + f->offset, false, out);
  if (f->descr && !f->ndim) return qn_record_item(rt, f->descr, at + f->offset, out);
  if (!f->descr && !f->ndim) return qn_elem_item(rt, f->dtype, at + f->offset, out);
  if (f->descr) return qn_raise(rt, QN_E_NotImplementedError, "tolist() of sub-arrays of records is not supported");
  qn_view v = sub_view(f, (char *)(uintptr_t)at + f->offset);
  return qn_array_tolist(rt, &v, out);
}
int qn_record_item(qn_rt *rt, const qn_descr *d, const char *at, qn_value *out) {
  if (qn_new_tuple(rt, NULL, d->nfields, out)) return -1;
  for (uint32_t i = 0; i < d->nfields; i++)
    if (field_item(rt, &d->fields[i], at, &((qn_tuple *)out->o)->items[i])) return qn_drop(rt, out), -1;
  return 0;
}

static int to_list(qn_rt *rt, const qn_view *v, const qn_descr *d, int axis, const char *at, qn_value *out) {
  if (axis == v->ndim) return qn_record_item(rt, d, at, out);
  if (qn_new_list(rt, NULL, 0, out)) return -1;
  for (int64_t i = 0; i < v->shape[axis]; i++) {
    qn_value x;
    int r = to_list(rt, v, d, axis + 1, at + i * v->strides[axis], &x);
    if (!r) r = qn_list_append(rt, *out, x), qn_release(rt, x);
    if (r) return qn_drop(rt, out), -1;
  }
  return 0;
}

/* --- methods and attributes --------------------------------------------------------------------------------------------- */
static int m_tolist(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  if (qn_args_parse(rt, args, "ndarray.tolist", "", NULL)) return -1;
  return to_list(rt, qn_records_view(self), descr_of(self), 0, qn_records_view(self)->data, out);
}

static int m_item(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value at;
  int64_t i = 0;
  if (qn_args_parse(rt, args, "ndarray.item", "|args", &at) || (at.tag != QN_UNSET && qn_as_index(rt, at, &i))) return -1;
  int64_t n = qn_view_size(qn_records_view(self));
  if (at.tag == QN_UNSET && n != 1) return qn_raise(rt, QN_E_ValueError, "can only convert an array of size 1 to a Python scalar");
  if (i < 0) i += n;
  if (i < 0 || i >= n) return qn_raise(rt, QN_E_IndexError, "index %lld is out of bounds for size %lld", (long long)i, (long long)n);
  return qn_record_item(rt, descr_of(self), record_at(qn_records_view(self), i), out);
}

static int m_copy(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value order;
  if (qn_args_parse(rt, args, "ndarray.copy", "|order", &order)) return -1;
  return qn_records_copy(rt, self, out);
}

static int m_astype(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[5];
  if (qn_args_parse(rt, args, "ndarray.astype", "dtype|order casting subok copy", v)) return -1;
  int r = qn_records_make(rt, self, v[0], out);
  return r > 0 ? qn_raise(rt, QN_E_NotImplementedError, "astype() of records is supported for dtypes with fields") : r;
}

static int m_tobytes(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value order, dense;
  if (qn_args_parse(rt, args, "ndarray.tobytes", "|order", &order) || qn_records_copy(rt, self, &dense)) return -1;
  const qn_view *v = qn_records_view(dense);
  int r = qn_new_bytes(rt, (qn_sv){v->data, (size_t)qn_view_size(v) * descr_of(self)->itemsize}, out);
  return qn_release(rt, dense), r;
}

static int m_sort(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[4];
  if (qn_args_parse(rt, args, "ndarray.sort", "|axis kind order stable", v)) return -1;
  return qn_records_sort(rt, self, v[2], false, out);
}
static int m_argsort(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[4];
  if (qn_args_parse(rt, args, "ndarray.argsort", "|axis kind order stable", v)) return -1;
  return qn_records_sort(rt, self, v[2], true, out);
}

static int with_rec(qn_rt *rt, qn_value self, bool rec, qn_value *out) {
  qn_descr d = *descr_of(self);
  d.rec = rec;
  const qn_descr *own = qn_descr_intern(rt, &d);
  return own ? qn_records_wrap(rt, qn_retained(qn_as_records(self)->bytes), own, !is_single(self), out) : -1;
}

static int m_view(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "ndarray.view", "|dtype type", v)) return -1;
  qn_value as = v[1].tag != QN_UNSET ? v[1] : v[0];
  if (as.tag == QN_UNSET) return qn_records_wrap(rt, qn_retained(qn_as_records(self)->bytes), descr_of(self), !is_single(self), out);
  if (as.tag == QN_OBJ && as.o == &qn_recarray_class.obj) return with_rec(rt, self, true, out);
  if (as.tag == QN_OBJ && as.o == &qn_array_class.obj) return with_rec(rt, self, false, out);
  const qn_descr *d;
  int r = qn_descr_from(rt, as, false, &d);
  if (r == 0 && d->itemsize == descr_of(self)->itemsize)
    return qn_records_wrap(rt, qn_retained(qn_as_records(self)->bytes), d, !is_single(self), out);
  if (r < 0) return -1;
  return qn_raise(rt, QN_E_NotImplementedError, "view() of records is supported for np.recarray and dtypes of the same size");
}

static int m_reshape(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value shape_arg, part;
  for (uint32_t k = 0; k < args->nkw; k++)
    if (!qn_is(args->kwvals[k], QN_K_STR) || !qn_sv_is(qn_str_sv(args->kwvals[k]), "C"))
      return qn_raise(rt, QN_E_NotImplementedError, "reshape() of records goes by rows (order='C')");
  if (args->npos == 1) shape_arg = qn_retained(args->pos[0]);
  else if (qn_new_tuple(rt, args->pos, args->npos, &shape_arg)) return -1;
  int ndim;
  int64_t shape[QN_MAX_RANK];
  int r = qn_shape_from(rt, shape_arg, &ndim, shape) || qn_array_reshape(rt, qn_as_records(self)->bytes, ndim, shape, &part);
  qn_release(rt, shape_arg);
  if (r) return -1;
  if (qn_view_of(part)->owner != qn_records_view(self)->owner) { /* it needed a copy, but of the records */
    qn_value copy;
    qn_release(rt, part);
    if (qn_records_copy(rt, self, &copy)) return -1;
    r = qn_array_reshape(rt, qn_as_records(copy)->bytes, ndim, shape, &part);
    qn_release(rt, copy);
    if (r) return -1;
  }
  return qn_records_wrap(rt, part, descr_of(self), true, out);
}

/* The order= of a method that puts elements in a row; 1: by columns (of what has several dimensions), 0, -1. */
static int by_columns(qn_rt *rt, qn_value self, const qn_args *args, const char *method) {
  qn_value order;
  if (qn_args_parse(rt, args, method, "|order", &order)) return -1;
  if (order.tag == QN_UNSET || order.tag == QN_NONE) return 0;
  const qn_sv s = qn_is(order, QN_K_STR) ? qn_str_sv(order) : QN_SV("");
  if (s.n != 1 || !strchr("CFAK", s.p[0])) return qn_raise(rt, QN_E_ValueError, "order must be one of 'C', 'F', 'A', or 'K'");
  const qn_view *v = qn_records_view(self);
  return v->ndim > 1 && (s.p[0] == 'F' || (s.p[0] != 'C' && v->strides[0] < v->strides[v->ndim - 1]));
}

static int in_a_row(qn_rt *rt, qn_value self, bool columns, bool own, qn_value *out) {
  const qn_value one[1] = {qn_int(-1)};
  const qn_args flat = {.pos = one, .npos = 1};
  qn_value from = qn_retained(self), part;
  if (columns) {
    if (qn_array_transpose(rt, qn_as_records(self)->bytes, NULL, &part)) return qn_release(rt, from), -1;
    qn_release(rt, from);
    if (qn_records_wrap(rt, part, descr_of(self), true, &from)) return -1;
  }
  const qn_view *v = qn_records_view(from);
  int64_t step = descr_of(from)->itemsize;
  bool run = true;
  for (int d = v->ndim - 1; d >= 0; step *= v->shape[d--]) run = run && (v->shape[d] == 1 || v->strides[d] == step);
  if (own || !run) {
    int bad = qn_records_copy(rt, from, &part);
    qn_release(rt, from);
    if (bad) return -1;
    from = part;
  }
  int r = m_reshape(rt, from, &flat, out);
  return qn_release(rt, from), r;
}

static int m_flatten(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  const int columns = by_columns(rt, self, args, "ndarray.flatten");
  return columns < 0 ? -1 : in_a_row(rt, self, columns, true, out);
}
static int m_ravel(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  const int columns = by_columns(rt, self, args, "ndarray.ravel");
  return columns < 0 ? -1 : in_a_row(rt, self, columns, false, out);
}

static int shape_tuple(qn_rt *rt, const int64_t *x, int n, qn_value *out) {
  if (qn_new_tuple(rt, NULL, n, out)) return -1;
  for (int d = 0; d < n; d++) ((qn_tuple *)out->o)->items[d] = qn_int(x[d]);
  return 0;
}

/* Methods that are functions of lib/numpy_records.py, and the attribute `flat`. 1: no such name. */
static int written(qn_rt *rt, qn_value v, qn_sv name, qn_value *out) {
  static const char *const names[] = {"astype", "compress", "fill", "flat", "put", "repeat", "squeeze", "swapaxes", "take", "tobytes", "transpose"};
  size_t k = 0;
  while (k < QN_COUNT(names) && !qn_sv_is(name, names[k])) k++;
  qn_value fn;
  if (k == QN_COUNT(names)) return 1;
  if (rt->hooks.module_function(rt, "numpy._records", names[k], &fn)) return -1;
  int r = strcmp(names[k], "flat") == 0 ? qn_call_pos(rt, fn, &v, 1, out) : qn_new_bound_method(rt, v, fn, out);
  return qn_release(rt, fn), r;
}

static int get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  const qn_view *w = qn_records_view(v);
  qn_sv n = qn_sym_sv(name);
  if (descr_of(v)->rec) {
    int at = qn_descr_find(descr_of(v), name);
    if (at >= 0) return qn_records_field(rt, v, (uint32_t)at, out);
  }
  if (qn_sv_is(n, "dtype")) return qn_new_record_dtype(rt, descr_of(v), out);
  if (qn_sv_is(n, "shape")) return shape_tuple(rt, w->shape, w->ndim, out);
  if (qn_sv_is(n, "strides")) return shape_tuple(rt, w->strides, w->ndim, out);
  if (qn_sv_is(n, "ndim")) return *out = qn_int(w->ndim), 0;
  if (qn_sv_is(n, "size")) return *out = qn_int(qn_view_size(w)), 0;
  if (qn_sv_is(n, "itemsize")) return *out = qn_int(descr_of(v)->itemsize), 0;
  if (qn_sv_is(n, "nbytes")) return *out = qn_int(qn_view_size(w) * descr_of(v)->itemsize), 0;
  if (qn_sv_is(n, "T")) {
    qn_value part;
    if (qn_array_transpose(rt, qn_as_records(v)->bytes, NULL, &part)) return -1;
    return qn_records_wrap(rt, part, descr_of(v), !is_single(v), out);
  }
  return is_single(v) ? 1 : written(rt, v, n, out);
}

static int set_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value x) {
  int at = descr_of(v)->rec ? qn_descr_find(descr_of(v), name) : -1;
  if (at >= 0) return store_field(rt, v, (uint32_t)at, x);
  return qn_raise(rt, QN_E_AttributeError, "'%s' object has no attribute '%s'", qn_class_of(v)->full_name ? qn_class_of(v)->full_name : qn_class_of(v)->name, name->text);
}

static int64_t length(qn_rt *rt, qn_value v) {
  const qn_view *w = qn_records_view(v);
  if (is_single(v)) return descr_of(v)->nfields;
  return w->ndim ? w->shape[0] : qn_raise(rt, QN_E_TypeError, "len() of unsized object");
}

static void destroy(qn_rt *rt, qn_obj *o) {
  qn_records *r = (qn_records *)o;
  for (uint32_t i = 0; r->parts && i < r->descr->nfields; i++) qn_release(rt, r->parts[i]);
  if (r->parts) qn_free(rt->alloc, r->parts, (r->descr->nfields + 1) * sizeof *r->parts);
  qn_release(rt, r->bytes);
  qn_obj_free(rt, o, sizeof(qn_records));
}

static int truth(qn_rt *rt, qn_value v) {
  const qn_view *w = qn_records_view(v);
  if (is_single(v) || qn_view_size(w) == 1) return 1;
  return qn_raise(rt, QN_E_ValueError, "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()");
}

/* --- iteration ---------------------------------------------------------------------------------------------------------- */
typedef struct records_iter {
  qn_obj obj;
  qn_value of;
  int64_t i;
} records_iter;
static void iter_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((records_iter *)o)->of);
  qn_obj_free(rt, o, sizeof(records_iter));
}
static int iter_next(qn_rt *rt, qn_value v, qn_value *out) {
  records_iter *it = (records_iter *)v.o;
  if (it->i >= length(rt, it->of)) return QN_STOP;
  return get_item(rt, it->of, qn_int(it->i++), out);
}
static int iter_self(qn_rt *rt, qn_value v, qn_value *out) { return (void)rt, *out = qn_retained(v), 0; }
static qn_class records_iter_class = {QN_CLASS_HEAD("iterator", QN_K_ITER, &qn_object_class), .destroy = iter_destroy, .iter = iter_self,
                                      .next = iter_next};

static int iter(qn_rt *rt, qn_value v, qn_value *out) {
  if (!is_single(v) && qn_records_view(v)->ndim == 0) return qn_raise(rt, QN_E_TypeError, "iteration over a 0-d array");
  records_iter *it = qn_obj_new(rt, &records_iter_class, sizeof *it);
  if (!it) return -1;
  it->of = qn_retained(v);
  return *out = qn_from_obj(it), 0;
}

static int recarray_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value v[4];
  (void)cls;
  if (qn_args_parse(rt, args, "recarray", "shape|dtype formats names", v)) return -1;
  qn_value plain;
  int r = qn_records_filled(rt, v[0], v[1], false, &plain);
  if (r == 1) return qn_raise(rt, QN_E_TypeError, "recarray() needs a dtype with fields");
  if (r) return -1;
  r = with_rec(rt, plain, true, out);
  qn_release(rt, plain);
  return r;
}

static const qn_method methods[] = {{.name = "tolist", .fn = m_tolist}, {.name = "item", .fn = m_item},       {.name = "copy", .fn = m_copy},
                                    {.name = "astype", .fn = m_astype}, {.name = "tobytes", .fn = m_tobytes},
                                    {.name = "sort", .fn = m_sort},     {.name = "argsort", .fn = m_argsort}, {.name = "view", .fn = m_view},
                                    {.name = "reshape", .fn = m_reshape}, {.name = "ravel", .fn = m_ravel}, {.name = "flatten", .fn = m_flatten},
                                    {.name = NULL}};

#define RECORDS_CLASS(name_, base_, ...)                                                                                                   \
  {.obj = {&qn_type_class, -1, NULL, NULL}, .name = (name_), .module = "numpy", .kind = QN_K_OTHER, .base = (base_), .full_name = "numpy." name_, \
   .methods = methods, .destroy = destroy, .repr = qn_records_repr,                                                                        \
   .str = qn_records_str, .truth = truth, .length = length, .get_item = get_item, .set_item = set_item, .iter = iter,                     \
   .get_attr = get_attr, .set_attr = set_attr, .compare = compare, __VA_ARGS__}
qn_class qn_records_class = RECORDS_CLASS("ndarray", &qn_object_class, .construct = NULL);
qn_class qn_recarray_class = RECORDS_CLASS("recarray", &qn_records_class, .construct = recarray_construct);
qn_class qn_void_class = RECORDS_CLASS("void", &qn_object_class, .construct = NULL);
qn_class qn_record_class = RECORDS_CLASS("record", &qn_void_class, .construct = NULL);
