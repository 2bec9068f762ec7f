/* query.c - from clauses to a pipeline, and running it: qn_query_run, qn_query_open, `quern eval` and `quern convert`. */
#include <glob.h>
#include <unistd.h>

#include "engine/query.h"

typedef struct computer { /* what a project or filter operator computes */
  qn_session *s;
  qn_xnode **x;
  uint32_t n;
} computer;

typedef struct found_agg { /* an aggregate in the text */
  qn_qagg agg;
  const qn_node *arg; /* NULL: none */
  qn_qitem item;      /* that the argument stands in */
  double quantile;
  qn_sv written, ident;
} found_agg;

typedef struct query {
  qn_session *s;
  qn_q *q;
  const qn_query_config *config;
  qn_qtext text;
  qn_xcompile c;
  qn_node **items, **by, **sort, **where, **having;
  bool all; /* an item is '*' */
  QN_VEC(qn_sv) used;
  QN_VEC(qn_sv) known; /* columns of the inputs */
  QN_VEC(found_agg) aggs;
  QN_VEC(const char *) inputs;
  qn_qfield types[64];
  int32_t ntypes;
  qn_sv lkeys[16], rkeys[16];
  int32_t nkeys;
  qn_qop *op;
  bool streams; /* rows come out before all were read */
  double shown;  /* progress */
} query;

static int compute(void *user, qn_q *q, const qn_batch *in, qn_column **out) {
  computer *c = user;
  for (uint32_t i = 0; i < c->n; i++)
    if (!(out[i] = qn_x_run(c->s, q, c->x[i], in))) return -1;
  return 0;
}

static qn_qcompute computing(query *p, qn_xnode **x, uint32_t n) {
  computer *c = QN_NEW(&p->q->arena, computer);
  *c = (computer){p->s, x, n};
  return (qn_qcompute){compute, c};
}

static int fail_item(query *p, const qn_qitem *item, const char *message) {
  (void)qn_q_fail(p->q, QN_ETYPE, "%s", message);
  if (p->q->err) {
    p->q->err->span = (qn_span){1, item->at, 1, item->at + (uint32_t)item->written.n};
    snprintf(p->q->err->file, sizeof p->q->err->file, "expression");
  }
  return -1;
}

/* --- reading the text --------------------------------------------------------------------------------------------------- */
static void use_name(void *user, const qn_node *n) {
  query *p = user;
  qn_sv name = qn_qtext_name(&p->text, qn_sym_sv(n->Name.id));
  for (uint32_t i = 0; i < p->used.n; i++)
    if (qn_sv_eq(p->used.data[i], name)) return;
  qn_vec_push(&p->q->arena, &p->used, name);
}

static int parse_items(query *p, qn_qitem *items, uint32_t n, bool stars, qn_node ***out) {
  *out = QN_NEW_N(&p->q->arena, qn_node *, n + 1);
  for (uint32_t i = 0; i < n; i++) {
    if (stars && strcmp(items[i].text, "*") == 0) {
      p->all = true;
      continue;
    }
    if (!((*out)[i] = qn_x_parse(&p->c, &items[i]))) return -1;
    qn_x_names((*out)[i], use_name, p);
  }
  return 0;
}

/* `--mean x`: every expression becomes mean(expression). */
static void fold_items(query *p, const char *fold) {
  for (uint32_t i = 0; i < p->text.items.n; i++) {
    qn_qitem *item = &p->text.items.data[i];
    item->text = qn_arena_printf(&p->q->arena, "%s(%s)", fold, item->text);
    item->at -= (uint32_t)strlen(fold) + 1;
  }
}

static int read_text(query *p) {
  const qn_query_config *c = p->config;
  p->text.limit = -1;
  if (qn_qtext_parse(p->q, &p->text, c->text, 0)) return -1;
  if (c->where && qn_qtext_parse(p->q, &p->text, c->where, 'w')) return -1;
  if (c->by && qn_qtext_parse(p->q, &p->text, c->by, 'b')) return -1;
  if (c->sort && qn_qtext_parse(p->q, &p->text, c->sort, 's')) return -1;
  if (c->limit > 0) p->text.limit = c->limit;
  if (c->fold) fold_items(p, c->fold);
  return parse_items(p, p->text.items.data, p->text.items.n, true, &p->items) || parse_items(p, p->text.by.data, p->text.by.n, false, &p->by) ||
                 parse_items(p, p->text.sort.data, p->text.sort.n, false, &p->sort) || parse_items(p, p->text.where.data, p->text.where.n, false, &p->where) ||
                 parse_items(p, p->text.having.data, p->text.having.n, false, &p->having)
             ? -1 : 0;
}

