/* numpy_rec.c - numpy.rec: arrays of records whose fields are attributes too. */
#include "runtime/object/array/record.h"
#include "runtime/vm/modules/numpy_native.h"

/* --- records that are moved whole ------------------------------------------------------------------------------------------ */
static bool holds_records(qn_value v) { /* is one, or a list or tuple that begins with one */
  if (v.tag != QN_OBJ) return false;
  if (qn_is(v, QN_K_TUPLE)) return ((const qn_tuple *)v.o)->n && qn_is_records(((const qn_tuple *)v.o)->items[0]);
  if (qn_is(v, QN_K_LIST)) return ((const qn_list *)v.o)->n && qn_is_records(qn_list_at((const qn_list *)v.o, 0));
  return qn_is_records(v);
}

int qn_np_of_records(qn_rt *rt, const char *name, const qn_args *args, qn_value *out) {
  bool any = false;
  for (uint32_t i = 0; i < args->npos && !any; i++) any = holds_records(args->pos[i]);
  for (uint32_t i = 0; i < args->nkw && !any; i++) any = holds_records(args->kwvals[i]);
  return any ? qn_np_library(rt, "numpy._records", name, args, out) : 1;
}

int qn_np_of_record_dtype(qn_rt *rt, const char *name, const qn_args *args, uint32_t at, qn_value *out) {
  qn_value dtype = at < args->npos ? args->pos[at] : (qn_value){.tag = QN_UNSET};
  for (uint32_t i = 0; i < args->nkw; i++)
    if (qn_sv_is(qn_sym_sv(args->kwnames[i]), "dtype")) dtype = args->kwvals[i];
  const qn_descr *descr;
  const int r = dtype.tag == QN_OBJ && !qn_is(dtype, QN_K_STR) ? qn_descr_from(rt, dtype, false, &descr) : 1;
  return r ? r : qn_np_library(rt, "numpy._records", name, args, out);
}

/* record_places(records): the bytes at which they begin, of their shape and strides. */
int qn_np_record_places(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  if (qn_args_parse(rt, args, "record_places", "records", &v)) return -1;
  if (!qn_is_records(v)) return qn_raise(rt, QN_E_TypeError, "records are needed, not %s", qn_class_of(v)->name);
  return *out = qn_retained(qn_as_records(v)->bytes), 0;
}

/* records_at(places, like): the records that begin there. */
int qn_np_records_at(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "records_at", "places like", v)) return -1;
  if (!qn_is_array(v[0]) || !qn_is_records(v[1]) || qn_view_of(v[0])->dtype != QN_D_UINT8 || qn_view_of(v[0])->owner != qn_records_view(v[1])->owner)
    return qn_raise(rt, QN_E_TypeError, "these are no places of the records");
  return qn_records_wrap(rt, qn_retained(v[0]), qn_as_records(v[1])->descr, true, out);
}

/* --- numpy.rec -------------------------------------------------------------------------------------------------------------- */
/* Names as a list of them or as one text with commas. */
static int names_of(qn_rt *rt, qn_value names, qn_value *items, int64_t room, int64_t *n) {
  *n = 0;
  if (!qn_given(names)) return 0;
  if (!qn_is(names, QN_K_STR)) {
    qn_value *all;
    int64_t count;
    if (qn_items_of(rt, names, &all, &count)) return -1;
    for (; *n < count && *n < room; ++*n) items[*n] = qn_retained(all[*n]);
    qn_items_free(rt, all, count);
    return 0;
  }
  qn_sv s = qn_str_sv(names);
  while (s.n && *n < room) {
    const char *comma = memchr(s.p, ',', s.n);
    qn_sv one = {s.p, comma ? (size_t)(comma - s.p) : s.n};
    s = comma ? (qn_sv){comma + 1, s.n - one.n - 1} : (qn_sv){s.p + s.n, 0};
    while (one.n && *one.p == ' ') one.p++, one.n--;
    while (one.n && one.p[one.n - 1] == ' ') one.n--;
    if (qn_new_str(rt, one, &items[*n])) return -1;
    ++*n;
  }
  return 0;
}

