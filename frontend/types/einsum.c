/* einsum.c - np.einsum with constant subscripts, np.tensordot and np.linalg.multi_dot in kernels. Operands are taken two at a time,
 * from the left. A pair that is a product of matrices or vectors is one (np_dot of prelude_linear.py, perhaps of transposes);
 * any other becomes a function of nested loops, written here as Python text and compiled like the prelude's.
 *
 * Labels are letters; dots stand for as many labels as the operands' ranks leave, so they are gone after parse(). */
#include <stdarg.h>

#include "frontend/types/builtin.h"

enum { OPERANDS = 16, LABELS = 26, RANK = 8 };

typedef struct term {
  qn_texpr *value;
  char labels[RANK + 1];
} term;
typedef struct sum {
  term terms[OPERANDS];
  uint32_t n;
  char out[RANK + 1];
} sum;

static bool has(const char *labels, char c) { return c && strchr(labels, c) != NULL; }
static int at(const char *labels, char c) { return (int)(strchr(labels, c) - labels); }
static qn_texpr *refuse(qn_fn *f, qn_span span, const char *text) {
  qn_terror(f, QN_DIAG_TYPE, span, "einsum: %s", text);
  return qn_poison(f, span);
}

/* --- the subscripts ------------------------------------------------------------------------------------------------------------------- */
/* One part of the subscripts; `...` becomes the last `dots` of the labels in `spare`. NULL: fine, else what is wrong. */
static const char *part(qn_sv text, const char *spare, int dots, char *out) {
  int n = 0;
  for (size_t i = 0; i < text.n; i++) {
    char c = text.p[i];
    if (c == ' ') continue;
    if (c == '.') {
      if (i + 2 >= text.n || text.p[i + 1] != '.' || text.p[i + 2] != '.') return "a '.' that is not part of an ellipsis ('...')";
      i += 2;
      for (int d = 0; d < dots && n < RANK; d++) out[n++] = spare[strlen(spare) - (size_t)dots + (size_t)d];
      continue;
    }
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) return "subscripts must be letters";
    if (n == RANK) return "too many subscripts";
    out[n++] = c;
  }
  out[n] = 0;
  return NULL;
}

static int letters(qn_sv text) {
  int n = 0;
  for (size_t i = 0; i < text.n; i++) n += text.p[i] != '.' && text.p[i] != ' ';
  return n;
}

static qn_sv cut(qn_sv *text, char until) {
  size_t n = 0;
  while (n < text->n && text->p[n] != until) n++;
  qn_sv first = {text->p, n};
  *text = n < text->n ? (qn_sv){text->p + n + 1, text->n - n - 1} : (qn_sv){text->p + n, 0};
  return first;
}

/* What appears once, in the order of the alphabet, after the dots. */
static void implied(sum *s, const char *spare, int dots) {
  int n = 0;
  for (int d = 0; d < dots && n < RANK; d++) s->out[n++] = spare[strlen(spare) - (size_t)dots + (size_t)d];
  for (int c = 'A'; c <= 'z'; c++) {
    int count = 0;
    for (uint32_t i = 0; i < s->n; i++)
      for (const char *p = s->terms[i].labels; *p; p++) count += *p == c;
    if (count == 1 && !has(spare, (char)c) && n < RANK) s->out[n++] = (char)c;
  }
  s->out[n] = 0;
}

