/* compile.c - units and functions: the entry of the bytecode compiler.
 *
 * A function is compiled in one walk over its body after a short look ahead (scan), which finds what the walk must know
 * before: variables that are deleted, whether there are loops, and constants that loops use, which get registers. */
#include "codegen/bytecode/compile.h"

enum { MAX_LOOP_CONSTS = 24 };

typedef struct scan_state {
  qn_bcf *f;
  uint32_t loops; /* around the node */
  bool own;       /* still in the function itself */
  QN_VEC(uint32_t) consts;
  QN_VEC(qn_sym) fickle;
} scan_state;

static bool is_comprehension(const qn_node *n) {
  return n->kind == QN_AST_ListComp || n->kind == QN_AST_SetComp || n->kind == QN_AST_DictComp || n->kind == QN_AST_GeneratorExp;
}

static bool opens_scope(const qn_node *n) {
  switch ((int)n->kind) {
    case QN_AST_FunctionDef: case QN_AST_AsyncFunctionDef: case QN_AST_Lambda: case QN_AST_ClassDef: case QN_AST_ListComp:
    case QN_AST_SetComp: case QN_AST_DictComp: case QN_AST_GeneratorExp: case QN_AST_CyFuncDef: case QN_AST_CyClass: return true;
    default: return false;
  }
}

static void scan_const(scan_state *s, const qn_node *n) {
  qn_bconst k;
  int64_t small;
  if (n->Constant.value.kind == QN_CONST_STR && n->Constant.value.s.n <= 64) k = (qn_bconst){.kind = QN_BC_STR, .s = n->Constant.value.s};
  else if (qn_bc_small_int(n, &small) || !qn_bc_number(n, &k)) return;
  uint32_t i = qn_bc_const(s->f->c, &k);
  for (uint32_t j = 0; j < s->consts.n; j++)
    if (s->consts.data[j] == i) return;
  if (s->consts.n < MAX_LOOP_CONSTS) qn_vec_push(s->f->c->arena, &s->consts, i);
}

static void scan(void *user, qn_node *n) {
  scan_state *s = user;
  bool own = s->own;
  uint32_t loops = s->loops;
  switch ((int)n->kind) {
    case QN_AST_NamedExpr: s->f->has_walrus = true; break;
    case QN_AST_For: case QN_AST_While: case QN_AST_CyForFrom:
      if (own) s->f->code->flags |= QN_CODE_HAS_LOOP;
      s->loops++;
      break;
    case QN_AST_JoinedStr: case QN_AST_Expr: s->loops = s->loops ? s->loops : 0; break;
    case QN_AST_Constant:
      if (own && s->loops) scan_const(s, n);
      return;
    case QN_AST_ExceptHandler:
      if (own && n->ExceptHandler.name) qn_vec_push(s->f->c->arena, &s->fickle, n->ExceptHandler.name);
      break;
    case QN_AST_Import: case QN_AST_ImportFrom: return;
    default:
      if (own && is_comprehension(n)) s->f->code->flags |= QN_CODE_HAS_COMP;
      if (opens_scope(n)) s->own = false;
      break;
  }
  qn_ast_children(n, scan, s);
  s->own = own;
  s->loops = loops;
}

static void mark_fickle(qn_bcf *f, scan_state *s) {
  for (uint32_t i = 0; i < s->fickle.n; i++) {
    qn_place p = qn_bc_place(f, s->fickle.data[i], NULL);
    if (p.kind == QN_PLACE_REG) f->fickle[p.reg] = 1;
  }
  for (uint32_t i = 0; i < f->scope->symbols.n; i++) {
    const qn_symbol *y = f->scope->symbols.data[i];
    if (!(y->flags & QN_SYMBOL_DELETED)) continue;
    qn_place p = qn_bc_place(f, y->name, NULL);
    if (p.kind == QN_PLACE_REG) f->fickle[p.reg] = 1;
  }
}

/* Arithmetic on C types follows C, which only the compiled version does: Cython functions that have any are worth asking. */
static void mark_typed(qn_bcf *f) {
  bool typed = f->code->node && f->code->node->kind == QN_AST_CyFuncDef;
  for (uint32_t i = 0; !typed && i < f->scope->symbols.n; i++) typed = f->scope->symbols.data[i]->ctype != NULL;
  if (typed && !f->is_module && !f->is_class) f->code->flags |= QN_CODE_HAS_LOOP;
}

