/* check.c - `quern check`: what is wrong with a source, found without running it: syntax and scopes (the ordinary stages),
 * names that nothing binds, imports and members of modules that do not exist, and then the kernels (check_kernels.c).
 *
 * A name means something evident when the module binds it once: an import, a def, a constant. Whatever else is unknown and
 * never gives a message: what is said must be true of every run that reaches it. */
#include "engine/check.h"
#include "engine/check_shapes.h"

#include <unistd.h>

#include "frontend/suggest.h"

/* --- modules ----------------------------------------------------------------------------------------------------- */
bool qn_check_provided(const qn_checker *c, qn_sv dotted) {
  qn_rt *rt = &c->m->session->rt;
  qn_value v;
  for (const qn_module_def *const *d = qn_engine_modules; *d; d++) {
    qn_sv name = qn_sv_of((*d)->name);
    if (qn_sv_eq(name, dotted)) return true;
  }
  if (qn_vm_import(rt, dotted, &v)) { /* a submodule: "numpy.linalg" */
    qn_exc_clear(rt);
    return false;
  }
  qn_release(rt, v);
  return true;
}

int qn_check_member(const qn_checker *c, qn_sv dotted, qn_sym attr) {
  qn_rt *rt = &c->m->session->rt;
  qn_value module, v;
  if (qn_vm_import(rt, dotted, &module)) {
    qn_exc_clear(rt);
    return -1;
  }
  int found = qn_get_attr(rt, module, attr, &v) ? 0 : 1;
  if (found) qn_release(rt, v);
  else qn_exc_clear(rt);
  qn_release(rt, module);
  return found;
}

/* A file or package beside the source: `import helpers`, `from helpers.a import b`. */
static bool beside(const qn_checker *c, qn_sv dotted) {
  size_t n = 0;
  while (n < dotted.n && dotted.p[n] != '.') n++;
  static const char *const ends[] = {".py", ".pyx", ".pxd", "/__init__.py", ""};
  for (size_t i = 0; i < QN_COUNT(ends); i++)
    if (access(qn_arena_printf(c->a, "%s%.*s%s", c->folder, (int)n, dotted.p, ends[i]), F_OK) == 0) return true;
  return false;
}

static void no_module(qn_checker *c, qn_span span, qn_sv dotted) {
  qn_buf list;
  qn_buf_init(&list, c->m->session->alloc);
  qn_suggestion best = {.wrong = dotted};
  for (const qn_module_def *const *d = qn_engine_modules; *d; d++) {
    if (strchr((*d)->name, '.') || (*d)->name[0] == '_') continue;
    if (list.n) qn_buf_z(&list, ", ");
    qn_buf_z(&list, (*d)->name);
    qn_suggest_offer(&best, qn_sv_of((*d)->name));
  }
  qn_diag *diag = qn_diag_add(&c->m->diags, c->m->source, QN_DIAG_NO_MODULE, span, "no module named '%.*s'%s", (int)dotted.n, dotted.p,
                              qn_suggest_text(&best, c->a));
  qn_diag_add_note(&c->m->diags, diag, NULL, (qn_span){0}, "there are: %.*s, and the files beside this one", (int)list.n, list.p);
  qn_buf_deinit(&list);
}

/* --- module-level names -------------------------------------------------------------------------------------------- */
qn_known *qn_check_known(const qn_checker *c, qn_sym name) { return qn_map_get(&c->names, qn_sym_sv(name)); }

static qn_known *bind(qn_checker *c, qn_sym name) {
  qn_known *k = qn_check_known(c, name);
  if (!k) {
    k = QN_NEW(c->a, qn_known);
    k->name = name;
    k->value.kind = QN_GLOBAL_UNKNOWN;
    qn_map_put(c->a, &c->names, qn_sym_sv(name), k);
    qn_vec_push(c->a, &c->list, k);
  }
  if (k->bound++) k->value.kind = QN_GLOBAL_UNKNOWN, k->module_import = NULL;
  return k;
}

static qn_sv dotted_of(const qn_checker *c, const qn_node *n) { /* "np.random" with np resolved; n 0: not a module */
  qn_global g;
  qn_check_value(c, n, &g);
  return g.kind == QN_GLOBAL_MODULE ? g.s : (qn_sv){0};
}

