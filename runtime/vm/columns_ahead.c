/* columns_ahead.c - which columns of a frame that is just being read the program will look at, as far as its text says.
 *
 * From the call that runs, the frame is followed through the tree of its source: variables it is assigned to, functions of the same
 * source that take or return it, methods that give a frame of the same columns. If every use of it names columns, or needs none, the
 * columns wanted are those whose label stands anywhere in the source: as an attribute, as a string, as a word in a string. One use
 * that may look at all (print(df), df.describe(), a function from elsewhere) and all are wanted.
 *
 * Nothing depends on this but time: a column that was not foreseen is read when it is looked at (runtime/frame/scan.c). So names
 * are followed without their scopes.
 *
 * To add a method of frames: its name in one of the lists below. */
#include "runtime/vm/vm_int.h"

enum { MOST_NAMES = 32 };
typedef enum thing { FRAME, GROUPS } thing;

typedef struct followed { /* a variable, an attribute, or what a function returns */
  qn_sym name;
  thing what;
  bool attribute, result;
} followed;

typedef struct ahead {
  qn_rt *rt;
  const qn_node **nodes, **parents; /* by id */
  uint32_t n;
  const qn_node *above; /* while the tree is walked */
  followed names[MOST_NAMES];
  int nnames;
} ahead;

/* --- words -------------------------------------------------------------------------------------------------------------------- */
/* Give a frame with the same columns and look at none, or at those that they name. */
static const char *const same_frame[] = {"copy", "query", "sort_values", "assign", "rename", "drop", "set_index", "reset_index", "head", "tail", "nlargest", "nsmallest", "sort_index", NULL};
static const char *const no_columns[] = {"shape", "columns", "index", "size", "ndim", "empty", "keys", "explain", NULL};
static const char *const named_columns[] = {"pivot_table", "pop", "get", "eval", "insert", NULL};
static const char *const of_groups[] = {"size", "ngroups", NULL};

static bool one_of(qn_sym name, const char *const *list) {
  for (; *list; list++)
    if (strcmp(name->text, *list) == 0) return true;
  return false;
}

static void walk(void *user, qn_node *n) {
  ahead *a = user;
  const qn_node *above = a->above;
  a->nodes[n->id] = n;
  a->parents[n->id] = above;
  a->above = n;
  qn_ast_children(n, walk, a);
  a->above = above;
}

static const qn_node *function_named(const ahead *a, qn_sym name) {
  for (uint32_t i = 0; i < a->n; i++)
    if (a->nodes[i] && a->nodes[i]->kind == QN_AST_FunctionDef && a->nodes[i]->FunctionDef.name == name) return a->nodes[i];
  return NULL;
}

static bool follow(ahead *a, followed f) {
  for (int i = 0; i < a->nnames; i++)
    if (a->names[i].name == f.name && a->names[i].attribute == f.attribute && a->names[i].result == f.result) return a->names[i].what == f.what;
  if (a->nnames == MOST_NAMES) return false;
  return a->names[a->nnames++] = f, true;
}

/* --- uses --------------------------------------------------------------------------------------------------------------------- */
static bool use(ahead *a, const qn_node *e, thing what);

static bool assigned(ahead *a, const qn_node *target, thing what) {
  if (target->kind == QN_AST_Name) return follow(a, (followed){target->Name.id, what, false, false});
  if (target->kind == QN_AST_Attribute) return follow(a, (followed){target->Attribute.attr, what, true, false});
  return false;
}

static bool argument(ahead *a, const qn_node *call, const qn_node *e, qn_sym keyword, thing what) {
  const qn_node *fn = call->Call.func;
  if (fn->kind != QN_AST_Name) return false;
  if (strcmp(fn->Name.id->text, "len") == 0) return true;
  const qn_node *def = function_named(a, fn->Name.id);
  if (!def) return false;
  if (keyword) return follow(a, (followed){keyword, what, false, false});
  const qn_nodes *params = &def->FunctionDef.args->arguments.args;
  for (uint32_t i = 0; i < call->Call.args.n && i < params->n; i++)
    if (call->Call.args.items[i] == e) return follow(a, (followed){params->items[i]->arg.arg, what, false, false});
  return false;
}