/* "a=float64,b=str" */
static int read_types(query *p) {
  const char *at = p->config->dtype;
  while (at && *at) {
    const char *end = at + strcspn(at, ","), *eq = memchr(at, '=', (size_t)(end - at));
    if (!eq || p->ntypes == 32) return qn_q_fail(p->q, QN_EINVAL, "--dtype is NAME=TYPE,…, not '%s'", p->config->dtype);
    qn_sv type = {eq + 1, (size_t)(end - eq - 1)};
    qn_dtype d;
    qn_qfield *f = &p->types[p->ntypes++];
    *f = (qn_qfield){.name = qn_arena_sv(&p->q->arena, (qn_sv){at, (size_t)(eq - at)})};
    if (qn_sv_is(type, "str") || qn_sv_is(type, "text")) f->type = QN_COL_STR;
    else if (qn_sv_is(type, "datetime")) f->type = QN_D_DATETIME64_US;
    else if (qn_sv_is(type, "date")) f->type = QN_D_DATETIME64_D;
    else if (qn_dtype_parse(type, &d) && (d == QN_D_INT64 || d == QN_D_UINT64 || d == QN_D_FLOAT64 || d == QN_D_BOOL || qn_dtype_is_moment(d))) f->type = (uint8_t)d;
    else return qn_q_fail(p->q, QN_EINVAL, "--dtype knows int64, uint64, float64, bool, str, date and datetime, not '%.*s'", (int)type.n, type.p);
    at = *end ? end + 1 : end;
  }
  return 0;
}

static int read_keys(query *p) {
  const char *at = p->config->join_on;
  if (!at || !*at) return qn_q_fail(p->q, QN_EINVAL, "--join needs --on KEY, or --on LEFT=RIGHT");
  while (*at) {
    const char *end = at + strcspn(at, ","), *eq = memchr(at, '=', (size_t)(end - at));
    if (p->nkeys == 16 || end == at) return qn_q_fail(p->q, QN_EINVAL, "--on takes 1 to 16 keys");
    p->lkeys[p->nkeys] = (qn_sv){at, (size_t)((eq ? eq : end) - at)};
    p->rkeys[p->nkeys] = eq ? (qn_sv){eq + 1, (size_t)(end - eq - 1)} : p->lkeys[p->nkeys];
    p->nkeys++;
    at = *end ? end + 1 : end;
  }
  return 0;
}

/* --- sources ----------------------------------------------------------------------------------------------------------------- */
static bool ends_with(qn_sv s, const char *end) {
  size_t n = strlen(end);
  return s.n > n && memcmp(s.p + s.n - n, end, n) == 0;
}

static bool wanted(void *user, qn_sv name) {
  query *p = user;
  qn_sv copy = qn_arena_sv(&p->q->arena, name);
  qn_vec_push(&p->q->arena, &p->known, copy);
  if (p->all) return true;
  for (int32_t i = 0; i < p->nkeys; i++)
    if (qn_sv_eq(name, p->lkeys[i]) || qn_sv_eq(name, p->rkeys[i])) return true;
  for (uint32_t i = 0; i < p->used.n; i++) {
    qn_sv u = p->used.data[i];
    if (qn_sv_eq(name, u)) return true;
    if (p->config->join && (ends_with(u, "_x") || ends_with(u, "_y")) && qn_sv_eq(name, (qn_sv){u.p, u.n - 2})) return true;
  }
  return false;
}

/* A path, or the files that match it. */
static int add_input(query *p, const char *path) {
  glob_t g;
  if (strcmp(path, "-") == 0 || !strpbrk(path, "*?[") || access(path, F_OK) == 0) {
    qn_vec_push(&p->q->arena, &p->inputs, path);
    return 0;
  }
  int status = glob(path, 0, NULL, &g);
  if (status) return qn_q_fail(p->q, QN_EIO, status == GLOB_NOMATCH ? "no file matches %s" : "cannot look for %s", path);
  for (size_t i = 0; i < g.gl_pathc; i++) {
    const char *copy = qn_arena_strndup(&p->q->arena, g.gl_pathv[i], strlen(g.gl_pathv[i]));
    qn_vec_push(&p->q->arena, &p->inputs, copy);
  }
  globfree(&g);
  return 0;
}

static int32_t key_column(query *p, const qn_qschema *s, qn_sv name, const char *side) {
  int32_t at = qn_qschema_find(s, name);
  if (at < 0) (void)qn_q_fail(p->q, QN_ENOTFOUND, "--on: the %s file has no column '%.*s'", side, (int)name.n, name.p);
  return at;
}

static int open_join(query *p, qn_qread read) {
  static const char *const hows[] = {"inner", "left", "right", "outer"};
  const char *how = p->config->join_how ? p->config->join_how : "inner";
  int which = 0;
  while (which < 4 && strcmp(how, hows[which]) != 0) which++;
  if (which == 4) return qn_q_fail(p->q, QN_EINVAL, "--how is inner, left, right or outer, not '%s'", how);
  const char *path = p->config->join;
  int64_t total = p->q->total;
  read.paths = &path;
  read.npaths = 1;
  qn_qop *right = qn_op_files(p->q, &read);
  if (!right) return -1;
  p->q->total += total;
  int32_t l[16], r[16];
  for (int32_t i = 0; i < p->nkeys; i++) {
    l[i] = key_column(p, &p->op->schema, p->lkeys[i], "first");
    r[i] = l[i] < 0 ? -1 : key_column(p, &right->schema, p->rkeys[i], "joined");
    if (r[i] < 0) return qn_op_close(right, p->q), -1;
  }
  p->op = qn_op_join(p->q, p->op, right, l, r, p->nkeys, (qn_qjoin)which);
  return p->op ? 0 : -1;
}