void qn_check_value(const qn_checker *c, const qn_node *n, qn_global *out) {
  *out = (qn_global){.kind = QN_GLOBAL_UNKNOWN};
  if (n->kind == QN_AST_Name) {
    qn_known *k = qn_check_known(c, n->Name.id);
    if (k && k->bound == 1) *out = k->value;
    return;
  }
  if (n->kind != QN_AST_Attribute) return;
  qn_sv module = dotted_of(c, n->Attribute.value);
  if (!module.n) return;
  qn_sv dotted = qn_sv_of(qn_arena_printf(c->a, "%.*s.%s", (int)module.n, module.p, n->Attribute.attr->text));
  out->s = dotted;
  if (qn_check_provided(c, dotted)) out->kind = QN_GLOBAL_MODULE;
  else if (qn_check_member(c, module, n->Attribute.attr) == 1) out->kind = QN_GLOBAL_MEMBER;
}

static void import(qn_checker *c, const qn_node *n) {
  for (uint32_t i = 0; i < n->Import.names.n; i++) {
    const qn_node *alias = n->Import.names.items[i];
    qn_sv dotted = qn_sym_sv(alias->alias.name), top = dotted;
    for (size_t k = 0; k < top.n; k++)
      if (top.p[k] == '.') top.n = k;
    qn_known *k = bind(c, alias->alias.asname ? alias->alias.asname : qn_intern_sv(&c->m->session->rt.intern, top));
    if (qn_check_provided(c, dotted)) {
      if (k->bound == 1) k->value = (qn_global){.kind = QN_GLOBAL_MODULE, .s = alias->alias.asname ? dotted : top}, k->module_import = alias;
    } else if (!beside(c, dotted)) {
      no_module(c, alias->span, dotted);
    }
  }
}

static void import_from(qn_checker *c, const qn_node *n) {
  qn_sv module = n->ImportFrom.module ? qn_sym_sv(n->ImportFrom.module) : (qn_sv){0};
  bool provided = !n->ImportFrom.level && module.n && qn_check_provided(c, module);
  if (!provided && !n->ImportFrom.level && !qn_sv_is(module, "__future__") && !beside(c, module)) no_module(c, n->span, module);
  for (uint32_t i = 0; i < n->ImportFrom.names.n; i++) {
    const qn_node *alias = n->ImportFrom.names.items[i];
    qn_sym name = alias->alias.name;
    if (qn_sv_is(qn_sym_sv(name), "*")) continue;
    qn_known *k = bind(c, alias->alias.asname ? alias->alias.asname : name);
    if (!provided || k->bound != 1) continue;
    qn_sv dotted = qn_sv_of(qn_arena_printf(c->a, "%.*s.%s", (int)module.n, module.p, name->text));
    if (qn_check_provided(c, dotted)) k->value = (qn_global){.kind = QN_GLOBAL_MODULE, .s = dotted}, k->module_import = alias;
    else if (qn_check_member(c, module, name) == 1) k->value = (qn_global){.kind = QN_GLOBAL_MEMBER, .s = dotted};
    else
      qn_diag_add(&c->m->diags, c->m->source, QN_DIAG_NO_MEMBER, alias->span, "cannot import name '%s' from '%.*s'", name->text,
                  (int)module.n, module.p);
  }
}

static void constant(qn_known *k, const qn_node *value) {
  if (k->bound != 1 || value->kind != QN_AST_Constant) return;
  const qn_const *v = &value->Constant.value;
  qn_global *g = &k->value;
  if (v->kind == QN_CONST_INT) *g = (qn_global){.kind = QN_GLOBAL_INT, .i = v->i, .dtype = QN_D_INT64};
  else if (v->kind == QN_CONST_FLOAT) *g = (qn_global){.kind = QN_GLOBAL_FLOAT, .f = v->f, .dtype = QN_D_FLOAT64};
  else if (v->kind == QN_CONST_TRUE || v->kind == QN_CONST_FALSE)
    *g = (qn_global){.kind = QN_GLOBAL_BOOL, .i = v->kind == QN_CONST_TRUE, .dtype = QN_D_BOOL};
}

typedef struct binder {
  qn_checker *c;
  bool quiet; /* inside try: or a function, an import may fail on purpose: nothing is said */
} binder;