/* Lays out the registers: variables, cells, loop constants. */
static void lay_out(qn_bcf *f, scan_state *s) {
  qn_code *code = f->code;
  const qn_scope *scope = f->scope;
  mark_typed(f);
  uint32_t n = f->is_module ? f->c->unit->globals.n : f->is_class ? 1 : scope->locals.n;
  code->cells = (uint16_t)n;
  code->ncells = (uint16_t)scope->cells.n;
  code->nfrees = (uint16_t)scope->frees.n;
  n += code->ncells + code->nfrees;
  f->kfirst = (uint16_t)n;
  f->kend = (uint16_t)(n + s->consts.n);
  f->kconst = s->consts.data;
  if (f->kend + 1000u >= QN_NOREG) longjmp(f->c->too_big, 1);
  code->nvars = f->kend;
  f->next = f->kend;
  f->nregs = f->kend;
  f->assigned = qn_arena_alloc(f->c->arena, code->nvars + 1u);
  f->fickle = qn_arena_alloc(f->c->arena, code->nvars + 1u);
  qn_sym *names = QN_NEW_N(f->c->arena, qn_sym, code->nvars + 1u);
  for (uint32_t i = 0; i < code->cells; i++)
    names[i] = f->is_module ? f->c->unit->globals.data[i] : f->is_class ? scope->name : scope->locals.data[i]->name;
  for (uint32_t i = 0; i < code->ncells; i++) names[code->cells + i] = scope->cells.data[i]->name;
  for (uint32_t i = 0; i < code->nfrees; i++) names[code->cells + code->ncells + i] = scope->frees.data[i]->name;
  for (uint32_t i = f->kfirst; i < f->kend; i++) {
    names[i] = scope->name;
    f->assigned[i] = 1;
  }
  code->varnames = names;
}

static void capture(qn_bcf *f) {
  qn_code *code = f->code;
  uint16_t *captures = QN_NEW_N(f->c->arena, uint16_t, code->nfrees + 1u);
  for (uint32_t i = 0; i < code->nfrees; i++) {
    const qn_symbol *s = qn_scope_find(f->c->unit->scopes, f->parent->scope, f->scope->frees.data[i]->name);
    captures[i] = s && s->cell >= 0 ? qn_bc_cell_reg(f->parent, s) : QN_NOREG;
  }
  code->captures = captures;
}

static const qn_nodes *body_of(const qn_node *n) {
  switch ((int)n->kind) {
    case QN_AST_Module: return &n->Module.body;
    case QN_AST_FunctionDef: case QN_AST_AsyncFunctionDef: return &n->FunctionDef.body;
    case QN_AST_ClassDef: return &n->ClassDef.body;
    case QN_AST_CyFuncDef: return &n->CyFuncDef.body;
    case QN_AST_CyClass: return &n->CyClass.body;
    default: return NULL;
  }
}

static const qn_node *params_of(const qn_node *n) {
  switch ((int)n->kind) {
    case QN_AST_FunctionDef: case QN_AST_AsyncFunctionDef: return n->FunctionDef.args;
    case QN_AST_CyFuncDef: return n->CyFuncDef.args;
    case QN_AST_Lambda: return n->Lambda.args;
    default: return NULL;
  }
}

static void find_doc(qn_code *code, const qn_nodes *body) {
  if (!body || !body->n || body->items[0]->kind != QN_AST_Expr) return;
  const qn_node *v = body->items[0]->Expr.value;
  if (v->kind == QN_AST_Constant && v->Constant.value.kind == QN_CONST_STR) code->doc = v->Constant.value.s;
}

static void prologue(qn_bcf *f) {
  for (uint32_t i = f->kfirst; i < f->kend; i++) qn_bc_emit_s(f, QN_BC_LOADK, (uint16_t)i, (int32_t)f->kconst[i - f->kfirst]);
  for (uint32_t i = 0; i < f->code->ncells; i++) {
    const qn_symbol *s = f->scope->cells.data[i];
    uint16_t cell = (uint16_t)(f->code->cells + i);
    bool param = s->slot >= 0 && !f->is_class;
    qn_bc_emit(f, QN_BC_MAKECELL, cell, param ? (uint16_t)s->slot : 0, param);
    if (param && s->slot != 0) qn_bc_emit(f, QN_BC_CLEAR, (uint16_t)s->slot, 0, 0);
  }
}