static int open_source(query *p) {
  const qn_query_config *c = p->config;
  qn_qread read = {.types = p->types, .ntypes = p->ntypes, .wanted = wanted, .user = p};
  if (c->delimiter) {
    read.delimiter = strcmp(c->delimiter, "\\t") == 0 ? '\t' : c->delimiter[0];
    if (!c->delimiter[0] || (c->delimiter[1] && read.delimiter != '\t')) return qn_q_fail(p->q, QN_EINVAL, "--delimiter is one character, not '%s'", c->delimiter);
  }
  if (c->join && read_keys(p)) return -1;
  if (c->in) {
    p->op = qn_op_arrow(p->q, c->in, &read);
  } else {
    for (size_t i = 0; i < c->n_inputs; i++)
      if (add_input(p, c->inputs[i])) return -1;
    read.paths = p->inputs.data;
    read.npaths = (int32_t)p->inputs.n;
    p->op = qn_op_files(p->q, &read);
  }
  if (!p->op) return -1;
  return c->join ? open_join(p, read) : 0;
}

/* The rows of p->op for which a condition on its columns is true. */
static int add_filter(query *p, const qn_qitem *item, const qn_node *n) {
  qn_xnode **x = QN_NEW_N(&p->q->arena, qn_xnode *, 1);
  p->c.schema = &p->op->schema;
  if (!(x[0] = qn_x_compile(&p->c, item, n))) return -1;
  if (x[0]->type != QN_D_BOOL) return fail_item(p, item, "a condition is a truth value, as in distance > 500");
  p->op = qn_op_filter(p->q, p->op, computing(p, x, 1));
  return p->op ? 0 : -1;
}

static int add_filters(query *p) {
  for (uint32_t i = 0; i < p->text.where.n; i++)
    if (add_filter(p, &p->text.where.data[i], p->where[i])) return -1;
  return 0;
}

/* --- rows --------------------------------------------------------------------------------------------------------------------- */
typedef struct outputs { /* columns of a projection */
  QN_VEC(qn_xnode *) x;
  QN_VEC(qn_qfield) fields;
} outputs;

static void add_output(query *p, outputs *o, qn_xnode *x, qn_sv name) {
  qn_qfield f = {.name = name, .type = x->type};
  if (x->kind == QN_X_COLUMN) f.zone = p->c.schema->fields[x->column].zone;
  qn_vec_push(&p->q->arena, &o->x, x);
  qn_vec_push(&p->q->arena, &o->fields, f);
}

static int project(query *p, const outputs *o) {
  p->op = qn_op_project(p->q, p->op, (qn_qschema){(int32_t)o->x.n, o->fields.data}, computing(p, o->x.data, o->x.n));
  return p->op ? 0 : -1;
}

static qn_sv item_name(const query *p, const qn_qitem *item) {
  if (item->name.p) return item->name;
  qn_sv ident = qn_sv_of(item->text), name = qn_qtext_name(&p->text, ident);
  return qn_sv_eq(ident, name) ? item->written : name;
}

static qn_xnode *column_ref(query *p, int32_t at) {
  qn_xnode *x = QN_NEW(&p->q->arena, qn_xnode);
  *x = (qn_xnode){.kind = QN_X_COLUMN, .type = p->c.schema->fields[at].type, .column = at};
  return x;
}

static int named_output(const outputs *o, uint32_t n, qn_sv name) {
  for (uint32_t i = 0; i < n; i++)
    if (qn_sv_eq(o->fields.data[i].name, name)) return (int)i;
  return -1;
}

/* Sorts by outputs or by hidden columns that come behind them; more: so many keys that decide ties. */
static int sort_rows(query *p, const qn_qsortkey *keys, uint32_t n, uint32_t hidden) {
  if (n) p->op = qn_op_sort(p->q, p->op, keys, (int32_t)n, p->text.limit, (int32_t)hidden);
  else if (p->text.limit >= 0) p->op = qn_op_limit(p->q, p->op, p->text.limit);
  return p->op ? 0 : -1;
}

static int plan_rows(query *p) {
  outputs o = {0};
  p->c.schema = &p->op->schema;
  for (uint32_t i = 0; i < p->text.items.n; i++) {
    const qn_qitem *item = &p->text.items.data[i];
    for (int32_t k = 0; !p->items[i] && k < p->op->schema.n; k++) add_output(p, &o, column_ref(p, k), p->op->schema.fields[k].name);
    if (!p->items[i]) continue;
    qn_xnode *x = qn_x_compile(&p->c, item, p->items[i]);
    if (!x) return -1;
    if (x->kind == QN_X_NUMBER || x->kind == QN_X_TEXT) return fail_item(p, item, "the expression names no column");
    add_output(p, &o, x, item_name(p, item));
  }
  uint32_t shown = o.x.n;
  qn_qsortkey *keys = QN_NEW_N(&p->q->arena, qn_qsortkey, p->text.sort.n + 1);
  for (uint32_t i = 0; i < p->text.sort.n; i++) {
    const qn_qitem *item = &p->text.sort.data[i];
    int at = named_output(&o, shown, item_name(p, item));
    if (at < 0) {
      qn_xnode *x = qn_x_compile(&p->c, item, p->sort[i]);
      if (!x) return -1;
      at = (int)o.x.n;
      add_output(p, &o, x, item->written);
    }
    keys[i] = (qn_qsortkey){at, item->down};
  }
  p->streams = p->text.sort.n == 0;
  if (project(p, &o)) return -1;
  return sort_rows(p, keys, p->text.sort.n, o.x.n - shown);
}

