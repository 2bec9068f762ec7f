/* numba_containers.c - types of containers as values: types.ListType(t), types.DictType(k, v), types.List(t), types.Set(t).
 * Like every type of numba here they are their text (numba_types.c). */
#include "runtime/object/internal.h"
#include "runtime/vm/modules/numba_int.h"

static int make(qn_rt *rt, const char *head, const qn_value *parts, int n, const char *tail, qn_value *out) {
  qn_buf text;
  qn_buf_init(&text, rt->alloc);
  qn_buf_z(&text, head);
  int r = 0;
  for (int i = 0; i < n && !r; i++) {
    if (i) qn_buf_c(&text, ',');
    r = qn_numba_type_text(rt, parts[i], &text);
  }
  qn_buf_z(&text, tail);
  if (!r) r = text.oom ? qn_raise_memory(rt) : qn_new_numba_type(rt, qn_buf_view(&text), out);
  qn_buf_deinit(&text);
  return r;
}

int qn_numba_list_type(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  (void)self;
  return qn_args_parse(rt, args, "ListType", "itemty", &v) ? -1 : make(rt, "ListType[", &v, 1, "]", out);
}
int qn_numba_dict_type(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[3];
  (void)self;
  return qn_args_parse(rt, args, "DictType", "keyty valty|initial_value", v) ? -1 : make(rt, "DictType[", v, 2, "]<iv=None>", out);
}
int qn_numba_reflected_list(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[2];
  (void)self;
  return qn_args_parse(rt, args, "List", "dtype|reflected", v) ? -1 : make(rt, "list(", v, 1, ")", out);
}
int qn_numba_set_type(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[2];
  (void)self;
  return qn_args_parse(rt, args, "Set", "dtype|reflected", v) ? -1 : make(rt, "set(", v, 1, ")", out);
}
