/* query_plan.c - from clauses to a pipeline: rows are filtered and projected, or projected, grouped and projected again; then sorted. */
#include <glob.h>
#include <unistd.h>

#include "engine/query_plan.h"

typedef struct computer { /* what a project or filter operator computes */
  qn_session *s;
  qn_xnode **x;
  uint32_t n;
} computer;

static int compute(void *user, qn_q *q, const qn_batch *in, qn_column **out) {
  computer *c = user;
  for (uint32_t i = 0; i < c->n; i++)
    if (!(out[i] = qn_x_run(c->s, q, c->x[i], in))) return -1;
  return 0;
}

static qn_qcompute computing(qn_qplan *p, qn_xnode **x, uint32_t n) {
  computer *c = QN_NEW(&p->q->arena, computer);
  *c = (computer){p->s, x, n};
  return (qn_qcompute){compute, c};
}

static int fail_item(qn_qplan *p, const qn_qitem *item, const char *message) {
  (void)qn_q_fail(p->q, QN_ETYPE, "%s", message);
  if (p->q->err) {
    p->q->err->span = (qn_span){1, item->at, 1, item->at + (uint32_t)item->written.n};
    snprintf(p->q->err->file, sizeof p->q->err->file, "expression");
  }
  return -1;
}

/* --- what --explain tells ----------------------------------------------------------------------------------------------- */
static uint32_t kernels_of(const qn_xnode *x) {
  uint32_t n = x->kind == QN_X_KERNEL;
  for (uint32_t i = 0; i < x->n; i++) n += kernels_of(x->args[i]);
  return n;
}

static const char *say_kernels(qn_qplan *p, qn_xnode *const *x, uint32_t n) {
  uint32_t found = 0;
  for (uint32_t i = 0; i < n; i++) found += kernels_of(x[i]);
  return found ? qn_arena_printf(&p->q->arena, " (%u kernel%s)", (unsigned)found, found == 1 ? "" : "s") : "";
}

static const char *say_names(qn_qplan *p, const qn_qschema *s, int32_t from, int32_t to) {
  const char *out = "";
  for (int32_t i = from; i < to; i++) out = qn_arena_printf(&p->q->arena, "%s%s%.*s", out, i > from ? ", " : "", (int)s->fields[i].name.n, s->fields[i].name.p);
  return out;
}

/* The operator as a step of the plan, which `what` names and which has taken some seconds already. NULL: there is none. */
static qn_qop *step(qn_qplan *p, qn_qop *op, const char *what, double seconds) {
  if (!op || !(p->config->flags & QN_QUERY_EXPLAIN)) return op;
  qn_qstep *s = QN_NEW(&p->q->arena, qn_qstep);
  *s = (qn_qstep){.what = qn_sv_of(what), .seconds = seconds};
  qn_vec_push(&p->q->arena, &p->steps, s);
  return qn_op_watch(p->q, op, s);
}

static int planned(qn_qplan *p, const char *what) {
  p->op = step(p, p->op, what, 0);
  return p->op ? 0 : -1;
}

/* --- reading the text --------------------------------------------------------------------------------------------------- */
static void use_name(void *user, const qn_node *n) {
  qn_qplan *p = user;
  qn_sv name = qn_qtext_name(&p->text, qn_sym_sv(n->Name.id));
  for (uint32_t i = 0; i < p->used.n; i++)
    if (qn_sv_eq(p->used.data[i], name)) return;
  qn_vec_push(&p->q->arena, &p->used, name);
}