/* --- groups --------------------------------------------------------------------------------------------------------------------- */
static qn_qagg agg_of(const query *p, const qn_node *n) {
  if (n->kind != QN_AST_Call || n->Call.func->kind != QN_AST_Name || n->Call.keywords.n) return QN_QAGG_COUNT_;
  qn_sv name = qn_sym_sv(n->Call.func->Name.id);
  qn_qagg agg = qn_qagg_find(name);
  if (agg == QN_QAGG_COUNT_ || (p->op && qn_qschema_find(&p->op->schema, name) >= 0)) return QN_QAGG_COUNT_;
  uint32_t n_args = n->Call.args.n;
  if (agg == QN_QAGG_COUNT) return n_args <= 1 ? agg : QN_QAGG_COUNT_;
  if (agg == QN_QAGG_QUANTILE) return n_args == 2 ? agg : QN_QAGG_COUNT_;
  return n_args == 1 ? agg : QN_QAGG_COUNT_; /* min(a, b) is a function of a row */
}

typedef struct agg_walk {
  query *p;
  qn_qitem *item; /* its text gets identifiers in the places of aggregates; NULL: they are only counted */
  uint32_t found;
  int status;
} agg_walk;

static void find_aggs(void *user, qn_node *n) {
  agg_walk *w = user;
  query *p = w->p;
  qn_qagg agg = agg_of(p, n);
  if (agg == QN_QAGG_COUNT_) {
    qn_ast_children(n, find_aggs, w);
    return;
  }
  w->found++;
  if (!w->item || w->status) return;
  uint32_t at = n->span.col, len = n->span.end_col - at;
  qn_sv written = qn_arena_sv(&p->q->arena, (qn_sv){w->item->text + at, len});
  found_agg f = {.agg = agg, .item = *w->item, .written = written};
  f.item.text = qn_arena_strndup(&p->q->arena, w->item->text, strlen(w->item->text));
  if (n->Call.args.n && !(n->Call.args.items[0]->kind == QN_AST_Starred)) f.arg = n->Call.args.items[0];
  if (agg == QN_QAGG_QUANTILE) {
    const qn_node *v = n->Call.args.items[1];
    bool number = v->kind == QN_AST_Constant && (v->Constant.value.kind == QN_CONST_FLOAT || v->Constant.value.kind == QN_CONST_INT);
    f.quantile = !number ? -1 : v->Constant.value.kind == QN_CONST_INT ? (double)v->Constant.value.i : v->Constant.value.f;
    if (!(f.quantile >= 0 && f.quantile <= 1)) {
      w->status = fail_item(p, w->item, "quantile(x, q) takes a number q from 0 to 1");
      return;
    }
  }
  agg_walk inner = {.p = p};
  if (f.arg) find_aggs(&inner, (qn_node *)(uintptr_t)f.arg);
  if (inner.found) {
    w->status = fail_item(p, w->item, "an aggregate of an aggregate");
    return;
  }
  uint32_t k = 0;
  while (k < p->aggs.n && !(qn_sv_eq(p->aggs.data[k].written, written))) k++;
  if (k == p->aggs.n) {
    char name[16];
    snprintf(name, sizeof name, "A%u", k);
    f.ident = qn_arena_sv(&p->q->arena, qn_sv_of(name));
    qn_vec_push(&p->q->arena, &p->aggs, f);
  }
  memset(w->item->text + at, ' ', len); /* an aggregate is at least 5 letters long */
  memcpy(w->item->text + at, p->aggs.data[k].ident.p, p->aggs.data[k].ident.n);
}

static uint32_t count_aggs(query *p, qn_node *n) {
  agg_walk w = {.p = p};
  if (n) find_aggs(&w, n);
  return w.found;
}

/* The item with identifiers for its aggregates, parsed again. */
static int replace_aggs(query *p, qn_qitem *item, qn_node **n) {
  agg_walk w = {.p = p, .item = item};
  find_aggs(&w, *n);
  if (w.status) return -1;
  return !w.found || (*n = qn_x_parse(&p->c, item)) ? 0 : -1;
}