static void class_start(qn_bcf *f, const qn_node *node) {
  uint16_t t = qn_bc_temp(f);
  static const char *const names[] = {"__module__", "__qualname__", "__doc__"};
  for (int i = 0; i < 3; i++) {
    if (i == 2 && !f->code->doc.p) break;
    qn_sym name = qn_intern_z(f->c->names, names[i]);
    if (i == 0) qn_bc_emit_s(f, QN_BC_LOADG, t, qn_bc_global_slot(f->c, qn_intern_z(f->c->names, "__name__")));
    else qn_bc_load_str(f, t, i == 1 ? qn_sym_sv(f->code->qualname) : f->code->doc);
    qn_bc_emit(f, QN_BC_STOREN, t, (uint16_t)qn_bc_name(f->c, name), 0);
  }
  f->next = t;
  (void)node;
}

static void compile_body(qn_bcf *f, const qn_node *node) {
  const qn_nodes *body = body_of(node);
  if (body) {
    find_doc(f->code, body);
    if (f->is_class) class_start(f, node);
    qn_nodes rest = *body;
    if (f->code->doc.p) rest.items++, rest.n--;
    if (f->is_module && f->code->doc.p) {
      uint16_t t = qn_bc_temp(f);
      qn_bc_load_str(f, t, f->code->doc);
      qn_bc_store_name(f, qn_intern_z(f->c->names, "__doc__"), NULL, t);
      f->next = t;
    }
    qn_bc_body(f, &rest);
    f->node = body->n ? body->items[body->n - 1] : node;
    if (f->is_class && f->code->ncells) qn_bc_emit(f, QN_BC_RET, f->code->cells, 0, 0); /* the __class__ cell itself */
    else qn_bc_emit(f, QN_BC_RETNONE, 0, 0, 0);
  } else if (node->kind == QN_AST_Lambda) {
    f->node = node->Lambda.body;
    uint16_t r = qn_bc_expr(f, node->Lambda.body);
    qn_bc_emit(f, QN_BC_RET, r, 0, 0);
  } else {
    qn_bc_comprehension_body(f, node);
  }
}

static void finish(qn_bcf *f) {
  qn_code *code = f->code;
  code->ins = f->ins.data;
  code->where = f->where.data;
  code->n = f->ins.n;
  qn_handler *rows = QN_NEW_N(f->c->arena, qn_handler, f->rows.n + 1u);
  for (uint32_t i = 0; i < f->rows.n; i++) {
    const qn_bc_rowdef *r = &f->rows.data[i];
    rows[i] = (qn_handler){r->start, r->end, (uint32_t)r->target->pos, r->exc, r->base};
  }
  code->handlers = rows;
  code->nhandlers = f->rows.n;
  code->nregs = f->nregs;
}

static void set_flags(qn_bcf *f, const qn_node *node) {
  qn_code *code = f->code;
  if (f->scope->is_generator || node->kind == QN_AST_GeneratorExp) code->flags |= QN_CODE_GENERATOR;
  if (f->is_module) code->flags |= QN_CODE_MODULE;
  if (f->is_class) code->flags |= QN_CODE_CLASS;
  const qn_node *args = params_of(node);
  if (args) {
    code->nposonly = (uint16_t)args->arguments.posonlyargs.n;
    code->npos = (uint16_t)(args->arguments.posonlyargs.n + args->arguments.args.n);
    code->nkwonly = (uint16_t)args->arguments.kwonlyargs.n;
    if (args->arguments.vararg) code->flags |= QN_CODE_VARARGS;
    if (args->arguments.kwarg) code->flags |= QN_CODE_VARKW;
  } else if (!f->is_module && !f->is_class) {
    code->npos = 1; /* a comprehension's iterator */
  }
  code->nparams = (uint16_t)(code->npos + code->nkwonly + !!(code->flags & QN_CODE_VARARGS) + !!(code->flags & QN_CODE_VARKW));
  if (!code->nkwonly && !(code->flags & (QN_CODE_VARARGS | QN_CODE_VARKW | QN_CODE_GENERATOR | QN_CODE_MODULE | QN_CODE_CLASS)))
    code->flags |= QN_CODE_SIMPLE;
  for (uint32_t i = 0; i < code->nparams && !f->is_class; i++) f->assigned[i] = !f->fickle[i];
}

