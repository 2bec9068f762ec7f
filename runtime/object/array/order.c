/* order.c - arrays whose dtype has the other order of bytes ('>f4' on this machine).
 *
 * Memory always holds elements in the machine's order: what differs is what a program can see of it. Such an array's buffer is
 * marked `foreign`, so all views of it say '>f4'; bytes are turned where they come in (frombuffer, fromfile, view) and where
 * they go out (tobytes, tofile, save, view), and nothing that computes has to know. */
#include "runtime/base/calendar.h"
#include "runtime/object/array/class.h"

static qn_buffer *buffer_of(qn_value a) { return qn_view_of(a)->owner; }

bool qn_dtype_foreign(qn_value spec, qn_dtype *out) {
  if (qn_is(spec, QN_K_DTYPE)) return *out = ((qn_dtypeobj *)spec.o)->dtype, ((qn_dtypeobj *)spec.o)->foreign;
  if (!qn_is(spec, QN_K_STR)) return false;
  qn_sv s = qn_str_sv(spec);
  if (s.n < 2 || s.p[0] != '>') return false;
  return qn_dtype_parse((qn_sv){s.p + 1, s.n - 1}, out) && *out != QN_D_OBJECT && qn_dtypes[*out].size > 1;
}

bool qn_take_order(qn_value *spec) {
#define DTYPE(ID, id, name, size, kind, ctype) [QN_D_##ID] = {.obj = {.cls = &qn_dtype_class, .rc = -1}, .dtype = QN_D_##ID},
  static qn_dtypeobj own[QN_D_COUNT] = {
#include "runtime/base/dtype.def"
  };
#undef DTYPE
  qn_dtype d;
  if (!qn_dtype_foreign(*spec, &d)) return false;
  return *spec = qn_from_obj(&own[d]), true;
}

int qn_new_dtype_ordered(qn_rt *rt, qn_dtype d, bool foreign, qn_value *out) {
  if (qn_new_dtype(rt, d, out)) return -1;
  ((qn_dtypeobj *)out->o)->foreign = foreign && d != QN_D_OBJECT && qn_dtypes[d].size > 1;
  return 0;
}

void qn_dtype_foreign_text(qn_dtype d, char out[static 32]) {
  snprintf(out, 32, ">%s", qn_dtype_spell(d).text);
  if (out[1] == '<') memmove(out + 1, out + 2, strlen(out + 1));
  else if (!qn_dtype_is_time(d)) snprintf(out, 32, ">%c%d", qn_dtypes[d].kind, qn_dtypes[d].size);
}

int qn_order_set(qn_rt *rt, qn_value *a, bool foreign) {
  qn_value copy;
  if (!qn_is_array(*a) || !buffer_of(*a) || buffer_of(*a)->foreign == foreign) return 0;
  if (a->o->rc != 1 || qn_as_array(*a)->base || buffer_of(*a)->obj.rc != 1) { /* others see it */
    if (qn_array_astype(rt, *a, (qn_dtype)qn_view_of(*a)->dtype, &copy)) return qn_drop(rt, a), -1;
    qn_release(rt, *a);
    *a = copy;
  }
  buffer_of(*a)->foreign = foreign && qn_view_of(*a)->dtype != QN_D_OBJECT && qn_itemsize(qn_view_of(*a)) > 1;
  return 0;
}

/* The bytes as a program sees them, in an array of the machine's order: a copy where they have to be turned. */
static int shown(qn_rt *rt, qn_value a, qn_value *out) {
  if (!qn_foreign(qn_view_of(a))) return *out = qn_retained(a), 0;
  return qn_array_byteswap(rt, a, false, out) ? -1 : qn_order_set(rt, out, false);
}

int qn_order_shown(qn_rt *rt, qn_value a, qn_value *out) { return shown(rt, a, out); }

int qn_order_read(qn_rt *rt, qn_value raw, qn_value *out) {
  int bad = qn_array_byteswap(rt, raw, false, out);
  qn_release(rt, raw);
  return bad ? -1 : qn_order_set(rt, out, true);
}
