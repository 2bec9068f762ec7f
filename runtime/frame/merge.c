/* merge.c - df.merge(other, on=…): rows of two frames with equal keys, in the order of the left rows and, for one left row,
 * of the right ones. how="inner" or "left". Nulls match nulls, as in pandas. */
#include "runtime/frame/frame_impl.h"

enum { KEYS = 16 };

typedef struct merge_keys {
  int64_t left[KEYS], right[KEYS]; /* column positions */
  int32_t n;
} merge_keys;

static int key_list(qn_rt *rt, const qn_frame *f, qn_value names, int64_t *at, int32_t *n) {
  bool list = qn_is(names, QN_K_LIST);
  int64_t count = list ? ((qn_list *)names.o)->n : 1;
  if (count < 1 || count > KEYS) return qn_raise(rt, QN_E_ValueError, "merge takes 1 to %d keys", KEYS);
  for (int64_t i = 0; i < count; i++) {
    qn_value name = list ? qn_list_at((qn_list *)names.o, i) : names;
    at[i] = qn_frame_find(rt, f, name);
    if (at[i] < 0) return at[i] == -2 ? -1 : qn_raise_key(rt, name);
  }
  *n = (int32_t)count;
  return 0;
}

/* Without on=: the labels that both have. */
static int common_keys(qn_rt *rt, const qn_frame *l, const qn_frame *r, merge_keys *k) {
  for (int32_t i = 0; i < l->ncols; i++) {
    int64_t at = qn_frame_find(rt, r, l->names[i]);
    if (at == -2) return -1;
    if (at < 0) continue;
    if (k->n == KEYS) return qn_raise(rt, QN_E_ValueError, "merge takes at most %d keys", KEYS);
    k->left[k->n] = i;
    k->right[k->n++] = at;
  }
  return k->n ? 0 : qn_raise(rt, QN_E_ValueError, "No common columns to perform merge on.");
}

/* One number per row of both frames, equal for equal keys: left rows first. */
static int number_keys(qn_rt *rt, const qn_frame *l, const qn_frame *r, const merge_keys *k, qn_factor *f) {
  qn_column *both[KEYS] = {0};
  int status = 0;
  for (int32_t i = 0; status == 0 && i < k->n; i++) {
    const qn_column *parts[2] = {l->cols[k->left[i]], r->cols[k->right[i]]};
    both[i] = qn_col_concat(rt, parts, 2);
    status = both[i] ? 0 : -1;
  }
  if (status == 0) status = qn_factorize(rt, (const qn_column *const *)both, k->n, true, f);
  for (int32_t i = 0; i < k->n; i++) qn_column_drop(both[i]);
  return status;
}

typedef struct pairs { /* row numbers of the result; right -1: no partner */
  int64_t *left, *right, n, cap;
} pairs;

static void pairs_deinit(qn_rt *rt, pairs *p) {
  if (p->left) qn_free_positions(rt, p->left, p->cap);
  if (p->right) qn_free_positions(rt, p->right, p->cap);
}

/* The right rows of each key are chained: head[code], next[row]. Two passes: count, then fill. */
static int match(qn_rt *rt, const qn_factor *f, int64_t nl, bool keep_left, pairs *p) {
  int64_t nr = f->n - nl, *head = qn_positions(rt, f->groups), *next = qn_positions(rt, nr);
  int status = head && next ? 0 : -1;
  for (int64_t g = 0; status == 0 && g < f->groups; g++) head[g] = -1;
  for (int64_t j = nr - 1; status == 0 && j >= 0; j--) {
    next[j] = head[f->codes[nl + j]];
    head[f->codes[nl + j]] = j;
  }
  for (int pass = 0; status == 0 && pass < 2; pass++) {
    p->n = 0;
    for (int64_t i = 0; i < nl; i++) {
      int64_t j = head[f->codes[i]];
      if (j < 0 && keep_left) {
        if (pass) p->left[p->n] = i, p->right[p->n] = -1;
        p->n++;
      }
      for (; j >= 0; j = next[j]) {
        if (pass) p->left[p->n] = i, p->right[p->n] = j;
        p->n++;
      }
    }
    if (pass) break;
    p->cap = p->n;
    p->left = qn_positions(rt, p->n);
    p->right = qn_positions(rt, p->n);
    if (!p->left || !p->right) status = -1;
  }
  if (head) qn_free_positions(rt, head, f->groups);
  if (next) qn_free_positions(rt, next, nr);
  return status;
}