static const char *parse(qn_sv text, sum *s) {
  qn_sv left = text, right = {NULL, 0};
  bool arrow = false;
  for (size_t i = 0; i + 1 < text.n && !arrow; i++)
    if (text.p[i] == '-' && text.p[i + 1] == '>') left.n = i, right = (qn_sv){text.p + i + 2, text.n - i - 2}, arrow = true;
  int dots = 0, most = 0;
  char spare[LABELS * 2 + 1];
  int n_spare = 0;
  for (int c = 'z'; c >= 'A'; c--)
    if ((c <= 'Z' || c >= 'a') && !memchr(text.p, c, text.n)) spare[n_spare++] = (char)c;
  spare[n_spare] = 0;
  qn_sv rest = left;
  for (uint32_t i = 0; i < s->n; i++) {
    if (i && !rest.p) return "fewer subscripts than operands";
    qn_sv p = cut(&rest, ',');
    int named = letters(p), rank = s->terms[i].value->type->kind == QN_TYPE_ARRAY ? s->terms[i].value->type->ndim : 0;
    bool open = memchr(p.p, '.', p.n) != NULL;
    if (named > rank) return "too many subscripts for an operand";
    if (!open && named < rank) return "an operand has more dimensions than subscripts, but no '...' ellipsis";
    dots = rank - named;
    if (dots > most) most = dots;
    const char *bad = part(p, spare, dots, s->terms[i].labels);
    if (bad) return bad;
  }
  if (rest.n || (left.n && left.p[left.n - 1] == ',')) return "more subscripts than operands";
  if (!arrow) implied(s, spare, most);
  else {
    const char *bad = part(right, spare, most, s->out);
    if (bad) return bad;
  }
  for (const char *c = s->out; *c; c++) {
    bool found = false;
    for (uint32_t i = 0; i < s->n; i++) found = found || has(s->terms[i].labels, *c);
    if (!found) return "an output subscript that never appears in an input";
    if (strchr(c + 1, *c)) return "an output subscript appears twice";
  }
  return NULL;
}

/* --- loops as text ---------------------------------------------------------------------------------------------------------------------- */
typedef struct text {
  char p[4096];
  size_t n;
} text;
static QN_PRINTF(2, 3) void add(text *t, const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  int n = vsnprintf(t->p + t->n, sizeof t->p - t->n, fmt, args);
  va_end(args);
  if (n > 0) t->n += (size_t)n < sizeof t->p - t->n ? (size_t)n : sizeof t->p - t->n - 1;
}

static void element(text *t, const char *name, const char *labels) {
  add(t, "%s", name);
  for (const char *c = labels; *c; c++) add(t, c == labels ? "[i_%c" : ", i_%c", *c);
  if (*labels) add(t, "]");
}

/* All labels in the order of the loops: those of the result, then the summed ones; innermost one that runs along memory. */
static void loop_order(const term *in, uint32_t n, const char *out, char *order) {
  int count = 0;
  for (const char *c = out; *c; c++) order[count++] = *c;
  for (uint32_t i = 0; i < n; i++)
    for (const char *c = in[i].labels; *c; c++)
      if (!memchr(order, *c, (size_t)count)) order[count++] = *c;
  order[count] = 0;
  int best = count - 1, score = -1;
  for (int k = 0; k < count; k++) {
    int s = *out && out[strlen(out) - 1] == order[k];
    for (uint32_t i = 0; i < n; i++) {
      size_t len = strlen(in[i].labels);
      for (size_t d = 0; d < len; d++)
        if (in[i].labels[d] == order[k]) s += d + 1 == len ? 1 : -2;
    }
    if (s >= score) score = s, best = k;
  }
  if (count > 1) {
    char inner = order[best];
    memmove(order + best, order + best + 1, (size_t)(count - best - 1));
    order[count - 1] = inner;
  }
}

static void sizes(text *t, const term *in, uint32_t n) {
  char seen[LABELS * 2 + 1] = "";
  size_t k = 0;
  for (uint32_t i = 0; i < n; i++)
    for (int d = 0; in[i].labels[d]; d++) {
      char c = in[i].labels[d];
      if (!has(seen, c)) {
        seen[k++] = c;
        add(t, "    n_%c = x%u.shape[%d]\n", c, i, d);
      } else {
        add(t, "    if x%u.shape[%d] != n_%c:\n        raise ValueError('operands could not be broadcast together with remapped shapes')\n", i, d, c);
      }
    }
}

