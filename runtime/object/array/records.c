/* records.c - arrays of records and single records: making, storing, fields. Indexing: records_index.c; sorting and comparison:
 * records_order.c; methods and the classes: records_class.c; text: record_print.c. */
#include "runtime/object/array/class.h"
#include "runtime/object/array/records.h"
#include "runtime/object/internal.h"

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
  int64_t full[QN_MAX_RANK + 1];
  qn_value block, bytes;
  if (ndim >= QN_MAX_RANK) return qn_raise(rt, QN_E_ValueError, "an array of records has at most %d dimensions here", QN_MAX_RANK - 1);
  for (int k = 0; k < ndim; k++) full[k] = shape[k];
  full[ndim] = d->itemsize ? d->itemsize : 1;
  if (qn_array_new(rt, QN_D_UINT8, ndim + 1, full, true, &block)) return -1;
  const qn_view *v = qn_view_of(block);
  int bad = qn_array_view_of(rt, block, v->data, QN_D_UINT8, ndim, v->shape, v->strides, &bytes);
  qn_release(rt, block);
  return bad ? -1 : qn_records_wrap(rt, bytes, d, true, out);
}

/* --- walking ------------------------------------------------------------------------------------------------------------ */
int qn_records_each(const qn_view *v, const qn_view *w, int axis, char *at, char *other, qn_record_visit fn, void *ctx) {
  if (axis == v->ndim) return fn(ctx, at, other);
  for (int64_t i = 0; i < v->shape[axis]; i++)
    if (qn_records_each(v, w, axis + 1, at + i * v->strides[axis], w ? other + i * w->strides[axis] : NULL, fn, ctx)) return -1;
  return 0;
}

/* --- storing ------------------------------------------------------------------------------------------------------------ */
qn_view qn_field_view(const qn_field *f, char *at) {
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

int qn_field_put(qn_rt *rt, const qn_field *f, char *at, qn_value x) {
  qn_view v = qn_field_view(f, at + f->offset);
  if (f->text) return qn_field_text_put(rt, f, v.data, x);
  if (f->descr && f->ndim == 0) return qn_record_put(rt, f->descr, v.data, x);
  if (f->descr) return qn_records_each(&v, NULL, 0, v.data, NULL, put_one, &(putter){rt, f->descr, NULL, x});
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
    if (qn_records_descr(x)->nfields != d->nfields)
      return qn_raise(rt, QN_E_ValueError, "could not assign a record of %u fields to one of %u", qn_records_descr(x)->nfields, d->nfields);
    copy_record(d, at, qn_records_descr(x), qn_records_view(x)->data);
    return 0;
  }
  const qn_tuple *t = qn_is(x, QN_K_TUPLE) ? (const qn_tuple *)x.o : NULL;
  if (t && t->n != (int64_t)d->nfields)
    return qn_raise(rt, QN_E_ValueError, "could not assign tuple of length %lld to structure with %u fields.", (long long)t->n, d->nfields);
  if (!t && x.tag == QN_OBJ && !qn_is(x, QN_K_COMPLEX) && !(qn_is_array(x) && qn_view_of(x)->ndim == 0) && !qn_is(x, QN_K_NPCOMPLEX))
    return qn_raise(rt, QN_E_TypeError, "a bytes-like object is required, not '%s'", qn_class_of(x)->name);
  for (uint32_t i = 0; i < d->nfields; i++)
    if (qn_field_put(rt, &d->fields[i], at, t ? t->items[i] : x)) return -1;
  return 0;
}

static int copy_one(void *ctx, char *at, char *other) {
  const putter *p = ctx;
  copy_record(p->descr, at, p->from, other);
  return 0;
}

int qn_records_assign(qn_rt *rt, const qn_view *dst, const qn_descr *d, qn_value x);

int qn_records_assign_records(qn_rt *rt, const qn_view *dst, const qn_descr *d, qn_value x) {
  const qn_view *shapes[2] = {dst, qn_records_view(x)};
  int ndim;
  int64_t shape[QN_MAX_RANK];
  qn_value hold = {.tag = QN_UNSET};
  if (qn_records_descr(x)->nfields != d->nfields) return qn_raise(rt, QN_E_ValueError, "could not assign records of other fields");
  for (uint32_t i = 0; i < d->nfields; i++)
    if (d->fields[i].text != qn_records_descr(x)->fields[i].text)
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
  qn_records_each(dst, &src, 0, dst->data, src.data, copy_one, &(putter){rt, d, qn_records_descr(x), x});
  qn_release(rt, hold);
  return 0;
}

