/* sequence.c - what all sequences share: indices, slices, repeat counts; the slice object. */
#include "runtime/object/bigint.h"
#include "runtime/object/internal.h"

static const char slice_message[] = "slice indices must be integers or None or have an __index__ method";

int qn_index_arg(qn_rt *rt, qn_value v, const char *message, int64_t *out) {
  int r = qn_try_index(rt, v, out);
  if (r) return r < 0 ? -1 : 0;
  const char *at = strstr(message, "%s");
  if (!at) return qn_raise(rt, QN_E_TypeError, "%s", message);
  return qn_raise(rt, QN_E_TypeError, "%.*s%s%s", (int)(at - message), message, qn_type_name(v), at + 2);
}

int qn_wrap_index(qn_rt *rt, qn_value key, int64_t n, const char *range_message, const char *type_what, int64_t *out) {
  return qn_wrap_index_of(rt, key, &n, range_message, type_what, out);
}

int qn_wrap_index_of(qn_rt *rt, qn_value key, const int64_t *length, const char *range_message, const char *type_what, int64_t *out) {
  int64_t i;
  if (key.tag == QN_INT)
    i = key.i;
  else if (qn_is_big(key))
    return qn_raise(rt, QN_E_IndexError, "cannot fit 'int' into an index-sized integer");
  else
    QN_TRY(qn_index_arg(rt, key, type_what, &i));
  int64_t n = *length; /* __index__ may have changed it */
  if (i < 0) i += n;
  if (i < 0 || i >= n) return qn_raise(rt, QN_E_IndexError, "%s", range_message);
  return *out = i, 0;
}

int qn_seq_repeat_count(qn_rt *rt, qn_value v, int64_t *out) {
  if (qn_is(v, QN_K_ARRAY)) return QN_NOT_IMPLEMENTED; /* multiplies element by element */
  if (qn_is_big(v) && !qn_big_negative(v)) return qn_raise(rt, QN_E_OverflowError, "cannot fit 'int' into an index-sized integer");
  int r = qn_is_big(v) ? (*out = 0, 1) : qn_try_index(rt, v, out);
  if (r <= 0) return r < 0 ? -1 : QN_NOT_IMPLEMENTED;
  if (*out < 0) *out = 0;
  return 0;
}

static int slice_part(qn_rt *rt, qn_value v, int64_t def, int64_t *out) {
  if (qn_is_none(v)) return *out = def, 0;
  if (qn_is_big(v)) return *out = qn_big_negative(v) ? INT64_MIN : INT64_MAX, 0;
  return qn_index_arg(rt, v, slice_message, out);
}

int qn_clip_index(qn_rt *rt, qn_value v, int64_t n, int64_t def, int64_t *out) {
  if (qn_is_none(v)) return *out = def, 0;
  int64_t i;
  QN_TRY(slice_part(rt, v, def, &i));
  if (i < 0) i = i + n < 0 ? 0 : i + n;
  return *out = i, 0; /* may lie beyond n: find("", 5) of "abc" must fail */
}

/* --- slice ----------------------------------------------------------------------------------------------------------------- */
int qn_new_slice(qn_rt *rt, qn_value start, qn_value stop, qn_value step, qn_value *out) {
  qn_slice *s = qn_obj_new(rt, &qn_slice_class, sizeof *s);
  if (!s) return -1;
  s->start = qn_retained(start.tag == QN_UNSET ? qn_none() : start);
  s->stop = qn_retained(stop.tag == QN_UNSET ? qn_none() : stop);
  s->step = qn_retained(step.tag == QN_UNSET ? qn_none() : step);
  *out = qn_from_obj(s);
  return 0;
}


static int64_t clip(int64_t i, int64_t n, int64_t low, int64_t high) {
  if (i < 0) i = i < -n ? low : i + n;
  return i < low ? low : i > high ? high : i;
}

int qn_slice_indices(qn_rt *rt, qn_value slice, int64_t n, int64_t *start, int64_t *stop, int64_t *step, int64_t *count) {
  return qn_slice_indices_of(rt, slice, &n, start, stop, step, count);
}