static bool names_columns(const qn_node *key) { /* df["a"], df[["a", "b"]] */
  return (key->kind == QN_AST_Constant && key->Constant.value.kind == QN_CONST_STR) || key->kind == QN_AST_List;
}

static bool located(ahead *a, const qn_node *subscript, thing what) { /* df.loc[…] */
  const qn_node *key = subscript->Subscript.slice;
  if (key->kind != QN_AST_Tuple) return use(a, subscript, what);
  if (key->Tuple.elts.n != 2) return false;
  key = key->Tuple.elts.items[1];
  if (key->kind == QN_AST_Slice) return !key->Slice.lower && !key->Slice.upper && use(a, subscript, what);
  return names_columns(key);
}

static bool of_group(ahead *a, const qn_node *attribute) { /* g.name, g.name(…) */
  const qn_node *call = a->parents[attribute->id];
  if (!call || call->kind != QN_AST_Call || call->Call.func != attribute) return true;
  const qn_sym name = attribute->Attribute.attr;
  if (one_of(name, of_groups)) return true;
  if (strcmp(name->text, "agg") != 0 && strcmp(name->text, "aggregate") != 0) return false;
  return call->Call.keywords.n || (call->Call.args.n == 1 && call->Call.args.items[0]->kind == QN_AST_Dict);
}

static bool attribute(ahead *a, const qn_node *e, thing what) {
  const qn_node *up = a->parents[e->id];
  const qn_sym name = e->Attribute.attr;
  const bool called = up && up->kind == QN_AST_Call && up->Call.func == e;
  if (what == GROUPS) return of_group(a, e);
  if (one_of(name, no_columns)) return true;
  if (strcmp(name->text, "loc") == 0) return up && up->kind == QN_AST_Subscript && (up->Subscript.ctx != QN_CTX_Load || located(a, up, what));
  if (!called) {
    const char *all[] = {"values", "dtypes", "T", "iloc", "plot", "style", "at", "iat", "axes", NULL};
    return !one_of(name, all); /* a column */
  }
  if (one_of(name, same_frame)) return use(a, up, FRAME);
  if (strcmp(name->text, "groupby") == 0) return use(a, up, GROUPS);
  if (strcmp(name->text, "agg") == 0 || strcmp(name->text, "astype") == 0) {
    const bool dict = up->Call.args.n == 1 && up->Call.args.items[0]->kind == QN_AST_Dict;
    return dict && (name->text[1] == 'g' || use(a, up, FRAME));
  }
  return one_of(name, named_columns);
}

/* The value of e is a frame: does what is done with it look only at columns that are named? */
static bool use(ahead *a, const qn_node *e, thing what) {
  const qn_node *up = a->parents[e->id];
  if (!up) return false;
  switch ((int)up->kind) {
    case QN_AST_Expr:
    case QN_AST_Delete: return true;
    case QN_AST_Assign:
      for (uint32_t i = 0; i < up->Assign.targets.n; i++)
        if (!assigned(a, up->Assign.targets.items[i], what)) return false;
      return true;
    case QN_AST_AnnAssign: return assigned(a, up->AnnAssign.target, what);
    case QN_AST_IfExp: return use(a, up, what);
    case QN_AST_Attribute: return attribute(a, up, what);
    case QN_AST_Subscript:
      if (up->Subscript.value != e) return false;
      if (up->Subscript.ctx != QN_CTX_Load) return true;
      return names_columns(up->Subscript.slice) || (what == FRAME && use(a, up, what));
    case QN_AST_Call: return argument(a, up, e, NULL, what);
    case QN_AST_keyword: return up->keyword.arg && argument(a, a->parents[up->id], e, up->keyword.arg, what);
    case QN_AST_Return:
      while (up && up->kind != QN_AST_FunctionDef) up = a->parents[up->id];
      return up && follow(a, (followed){up->FunctionDef.name, what, false, true});
    default: return false;
  }
}