int qn_records_assign(qn_rt *rt, const qn_view *dst, const qn_descr *d, qn_value x) {
  if (dst->flags & QN_VIEW_READONLY) return qn_raise(rt, QN_E_ValueError, "assignment destination is read-only");
  if (qn_is_records(x)) return qn_records_assign_records(rt, dst, d, x);
  if (qn_is(x, QN_K_LIST)) {
    qn_value dtype, made;
    if (qn_new_record_dtype(rt, d, &dtype)) return -1;
    int r = qn_records_make(rt, x, dtype, &made);
    qn_release(rt, dtype);
    if (r) return -1;
    r = qn_records_assign_records(rt, dst, d, made);
    qn_release(rt, made);
    return r;
  }
  return qn_records_each(dst, NULL, 0, dst->data, NULL, put_one, &(putter){rt, d, NULL, x});
}

/* --- numpy.zeros, numpy.array ------------------------------------------------------------------------------------------- */
int qn_records_filled(qn_rt *rt, qn_value shape_arg, qn_value dtype, bool ones, qn_value *out) {
  const qn_descr *d;
  int r = qn_descr_from(rt, dtype, false, &d), ndim;
  int64_t shape[QN_MAX_RANK];
  if (r) return r;
  if (qn_shape_from(rt, shape_arg, &ndim, shape) || qn_records_new(rt, d, ndim, shape, out)) return -1;
  if (!ones) return 0;
  r = qn_records_assign(rt, qn_records_view(*out), d, qn_int(1));
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
    r = qn_records_assign_records(rt, qn_records_view(*out), d, x);
  } else if (r == 1) {
    const qn_list *l = qn_is(x, QN_K_LIST) ? (const qn_list *)x.o : NULL; /* a list of records keeps their dtype */
    if (!l || l->n == 0 || !qn_is_records(qn_list_at(l, 0)) || qn_records_view(qn_list_at(l, 0))->ndim) return 1;
    d = qn_records_descr(qn_list_at(l, 0));
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
  if (qn_records_new(rt, qn_records_descr(v), w->ndim, w->shape, &array)) return -1;
  qn_records_each(qn_records_view(array), w, 0, qn_records_view(array)->data, w->data, copy_one, &(putter){rt, qn_records_descr(v), qn_records_descr(v), v});
  if (!qn_record_is_single(v)) return *out = array, 0;
  int r = qn_records_wrap(rt, qn_retained(qn_as_records(array)->bytes), qn_records_descr(v), false, out);
  qn_release(rt, array);
  return r;
}

/* --- fields ------------------------------------------------------------------------------------------------------------- */
static int field_of(qn_rt *rt, qn_value v, uint32_t field, bool scalar, qn_value *out) {
  const qn_field *f = &qn_records_descr(v)->fields[field];
  const qn_view *w = qn_records_view(v), sub = qn_field_view(f, NULL);
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
  if (qn_records_descr(v)->rec && !d->rec) rec.rec = true, d = qn_descr_intern(rt, &rec);
  if (!d) return qn_release(rt, part), -1;
  return qn_records_wrap(rt, part, d, !(qn_record_is_single(v) && ndim == 0), out);
}

int qn_records_field(qn_rt *rt, qn_value v, uint32_t field, qn_value *out) { return field_of(rt, v, field, qn_record_is_single(v), out); }

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

int qn_records_field_named(qn_rt *rt, qn_value v, qn_value key) {
  qn_sym name = qn_sym_of_str(rt, key);
  return name ? qn_descr_find(qn_records_descr(v), name) : -1;
}

/* a[['x', 'y']]: the same memory with fewer fields. */
int qn_records_fields(qn_rt *rt, qn_value v, const qn_list *names, qn_value *out) {
  const qn_descr *d = qn_records_descr(v);
  qn_field fields[64];
  qn_descr part = {.itemsize = d->itemsize, .nfields = 0, .rec = d->rec, .fields = fields};
  for (int64_t i = 0; i < names->n && i < 64; i++) {
    int at = qn_is(qn_list_at(names, i), QN_K_STR) ? qn_records_field_named(rt, v, qn_list_at(names, i)) : -1;
    if (at < 0) return qn_raise_key(rt, qn_list_at(names, i));
    fields[part.nfields++] = d->fields[at];
  }
  const qn_descr *own = qn_descr_intern(rt, &part);
  return own ? qn_records_wrap(rt, qn_retained(qn_as_records(v)->bytes), own, !qn_record_is_single(v), out) : -1;
}
