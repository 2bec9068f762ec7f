/* put.c - elements stored by flat positions or by a mask: np.put, np.place, np.putmask. Of plain arrays without gaps alone: every function
 * gives 1, and has done nothing, for the rest, which numpy's parts in Python do. */
#include "runtime/object/array/gather.h"
#include "runtime/object/array/keep.h"
#include "runtime/object/array/loops.h"
#include "runtime/object/array/masks.h"
#include "runtime/object/internal.h"

typedef struct stored { /* what is stored: n elements of the array's dtype, one after the other */
  _Alignas(16) char slot[16];
  const char *data;
  int64_t n;
} stored;

static bool plain(const qn_view *v) { return v->dtype <= QN_D_COMPLEX128 && (v->flags & QN_VIEW_C) && !qn_foreign(v); }

/* Values that are elements of the array's dtype already: a Python number, an array, a list of such numbers. */
static int values_of(qn_rt *rt, const qn_view *to, qn_value x, qn_keep *k, stored *from) {
  const qn_dtype d = (qn_dtype)to->dtype;
  if (x.tag == QN_FLOAT ? qn_dtype_is_float(d) : x.tag == QN_INT ? d == QN_D_INT64 || qn_dtype_is_float(d) : x.tag == QN_BOOL && d == QN_D_BOOL)
    return from->data = from->slot, from->n = 1, qn_elem_put(rt, d, from->slot, x);
  qn_value *array = qn_slot(k);
  if (!qn_is_array(x) && !qn_is(x, QN_K_LIST)) return 1;
  if (qn_array_from(rt, x, NULL, array)) return qn_exc_clear(rt), 1;
  const qn_view *v = qn_view_of(*array);
  if (v->dtype != to->dtype || !plain(v) || qn_array_views_overlap(to, v)) return 1;
  from->data = v->data, from->n = qn_view_size(v);
  return from->n ? 0 : 1;
}
static int ready(qn_rt *rt, qn_value a, qn_value x, qn_keep *k, stored *from) {
  if (!qn_is_array(a) || !plain(qn_view_of(a)) || (qn_view_of(a)->flags & QN_VIEW_READONLY)) return 1;
  return values_of(rt, qn_view_of(a), x, k, from);
}

/* --- by positions ----------------------------------------------------------------------------------------------------------------- */
static int put_at(qn_rt *rt, const qn_view *to, const qn_view *at, bool raise, const stored *from) {
  const int64_t item = qn_dtypes[to->dtype].size, size = qn_view_size(to), *places = at->data, m = qn_view_size(at);
  const int64_t bad = qn_indices_check(places, m, size), all = bad < 0 ? m : bad;
  if (bad >= 0 && !raise) return 1; /* wrapped or clipped ones are inside */
  if (from->n == 1) qn_scatter(to->data, item, size, places, all, from->data, 0, item);
  for (int64_t i = 0; from->n > 1 && i < all; i += from->n) qn_scatter(to->data, item, size, places + i, all - i < from->n ? all - i : from->n, from->data, item, item);
  if (bad < 0) return 0; /* NumPy too has stored what stands before a bad one */
  return qn_raise(rt, QN_E_IndexError, "index %lld is out of bounds for axis 0 with size %lld", (long long)places[bad], (long long)size);
}
int qn_array_put(qn_rt *rt, qn_value a, qn_value at, qn_value values, qn_value mode) {
  stored from;
  qn_keep k = {.rt = rt};
  qn_value *places = qn_slot(&k), *inside = qn_slot(&k);
  const bool named = qn_is(mode, QN_K_STR), raise = mode.tag == QN_UNSET || (named && qn_sv_is(qn_str_sv(mode), "raise"));
  const bool wrap = named && qn_sv_is(qn_str_sv(mode), "wrap");
  if (!raise && !wrap && !(named && qn_sv_is(qn_str_sv(mode), "clip"))) return 1;
  int r = ready(rt, a, values, &k, &from);
  if (r) return qn_done(&k, r);
  const qn_view *to = qn_view_of(a);
  if (at.tag != QN_INT && !qn_is_array(at) && !qn_is(at, QN_K_LIST)) return qn_done(&k, 1);
  if (qn_array_from(rt, at, NULL, places)) return qn_exc_clear(rt), qn_done(&k, 1);
  const qn_view *p = qn_view_of(*places);
  if (p->dtype != QN_D_INT64 || !plain(p) || qn_view_size(to) == 0 || qn_array_views_overlap(to, p)) return qn_done(&k, 1);
  if (!raise && (r = qn_positions_inside(rt, *places, qn_view_size(to), wrap, inside))) return qn_done(&k, r);
  return qn_done(&k, put_at(rt, to, raise ? p : qn_view_of(*inside), raise, &from));
}

/* --- by a mask --------------------------------------------------------------------------------------------------------------------- */
static bool masks(const qn_view *to, qn_value mask) {
  if (!qn_is_array(mask)) return false;
  const qn_view *m = qn_view_of(mask);
  return m->dtype == QN_D_BOOL && plain(m) && qn_view_size(m) == qn_view_size(to) && !qn_array_views_overlap(to, m);
}
/* The values again and again: as they come, or each at its own position. */
static void store_turning(char *to, const char *m, int64_t size, const stored *from, int64_t item, bool by_position) {
  for (int64_t i = 0, at = 0; i < size; i++) {
    if (m[i]) memcpy(to + i * item, from->data + at * item, (size_t)item);
    if ((m[i] || by_position) && ++at == from->n) at = 0;
  }
}
static int store_masked(qn_rt *rt, qn_value a, qn_value mask, qn_value values, bool by_position) {
  stored from;
  qn_keep k = {.rt = rt};
  const int r = ready(rt, a, values, &k, &from);
  if (r) return qn_done(&k, r);
  const qn_view *to = qn_view_of(a);
  if (!masks(to, mask)) return qn_done(&k, 1);
  const char *m = qn_view_of(mask)->data;
  const int64_t item = qn_dtypes[to->dtype].size, size = qn_view_size(to);
  if (from.n == 1) (void)qn_mask_expand(to->data, item, m, 1, from.data, 0, item, size);
  else if (by_position && from.n >= size) {
    char *p[] = {(char *)m, (char *)from.data, to->data, to->data};
    if (!qn_choose(p, (int64_t[]){1, item, item, item}, size, item)) store_turning(to->data, m, size, &from, item, true);
  } else store_turning(to->data, m, size, &from, item, by_position);
  return qn_done(&k, 0);
}
int qn_array_place(qn_rt *rt, qn_value a, qn_value mask, qn_value values) { return store_masked(rt, a, mask, values, false); }
int qn_array_putmask(qn_rt *rt, qn_value a, qn_value mask, qn_value values) { return store_masked(rt, a, mask, values, true); }
