/* numpy_random_bits.c - what lib/numpy_bits.py sees of a Generator's stream: its state, its raw numbers. */
#include "runtime/vm/modules/numpy_native.h"
#include "runtime/vm/modules/numpy_random.h"

enum { MT_WORDS = 624, PCG_WORDS = 4 };

static qn_random *stream_of(qn_rt *rt, qn_value v) {
  if (qn_np_is_generator(v)) return qn_np_stream(rt, v);
  return qn_raise(rt, QN_E_TypeError, "a Generator is needed"), NULL;
}

/* stream_get(generator): (name, words, position or has a half, the half); PCG64's words are state and increment, high ones first. */
int qn_np_stream_get(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v, part[4] = {{0}};
  if (qn_args_parse(rt, args, "stream_get", "generator", &v)) return -1;
  const qn_random *r = stream_of(rt, v);
  if (!r) return -1;
  const int64_t n = r->mt ? MT_WORDS : PCG_WORDS;
  int bad = qn_new_str(rt, r->mt ? QN_SV("MT19937") : QN_SV("PCG64"), &part[0]) || qn_array_new(rt, r->mt ? QN_D_UINT32 : QN_D_UINT64, 1, &n, false, &part[1]);
  if (!bad) {
    void *to = qn_view_of(part[1])->data;
    if (r->mt) memcpy(to, r->key, sizeof r->key);
    else memcpy(to, r->state, sizeof r->state), memcpy((uint64_t *)to + 2, r->inc, sizeof r->inc);
    part[2] = qn_int(r->mt ? r->pos : r->has_half), part[3] = qn_int(r->mt ? 0 : (int64_t)r->half);
    bad = qn_new_tuple(rt, part, 4, out);
  }
  qn_release(rt, part[0]), qn_release(rt, part[1]);
  return bad ? -1 : 0;
}

/* stream_set(generator, words, position or has a half, the half). */
int qn_np_stream_set(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[4];
  qn_keep k = {.rt = rt};
  int64_t at, half;
  if (qn_args_parse(rt, args, "stream_set", "generator words at half", v) || qn_as_index(rt, v[2], &at) || qn_as_index(rt, v[3], &half)) return -1;
  qn_random *r = stream_of(rt, v[0]);
  if (!r) return -1;
  qn_value *words = qn_np_array_of(&k, v[1], r->mt ? QN_D_UINT32 : QN_D_UINT64);
  if (!words) return qn_done(&k, -1);
  const void *from = qn_view_of(*words)->data;
  if (qn_view_size(qn_view_of(*words)) != (r->mt ? MT_WORDS : PCG_WORDS) || at < 0 || at > MT_WORDS)
    return qn_done(&k, qn_raise(rt, QN_E_ValueError, "the state of MT19937 is 624 words and a position"));
  if (r->mt) memcpy(r->key, from, sizeof r->key), r->pos = (int)at;
  else {
    memcpy(r->state, from, sizeof r->state), memcpy(r->inc, (const uint64_t *)from + 2, sizeof r->inc);
    r->has_half = at != 0, r->half = (uint32_t)half;
  }
  return *out = qn_none(), qn_done(&k, 0);
}

/* stream_raw(generator, n): the next n numbers of the stream, of 64 bits (PCG64) or of 32. */
int qn_np_stream_raw(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[2];
  int64_t n;
  if (qn_args_parse(rt, args, "stream_raw", "generator n", v) || qn_as_index(rt, v[1], &n)) return -1;
  qn_random *r = stream_of(rt, v[0]);
  if (!r || qn_array_new(rt, QN_D_UINT64, 1, &n, false, out)) return -1;
  uint64_t *to = qn_view_of(*out)->data;
  for (int64_t i = 0; i < n; i++) to[i] = r->mt ? qn_random_u32(r) : qn_random_u64(r);
  return 0;
}

/* RandomState.tomaxint(size): ints of [0, the largest C long]. */
RANDOM_FUNCTION(tomaxint) {
  qn_value v;
  int n;
  int64_t shape[QN_MAX_RANK];
  qn_random *r = qn_np_stream(rt, self);
  if (!r || qn_args_parse(rt, args, "tomaxint", "|size", &v) || qn_np_size(rt, v, &n, shape)) return -1;
  if (n < 0) return *out = qn_int((int64_t)(qn_random_u64(r) >> 1)), 0;
  if (qn_array_new(rt, QN_D_INT64, n, shape, false, out)) return -1;
  const int64_t m = qn_view_size(qn_view_of(*out));
  int64_t *to = qn_view_of(*out)->data;
  for (int64_t i = 0; i < m; i++) to[i] = (int64_t)(qn_random_u64(r) >> 1);
  return 0;
}
