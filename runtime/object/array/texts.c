/* texts.c - arrays of text (NumPy's '<U5'): arrays of objects whose elements are all np.str_.
 *
 * What a changer must know: nothing marks such an array but its elements, which carry the width of the array that they were made for,
 * so that views, copies, selections and joined arrays are arrays of text of the right width without a line of their own. An empty one
 * is an array of objects. Storing into an element that is a np.str_ keeps its width (qn_elem_put). */
#include "runtime/object/array/iter.h"
#include "runtime/base/unicode.h"

int64_t qn_text_width(const qn_view *v) {
  if (v->dtype != QN_D_OBJECT || qn_view_size(v) == 0) return -1;
  const qn_view *views[1] = {v};
  qn_nditer it;
  int64_t width = -1;
  qn_nditer_init(&it, 1, views, true);
  do
    for (int64_t i = 0; i < it.n; i++) {
      int64_t w = qn_npstr_width(*(const qn_value *)(const void *)(it.ptr[0] + i * it.steps[0]));
      if (w < 0) return -1;
      if (w > width) width = w;
    }
  while (qn_nditer_next(&it));
  return width;
}

/* The characters that values of a type can need as text. */
static int64_t number_width(qn_dtype d) {
  static const uint8_t widths[] = {5, 4, 6, 11, 21, 3, 5, 10, 20, 32, 32, 64, 64};
  return d < QN_COUNT(widths) ? widths[d] : 32;
}

/* What became of the last texts: arrays that were put together of few texts hold each of them many times. */
enum { RECENT = 16 };
typedef struct recent {
  qn_value from, made; /* owned; from QN_UNSET: free */
  int64_t characters;
} recent;

static recent *recent_of(recent *r, qn_value v) { return v.tag == QN_OBJ && (v.o->cls == &qn_str_class || qn_npstr_width(v) >= 0) ? &r[((uintptr_t)v.o >> 5) % RECENT] : NULL; }

static void recent_set(qn_rt *rt, recent *r, qn_value from, qn_value made, int64_t characters) {
  qn_release(rt, r->from);
  qn_release(rt, r->made);
  *r = (recent){qn_retained(from), qn_retained(made), characters};
}

/* The text of one element, as np.str_ of that width, or only measured. */
static int one_text(qn_rt *rt, qn_value *at, int64_t width, int64_t *widest, recent *last) {
  recent *r = recent_of(last, *at);
  if (r && (r->from.tag == QN_UNSET || r->from.o != at->o)) {
    qn_value made = qn_none();
    const qn_sv text = qn_str_sv(*at);
    if (!widest && qn_new_npstr(rt, text, (int32_t)width, &made)) return -1;
    recent_set(rt, r, *at, made, widest ? (int64_t)qn_utf8_count(text) : 0);
    qn_release(rt, made);
  }
  if (r && widest) return *widest = r->characters > *widest ? r->characters : *widest, 0;
  qn_value made = r ? qn_retained(r->made) : qn_none();
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  int bad = r ? 0 : qn_str(rt, *at, &b);
  if (!bad && widest) {
    const int64_t n = (int64_t)qn_utf8_count(qn_buf_view(&b));
    if (n > *widest) *widest = n;
  } else if (!bad && (r || !(bad = qn_new_npstr(rt, qn_buf_view(&b), (int32_t)width, &made)))) {
    qn_release(rt, *at);
    *at = made;
  }
  qn_buf_deinit(&b);
  return bad;
}

static int each_text(qn_rt *rt, const qn_view *v, int64_t width, int64_t *widest) { /* widest NULL: made np.str_, else only measured */
  const qn_view *views[1] = {v};
  recent last[RECENT];
  qn_nditer it;
  int bad = 0;
  qn_nditer_init(&it, 1, views, true);
  if (it.size == 0) return 0;
  for (int k = 0; k < RECENT; k++) last[k] = (recent){.from = {.tag = QN_UNSET}, .made = {.tag = QN_UNSET}};
  do
    for (int64_t i = 0; !bad && i < it.n; i++) bad = one_text(rt, (qn_value *)(void *)(it.ptr[0] + i * it.steps[0]), width, widest, last);
  while (!bad && qn_nditer_next(&it));
  for (int k = 0; k < RECENT; k++) qn_release(rt, last[k].from), qn_release(rt, last[k].made);
  return bad;
}

