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

NP(rec_array) { return qn_np_library(rt, "numpy._records", "rec_array", args, out); }
NP(fromarrays) { return qn_np_library(rt, "numpy._records", "fromarrays", args, out); }
NP(fromrecords) { return qn_np_library(rt, "numpy._records", "fromrecords", args, out); }

static int init(qn_rt *rt, qn_value m) {
  return qn_module_set(rt, m, "recarray", qn_class_value(&qn_recarray_class)) || qn_module_set(rt, m, "record", qn_class_value(&qn_record_class)) ? -1 : 0;
}
static const qn_method functions[] = {{.name = "array", .fn = np_rec_array}, ROW(fromarrays), ROW(fromrecords), {.name = NULL}};
const qn_module_def qn_numpy_rec_module = {.name = "numpy.rec", .functions = functions, .init = init};