static bool among(const int64_t *at, int32_t n, int64_t i) {
  for (int32_t k = 0; k < n; k++)
    if (at[k] == i) return true;
  return false;
}

/* Adds a column under its label, or label + suffix when the other frame has a column (no key) of that label too. */
static int add_side(qn_rt *rt, const qn_frame *f, const int64_t *keys, const qn_frame *other, const int64_t *other_keys, int32_t n, bool left,
                    const char *suffix, const pairs *p, qn_frame *out) {
  for (int32_t i = 0; i < f->ncols; i++) {
    bool key = among(keys, n, i);
    int64_t twin = qn_frame_find(rt, other, f->names[i]);
    if (twin == -2) return -1;
    bool shared = twin >= 0 && key && among(other_keys, n, twin);
    if (shared && !left) continue; /* the key stands once */
    qn_value label = qn_retained(f->names[i]);
    if (twin >= 0 && !shared) {
      qn_buf b;
      qn_buf_init(&b, rt->alloc);
      int bad = qn_str(rt, f->names[i], &b);
      qn_buf_z(&b, suffix);
      qn_release(rt, label);
      if (bad == 0) bad = qn_new_str_buf(rt, &b, &label);
      qn_buf_deinit(&b);
      if (bad < 0) return -1;
    }
    int status = qn_frame_append(rt, out, label, qn_col_take(rt, f->cols[i], left ? p->left : p->right, p->n));
    qn_release(rt, label);
    if (status < 0) return -1;
  }
  return 0;
}

int qn_frame_merge(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[6];
  if (qn_args_parse(rt, args, "DataFrame.merge", "right|how on left_on right_on suffixes", v) < 0) return -1;
  if (!qn_is_frame(v[0])) return qn_raise(rt, QN_E_TypeError, "Can only merge Series or DataFrame objects, a %s was passed", qn_class_of(v[0])->name);
  bool left = qn_is_str(v[1]) && qn_sv_is(qn_str_sv(v[1]), "left");
  if (!left && v[1].tag != QN_UNSET && !(qn_is_str(v[1]) && qn_sv_is(qn_str_sv(v[1]), "inner")))
    return qn_raise(rt, QN_E_NotImplementedError, "merge: how must be 'inner' or 'left'");
  if (v[5].tag != QN_UNSET) return qn_raise(rt, QN_E_NotImplementedError, "merge: suffixes= is not supported yet");
  const qn_frame *l = qn_frame_of(self), *r = qn_frame_of(v[0]);
  merge_keys k = {.n = 0};
  bool on = v[2].tag != QN_UNSET && v[2].tag != QN_NONE, sides = v[3].tag != QN_UNSET && v[4].tag != QN_UNSET;
  int32_t nr = 0;
  int status = on || sides ? key_list(rt, l, on ? v[2] : v[3], k.left, &k.n) : common_keys(rt, l, r, &k);
  if (status == 0 && (on || sides)) status = key_list(rt, r, on ? v[2] : v[4], k.right, &nr);
  if (status == 0 && (on || sides) && nr != k.n) status = qn_raise(rt, QN_E_ValueError, "len(right_on) must equal len(left_on)");
  if (status < 0) return -1;
  qn_factor f;
  pairs p = {0};
  if (number_keys(rt, l, r, &k, &f) < 0) return -1;
  status = match(rt, &f, l->nrows, left, &p);
  qn_factor_deinit(rt, &f);
  if (status == 0 && (status = qn_new_frame(rt, NULL, p.n, out)) == 0) {
    status = add_side(rt, l, k.left, r, k.right, k.n, true, "_x", &p, qn_frame_of(*out));
    if (status == 0) status = add_side(rt, r, k.right, l, k.left, k.n, false, "_y", &p, qn_frame_of(*out));
    if (status < 0) qn_release(rt, *out);
  }
  pairs_deinit(rt, &p);
  return status;
}