static void loops(text *t, const term *in, uint32_t n, const char *out) {
  char order[LABELS * 2 + 1];
  loop_order(in, n, out, order);
  int count = (int)strlen(order), first_summed = 0;
  for (int k = 0; k < count; k++)
    if (has(out, order[k])) first_summed = k + 1;
  bool scalar = !*out, running = first_summed < count || scalar; /* the innermost loop sums into a number */
  add(t, "def einsum(x0%s):\n", n > 1 ? ", x1" : "");
  sizes(t, in, n);
  if (!scalar) {
    add(t, "    r = np.zeros((");
    for (const char *c = out; *c; c++) add(t, "n_%c, ", *c);
    add(t, "), %s)\n", n > 1 ? "_dtype2(x0, x1)" : "_dtype(x0)");
  }
  for (int k = 0; k <= count; k++) {
    int indent = 4 * (k + 1);
    if (running && k == (scalar ? 0 : first_summed)) add(t, "%*ss = _zero(%s)\n", indent, "", n > 1 ? "_dtype2(x0, x1)" : "_dtype(x0)");
    if (k < count) {
      add(t, "%*sfor i_%c in range(n_%c):\n", indent, "", order[k], order[k]);
      continue;
    }
    add(t, "%*s", indent, "");
    const char *name = running ? "s" : "r";
    const char *of = running ? "" : out;
    element(t, name, of);
    add(t, in[0].value->type->dtype == QN_D_BOOL && in[n - 1].value->type->dtype == QN_D_BOOL ? " |= " : " += ");
    element(t, "x0", in[0].labels);
    if (n > 1) add(t, " * "), element(t, "x1", in[1].labels);
    add(t, "\n");
  }
  if (running && !scalar) {
    add(t, "%*s", 4 * (first_summed + 1), "");
    element(t, "r", out);
    add(t, " = s\n");
  }
  add(t, "    return %s\n", scalar ? "s" : "r");
}

static qn_texpr *by_loops(qn_fn *f, const term *in, uint32_t n, const char *out, qn_span span) {
  text *t = QN_NEW(f->in->a, text);
  loops(t, in, n, out);
  if (t->n + 1 >= sizeof t->p) return qn_unsupported(f, span, "einsum over so many subscripts");
  qn_texpr *args[2] = {in[0].value, n > 1 ? in[1].value : NULL};
  return qn_prelude_call_text(f, "einsum", t->p, &(qn_cargs){.pos = args, .n_pos = n, .span = span, .func_span = span});
}

/* --- products --------------------------------------------------------------------------------------------------------------------------- */
static bool plain(const char *labels) {
  for (const char *c = labels; *c; c++)
    if (strchr(c + 1, *c)) return false;
  return strlen(labels) <= 2 && *labels;
}

/* Vectors and matrices with one label summed that the result does not have. NULL: no such product. */
static qn_texpr *by_product(qn_fn *f, const term *in, const char *out, qn_span span) {
  const char *a = in[0].labels, *b = in[1].labels;
  char summed = 0, left[3] = "", right[3] = "";
  int shared = 0;
  if (!plain(a) || !plain(b)) return NULL;
  for (const char *c = a; *c; c++) shared += has(b, *c);
  for (const char *c = a; *c; c++)
    if (has(b, *c)) summed = *c;
  if (shared != 1 || has(out, summed)) return NULL;
  size_t n = 0, m = 0;
  for (const char *c = a; *c; c++)
    if (*c != summed) left[n++] = *c;
  for (const char *c = b; *c; c++)
    if (*c != summed) right[m++] = *c;
  if (strlen(out) != n + m || (n && !has(out, left[0])) || (m && !has(out, right[0]))) return NULL;
  qn_texpr *args[2] = {in[0].value, in[1].value};
  if (strlen(a) == 2 && at(a, summed) == 0) args[0] = qn_array_transposed(f, args[0], span);
  if (strlen(b) == 2 && at(b, summed) == 1) args[1] = qn_array_transposed(f, args[1], span);
  if (n && m && out[0] == right[0]) { /* the transpose of the product is asked for */
    qn_texpr *x = qn_array_transposed(f, args[1], span);
    args[1] = qn_array_transposed(f, args[0], span);
    args[0] = x;
  }
  return qn_prelude_call(f, "einsum_product", args, 2, span);
}