static void bind_target(void *user, qn_node *n) {
  binder *b = user;
  if (n->kind == QN_AST_Name) {
    if (n->Name.ctx != QN_CTX_Load) bind(b->c, n->Name.id);
    return;
  }
  qn_ast_children(n, bind_target, b);
}

/* Names that module-level statements bind, whatever block they stand in. */
static void bind_statement(void *user, qn_node *n) {
  binder *b = user;
  uint32_t said = b->c->m->diags.list.n, errors = b->c->m->diags.n_errors;
  switch ((int)n->kind) {
    case QN_AST_Import: import(b->c, n); break;
    case QN_AST_ImportFrom: import_from(b->c, n); break;
    case QN_AST_FunctionDef:
    case QN_AST_AsyncFunctionDef: bind(b->c, n->FunctionDef.name); return;
    case QN_AST_ClassDef: bind(b->c, n->ClassDef.name); return;
    case QN_AST_ExceptHandler:
      if (n->ExceptHandler.name) bind(b->c, n->ExceptHandler.name);
      break;
    case QN_AST_Assign:
      bind_target(b, n);
      if (n->Assign.targets.n == 1 && n->Assign.targets.items[0]->kind == QN_AST_Name)
        constant(qn_check_known(b->c, n->Assign.targets.items[0]->Name.id), n->Assign.value);
      return;
    case QN_AST_Lambda: return;
    default: break;
  }
  if (b->quiet && b->c->m->diags.list.n > said) b->c->m->diags.list.n = said, b->c->m->diags.n_errors = errors;
  if (n->kind == QN_AST_Name) {
    bind_target(b, n);
    return;
  }
  binder inner = {b->c, b->quiet || n->kind == QN_AST_Try};
  qn_ast_children(n, bind_statement, &inner);
}

/* A function that says `global x` may rebind it at any time. */
static void rebound(void *user, qn_node *n) {
  qn_checker *c = user;
  if (n->kind == QN_AST_Global)
    for (uint32_t i = 0; i < n->Global.names.n; i++) bind(c, n->Global.names.items[i]), bind(c, n->Global.names.items[i]);
  qn_ast_children(n, rebound, c);
}

/* A kernel's error at the same place has said it. */
static bool said(const qn_checker *c, qn_span span) {
  for (uint32_t i = 0; i < c->m->diags.list.n; i++) {
    const qn_diag *d = c->m->diags.list.data[i];
    if (d->span.line == span.line && d->span.col == span.col && d->span.end_line == span.end_line && d->span.end_col == span.end_col)
      return true;
  }
  return false;
}

/* --- uses ---------------------------------------------------------------------------------------------------------- */
static bool has_star(const qn_checker *c) { return qn_scope_root(c->m->scopes)->has_star_import; }

static void offer_members(qn_checker *c, qn_suggestion *best, qn_sv module) {
  qn_rt *rt = &c->m->session->rt;
  qn_value m, key;
  int64_t at = 0;
  if (qn_vm_import(rt, module, &m)) {
    qn_exc_clear(rt);
    return;
  }
  while (qn_is(m, QN_K_MODULE) && qn_dict_next(((qn_modobj *)m.o)->attrs, &at, &key, NULL))
    if (qn_is(key, QN_K_STR)) qn_suggest_offer(best, qn_arena_sv(c->a, qn_str_sv(key)));
  qn_release(rt, m);
}

static void unbound_name(qn_checker *c, const qn_node *n) {
  const qn_symbol *s = qn_symbol_of(c->m->scopes, n);
  if (!s || (s->access != QN_ACCESS_GLOBAL_IMPLICIT && s->scope->kind != QN_SCOPE_MODULE) || s->flags & QN_SYMBOL_BOUND) return;
  static const char *const given[] = {"__name__", "__file__", "__doc__", "__builtins__", "__spec__", "__package__", "__loader__",
                                      "__class__", "__debug__", "__annotations__", "__path__", "__module__", "__qualname__"};
  for (size_t i = 0; i < QN_COUNT(given); i++)
    if (qn_sv_is(qn_sym_sv(n->Name.id), given[i])) return;
  const qn_symbol *declared = qn_scope_find(c->m->scopes, qn_scope_root(c->m->scopes), n->Name.id); /* by cdef, cimport */
  if (declared && declared->flags & QN_SYMBOL_BOUND) return;
  if (qn_check_known(c, n->Name.id) || qn_check_member(c, QN_SV("builtins"), n->Name.id) != 0) return;
  qn_suggestion best = {.wrong = qn_sym_sv(n->Name.id)};
  for (uint32_t i = 0; i < c->list.n; i++) qn_suggest_offer(&best, qn_sym_sv(c->list.data[i]->name));
  for (const qn_scope *at = s->scope; at; at = at->parent)
    for (uint32_t i = 0; i < at->symbols.n; i++)
      if (at->symbols.data[i]->flags & QN_SYMBOL_BOUND) qn_suggest_offer(&best, qn_sym_sv(at->symbols.data[i]->name));
  offer_members(c, &best, QN_SV("builtins"));
  qn_diag_add(&c->m->diags, c->m->source, QN_DIAG_UNBOUND_NAME, n->span, "name '%s' is not defined%s", n->Name.id->text,
              qn_suggest_text(&best, c->a));
}

