/* prelude.c - functions that are written in Python and specialised like kernels: of containers (prelude.py) and of whole arrays
 * (prelude_arrays.py, prelude_reduce.py, prelude_order.py, prelude_linear.py, which see each other). The texts are part of the
 * compiler; a compile finds where the functions of a family begin when it first needs one, and parses those that it uses. */
#include "frontend/frontend.h"
#include "frontend/types/builtin.h"
#include "prelude_along_source.inc"
#include "prelude_arrays_source.inc"
#include "prelude_linear_source.inc"
#include "prelude_order_source.inc"
#include "prelude_reduce_source.inc"
#include "prelude_source.inc"

enum { CONTAINERS, ARRAYS };

static const struct prelude_text {
  int family;
  const unsigned char *text;
  size_t size;
} prelude_texts[] = {
  {CONTAINERS, qn_prelude_source, sizeof qn_prelude_source - 1},
  {ARRAYS, qn_prelude_arrays_source, sizeof qn_prelude_arrays_source - 1},
  {ARRAYS, qn_prelude_along_source, sizeof qn_prelude_along_source - 1},
  {ARRAYS, qn_prelude_reduce_source, sizeof qn_prelude_reduce_source - 1},
  {ARRAYS, qn_prelude_order_source, sizeof qn_prelude_order_source - 1},
  {ARRAYS, qn_prelude_linear_source, sizeof qn_prelude_linear_source - 1},
};

typedef struct prelude_fn { /* one function; twice: with ints that wrap, and with ints that raise (driver code) */
  qn_sv name, text;    /* from its `def` to the next one */
  const qn_node *node; /* NULL: not parsed yet */
  qn_kfunc kfunc[2];
} prelude_fn;

typedef struct qn_prelude { /* the functions of one family */
  qn_kenv env[2];
  qn_arena *a;
  qn_map index; /* name → prelude_fn */
} qn_prelude;

static void parse(qn_prelude *p, prelude_fn *fn) {
  qn_diags diags;
  qn_diags_init(&diags, p->a);
  qn_intern names;
  qn_intern_init(&names, p->a);
  qn_source *source = qn_source_new(p->a, QN_SV("<prelude>"), fn->text, &diags);
  const qn_node *root = source ? qn_parse(p->a, &names, source, QN_DIALECT_PYTHON, &diags) : NULL;
  if (!root || root->Module.body.n != 1 || root->Module.body.items[0]->kind != QN_AST_FunctionDef) return;
  fn->node = root->Module.body.items[0];
  for (int wide = 0; wide < 2; wide++) {
    qn_koptions options = qn_koptions_default(QN_RULES_NUMBA);
    options.overflow_raise = wide == 1;
    fn->kfunc[wide] = (qn_kfunc){.node = fn->node, .source = source, .name = fn->name, .env = &p->env[wide],
                                 .rules = QN_RULES_NUMBA, .options = options, .prelude = true};
  }
}

static prelude_fn *find(qn_prelude *p, qn_sv name) {
  prelude_fn *fn = qn_map_get(&p->index, name);
  if (fn && !fn->node) parse(p, fn);
  return fn && fn->node ? fn : NULL;
}

static void resolve(qn_prelude *p, int wide, qn_arena *a, qn_sv name, qn_global *out) {
  prelude_fn *fn = find(p, name);
  if (fn) *out = (qn_global){.kind = QN_GLOBAL_FUNCTION, .function = &fn->kfunc[wide]};
  else if (qn_sv_is(name, "np") || qn_sv_is(name, "math"))
    *out = (qn_global){.kind = QN_GLOBAL_MODULE, .s = name.n == 2 ? QN_SV("numpy") : QN_SV("math")};
  else if (name.n > 1 && name.p[0] == '_')
    *out = (qn_global){.kind = QN_GLOBAL_MEMBER, .s = qn_sv_of(qn_arena_printf(a, "quern.%.*s", (int)name.n - 1, name.p + 1))};
}
static void resolve_plain(void *user, qn_arena *a, qn_sv name, qn_global *out) { resolve(user, 0, a, name, out); }
static void resolve_raising(void *user, qn_arena *a, qn_sv name, qn_global *out) { resolve(user, 1, a, name, out); }