int qn_slice_indices_of(qn_rt *rt, qn_value slice, const int64_t *length, int64_t *start, int64_t *stop, int64_t *step,
                        int64_t *count) {
  qn_slice *s = (qn_slice *)slice.o;
  QN_TRY(slice_part(rt, s->step, 1, step));
  if (*step == 0) return qn_raise(rt, QN_E_ValueError, "slice step cannot be zero");
  if (*step < -INT64_MAX) *step = -INT64_MAX;
  bool back = *step < 0;
  QN_TRY(slice_part(rt, s->start, back ? INT64_MAX : 0, start));
  QN_TRY(slice_part(rt, s->stop, back ? INT64_MIN : INT64_MAX, stop));
  int64_t n = *length; /* __index__ of a part may have changed it */
  int64_t low = back ? -1 : 0, high = back ? n - 1 : n;
  *start = clip(*start, n, low, high);
  *stop = clip(*stop, n, low, high);
  if (back)
    *count = *stop < *start ? (*start - *stop - 1) / -*step + 1 : 0;
  else
    *count = *start < *stop ? (*stop - *start - 1) / *step + 1 : 0;
  return 0;
}

static void slice_destroy(qn_rt *rt, qn_obj *o) {
  qn_slice *s = (qn_slice *)o;
  qn_release(rt, s->start);
  qn_release(rt, s->stop);
  qn_release(rt, s->step);
  qn_obj_free(rt, o, sizeof *s);
}

static int slice_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_slice *s = (qn_slice *)v.o;
  qn_buf_z(out, "slice(");
  QN_TRY(qn_repr(rt, s->start, out));
  qn_buf_z(out, ", ");
  QN_TRY(qn_repr(rt, s->stop, out));
  qn_buf_z(out, ", ");
  QN_TRY(qn_repr(rt, s->step, out));
  qn_buf_c(out, ')');
  return 0;
}

static int slice_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  if (!qn_is(b, QN_K_SLICE)) return QN_NOT_IMPLEMENTED;
  qn_slice *x = (qn_slice *)a.o, *y = (qn_slice *)b.o;
  qn_value p, q;
  QN_TRY(qn_new_tuple(rt, (qn_value[]){x->start, x->stop, x->step}, 3, &p));
  if (qn_new_tuple(rt, (qn_value[]){y->start, y->stop, y->step}, 3, &q) < 0) return qn_release(rt, p), -1;
  int r = qn_compare(rt, p, q, op, out);
  qn_release(rt, p);
  qn_release(rt, q);
  return r;
}

static int slice_start(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)rt, (void)args;
  return *out = qn_retained(((qn_slice *)self.o)->start), 0;
}
static int slice_stop(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)rt, (void)args;
  return *out = qn_retained(((qn_slice *)self.o)->stop), 0;
}
static int slice_step(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)rt, (void)args;
  return *out = qn_retained(((qn_slice *)self.o)->step), 0;
}
static int slice_indices(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value n;
  int64_t length, start, stop, step, count;
  QN_TRY(qn_args_parse(rt, args, "slice.indices", "len/", &n));
  QN_TRY(qn_as_index(rt, n, &length));
  if (length < 0) return qn_raise(rt, QN_E_ValueError, "length should not be negative");
  QN_TRY(qn_slice_indices(rt, self, length, &start, &stop, &step, &count));
  return qn_new_tuple(rt, (qn_value[]){qn_int(start), qn_int(stop), qn_int(step)}, 3, out);
}

const qn_method qn_slice_methods[] = {{"start", slice_start, true, false},
                                      {"stop", slice_stop, true, false},
                                      {"step", slice_step, true, false},
                                      {"indices", slice_indices, false, false},
                                      {NULL, NULL, false, false}};

qn_class qn_slice_class = {QN_CLASS_HEAD("slice", QN_K_SLICE, &qn_object_class), .methods = qn_slice_methods,
                           .destroy = slice_destroy, .repr = slice_repr, .compare = slice_compare, .hash = qn_hash_unhashable,
                           .construct = qn_slice_construct};