static void absent_member(qn_checker *c, const qn_node *n) {
  const qn_node *base = n->Attribute.value;
  while (base->kind == QN_AST_Attribute) base = base->Attribute.value;
  if (base->kind != QN_AST_Name || n->Attribute.ctx != QN_CTX_Load) return;
  const qn_symbol *s = qn_symbol_of(c->m->scopes, base);
  if (!s || (s->access != QN_ACCESS_GLOBAL_IMPLICIT && s->scope->kind != QN_SCOPE_MODULE)) return;
  qn_sv module = dotted_of(c, n->Attribute.value);
  if (!module.n || qn_check_member(c, module, n->Attribute.attr) != 0) return;
  qn_suggestion best = {.wrong = qn_sym_sv(n->Attribute.attr)};
  offer_members(c, &best, module);
  qn_diag_add(&c->m->diags, c->m->source, QN_DIAG_NO_MEMBER, n->span, "module '%.*s' has no attribute '%s'%s", (int)module.n, module.p,
              n->Attribute.attr->text, qn_suggest_text(&best, c->a));
}

static void use(void *user, qn_node *n) {
  qn_checker *c = user;
  if (n->kind == QN_AST_Name && n->Name.ctx == QN_CTX_Load && !said(c, n->span)) unbound_name(c, n);
  if (n->kind == QN_AST_Attribute && !said(c, n->span)) absent_member(c, n);
  qn_ast_children(n, use, c);
}

/* --- the whole ------------------------------------------------------------------------------------------------------- */
static const char *folder_of(qn_arena *a, const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? qn_arena_printf(a, "%.*s", (int)(slash + 1 - path), path) : "";
}

static qn_status look(struct qn_module *m, const char *path, qn_error *err) {
  jmp_buf oom;
  if (setjmp(oom)) {
    m->arena.oom = NULL;
    return qn_error_set(err, QN_ENOMEM, "out of memory checking '%s'", path);
  }
  m->arena.oom = &oom;
  qn_checker c = {.m = m, .a = &m->arena, .folder = folder_of(&m->arena, path)};
  binder b = {&c, false};
  for (uint32_t i = 0; i < m->root->Module.body.n; i++) bind_statement(&b, m->root->Module.body.items[i]);
  rebound(&c, m->root);
  qn_check_kernels(&c);
  if (!has_star(&c)) qn_check_shapes(&c);
  if (!has_star(&c)) use(&c, m->root);
  m->arena.oom = NULL;
  return QN_OK;
}

qn_status qn_check_file(qn_session *s, const char *path, int json, int *problems, qn_error *err) {
  struct qn_module *m = qn_program_new(s);
  if (!m) return qn_error_set(err, QN_ENOMEM, "out of memory");
  *problems = 0;
  qn_error local;
  qn_status status = qn_program_read(m, path, QN_STAGE_BYTECODE, true, &local);
  if (status != QN_OK && !m->diags.n_errors) {
    if (err) *err = local;
    return status;
  }
  if (m->scopes && (status = look(m, path, err)) != QN_OK) return status;
  qn_diags_sort(&m->diags);
  if ((status = qn_check_follow(s, m, path, look, err)) != QN_OK) return status;
  qn_program_print_diags(s, &m->diags, json != 0);
  *problems = (int)m->diags.n_errors;
  return qn_session_flush(s) ? qn_error_set(err, QN_EIO, "cannot write the diagnostics") : QN_OK;
}