/* Functions begin at the start of a line; what follows up to the next one is theirs. */
static void scan(qn_prelude *p, qn_sv text) {
  prelude_fn *last = NULL;
  for (size_t i = 0; i + 4 < text.n; i++) {
    if ((i && text.p[i - 1] != '\n') || memcmp(text.p + i, "def ", 4) != 0) continue;
    if (last) last->text.n = (size_t)(text.p + i - last->text.p);
    last = QN_NEW(p->a, prelude_fn);
    last->text = (qn_sv){text.p + i, text.n - i};
    last->name.p = text.p + i + 4;
    while (last->name.p[last->name.n] != '(') last->name.n++;
    qn_map_put(p->a, &p->index, last->name, last);
  }
}

static qn_prelude *load(qn_fn *f, int family) {
  if (f->in->preludes[family]) return f->in->preludes[family];
  qn_prelude *p = f->in->preludes[family] = QN_NEW(f->in->a, qn_prelude);
  p->a = f->in->a;
  p->env[0] = (qn_kenv){.user = p, .resolve = resolve_plain};
  p->env[1] = (qn_kenv){.user = p, .resolve = resolve_raising};
  for (size_t t = 0; t < QN_COUNT(prelude_texts); t++)
    if (prelude_texts[t].family == family) scan(p, (qn_sv){(const char *)prelude_texts[t].text, prelude_texts[t].size});
  return p;
}

/* Numbers as Python sees them, in containers too. */
static const qn_type *python_of(qn_fn *f, const qn_type *t) {
  qn_types *types = f->in->types;
  if (t->kind == QN_TYPE_SCALAR) {
    char kind = qn_dtypes[t->dtype].kind;
    bool plain = t->dtype == QN_D_INT64 || t->dtype == QN_D_FLOAT64 || kind == 'b' || t->dtype == QN_D_COMPLEX128;
    return plain ? types->pyscalar[t->dtype] : t;
  }
  if (t->kind == QN_TYPE_LIST) return qn_type_list(types, python_of(f, t->item));
  if (t->kind == QN_TYPE_SET) return qn_type_set(types, python_of(f, t->item));
  if (t->kind == QN_TYPE_DICT) {
    const qn_type *items[2] = {python_of(f, t->items[0]), python_of(f, t->items[1])};
    qn_type like = *t;
    like.items = items;
    return qn_type_intern(types, &like);
  }
  if (t->kind != QN_TYPE_TUPLE || t->klass) return t;
  const qn_type **items = QN_NEW_N(f->in->a, const qn_type *, t->n + 1);
  for (uint32_t i = 0; i < t->n; i++) items[i] = python_of(f, t->items[i]);
  return qn_type_tuple(types, items, t->n);
}

/* What does not type-check inside the text is the call's mistake: it is told once, at the call. */
static void at_the_call(qn_fn *f, const prelude_fn *fn, const qn_cargs *c, uint32_t before, uint32_t errors) {
  qn_diags *list = f->in->diags;
  if (f->k->prelude || list->list.n <= before || list->list.data[before]->source == f->k->source) return;
  qn_diag *d = list->list.data[before];
  qn_sv name = fn->name;
  bool numpy = name.n > 3 && memcmp(name.p, "np_", 3) == 0;
  d->message = qn_arena_printf(f->in->a, "%s%.*s(): %s", numpy ? "np." : "", (int)(name.n - (numpy ? 3 : 0)), name.p + (numpy ? 3 : 0), d->message);
  d->source = f->k->source;
  d->span = c->span;
  d->notes.n = 0;
  list->list.n = before + 1;
  list->n_errors = errors + 1;
}

qn_texpr *qn_prelude_call_args(qn_fn *f, const char *name, const qn_cargs *c) {
  for (uint32_t i = 0; i < c->n_pos; i++)
    if (qn_is_poison(c->pos[i])) return qn_poison(f, c->span);
  bool driver = f->k->rules == QN_RULES_DRIVER;
  prelude_fn *fn = find(load(f, CONTAINERS), qn_sv_of(name));
  if (!fn) fn = find(load(f, ARRAYS), qn_sv_of(name));
  if (!fn) return qn_unsupported(f, c->span, name);
  uint32_t before = f->in->diags->list.n, errors = f->in->diags->n_errors;
  qn_texpr *e = qn_call_kernel(f, &fn->kfunc[driver || f->k->options.overflow_raise], c);
  if (qn_is_poison(e)) at_the_call(f, fn, c, before, errors);
  if (qn_is_poison(e) || !driver) return e;
  const qn_type *t = python_of(f, e->type);
  return e->type == t ? e : qn_cast(f, e, t);
}