static int parse_items(qn_qplan *p, qn_qitem *items, uint32_t n, bool stars, qn_node ***out) {
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
static void fold_items(qn_qplan *p, const char *fold) {
  for (uint32_t i = 0; i < p->text.items.n; i++) {
    qn_qitem *item = &p->text.items.data[i];
    item->text = qn_arena_printf(&p->q->arena, "%s(%s)", fold, item->text);
    item->at -= (uint32_t)strlen(fold) + 1;
  }
}

static int read_text(qn_qplan *p) {
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
static int read_types(qn_qplan *p) {
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

static int read_keys(qn_qplan *p) {
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
  qn_qplan *p = user;
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
static int add_input(qn_qplan *p, const char *path) {
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

static int32_t key_column(qn_qplan *p, const qn_qschema *s, qn_sv name, const char *side) {
  int32_t at = qn_qschema_find(s, name);
  if (at < 0) (void)qn_q_fail(p->q, QN_ENOTFOUND, "--on: the %s file has no column '%.*s'", side, (int)name.n, name.p);
  return at;
}

/* Without paths: the config's stream. */
static qn_qop *open_files(qn_qplan *p, const qn_qread *r) {
  const double begin = qn_time_seconds();
  const uint32_t known = p->known.n;
  qn_qop *op = r->npaths ? qn_op_files(p->q, r) : qn_op_arrow(p->q, p->config->in, r);
  const double took = qn_time_seconds() - begin;
  p->opening += took;
  if (!op || !(p->config->flags & QN_QUERY_EXPLAIN)) return op;
  const char *more = r->npaths > 1 ? qn_arena_printf(&p->q->arena, " and %d more", (int)r->npaths - 1) : "";
  return step(p, op, qn_arena_printf(&p->q->arena, "read %s%s: %d of %u columns", r->npaths ? r->paths[0] : "a stream", more, (int)op->schema.n, (unsigned)(p->known.n - known)), took);
}

static int open_join(qn_qplan *p, qn_qread read) {
  static const char *const hows[] = {"inner", "left", "right", "outer"};
  const char *how = p->config->join_how ? p->config->join_how : "inner";
  int which = 0;
  while (which < 4 && strcmp(how, hows[which]) != 0) which++;
  if (which == 4) return qn_q_fail(p->q, QN_EINVAL, "--how is inner, left, right or outer, not '%s'", how);
  const char *path = p->config->join;
  int64_t total = p->q->total;
  read.paths = &path;
  read.npaths = 1;
  qn_qop *right = open_files(p, &read);
  if (!right) return -1;
  p->q->total += total;
  int32_t l[16], r[16];
  for (int32_t i = 0; i < p->nkeys; i++) {
    l[i] = key_column(p, &p->op->schema, p->lkeys[i], "first");
    r[i] = l[i] < 0 ? -1 : key_column(p, &right->schema, p->rkeys[i], "joined");
    if (r[i] < 0) return qn_op_close(right, p->q), -1;
  }
  p->op = qn_op_join(p->q, p->op, right, l, r, p->nkeys, (qn_qjoin)which);
  return planned(p, qn_arena_printf(&p->q->arena, "join %s on %s (%s)", path, p->config->join_on, how));
}

static int open_source(qn_qplan *p) {
  const qn_query_config *c = p->config;
  qn_qread read = {.types = p->types, .ntypes = p->ntypes, .wanted = wanted, .user = p};
  if (c->delimiter) {
    read.delimiter = strcmp(c->delimiter, "\\t") == 0 ? '\t' : c->delimiter[0];
    if (!c->delimiter[0] || (c->delimiter[1] && read.delimiter != '\t')) return qn_q_fail(p->q, QN_EINVAL, "--delimiter is one character, not '%s'", c->delimiter);
  }
  if (c->join && read_keys(p)) return -1;
  for (size_t i = 0; !c->in && i < c->n_inputs; i++)
    if (add_input(p, c->inputs[i])) return -1;
  read.paths = p->inputs.data;
  read.npaths = (int32_t)p->inputs.n;
  if (!(p->op = open_files(p, &read))) return -1;
  return c->join ? open_join(p, read) : 0;
}

/* The rows of p->op for which a condition on its columns is true. */
static int add_filter(qn_qplan *p, const qn_qitem *item, const qn_node *n) {
  qn_xnode **x = QN_NEW_N(&p->q->arena, qn_xnode *, 1);
  p->c.schema = &p->op->schema;
  if (!(x[0] = qn_x_compile(&p->c, item, n))) return -1;
  if (x[0]->type != QN_D_BOOL) return fail_item(p, item, "a condition is a truth value, as in distance > 500");
  p->op = qn_op_filter(p->q, p->op, computing(p, x, 1));
  return planned(p, qn_arena_printf(&p->q->arena, "filter %.*s%s", (int)item->written.n, item->written.p, say_kernels(p, x, 1)));
}

static uint32_t count_aggs(qn_qplan *p, qn_node *n);
static int add_filters(qn_qplan *p) {
  for (uint32_t i = 0; i < p->text.where.n; i++)
    if (count_aggs(p, p->where[i])) return fail_item(p, &p->text.where.data[i], "where is a condition on rows: conditions on aggregates follow 'having'");
    else if (add_filter(p, &p->text.where.data[i], p->where[i])) return -1;
  return 0;
}

/* --- rows --------------------------------------------------------------------------------------------------------------------- */
typedef struct outputs { /* columns of a projection */
  QN_VEC(qn_xnode *) x;
  QN_VEC(qn_qfield) fields;
} outputs;

static void add_output(qn_qplan *p, outputs *o, qn_xnode *x, qn_sv name) {
  qn_qfield f = {.name = name, .type = x->type};
  if (x->kind == QN_X_COLUMN) f.zone = p->c.schema->fields[x->column].zone;
  qn_vec_push(&p->q->arena, &o->x, x);
  qn_vec_push(&p->q->arena, &o->fields, f);
}

static int project(qn_qplan *p, const outputs *o) {
  p->op = qn_op_project(p->q, p->op, (qn_qschema){(int32_t)o->x.n, o->fields.data}, computing(p, o->x.data, o->x.n));
  if (!p->op) return -1;
  return planned(p, qn_arena_printf(&p->q->arena, "project %s%s", say_names(p, &p->op->schema, 0, p->op->schema.n), say_kernels(p, o->x.data, o->x.n)));
}

static qn_sv item_name(const qn_qplan *p, const qn_qitem *item) {
  if (item->name.p) return item->name;
  qn_sv ident = qn_sv_of(item->text), name = qn_qtext_name(&p->text, ident);
  return qn_sv_eq(ident, name) ? item->written : name;
}

static qn_xnode *column_ref(qn_qplan *p, int32_t at) {
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
static int sort_rows(qn_qplan *p, const qn_qsortkey *keys, uint32_t n, uint32_t hidden) {
  if (n) p->op = qn_op_sort(p->q, p->op, keys, (int32_t)n, p->text.limit, (int32_t)hidden);
  else if (p->text.limit >= 0) p->op = qn_op_limit(p->q, p->op, p->text.limit);
  else return p->op ? 0 : -1;
  const char *limit = p->text.limit < 0 ? "" : qn_arena_printf(&p->q->arena, "%sfirst %lld rows", n ? ", " : "", (long long)p->text.limit);
  return planned(p, n ? qn_arena_printf(&p->q->arena, "sort by %u key%s%s", (unsigned)n, n == 1 ? "" : "s", limit) : limit);
}

static int plan_rows(qn_qplan *p) {
  outputs o = {0};
  p->c.schema = &p->op->schema;
  for (uint32_t i = 0; i < p->text.items.n; i++) {
    const qn_qitem *item = &p->text.items.data[i];
    for (int32_t k = 0; !p->items[i] && k < p->op->schema.n; k++) add_output(p, &o, column_ref(p, k), p->op->schema.fields[k].name);
    if (!p->items[i]) continue;
    qn_xnode *x = qn_x_compile(&p->c, item, p->items[i]);
    if (!x) return -1;
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
static qn_qagg agg_of(const qn_node *n) {
  if (n->kind != QN_AST_Call || n->Call.func->kind != QN_AST_Name || n->Call.keywords.n) return QN_QAGG_COUNT_;
  qn_sv name = qn_sym_sv(n->Call.func->Name.id);
  qn_qagg agg = qn_qagg_find(name);
  if (agg == QN_QAGG_COUNT_) return agg;
  uint32_t n_args = n->Call.args.n;
  if (agg == QN_QAGG_COUNT) return n_args <= 1 ? agg : QN_QAGG_COUNT_;
  if (agg == QN_QAGG_QUANTILE) return n_args == 2 ? agg : QN_QAGG_COUNT_;
  return n_args == 1 ? agg : QN_QAGG_COUNT_; /* min(a, b) is a function of a row */
}

typedef struct agg_walk {
  qn_qplan *p;
  qn_qitem *item; /* its text gets identifiers in the places of aggregates; NULL: they are only counted */
  uint32_t found;
  int status;
} agg_walk;

static void find_aggs(void *user, qn_node *n) {
  agg_walk *w = user;
  qn_qplan *p = w->p;
  qn_qagg agg = agg_of(n);
  if (agg == QN_QAGG_COUNT_) {
    qn_ast_children(n, find_aggs, w);
    return;
  }
  w->found++;
  if (!w->item || w->status) return;
  uint32_t at = n->span.col, len = n->span.end_col - at;
  qn_sv written = qn_arena_sv(&p->q->arena, (qn_sv){w->item->text + at, len});
  qn_qfound f = {.agg = agg, .item = *w->item, .written = written};
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

static uint32_t count_aggs(qn_qplan *p, qn_node *n) {
  agg_walk w = {.p = p};
  if (n) find_aggs(&w, n);
  return w.found;
}

/* The item with identifiers for its aggregates, parsed again. */
static int replace_aggs(qn_qplan *p, qn_qitem *item, qn_node **n) {
  agg_walk w = {.p = p, .item = item};
  find_aggs(&w, *n);
  if (w.status) return -1;
  return !w.found || (*n = qn_x_parse(&p->c, item)) ? 0 : -1;
}

/* Which names expressions may use beside columns: of outputs that are made of rows, and of keys; of groups: of all outputs. */
static void name_outputs(qn_qplan *p, bool groups) {
  p->c.outputs = QN_NEW_N(&p->q->arena, qn_xoutput, p->text.items.n + p->text.by.n + 1);
  p->c.noutputs = 0;
  for (uint32_t i = 0; i < p->text.items.n; i++)
    if (p->items[i] && p->text.items.data[i].name.p && (groups || !count_aggs(p, p->items[i])))
      p->c.outputs[p->c.noutputs++] = (qn_xoutput){.item = &p->text.items.data[i], .node = p->items[i]};
  for (uint32_t i = 0; !groups && i < p->text.by.n; i++)
    if (p->text.by.data[i].name.p) p->c.outputs[p->c.noutputs++] = (qn_xoutput){.item = &p->text.by.data[i], .node = p->by[i]};
}

/* The projection in front: keys, then arguments; the aggregates over them. */
static int plan_group(qn_qplan *p) {
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
    qn_qfound *f = &p->aggs.data[i];
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
  if (!p->op) return -1;
  const int32_t n = (int32_t)nkeys;
  return planned(p, qn_arena_printf(&p->q->arena, "%s%s%s%s", n ? "group by " : "aggregate ", say_names(p, &p->op->schema, 0, n), n && p->aggs.n ? ": " : "",
                                    say_names(p, &p->op->schema, n, p->op->schema.n)));
}

static bool is_column(const qn_qplan *p, qn_sv name) {
  for (uint32_t i = 0; i < p->known.n; i++)
    if (qn_sv_eq(p->known.data[i], name)) return true;
  return false;
}

/* Is the item the key that `by` calls by the item's name? */
static bool names_key(const qn_qplan *p, const qn_qitem *item, const qn_qitem *key) {
  return item->name.p && qn_sv_eq(key->written, item->name) && !is_column(p, item->name);
}

static int key_named(const qn_qplan *p, const qn_qitem *item) {
  for (uint32_t i = 0; i < p->text.by.n; i++)
    if (qn_sv_eq(p->text.by.data[i].written, item->written) || names_key(p, item, &p->text.by.data[i]) || qn_sv_eq(item_name(p, &p->text.by.data[i]), qn_qtext_name(&p->text, qn_sv_of(item->text)))) return (int)i;
  return -1;
}

static qn_xnode *group_item(qn_qplan *p, const qn_qitem *item, const qn_node *n) {
  int key = key_named(p, item);
  if (key >= 0) return column_ref(p, key);
  qn_xnode *x = qn_x_compile(&p->c, item, n);
  const qn_node *called = n->kind == QN_AST_Call && n->Call.func->kind == QN_AST_Name ? n->Call.func : NULL;
  const bool other = called && qn_qhint_name(qn_sym_sv(called->Name.id)); /* its message says what is meant */
  if (!x && !other && p->q->err && p->q->err->status == QN_ENOTFOUND) {
    qn_span span = p->q->err->span;
    (void)qn_q_fail(p->q, QN_ENOTFOUND, "'%.*s' is neither a key nor inside of an aggregate such as mean(…)", (int)item->written.n, item->written.p);
    p->q->err->span = span;
    snprintf(p->q->err->file, sizeof p->q->err->file, "expression");
  }
  return x;
}

/* The schema behind the groups, with the aggregates under their identifiers. */
static const qn_qschema *group_schema(qn_qplan *p) {
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
static int only_shown(qn_qplan *p, uint32_t n) {
  outputs o = {0};
  p->c.schema = &p->op->schema;
  for (uint32_t i = 0; i < n; i++) add_output(p, &o, column_ref(p, (int32_t)i), p->op->schema.fields[i].name);
  if (project(p, &o)) return -1;
  return sort_rows(p, NULL, 0, 0);
}

/* Conditions on groups speak of outputs, keys and aggregates: o has them all, the latter behind those that are shown. */
static int filter_groups(qn_qplan *p) {
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

static int plan_groups(qn_qplan *p) {
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
  name_outputs(p, true);
  bool keys_listed = false;
  for (uint32_t i = 0; i < p->text.items.n; i++) keys_listed = keys_listed || key_named(p, &p->text.items.data[i]) >= 0;
  for (uint32_t i = 0; i < nkeys && !keys_listed; i++) add_output(p, &o, column_ref(p, (int32_t)i), p->op->schema.fields[i].name);
  for (uint32_t i = 0; i < p->text.items.n; i++) {
    const qn_qitem *item = &p->text.items.data[i];
    qn_xnode *x = group_item(p, item, p->items[i]);
    if (!x) return -1;
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
static int load_kernels(qn_qplan *p) {
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

int qn_qplan_make(qn_qplan *p) {
  p->c = (qn_xcompile){.s = p->s, .q = p->q, .text = &p->text};
  if (load_kernels(p) || read_types(p) || read_text(p) || open_source(p)) return -1;
  p->c.known = p->known.data;
  p->c.nknown = p->known.n;
  name_outputs(p, false);
  if (add_filters(p)) return -1;
  bool groups = p->text.by.n > 0;
  for (uint32_t i = 0; i < p->text.items.n; i++) groups = groups || count_aggs(p, p->items[i]);
  for (uint32_t i = 0; i < p->text.sort.n; i++) groups = groups || count_aggs(p, p->sort[i]);
  for (uint32_t i = 0; i < p->text.having.n; i++) groups = groups || count_aggs(p, p->having[i]);
  if (!groups && p->text.having.n) return fail_item(p, &p->text.having.data[0], "having is a condition on groups: it needs aggregates or by; rows are chosen with where");
  return groups ? plan_groups(p) : plan_rows(p);
}
