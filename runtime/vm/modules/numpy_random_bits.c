/* numpy_random_bits.c - what lib/numpy_bits.py sees of a Generator's stream: its state, its raw numbers. */
#include "runtime/vm/modules/numpy_native.h"
#include "runtime/vm/modules/numpy_random.h"

static const int64_t words_of[] = {
#define X(name, words) words,
  QN_BIT_GENERATORS(X)
#undef X
};

static qn_random *stream_of(qn_rt *rt, qn_value v) {
  if (qn_np_is_stream(v)) return qn_np_stream(rt, v);
  return qn_raise(rt, QN_E_TypeError, "a Generator is needed"), NULL;
}

static qn_dtype word_of(const qn_random *r) { return r->bits == QN_BITS_MT19937 ? QN_D_UINT32 : QN_D_UINT64; }

/* stream_get(generator): (name, words, position, has a half, the half); words of 128 bits have their high half first. */
int qn_np_stream_get(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v, part[5] = {{0}};
  if (qn_args_parse(rt, args, "stream_get", "generator", &v)) return -1;
  const qn_random *r = stream_of(rt, v);
  if (!r) return -1;
  int bad = qn_new_str(rt, qn_sv_of(qn_np_bits_names[r->bits]), &part[0]) || qn_array_new(rt, word_of(r), 1, &words_of[r->bits], false, &part[1]);
  if (!bad) {
    memcpy(qn_view_of(part[1])->data, r->key, (size_t)(words_of[r->bits] * qn_dtypes[word_of(r)].size));
    part[2] = qn_int(r->pos), part[3] = qn_int(r->has_half), part[4] = qn_int((int64_t)r->half);
    bad = qn_new_tuple(rt, part, 5, out);
  }
  qn_release(rt, part[0]), qn_release(rt, part[1]);
  return bad ? -1 : 0;
}

/* stream_set(generator, words, position, has a half, the half). */
int qn_np_stream_set(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[5];
  qn_keep k = {.rt = rt};
  int64_t at, has, half;
  if (qn_args_parse(rt, args, "stream_set", "generator words at has half", v) || qn_as_index(rt, v[2], &at) || qn_as_index(rt, v[3], &has) || qn_as_index(rt, v[4], &half)) return -1;
  qn_random *r = stream_of(rt, v[0]);
  if (!r) return -1;
  qn_value *words = qn_np_array_of(&k, v[1], word_of(r));
  if (!words) return qn_done(&k, -1);
  const int64_t n = words_of[r->bits];
  if (qn_view_size(qn_view_of(*words)) != n || at < 0 || at > n)
    return qn_done(&k, qn_raise(rt, QN_E_ValueError, "the state of %s is %lld words and a position", qn_np_bits_names[r->bits], (long long)n));
  memcpy(r->key, qn_view_of(*words)->data, (size_t)(n * qn_dtypes[word_of(r)].size));
  r->pos = (int)at, r->has_half = has != 0, r->half = (uint32_t)half;
  return *out = qn_none(), qn_done(&k, 0);
}

/* stream_raw(generator, n): the next n numbers of the stream, of 32 bits (MT19937) or of 64. */
int qn_np_stream_raw(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[2];
  int64_t n;
  if (qn_args_parse(rt, args, "stream_raw", "generator n", v) || qn_as_index(rt, v[1], &n)) return -1;
  qn_random *r = stream_of(rt, v[0]);
  if (!r || qn_array_new(rt, QN_D_UINT64, 1, &n, false, out)) return -1;
  uint64_t *to = qn_view_of(*out)->data;
  for (int64_t i = 0; i < n; i++) to[i] = r->bits == QN_BITS_MT19937 ? qn_random_u32(r) : qn_random_u64(r);
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