/* The projection in front: keys, then arguments; the aggregates over them. */
static int plan_group(query *p) {
  outputs o = {0};
  uint32_t nkeys = p->text.by.n;
  p->c.schema = &p->op->schema;
  for (uint32_t i = 0; i < nkeys; i++) {
    if (count_aggs(p, p->by[i])) return fail_item(p, &p->text.by.data[i], "a key is an expression over rows, not an aggregate");
    qn_xnode *x = qn_x_compile(&p->c, &p->text.by.data[i], p->by[i]);
    if (!x) return -1;
    add_output(p, &o, x, item_name(p, &p->text.by.data[i]));
  }
  qn_qaggspec *specs = QN_NEW_N(&p->q->arena, qn_qaggspec, p->aggs.n + 1);
  for (uint32_t i = 0; i < p->aggs.n; i++) {
    found_agg *f = &p->aggs.data[i];
    specs[i] = (qn_qaggspec){.agg = f->agg, .input = -1, .q = f->quantile, .name = f->written};
    if (!f->arg) continue;
    qn_sv arg = {f->item.text + f->arg->span.col, f->arg->span.end_col - f->arg->span.col};
    int known = -1;
    for (uint32_t k = nkeys; k < o.x.n; k++)
      if (qn_sv_eq(o.fields.data[k].name, arg)) known = (int)k;
    if (known < 0) {
      qn_xnode *x = qn_x_compile(&p->c, &f->item, f->arg);
      if (!x) return -1;
      known = (int)o.x.n;
      add_output(p, &o, x, arg);
    }
    specs[i].input = known;
  }
  if (o.x.n == 0) add_output(p, &o, column_ref(p, 0), QN_SV("rows")); /* count() alone: any column has as many rows */
  if (project(p, &o)) return -1;
  p->op = qn_op_group(p->q, p->op, (int32_t)nkeys, specs, (int32_t)p->aggs.n);
  return p->op ? 0 : -1;
}

static int key_named(const query *p, const qn_qitem *item) {
  for (uint32_t i = 0; i < p->text.by.n; i++)
    if (qn_sv_eq(p->text.by.data[i].written, item->written) || qn_sv_eq(item_name(p, &p->text.by.data[i]), qn_qtext_name(&p->text, qn_sv_of(item->text)))) return (int)i;
  return -1;
}

static qn_xnode *group_item(query *p, const qn_qitem *item, const qn_node *n) {
  int key = key_named(p, item);
  if (key >= 0) return column_ref(p, key);
  qn_xnode *x = qn_x_compile(&p->c, item, n);
  if (!x && p->q->err && p->q->err->status == QN_ENOTFOUND) {
    qn_span span = p->q->err->span;
    (void)qn_q_fail(p->q, QN_ENOTFOUND, "'%.*s' is neither a key nor inside of an aggregate such as mean(…)", (int)item->written.n, item->written.p);
    p->q->err->span = span;
    snprintf(p->q->err->file, sizeof p->q->err->file, "expression");
  }
  return x;
}

/* The schema behind the groups, with the aggregates under their identifiers. */
static const qn_qschema *group_schema(query *p) {
  qn_qschema *s = QN_NEW(&p->q->arena, qn_qschema);
  uint32_t nkeys = p->text.by.n;
  *s = (qn_qschema){p->op->schema.n, QN_NEW_N(&p->q->arena, qn_qfield, p->op->schema.n + 1)};
  for (int32_t i = 0; i < s->n; i++) {
    s->fields[i] = p->op->schema.fields[i];
    if ((uint32_t)i >= nkeys) s->fields[i].name = p->aggs.data[(uint32_t)i - nkeys].ident;
  }
  return s;
}

/* The first n columns: of one row, which needs no order. */
static int only_shown(query *p, uint32_t n) {
  outputs o = {0};
  p->c.schema = &p->op->schema;
  for (uint32_t i = 0; i < n; i++) add_output(p, &o, column_ref(p, (int32_t)i), p->op->schema.fields[i].name);
  if (project(p, &o)) return -1;
  return sort_rows(p, NULL, 0, 0);
}

/* Conditions on groups speak of outputs, keys and aggregates: o has them all, the latter behind those that are shown. */
static int filter_groups(query *p) {
  for (uint32_t i = 0; i < p->text.having.n; i++) {
    const qn_qitem *item = &p->text.having.data[i];
    if (!add_filter(p, item, p->having[i])) continue;
    if (p->q->err && p->q->err->status == QN_ENOTFOUND) {
      const qn_span span = p->q->err->span;
      (void)qn_q_fail(p->q, QN_ENOTFOUND, "having speaks of keys, outputs and aggregates such as count() > 10");
      p->q->err->span = span;
      snprintf(p->q->err->file, sizeof p->q->err->file, "expression");
    }
    return -1;
  }
  return 0;
}