static int as_recarray(qn_rt *rt, qn_value v, qn_value *out) { /* takes v */
  qn_descr d = *qn_as_records(v)->descr;
  d.rec = true;
  const qn_descr *own = qn_descr_intern(rt, &d);
  int r = own ? qn_records_wrap(rt, qn_retained(qn_as_records(v)->bytes), own, true, out) : -1;
  qn_release(rt, v);
  return r;
}

int qn_np_join_records(qn_rt *rt, const qn_value *parts, int64_t n, qn_value *out) {
  const qn_descr *d = qn_as_records(parts[0])->descr;
  int64_t total = 0;
  for (int64_t k = 0; k < n; k++) {
    if (!qn_is_records(parts[k]) || qn_as_records(parts[k])->descr != d || qn_records_view(parts[k])->ndim != 1)
      return qn_raise(rt, QN_E_NotImplementedError, "joining records is supported for one-dimensional arrays of the same dtype");
    total += qn_records_view(parts[k])->shape[0];
  }
  if (qn_records_new(rt, d, 1, &total, out)) return -1;
  char *to = qn_records_view(*out)->data;
  for (int64_t k = 0; k < n; k++) {
    const qn_view *v = qn_records_view(parts[k]);
    for (int64_t i = 0; i < v->shape[0]; i++, to += d->itemsize) memcpy(to, (const char *)v->data + i * v->strides[0], d->itemsize);
  }
  return 0;
}

enum { FIELDS = 64 };

/* [(name, dtype), …] of one dtype for each name. */
static int spec_of(qn_rt *rt, const qn_value *names, int64_t n_names, const qn_dtype *types, int64_t n, qn_value *out) {
  if (qn_new_list(rt, NULL, 0, out)) return -1;
  int r = 0;
  for (int64_t i = 0; i < n && !r; i++) {
    char text[16];
    qn_value pair[2] = {{.tag = QN_UNSET}, {.tag = QN_UNSET}}, t;
    size_t len = (size_t)snprintf(text, sizeof text, "f%d", (int)i);
    if (i < n_names) pair[0] = qn_retained(names[i]);
    else r = qn_new_str(rt, (qn_sv){text, len}, &pair[0]);
    r = r || qn_new_dtype(rt, types[i], &pair[1]) || qn_new_tuple(rt, pair, 2, &t);
    qn_release(rt, pair[0]);
    qn_release(rt, pair[1]);
    if (r) break;
    r = qn_list_append(rt, *out, t);
    qn_release(rt, t);
  }
  if (r) qn_drop(rt, out);
  return r ? -1 : 0;
}

/* fromarrays([a, b], names='x,y'): arrays side by side. */
NP(fromarrays) {
  qn_value v[6], *arrays, names[FIELDS], spec;
  int64_t n, n_names = 0;
  if (qn_args_parse(rt, args, "fromarrays", "arrayList|dtype shape formats names titles", v) || qn_items_of(rt, v[0], &arrays, &n)) return -1;
  qn_keep k = {.rt = rt};
  qn_dtype types[FIELDS];
  qn_value held[FIELDS];
  int64_t done = 0;
  int r = n < 1 || n > FIELDS ? qn_raise(rt, QN_E_ValueError, "fromarrays() takes 1 to %d arrays", FIELDS) : names_of(rt, v[4], names, FIELDS, &n_names);
  for (; !r && done < n; done++) {
    r = qn_array_from(rt, arrays[done], NULL, &held[done]);
    if (r) break;
    types[done] = (qn_dtype)qn_view_of(held[done])->dtype;
  }
  bool typed = qn_given(v[1]);
  if (!r) r = typed ? (spec = qn_retained(v[1]), 0) : spec_of(rt, names, n_names, types, n, &spec);
  if (!r) {
    const qn_view *first = qn_view_of(held[0]);
    qn_value shape;
    r = qn_new_tuple(rt, NULL, first->ndim, &shape);
    for (int d = 0; !r && d < first->ndim; d++) ((qn_tuple *)shape.o)->items[d] = qn_int(first->shape[d]);
    if (!r) r = qn_records_filled(rt, shape, spec, false, out), qn_release(rt, shape);
    qn_release(rt, spec);
    if (r == 1) r = qn_raise(rt, QN_E_TypeError, "fromarrays() needs a dtype with fields");
  }
  for (uint32_t i = 0; !r && i < (uint32_t)n; i++) {
    qn_value field;
    if (i >= qn_as_records(*out)->descr->nfields) r = qn_raise(rt, QN_E_ValueError, "mismatch between the number of fields and the number of arrays");
    if (!r) r = qn_records_field(rt, *out, i, &field);
    if (!r) r = qn_array_set(rt, field, (qn_value){.tag = QN_ELLIPSIS}, held[i]), qn_release(rt, field);
    if (r) qn_drop(rt, out);
  }
  while (done > 0) qn_release(rt, held[--done]);
  while (n_names > 0) qn_release(rt, names[--n_names]);
  qn_items_free(rt, arrays, n);
  if (r) return qn_done(&k, -1);
  return qn_done(&k, as_recarray(rt, *out, out));
}

