/* numpy_place.c - np.copyto, choose, put, place and putmask of plain arrays (object/array/place.c, put.c); everything else is lib/numpy_places.py's. */
#include "runtime/vm/modules/numpy.h"

NP_MOVES(copyto) {
  qn_value v[4];
  if (qn_args_parse(rt, args, "copyto", "dst src|casting where", v)) return -1;
  const bool all = v[3].tag == QN_UNSET || (v[3].tag == QN_BOOL && v[3].i);
  int r = v[2].tag != QN_UNSET || (!all && !qn_is_array(v[3])) ? 1 : qn_array_copy_where(rt, v[0], v[1], all ? NULL : qn_view_of(v[3]));
  if (r > 0) return qn_np_library(rt, "numpy._places", "copyto", args, out);
  return *out = qn_none(), r;
}

NP(choose) {
  qn_value v[4];
  if (qn_args_parse(rt, args, "choose", "a choices|out mode", v)) return -1;
  int r = 1;
  if (!qn_given(v[2]) && (v[3].tag == QN_UNSET || qn_is_text(v[3], "raise"))) {
    if (qn_is(v[1], QN_K_TUPLE)) r = qn_array_choose(rt, v[0], ((qn_tuple *)v[1].o)->items, ((qn_tuple *)v[1].o)->n, out);
    else if (qn_is(v[1], QN_K_LIST)) {
      qn_value seq;
      if (qn_np_sequence(rt, v[1], &seq)) return -1;
      r = qn_array_choose(rt, v[0], ((qn_tuple *)seq.o)->items, ((qn_tuple *)seq.o)->n, out);
      qn_release(rt, seq);
    }
  }
  return r > 0 ? qn_np_library(rt, "numpy._places", "choose", args, out) : r;
}

#define STORES(name, words, CALL)                                                    \
  NP_MOVES(name) {                                                                   \
    qn_value v[4];                                                                   \
    if (qn_args_parse(rt, args, #name, words, v)) return -1;                         \
    const int r = CALL;                                                              \
    if (r > 0) return qn_np_library(rt, "numpy._places", #name, args, out);          \
    return *out = qn_none(), r;                                                      \
  }
STORES(put, "a ind v|mode", qn_array_put(rt, v[0], v[1], v[2], v[3]))
STORES(place, "arr mask vals", qn_array_place(rt, v[0], v[1], v[2]))
STORES(putmask, "a mask values", qn_array_putmask(rt, v[0], v[1], v[2]))

const qn_method qn_np_place[] = {ROW(copyto), ROW(choose), ROW(put), ROW(place), ROW(putmask), {.name = NULL}};