static qn_sym callee(const qn_node *call) {
  const qn_node *fn = call->Call.func;
  return fn->kind == QN_AST_Name ? fn->Name.id : fn->kind == QN_AST_Attribute ? fn->Attribute.attr : NULL;
}

static bool uses_of(ahead *a, const followed *f) {
  for (uint32_t i = 0; i < a->n; i++) {
    const qn_node *n = a->nodes[i];
    if (!n) continue;
    bool it = false;
    if (f->result) it = n->kind == QN_AST_Call && callee(n) == f->name;
    else if (f->attribute) it = n->kind == QN_AST_Attribute && n->Attribute.attr == f->name && n->Attribute.ctx == QN_CTX_Load;
    else it = n->kind == QN_AST_Name && n->Name.id == f->name && n->Name.ctx == QN_CTX_Load;
    if (it && !use(a, n, f->what)) return false;
  }
  return true;
}

/* --- labels that the source mentions -------------------------------------------------------------------------------------------- */
static bool word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80); }

static bool has_word(qn_sv text, qn_sv word) {
  for (size_t i = 0; word.n && i + word.n <= text.n; i++) {
    if (memcmp(text.p + i, word.p, word.n) != 0) continue;
    if ((i == 0 || !word_byte(text.p[i - 1])) && (i + word.n == text.n || !word_byte(text.p[i + word.n]))) return true;
  }
  return false;
}

static void mention(qn_sv text, bool words, const qn_sv *labels, int64_t n, bool *wanted) {
  for (int64_t i = 0; i < n; i++)
    if (!wanted[i] && labels[i].p && (words ? has_word(text, labels[i]) : qn_sv_eq(text, labels[i]))) wanted[i] = true;
}

static void mentions(const ahead *a, const qn_sv *labels, int64_t n, bool *wanted) {
  for (int64_t i = 0; i < n; i++) wanted[i] = false;
  for (uint32_t i = 0; i < a->n; i++) {
    const qn_node *e = a->nodes[i];
    if (!e) continue;
    if (e->kind == QN_AST_Attribute) mention(qn_sym_sv(e->Attribute.attr), false, labels, n, wanted);
    if (e->kind == QN_AST_keyword && e->keyword.arg) mention(qn_sym_sv(e->keyword.arg), false, labels, n, wanted);
    if (e->kind == QN_AST_Constant && e->Constant.value.kind == QN_CONST_STR && a->parents[i]->kind != QN_AST_Expr)
      mention(e->Constant.value.s, true, labels, n, wanted);
  }
}

bool qn_columns_ahead(qn_rt *rt, const qn_sv *labels, int64_t n, bool *wanted) {
  const qn_frame *f = qn_vm_of(rt)->current->top;
  if (!f || !f->code || f->code->unit->library) return false;
  const qn_node *call = f->code->where[f->pc - f->code->ins], *root = f->code->unit->root;
  if (!call || call->kind != QN_AST_Call || !root) return false;
  ahead a = {.rt = rt, .n = root->id + 1};
  const size_t room = a.n * sizeof *a.nodes;
  a.nodes = qn_alloc(rt->alloc, room);
  a.parents = qn_alloc(rt->alloc, room);
  bool ok = a.nodes && a.parents;
  if (ok) {
    memset(a.nodes, 0, room);
    memset(a.parents, 0, room);
    walk(&a, (qn_node *)(uintptr_t)root);
    ok = a.nodes[call->id] == call && use(&a, call, FRAME);
    for (int k = 0; ok && k < a.nnames; k++) ok = uses_of(&a, &a.names[k]);
    if (ok) mentions(&a, labels, n, wanted);
  }
  qn_free(rt->alloc, a.nodes, room);
  qn_free(rt->alloc, a.parents, room);
  return ok;
}
