/* standing.c - DataFrame and Series of what stands for an array, a masked array or a matrix: made of the array that it gives for them, in
 * which masked cells are missing values. */
#include "runtime/frame/frame_impl.h"
#include "runtime/object/array/array.h"

enum { MOST = 8 };

/* The array of v, owned: 1; v is nothing of the kind: 0; -1. */
static int array_of(qn_rt *rt, qn_value v, qn_value *out) {
  qn_value method;
  const qn_sym name = qn_is(v, QN_K_INSTANCE) && qn_stands_for_array(rt, qn_class_of(v)) ? qn_sym_of(rt, "_for_pandas") : NULL;
  if (!name) return 0;
  if (qn_get_attr(rt, v, name, &method)) return qn_exc_clear(rt), 0;
  const int bad = qn_call_pos(rt, method, NULL, 0, out);
  return qn_release(rt, method), bad ? -1 : 1;
}

int qn_construct_standing(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_construct_fn fn, qn_value *out) {
  qn_args own = *args;
  qn_value pos[MOST], kwvals[MOST], array;
  const qn_value *data = args->npos ? &args->pos[0] : NULL;
  for (uint32_t i = 0; !data && i < args->nkw; i++)
    if (strcmp(args->kwnames[i]->text, "data") == 0) data = &args->kwvals[i];
  if (!data || args->npos > MOST || args->nkw > MOST) return fn(rt, cls, args, out);
  const int found = array_of(rt, *data, &array);
  if (found <= 0) return found < 0 ? -1 : fn(rt, cls, args, out);
  for (uint32_t i = 0; i < args->npos; i++) pos[i] = i ? args->pos[i] : array;
  for (uint32_t i = 0; i < args->nkw; i++) kwvals[i] = &args->kwvals[i] == data ? array : args->kwvals[i];
  own.pos = pos, own.kwvals = kwvals;
  const int bad = fn(rt, cls, &own, out);
  return qn_release(rt, array), bad;
}