static void compile_function(qn_bcf *f, const qn_node *node) {
  f->is_module = f->scope->kind == QN_SCOPE_MODULE;
  f->is_class = f->scope->kind == QN_SCOPE_CLASS;
  f->node = node;
  scan_state s = {.f = f, .own = true};
  bool is_comp = node->kind == QN_AST_ListComp || node->kind == QN_AST_SetComp || node->kind == QN_AST_DictComp ||
                 node->kind == QN_AST_GeneratorExp;
  s.loops = is_comp;
  if (!f->is_class) qn_ast_children(node, scan, &s);
  lay_out(f, &s);
  mark_fickle(f, &s);
  if (f->parent) capture(f);
  set_flags(f, node);
  prologue(f);
  const qn_node *args = params_of(node);
  if (args) qn_bc_params(f, args, f->code);
  compile_body(f, node);
  finish(f);
}

static qn_sym qualified(qn_bcf *parent, qn_sym name, const qn_scope *scope) {
  (void)scope;
  if (!parent || parent->is_module) return name;
  const qn_symbol *s = qn_scope_find(parent->c->unit->scopes, parent->scope, name);
  if (s && s->access == QN_ACCESS_GLOBAL_EXPLICIT) return name;
  const char *q = qn_arena_printf(parent->c->arena, "%s.%s%s", parent->code->qualname->text, parent->is_class ? "" : "<locals>.",
                                  name->text);
  return qn_intern_z(parent->c->names, q);
}

/* Compiles the function, class body, comprehension or module that the node opens. */
static qn_code *compile_code(qn_bcc *c, qn_bcf *parent, const qn_node *node, qn_sym name) {
  uint32_t index = c->unit->codes.n;
  qn_code *code = NULL;
  for (int attempt = 0; attempt < 2; attempt++) {
    c->unit->codes.n = index;
    code = QN_NEW(c->arena, qn_code);
    *code = (qn_code){.unit = c->unit, .node = node, .scope = qn_scope_of(c->unit->scopes, node), .name = name, .index = index};
    code->qualname = qualified(parent, name, code->scope);
    qn_vec_push(c->arena, &c->unit->codes, code);
    qn_bcf f = {.c = c, .parent = parent, .scope = code->scope, .code = code, .long_jumps = attempt > 0};
    if (node->kind == QN_AST_CyFuncDef && node->CyFuncDef.returns) f.ret_ctype = qn_bc_ctype(&f, node->CyFuncDef.returns);
    uint32_t errors = c->diags->n_errors;
    compile_function(&f, node);
    if (!f.jump_overflow || c->diags->n_errors != errors) break;
  }
  return code;
}

qn_code *qn_bc_function(qn_bcf *parent, const qn_node *node, qn_sym name) {
  return compile_code(parent->c, parent, node, name);
}

/* Every global name of the program, and those that the compiler itself writes, gets its slot before the first function is
 * compiled, because the module's registers begin with them: a later slot would be that of a loop's constant. */
static void collect_globals(qn_bcc *c, const qn_scope *s) {
  for (uint32_t i = 0; i < s->symbols.n; i++) {
    const qn_symbol *y = s->symbols.data[i];
    bool global = y->access == QN_ACCESS_GLOBAL_IMPLICIT || y->access == QN_ACCESS_GLOBAL_EXPLICIT;
    if (s->kind == QN_SCOPE_MODULE || global) qn_bc_global_slot(c, y->name);
  }
  for (uint32_t i = 0; i < s->children.n; i++) collect_globals(c, s->children.data[i]);
}

qn_unit *qn_bytecode_compile(qn_arena *a, qn_intern *names, const qn_source *source, const qn_node *root,
                             const qn_scopes *scopes, enum qn_dialect dialect, bool evaluated, qn_diags *diags) {
  qn_unit *u = QN_NEW(a, qn_unit);
  u->arena = a;
  u->source = source;
  u->root = root;
  u->scopes = scopes;
  u->dialect = dialect;
  u->evaluated = evaluated;
  qn_bcc *c = QN_NEW(a, qn_bcc);
  c->arena = a;
  c->names = names;
  c->unit = u;
  c->diags = diags;
  c->future_annotations = qn_future_annotations(root);
  if (setjmp(c->too_big)) {
    qn_diag_add(diags, source, QN_DIAG_DRIVER, root->span, "the program has too many names or a function needs too many registers");
    return NULL;
  }
  uint32_t errors = diags->n_errors;
  static const char *const always[] = {"__name__", "__doc__", "__file__", "AssertionError", "__async_function__", "range"};
  for (size_t i = 0; i < QN_COUNT(always); i++) qn_bc_global_slot(c, qn_intern_z(names, always[i]));
  collect_globals(c, qn_scope_root(scopes));
  compile_code(c, NULL, root, qn_intern_z(names, "<module>"));
  return diags->n_errors == errors ? u : NULL;
}