static int plan_groups(query *p) {
  outputs o = {0};
  uint32_t nkeys = p->text.by.n;
  for (uint32_t i = 0; i < p->text.items.n; i++) {
    if (!p->items[i]) return fail_item(p, &p->text.items.data[i], "'*' is all columns of a row: groups have none");
    if (replace_aggs(p, &p->text.items.data[i], &p->items[i])) return -1;
  }
  for (uint32_t i = 0; i < p->text.sort.n; i++)
    if (replace_aggs(p, &p->text.sort.data[i], &p->sort[i])) return -1;
  for (uint32_t i = 0; i < p->text.having.n; i++)
    if (replace_aggs(p, &p->text.having.data[i], &p->having[i])) return -1;
  if (plan_group(p)) return -1;
  p->c.schema = group_schema(p);
  bool keys_listed = false;
  for (uint32_t i = 0; i < p->text.items.n; i++) keys_listed = keys_listed || key_named(p, &p->text.items.data[i]) >= 0;
  for (uint32_t i = 0; i < nkeys && !keys_listed; i++) add_output(p, &o, column_ref(p, (int32_t)i), p->op->schema.fields[i].name);
  for (uint32_t i = 0; i < p->text.items.n; i++) {
    const qn_qitem *item = &p->text.items.data[i];
    qn_xnode *x = group_item(p, item, p->items[i]);
    if (!x) return -1;
    if (x->kind == QN_X_NUMBER || x->kind == QN_X_TEXT) return fail_item(p, item, "the expression names no column");
    add_output(p, &o, x, item_name(p, item));
  }
  uint32_t shown = o.x.n, n = 0;
  qn_qsortkey *keys = QN_NEW_N(&p->q->arena, qn_qsortkey, p->text.sort.n + nkeys + 1);
  for (uint32_t i = 0; i < p->text.sort.n; i++) {
    const qn_qitem *item = &p->text.sort.data[i];
    int at = named_output(&o, shown, item_name(p, item));
    if (at < 0) {
      qn_xnode *x = group_item(p, item, p->sort[i]);
      if (!x) return -1;
      at = (int)o.x.n;
      add_output(p, &o, x, item->written);
    }
    keys[n++] = (qn_qsortkey){at, item->down};
  }
  for (uint32_t i = 0; i < nkeys; i++) { /* the keys decide ties, and the order when nothing else does */
    keys[n++] = (qn_qsortkey){(int32_t)o.x.n, false};
    add_output(p, &o, column_ref(p, (int32_t)i), p->op->schema.fields[i].name);
  }
  for (uint32_t i = 0; p->text.having.n && i < p->aggs.n; i++) add_output(p, &o, column_ref(p, (int32_t)(nkeys + i)), p->aggs.data[i].ident);
  if (project(p, &o) || filter_groups(p)) return -1;
  return n || o.x.n == shown ? sort_rows(p, keys, n, o.x.n - shown) : only_shown(p, shown);
}

/* --- the plan ------------------------------------------------------------------------------------------------------------------- */
static int load_kernels(query *p) {
  const char *path = p->config->kernels;
  qn_sv text;
  if (!path) return 0;
  if (qn_read_file(p->s->alloc, path, &text, p->q->err) != QN_OK) return -1;
  qn_status status = qn_module_create(p->s, path, text.p, text.n, &p->c.kernels, p->q->err);
  qn_free(p->s->alloc, (char *)(uintptr_t)text.p, text.n + 1);
  const char *name;
  for (size_t i = 0; status == QN_OK && (name = qn_module_function(p->c.kernels, i)) != NULL; i++) { /* undecorated ones are meant too */
    qn_value v;
    qn_sym sym = qn_sym_of(&p->s->rt, name);
    if (!sym || qn_script_get(&p->s->rt, p->c.kernels->script, sym, &v) != 1) continue;
    qn_fnstate *f = qn_is(v, QN_K_FUNCTION) ? qn_fnstate_of(p->s, v, NULL, QN_RULES_NUMBA) : NULL;
    if (f) f->kfunc.not_kernel = false;
    qn_release(&p->s->rt, v);
  }
  return status == QN_OK ? 0 : -1;
}

static int plan(query *p) {
  p->c = (qn_xcompile){.s = p->s, .q = p->q, .text = &p->text};
  if (load_kernels(p) || read_types(p) || read_text(p) || open_source(p)) return -1;
  p->c.known = p->known.data;
  p->c.nknown = p->known.n;
  if (add_filters(p)) return -1;
  bool groups = p->text.by.n > 0;
  for (uint32_t i = 0; i < p->text.items.n; i++) groups = groups || count_aggs(p, p->items[i]);
  for (uint32_t i = 0; i < p->text.sort.n; i++) groups = groups || count_aggs(p, p->sort[i]);
  for (uint32_t i = 0; i < p->text.having.n; i++) groups = groups || count_aggs(p, p->having[i]);
  if (!groups && p->text.having.n) return fail_item(p, &p->text.having.data[0], "having is a condition on groups: it needs aggregates or by; rows are chosen with where");
  return groups ? plan_groups(p) : plan_rows(p);
}

static void query_close(query *p) {
  const qn_allocator *a = p->s->alloc;
  if (p->q) {
    if (p->op) qn_op_close(p->op, p->q);
    qn_q_free(p->q);
  }
  qn_free(a, p, sizeof *p);
}

/* Types that a run before had to widen. */
typedef struct settled {
  char names[32][256];
  uint8_t types[32];
  int32_t n;
} settled;