/* Texts that the compiler writes are indexed by themselves. */
qn_texpr *qn_prelude_call_text(qn_fn *f, const char *name, const char *text, const qn_cargs *c) {
  qn_prelude *p = load(f, ARRAYS);
  prelude_fn *fn = find(p, qn_sv_of(text));
  if (!fn) {
    fn = QN_NEW(p->a, prelude_fn);
    fn->text = qn_sv_of(qn_arena_strndup(p->a, text, strlen(text)));
    fn->name = qn_sv_of(name);
    parse(p, fn);
    qn_map_put(p->a, &p->index, fn->text, fn);
  }
  if (!fn->node) return qn_unsupported(f, c->span, name);
  uint32_t before = f->in->diags->list.n, errors = f->in->diags->n_errors;
  qn_texpr *e = qn_call_kernel(f, &fn->kfunc[f->k->options.overflow_raise], c);
  if (qn_is_poison(e)) at_the_call(f, fn, c, before, errors);
  return e;
}

qn_texpr *qn_prelude_call(qn_fn *f, const char *name, qn_texpr **args, uint32_t n, qn_span span) {
  return qn_prelude_call_args(f, name, &(qn_cargs){.pos = args, .n_pos = n, .span = span, .func_span = span});
}

/* --- the operations, by their names in objop.def ----------------------------------------------------------------------------------- */
static const qn_type *result_of(qn_fn *f, enum qn_tobj op, const qn_type *c) {
  switch ((int)op) {
    case QN_OBJ_TABLE_FIND:
    case QN_OBJ_TABLE_AT:
    case QN_OBJ_TABLE_NEXT:
    case QN_OBJ_TABLE_LAST: return f->in->types->scalar[QN_D_INT64];
    case QN_OBJ_TABLE_KEY: return qn_held(c, 0);
    case QN_OBJ_TABLE_VALUE: return qn_held(c, 1);
    default: return f->in->types->none;
  }
}

qn_texpr *qn_bi_object(qn_fn *f, qn_sv name, const qn_cargs *c) {
  int op = 0;
  name = (qn_sv){name.p + 6, name.n - 6}; /* quern. */
  while (op < QN_OBJ_COUNT && !qn_sv_is(name, qn_tobjs[op].name)) op++;
  if (op == QN_OBJ_COUNT || !c->n_pos || !qn_is_container(c->pos[0]->type)) return qn_bad_args(f, name, c);
  qn_texpr *args[4] = {0};
  for (uint32_t i = 0; i < c->n_pos && i < 4; i++) args[i] = c->pos[i];
  const qn_type *t = c->pos[0]->type;
  bool keyed = op == QN_OBJ_TABLE_FIND || op == QN_OBJ_TABLE_AT || op == QN_OBJ_TABLE_MISSING;
  if (op == QN_OBJ_TABLE_FIND) return qn_container_find(f, args[0], args[1], c->span);
  if (keyed) args[1] = qn_cast(f, args[1], qn_held(t, 0));
  if (op == QN_OBJ_TABLE_SET_VALUE) args[2] = qn_cast(f, args[2], qn_held(t, 1));
  return qn_tx_obj(f, (enum qn_tobj)op, result_of(f, (enum qn_tobj)op, t), c->span, c->n_pos, args);
}

void qn_raise_if(qn_fn *f, qn_texpr *when, const char *name, qn_texpr **args, uint32_t n, qn_span span) {
  qn_tstmt *test = qn_ts(f, QN_TS_IF, span);
  test->expr = when;
  qn_add(f, test);
  qn_tblock *outer = f->out;
  if (outer) f->out = &test->body;
  qn_tstmt *s = qn_ts(f, QN_TS_EXPR, span);
  s->expr = qn_prelude_call(f, name, args, n, span);
  if (!qn_is_poison(s->expr)) qn_add(f, s);
  f->out = outer;
}