static qn_texpr *run(qn_fn *f, sum *s, qn_span span) {
  while (s->n > 2) { /* the first two, keeping what is still needed */
    term pair = {.labels = ""};
    int n = 0;
    for (uint32_t i = 0; i < 2; i++)
      for (const char *c = s->terms[i].labels; *c; c++) {
        bool later = has(s->out, *c);
        for (uint32_t k = 2; k < s->n; k++) later = later || has(s->terms[k].labels, *c);
        if (!later || has(pair.labels, *c)) continue;
        if (n == RANK) return qn_unsupported(f, span, "einsum over so many subscripts");
        pair.labels[n++] = *c, pair.labels[n] = 0;
      }
    pair.value = by_product(f, s->terms, pair.labels, span);
    if (!pair.value) pair.value = by_loops(f, s->terms, 2, pair.labels, span);
    if (qn_is_poison(pair.value)) return pair.value;
    s->terms[0] = pair;
    memmove(s->terms + 1, s->terms + 2, sizeof(term) * (s->n - 2));
    s->n--;
  }
  qn_texpr *e = s->n == 2 ? by_product(f, s->terms, s->out, span) : NULL;
  return e ? e : by_loops(f, s->terms, s->n, s->out, span);
}

/* --- the functions ----------------------------------------------------------------------------------------------------------------------- */
static bool operand(const qn_texpr *e) { return e->type->kind == QN_TYPE_ARRAY; }

qn_texpr *qn_bi_einsum(qn_fn *f, qn_sv name, const qn_cargs *c) {
  qn_texpr *out = NULL;
  sum s = {.n = c->n_pos ? c->n_pos - 1 : 0};
  if (f->k->rules == QN_RULES_DRIVER) return qn_bi_refused(f, name, c);
  for (uint32_t i = 0; i < c->n_kw; i++) {
    if (strcmp(c->kw_names[i]->text, "out") == 0) out = c->kw[i];
    else if (strcmp(c->kw_names[i]->text, "optimize") != 0) return qn_bad_args(f, name, c);
  }
  if (!s.n || s.n > OPERANDS || c->pos[0]->type->kind != QN_TYPE_STR) return qn_bad_args(f, name, c);
  if (c->pos[0]->kind != QN_TX_CONST) return qn_unsupported(f, c->pos[0]->span, "einsum with subscripts that are not a constant");
  for (uint32_t i = 0; i < s.n; i++) {
    if (!operand(c->pos[i + 1])) return qn_bad_args(f, name, c);
    s.terms[i].value = c->pos[i + 1];
  }
  const char *bad = parse(c->pos[0]->text, &s);
  if (bad) return refuse(f, c->pos[0]->span, bad);
  qn_texpr *e = run(f, &s, c->span);
  if (!out || qn_is_poison(e)) return e;
  qn_texpr *args[2] = {out, e};
  return qn_prelude_call(f, "assigned", args, 2, c->span);
}

/* Constant axes: an int, or a tuple of ints. -1: they are something else. */
static int axes_of(const qn_texpr *e, int64_t *axes) {
  if (qn_is_const_int(e)) return axes[0] = e->i, 1;
  bool list = e->kind == QN_TX_OBJ && e->type->kind == QN_TYPE_LIST;
  if ((e->kind != QN_TX_TUPLE && !list) || e->n > RANK) return -1;
  for (uint32_t i = 0; i < e->n; i++) {
    if (!qn_is_const_int(e->args[i])) return -1;
    axes[i] = e->args[i]->i;
  }
  return (int)e->n;
}