static void progress(void *user, qn_q *q) {
  query *p = user;
  double now = qn_time_seconds();
  char text[160];
  if (now - p->shown < 0.2) return;
  bool first = p->shown == 0;
  p->shown = now;
  if (first) return;
  double mb = (double)q->done / 1e6;
  int n = q->total ? snprintf(text, sizeof text, "\r%5.1f%%  %.0f of %.0f MB\x1b[K", 100.0 * (double)q->done / (double)q->total, mb, (double)q->total / 1e6)
                   : snprintf(text, sizeof text, "\r%.0f MB\x1b[K", mb);
  (void)qn_session_write(p->s, 2, text, (size_t)n);
}

static qn_status query_open(qn_session *s, const qn_query_config *config, const settled *known, qn_error *err, query **out) {
  query *p = qn_alloc(s->alloc, sizeof *p);
  if (!p) return qn_error_set(err, QN_ENOMEM, "out of memory");
  memset(p, 0, sizeof *p);
  p->s = s;
  p->config = config;
  if (!(p->q = qn_q_new(s->alloc, config->memory, err))) {
    query_close(p);
    return qn_error_set(err, QN_ENOMEM, "out of memory");
  }
  for (int32_t i = 0; known && i < known->n; i++)
    p->types[p->ntypes++] = (qn_qfield){.name = qn_sv_of(known->names[i]), .type = known->types[i], .zone = QN_SV("widened")};
  if (config->flags & QN_QUERY_PROGRESS) p->q->progress = progress, p->q->user = p;
  jmp_buf oom;
  p->q->arena.oom = &oom;
  int status = setjmp(oom) ? qn_q_memory(p->q) : plan(p);
  p->q->arena.oom = NULL;
  *out = p;
  return status ? (err->status ? err->status : QN_EINTERNAL) : QN_OK;
}

static void end_progress(query *p) {
  if (p->shown > 0 && p->config->flags & QN_QUERY_PROGRESS) (void)qn_session_write(p->s, 2, "\r\x1b[K", 4);
}

/* Rows as text to fd 1. *begun: something was written. */
static int print_rows(query *p, bool *begun) {
  bool bare = p->text.items.n == 1 && !p->all && !p->text.items.data[0].name.p && p->text.by.n == 0 && p->op->schema.n == 1;
  qn_buf text;
  qn_batch b;
  int got = 0, status = 0;
  qn_buf_init(&text, p->q->alloc);
  if (!bare) status = qn_csv_header(p->q, &p->op->schema, &text);
  while (status == 0 && (got = qn_op_next(p->op, p->q, &b)) > 0) {
    status = qn_csv_rows(p->q, &p->op->schema, &b, bare, &text);
    qn_batch_deinit(p->q, &b);
    if (status) break;
    if (text.n) *begun = true;
    end_progress(p);
    if (text.n && (qn_session_write(p->s, 1, text.p, text.n) || qn_session_flush(p->s))) status = qn_q_fail(p->q, QN_EIO, "cannot write the result");
    qn_buf_reset(&text);
  }
  if (status == 0 && got == 0 && text.n && qn_session_write(p->s, 1, text.p, text.n)) status = qn_q_fail(p->q, QN_EIO, "cannot write the result");
  qn_buf_deinit(&text);
  return status || got < 0 ? -1 : 0;
}

/* Rows that are printed as they are read cannot be taken back: the types are settled by a look at everything first. */
static int read_through(query *p) {
  qn_batch b;
  int got;
  while ((got = qn_op_next(p->op, p->q, &b)) > 0) qn_batch_deinit(p->q, &b);
  return got;
}

static bool note_widened(settled *known, const qn_q *q) {
  int32_t i = 0;
  if (!q->widened) return false;
  while (i < known->n && strcmp(known->names[i], q->widened_name) != 0) i++;
  if (i == 32) return false;
  snprintf(known->names[i], sizeof known->names[i], "%s", q->widened_name);
  known->types[i] = q->widened_type;
  if (i == known->n) known->n++;
  return true;
}

static bool rereadable(const qn_query_config *c) {
  if (c->in || (c->join && strcmp(c->join, "-") == 0)) return false;
  for (size_t i = 0; i < c->n_inputs; i++) {
    FILE *f = strcmp(c->inputs[i], "-") == 0 ? NULL : fopen(c->inputs[i], "rb");
    bool plain = f && fseek(f, 0, SEEK_END) == 0;
    if (f) fclose(f);
    if (!plain && !strpbrk(c->inputs[i], "*?[")) return false;
  }
  return true;
}

static qn_status check_config(const qn_query_config *c, qn_error *err) {
  if (!c || c->struct_size != sizeof *c) return qn_error_set(err, QN_EVERSION, "qn_query_config has another size");
  if (!c->text) return qn_error_set(err, QN_EINVAL, "a query needs a text");
  if (!c->in && !c->n_inputs) return qn_error_set(err, QN_EINVAL, "a query needs files or a stream");
  if (c->memory && c->memory < 1 << 20) return qn_error_set(err, QN_EINVAL, "a query needs at least 1 MB of memory");
  return QN_OK;
}