int qn_text_convert(qn_rt *rt, qn_value array, int64_t width) {
  int64_t widest = width;
  if (width < 0 && each_text(rt, qn_view_of(array), 0, &widest)) return -1;
  return each_text(rt, qn_view_of(array), widest < 1 ? 1 : widest, NULL);
}

int qn_text_plain(qn_rt *rt, qn_value array) {
  const qn_view *views[1] = {qn_view_of(array)};
  qn_nditer it;
  qn_nditer_init(&it, 1, views, true);
  if (it.size == 0) return 0;
  do
    for (int64_t i = 0; i < it.n; i++) {
      qn_value *at = (qn_value *)(void *)(it.ptr[0] + i * it.steps[0]), made;
      if (qn_npstr_width(*at) < 0) continue;
      if (qn_new_str(rt, qn_str_sv(*at), &made)) return -1;
      qn_release(rt, *at);
      *at = made;
    }
  while (qn_nditer_next(&it));
  return 0;
}

int qn_text_make(qn_rt *rt, qn_value x, int64_t width, qn_value *out) {
  qn_dtype object = QN_D_OBJECT, from = qn_is_array(x) ? (qn_dtype)qn_view_of(x)->dtype : QN_D_OBJECT;
  if (width < 0 && from != QN_D_OBJECT) width = number_width(from);
  if (qn_array_make(rt, x, &object, true, 0, out)) return -1;
  if (!qn_text_convert(rt, *out, width)) return 0;
  qn_drop(rt, out);
  return -1;
}

int64_t qn_text_width_of_numbers(qn_dtype d) { return number_width(d); }

/* "U", "U5", "<U5", "str", str, np.str_ and the dtypes of such arrays. */
bool qn_text_dtype(qn_value v, int64_t *width) {
  *width = -1;
  if (qn_is(v, QN_K_DTYPE)) {
    int32_t w = ((qn_dtypeobj *)v.o)->width;
    if (w > 1) *width = w - 1; /* <U0 has the room that the values need */
    return w != 0;
  }
  if (qn_is(v, QN_K_TYPE)) return v.o == &qn_str_class.obj || v.o == &qn_npstr_class.obj;
  if (!qn_is(v, QN_K_STR)) return false;
  qn_sv s = qn_str_sv(v);
  if (qn_sv_is(s, "str")) return true;
  size_t at = s.n && (s.p[0] == '<' || s.p[0] == '=' || s.p[0] == '|');
  if (at >= s.n || s.p[at] != 'U') return false;
  int64_t w = 0;
  for (size_t i = at + 1; i < s.n; i++) {
    if (s.p[i] < '0' || s.p[i] > '9' || w > 100000000) return false;
    w = w * 10 + (s.p[i] - '0');
  }
  if (w) *width = w;
  return true;
}

int qn_new_text_dtype(qn_rt *rt, int64_t width, qn_value *out) {
  if (qn_new_dtype(rt, QN_D_OBJECT, out)) return -1;
  ((qn_dtypeobj *)out->o)->width = (int32_t)(width < 0 ? 1 : width + 1);
  out->o->cls = qn_dtype_class_of(QN_D_OBJECT, true);
  return 0;
}

int qn_text_filled(qn_rt *rt, int ndim, const int64_t *shape, int64_t width, qn_sv fill, qn_value *out) {
  if (qn_array_new(rt, QN_D_OBJECT, ndim, shape, false, out)) return -1;
  qn_value *at = qn_view_of(*out)->data;
  for (int64_t i = 0, n = qn_view_size(qn_view_of(*out)); i < n; i++)
    if (qn_new_npstr(rt, fill, (int32_t)(width < 1 ? 1 : width), &at[i])) return qn_drop(rt, out), -1;
  return 0;
}