qn_texpr *qn_bi_tensordot(qn_fn *f, qn_sv name, const qn_cargs *c) {
  qn_texpr *axes = c->n_pos == 3 ? c->pos[2] : c->n_kw == 1 && strcmp(c->kw_names[0]->text, "axes") == 0 ? c->kw[0] : NULL;
  bool fits = c->n_pos >= 2 && c->n_pos <= 3 && operand(c->pos[0]) && operand(c->pos[1]) && c->n_pos + c->n_kw <= 3 && (axes || c->n_pos + c->n_kw == 2);
  if (f->k->rules == QN_RULES_DRIVER || !fits) return qn_bad_args(f, name, c);
  sum s = {.n = 2, .terms = {{c->pos[0], ""}, {c->pos[1], ""}}};
  int ra = c->pos[0]->type->ndim, rb = c->pos[1]->type->ndim, n = 2;
  int64_t first[RANK] = {0}, second[RANK] = {0};
  if (!axes || qn_is_const_int(axes)) {
    n = axes ? (int)axes->i : 2;
    if (n < 0 || n > ra || n > rb) return refuse(f, c->span, "shape-mismatch for sum");
    for (int i = 0; i < n; i++) first[i] = ra - n + i, second[i] = i;
  } else {
    bool pair = axes->kind == QN_TX_TUPLE && axes->n == 2;
    n = pair ? axes_of(axes->args[0], first) : -1;
    if (n < 0 || axes_of(axes->args[1], second) != n) return qn_unsupported(f, axes->span, "tensordot along axes that are not constants");
  }
  for (int d = 0; d < ra; d++) s.terms[0].labels[d] = (char)('a' + d);
  for (int d = 0; d < rb; d++) s.terms[1].labels[d] = (char)('m' + d);
  for (int i = 0; i < n; i++) {
    if (first[i] < 0) first[i] += ra;
    if (second[i] < 0) second[i] += rb;
    if (first[i] < 0 || first[i] >= ra || second[i] < 0 || second[i] >= rb) return refuse(f, c->span, "tuple index out of range");
    s.terms[1].labels[second[i]] = s.terms[0].labels[first[i]];
  }
  int k = 0;
  for (uint32_t t = 0; t < 2; t++)
    for (const char *l = s.terms[t].labels; *l; l++)
      if (!has(s.terms[1 - t].labels, *l)) {
        if (k == RANK) return qn_unsupported(f, c->span, "an array of more than 8 dimensions");
        s.out[k++] = *l;
      }
  return run(f, &s, c->span);
}

qn_texpr *qn_bi_multi_dot(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (f->k->rules == QN_RULES_DRIVER || c->n_pos != 1 || c->n_kw) return qn_bad_args(f, name, c);
  qn_texpr *t = c->pos[0];
  bool list = t->kind == QN_TX_OBJ && t->type->kind == QN_TYPE_LIST;
  if ((t->kind != QN_TX_TUPLE && !list) || t->n < 2) return qn_unsupported(f, c->span, "multi_dot of arrays that are not written out");
  qn_texpr *args[3] = {t->args[0], t->args[1], t->n > 2 ? t->args[2] : NULL};
  for (uint32_t i = 0; i < t->n; i++)
    if (!operand(t->args[i])) return qn_bad_args(f, name, c);
  qn_texpr *e = qn_prelude_call(f, t->n == 3 ? "dot3" : "np_dot", args, t->n == 3 ? 3 : 2, c->span);
  for (uint32_t i = 2; t->n != 3 && i < t->n && !qn_is_poison(e); i++) {
    qn_texpr *next[2] = {e, t->args[i]};
    e = qn_prelude_call(f, "np_dot", next, 2, c->span);
  }
  return e;
}