qn_status qn_query_run(qn_session *s, const qn_query_config *config, qn_error *err) {
  qn_error own = {0};
  settled *known = qn_alloc(s->alloc, sizeof *known);
  qn_status status = check_config(config, &own);
  if (!known) status = qn_error_set(&own, QN_ENOMEM, "out of memory");
  else memset(known, 0, sizeof *known);
  bool again = status == QN_OK, looked = false;
  for (int round = 0; again && round < 96; round++) {
    query *p = NULL;
    bool begun = false;
    own = (qn_error){0};
    double t0 = qn_time_seconds();
    status = query_open(s, config, known, &own, &p);
    s->timing.read += qn_time_seconds() - t0;
    again = false;
    if (status == QN_OK) {
      bool look = p->streams && !config->output && !looked && p->text.limit < 0 && p->q->total > (config->memory ? 64 << 10 : 8 << 20) && rereadable(config);
      t0 = qn_time_seconds();
      int failed = look ? read_through(p) : config->output ? qn_q_write(p->q, p->op, config->output, config->compression) : print_rows(p, &begun);
      s->timing.run += qn_time_seconds() - t0;
      end_progress(p);
      if (failed) status = own.status ? own.status : QN_EINTERNAL;
      else if (look) again = looked = true;
    }
    if (status != QN_OK && p && p->q && !begun && rereadable(config)) again = note_widened(known, p->q);
    if (p) query_close(p);
  }
  qn_free(s->alloc, known, sizeof *known);
  if (qn_session_flush(s) && status == QN_OK) status = qn_error_set(&own, QN_EIO, "cannot write the result");
  if (status != QN_OK && err) *err = own;
  return status;
}

/* --- as a stream ------------------------------------------------------------------------------------------------------------------ */
typedef struct query_stream {
  qn_query_config config;
  qn_error error;
  query *p;
  const qn_allocator *alloc;
} query_stream;

static void keep_memory(void *user) { __atomic_add_fetch(&((qn_qmemory *)user)->rc, 1, __ATOMIC_RELAXED); }
static void drop_memory(void *user) { qn_qmemory_drop(user); }
static qn_akeep memory_of(query *p) { return (qn_akeep){keep_memory, drop_memory, p->q->memory}; }
static int code_of(const query_stream *x) { return x->error.status == QN_ENOMEM ? 12 : x->error.status == QN_EIO ? 5 : 22; }

static int stream_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
  query_stream *x = stream->private_data;
  query *p = x->p;
  qn_afield *fields = qn_q_afields(p->q, &p->op->schema);
  if (!fields) return code_of(x);
  qn_status status = qn_arrow_export_schema(p->q->alloc, fields, p->op->schema.n, memory_of(p), out, &x->error);
  qn_q_afields_free(p->q, &p->op->schema, fields);
  return status == QN_OK ? 0 : code_of(x);
}

static int stream_next(struct ArrowArrayStream *stream, struct ArrowArray *out) {
  query_stream *x = stream->private_data;
  query *p = x->p;
  qn_batch b;
  memset(out, 0, sizeof *out);
  int got = qn_op_next(p->op, p->q, &b);
  if (got == 0) return 0;
  if (got < 0) return code_of(x);
  qn_status status = qn_arrow_export(p->q->alloc, b.cols, b.ncols, b.nrows, memory_of(p), out, &x->error);
  qn_batch_deinit(p->q, &b);
  return status == QN_OK ? 0 : code_of(x);
}

static const char *stream_error(struct ArrowArrayStream *stream) {
  query_stream *x = stream->private_data;
  return x->error.message[0] ? x->error.message : NULL;
}

static void stream_release(struct ArrowArrayStream *stream) {
  query_stream *x = stream->private_data;
  query_close(x->p);
  qn_free(x->alloc, x, sizeof *x);
  stream->release = NULL;
}

qn_status qn_query_open(qn_session *s, const qn_query_config *config, struct ArrowArrayStream *out, qn_error *err) {
  qn_status status = check_config(config, err);
  if (status != QN_OK) return status;
  if (!out || config->output) return qn_error_set(err, QN_EINVAL, "a query as a stream needs a stream and writes no file");
  query_stream *x = qn_alloc(s->alloc, sizeof *x);
  if (!x) return qn_error_set(err, QN_ENOMEM, "out of memory");
  *x = (query_stream){.config = *config, .alloc = s->alloc};
  status = query_open(s, &x->config, NULL, &x->error, &x->p);
  if (status != QN_OK) {
    if (err) *err = x->error;
    if (x->p) query_close(x->p);
    qn_free(x->alloc, x, sizeof *x);
    return status;
  }
  *out = (struct ArrowArrayStream){stream_schema, stream_next, stream_error, stream_release, x};
  return QN_OK;
}

qn_status qn_eval_csv(qn_session *s, const char *text, const char *csv_path, const char *fold, qn_error *err) {
  qn_query_config c = {.struct_size = sizeof c, .text = text, .fold = fold, .inputs = &csv_path, .n_inputs = 1};
  return qn_query_run(s, &c, err);
}