/* array(records or list of tuples, dtype=…); fromrecords(list, names=…). */
static int from_records(qn_rt *rt, const qn_args *args, const char *name, const char *spec_text, int at_dtype, int at_names, qn_value *out) {
  qn_value v[8], made, names[FIELDS], spec;
  if (qn_args_parse(rt, args, name, spec_text, v)) return -1;
  int64_t n_names = 0;
  int r = qn_records_make(rt, v[0], v[at_dtype], &made);
  if (r < 0) return -1;
  if (r == 0) return as_recarray(rt, made, out);
  const qn_list *l = qn_is(v[0], QN_K_LIST) ? (const qn_list *)v[0].o : NULL; /* dtypes from the values */
  qn_value first = l && l->n ? qn_list_at(l, 0) : qn_none();
  if (!qn_is(first, QN_K_TUPLE) || ((qn_tuple *)first.o)->n > FIELDS) return qn_raise(rt, QN_E_TypeError, "%s() takes records, or a list of tuples", name);
  int64_t n = ((qn_tuple *)first.o)->n;
  qn_dtype types[FIELDS];
  for (int64_t f = 0; f < n; f++) {
    types[f] = QN_D_BOOL;
    for (int64_t i = 0; i < l->n; i++) {
      qn_value row = qn_list_at(l, i);
      qn_optype t;
      if (!qn_is(row, QN_K_TUPLE) || ((qn_tuple *)row.o)->n != n || !qn_optype_of(((qn_tuple *)row.o)->items[f], &t))
        return qn_raise(rt, QN_E_TypeError, "%s() takes tuples of %lld numbers", name, (long long)n);
      if (i == 0) types[f] = t.dtype;
      else if (!qn_promote(types[f], t.dtype, &types[f])) return qn_raise(rt, QN_E_TypeError, "the values of a field have no common dtype");
    }
  }
  r = names_of(rt, v[at_names], names, FIELDS, &n_names);
  if (!r) r = spec_of(rt, names, n_names, types, n, &spec);
  while (n_names > 0) qn_release(rt, names[--n_names]);
  if (r) return -1;
  r = qn_records_make(rt, v[0], spec, &made);
  qn_release(rt, spec);
  return r ? -1 : as_recarray(rt, made, out);
}
NP(rec_array) { return from_records(rt, args, "array", "obj|dtype shape offset strides formats names titles", 1, 6, out); }
NP(fromrecords) { return from_records(rt, args, "fromrecords", "recList|dtype shape formats names titles", 1, 4, out); }

static int init(qn_rt *rt, qn_value m) {
  return qn_module_set(rt, m, "recarray", qn_class_value(&qn_recarray_class)) || qn_module_set(rt, m, "record", qn_class_value(&qn_record_class)) ? -1 : 0;
}
static const qn_method functions[] = {{.name = "array", .fn = np_rec_array}, ROW(fromarrays), ROW(fromrecords), {.name = NULL}};
const qn_module_def qn_numpy_rec_module = {.name = "numpy.rec", .functions = functions, .init = init};
