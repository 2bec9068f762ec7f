/* race.c - do the iterations of a prange meet in an element of an array? Works on the AST: an index is affine in the loop's
 * variable (c·i + k + something that no iteration changes), or it is unknown. Two accesses of which one writes
 *   - never meet when some axis keeps them apart,
 *   - meet for certain when every axis lets them: an error where that is a read and a write of one place by all iterations,
 *     else a warning,
 *   - else it cannot be decided: listed by `quern check --races`. */
#include "frontend/types/infer_int.h"

enum { AXES = 8, ACCESSES = 400 };
typedef struct affine {
  bool known;
  int64_t c, k;
  qn_sv rest; /* text of what is added and does not change in the loop */
} affine;
typedef struct access {
  qn_sym array;
  bool write, update, certain;
  qn_span span;
  uint32_t n;
  affine at[AXES];
} access;
typedef struct alias { /* a name that the body sets once: a number that is affine, or a view of a shared array */
  qn_sym name;
  const qn_node *value;
  uint32_t writes;
} alias;
typedef struct races {
  qn_fn *f;
  const qn_node *loop;
  const qn_prange_names *reductions;
  QN_VEC(access) list;
  QN_VEC(alias) set;
  uint32_t conditional, depth;
  int64_t step; /* 0: not known */
} races;

static alias *alias_of(races *r, qn_sym name) {
  for (uint32_t i = 0; i < r->set.n; i++)
    if (r->set.data[i].name == name) return &r->set.data[i];
  return NULL;
}

/* --- what the body sets ---------------------------------------------------------------------------------------------- */
static void note_write(races *r, qn_sym name, const qn_node *value) {
  alias *a = alias_of(r, name);
  if (!a) {
    qn_vec_push(r->f->in->a, &r->set, ((alias){.name = name}));
    a = &r->set.data[r->set.n - 1];
  }
  a->value = a->writes++ ? NULL : value;
}

static void find_writes(void *user, qn_node *n) {
  races *r = user;
  bool simple = n->kind == QN_AST_Assign && n->Assign.targets.n == 1 && n->Assign.targets.items[0]->kind == QN_AST_Name;
  if (simple) {
    note_write(r, n->Assign.targets.items[0]->Name.id, n->Assign.value);
    find_writes(r, n->Assign.value);
    return;
  }
  if (n->kind == QN_AST_Name && n->Name.ctx != QN_CTX_Load) note_write(r, n->Name.id, NULL), note_write(r, n->Name.id, NULL);
  qn_ast_children(n, find_writes, r);
}

/* --- indices ----------------------------------------------------------------------------------------------------------- */
typedef struct varying {
  races *r;
  bool found;
} varying;
static void look_varying(void *user, qn_node *n) {
  varying *v = user;
  if (n->kind == QN_AST_Name && (n->Name.id == v->r->loop->For.target->Name.id || alias_of(v->r, n->Name.id))) v->found = true;
  if (n->kind == QN_AST_Call || n->kind == QN_AST_Subscript) v->found = true; /* may be another at another time */
  qn_ast_children(n, look_varying, v);
}

static affine combined(affine a, affine b, int64_t sign) {
  affine out = {a.known && b.known && !(a.rest.n && b.rest.n) && !(sign < 0 && b.rest.n), a.c + sign * b.c, a.k + sign * b.k, a.rest};
  if (b.rest.n) out.rest = b.rest;
  return out;
}

static affine affine_of(races *r, const qn_node *n) {
  affine none = {0};
  if (++r->depth > 40) return r->depth--, none;
  affine out = none;
  if (n->kind == QN_AST_Constant && n->Constant.value.kind == QN_CONST_INT) {
    out = (affine){.known = true, .k = n->Constant.value.i};
  } else if (n->kind == QN_AST_Name && n->Name.id == r->loop->For.target->Name.id) {
    out = (affine){.known = true, .c = 1};
  } else if (n->kind == QN_AST_Name && alias_of(r, n->Name.id)) {
    const qn_node *value = alias_of(r, n->Name.id)->value;
    if (value) out = affine_of(r, value);
  } else if (n->kind == QN_AST_UnaryOp && n->UnaryOp.op == QN_UNARY_USub) {
    out = combined((affine){.known = true}, affine_of(r, n->UnaryOp.operand), -1);
  } else if (n->kind == QN_AST_BinOp && (n->BinOp.op == QN_OP_Add || n->BinOp.op == QN_OP_Sub)) {
    out = combined(affine_of(r, n->BinOp.left), affine_of(r, n->BinOp.right), n->BinOp.op == QN_OP_Add ? 1 : -1);
  } else if (n->kind == QN_AST_BinOp && n->BinOp.op == QN_OP_Mult) {
    affine a = affine_of(r, n->BinOp.left), b = affine_of(r, n->BinOp.right);
    if (a.known && !a.c && !a.rest.n && b.known && !b.rest.n) out = (affine){true, a.k * b.c, a.k * b.k, {0}};
    else if (b.known && !b.c && !b.rest.n && a.known && !a.rest.n) out = (affine){true, b.k * a.c, b.k * a.k, {0}};
  }
  if (!out.known && n->kind != QN_AST_Slice) { /* something that stays the same? */
    varying v = {r, false};
    look_varying(&v, (qn_node *)(uintptr_t)n);
    if (!v.found) {
      qn_buf text;
      qn_buf_init(&text, r->f->in->a->alloc);
      qn_ast_dump(n, false, &text);
      out = (affine){.known = !text.oom, .rest = text.oom ? (qn_sv){0} : qn_arena_sv(r->f->in->a, qn_buf_view(&text))};
      qn_buf_deinit(&text);
    }
  }
  r->depth--;
  return out;
}

/* --- accesses ------------------------------------------------------------------------------------------------------------ */
static bool add_index(races *r, access *a, const qn_node *index) {
  uint32_t n = index->kind == QN_AST_Tuple ? index->Tuple.elts.n : 1;
  for (uint32_t i = 0; i < n; i++) {
    if (a->n == AXES) return false;
    const qn_node *x = index->kind == QN_AST_Tuple ? index->Tuple.elts.items[i] : index;
    a->at[a->n++] = affine_of(r, x);
  }
  return true;
}

/* a[i][j], and row[j] where row = a[i] */
static bool place_of(races *r, const qn_node *n, access *a) {
  if (++r->depth > 40) return r->depth--, false;
  bool ok = false;
  if (n->kind == QN_AST_Name) {
    alias *set = alias_of(r, n->Name.id);
    if (!set) a->array = n->Name.id, ok = true;
    else if (set->value && set->value->kind == QN_AST_Subscript) ok = place_of(r, set->value, a);
  } else if (n->kind == QN_AST_Subscript) {
    ok = place_of(r, n->Subscript.value, a) && add_index(r, a, n->Subscript.slice);
  }
  r->depth--;
  return ok;
}

static bool is_array(races *r, qn_sym name) {
  int at = qn_local_find(r->f, name);
  if (at < 0 || !r->f->cur.at) return false;
  const qn_type *t = qn_bound(r->f, at)->type;
  return t && (t->kind == QN_TYPE_ARRAY || t->kind == QN_TYPE_LIST || t->kind == QN_TYPE_POISON);
}

static void note_access(races *r, const qn_node *n, bool write, bool update) {
  access a = {.write = write, .update = update, .certain = r->conditional == 0, .span = n->span};
  if (r->list.n >= ACCESSES || !place_of(r, n, &a) || !a.n || !is_array(r, a.array) || qn_sym_in(r->reductions, a.array)) return;
  qn_vec_push(r->f->in->a, &r->list, a);
}

static void walk(void *user, qn_node *n);
static void walk_list(races *r, qn_nodes list) {
  for (uint32_t i = 0; i < list.n; i++) walk(r, list.items[i]);
}

static void walk_index(races *r, const qn_node *n) {
  if (n->Subscript.value->kind == QN_AST_Subscript) walk_index(r, n->Subscript.value);
  else if (n->Subscript.value->kind != QN_AST_Name) walk(r, n->Subscript.value);
  walk(r, n->Subscript.slice);
}

static void walk(void *user, qn_node *n) {
  races *r = user;
  switch ((int)n->kind) {
    case QN_AST_Subscript:
      note_access(r, n, n->Subscript.ctx == QN_CTX_Store, false);
      walk_index(r, n);
      return;
    case QN_AST_AugAssign:
      walk(r, n->AugAssign.value);
      if (n->AugAssign.target->kind == QN_AST_Subscript) {
        note_access(r, n->AugAssign.target, true, true);
        walk_index(r, n->AugAssign.target);
      }
      return;
    case QN_AST_If:
      walk(r, n->If.test);
      r->conditional++;
      walk_list(r, n->If.body);
      walk_list(r, n->If.orelse);
      r->conditional--;
      return;
    case QN_AST_IfExp:
    case QN_AST_While:
    case QN_AST_Try:
      r->conditional++;
      qn_ast_children(n, walk, r);
      r->conditional--;
      return;
    case QN_AST_For:
      walk(r, n->For.iter);
      r->conditional++;
      walk_list(r, n->For.body);
      walk_list(r, n->For.orelse);
      r->conditional--;
      return;
    case QN_AST_FunctionDef:
    case QN_AST_Lambda: return;
    case QN_AST_Continue: r->conditional += 1000; return; /* what follows may not run */
    default: qn_ast_children(n, walk, r);
  }
}

/* --- pairs ------------------------------------------------------------------------------------------------------------------- */
enum verdict { APART, SAME, SHIFTED, UNKNOWN };

static enum verdict compare(const races *r, const access *x, const access *y, int64_t *shift) {
  bool unknown = false, shifted = false;
  *shift = 0;
  for (uint32_t d = 0; d < x->n && d < y->n; d++) {
    const affine *a = &x->at[d], *b = &y->at[d];
    if (!a->known || !b->known || !qn_sv_eq(a->rest, b->rest) || a->c != b->c) {
      unknown = true;
      continue;
    }
    int64_t gap = b->k - a->k;
    if (a->c == 0) {
      if (gap) return APART;
      continue;
    }
    if (gap % a->c || gap == 0 || (r->step && (gap / a->c) % r->step)) return APART; /* only within one iteration, or never */
    if (shifted && *shift != gap / a->c) return APART;
    *shift = gap / a->c, shifted = true;
  }
  return unknown || (shifted && !r->step) ? UNKNOWN : shifted ? SHIFTED : SAME;
}

static bool told(const races *r, enum qn_diag_code code, qn_span span) {
  const qn_diags *d = r->f->in->diags;
  for (uint32_t i = 0; i < d->list.n; i++) {
    const qn_diag *x = d->list.data[i];
    if (x->code == code && x->source == r->f->k->source && x->span.line == span.line && x->span.col == span.col) return true;
  }
  return false;
}

static void report(races *r, const access *w, const access *x, enum verdict v, int64_t shift) {
  qn_fn *f = r->f;
  const qn_node *loop = r->loop;
  enum qn_diag_code code = v == UNKNOWN ? QN_DIAG_RACE_MAYBE : QN_DIAG_RACE;
  bool read_write = v == SAME && w->certain && x->certain && (w->update || x->update || !x->write);
  const char *name = w->array->text;
  if (v == UNKNOWN && !f->in->request->races) return;
  if (told(r, read_write ? QN_DIAG_RACE_ERROR : code, w->span)) return;
  qn_diag *d;
  if (read_write) {
    d = qn_terror(f, QN_DIAG_RACE_ERROR, w->span, "every iteration of prange reads and writes the same element of '%s', in a way that is no reduction", name);
  } else if (v == UNKNOWN) {
    d = qn_diag_add(f->in->diags, f->k->source, code, w->span, "it cannot be decided whether iterations of prange meet in an element of '%s' that is %s here", name,
                    w->update ? "updated" : "written");
  } else if (v == SAME) {
    d = qn_diag_add(f->in->diags, f->k->source, code, w->span, "iterations of prange %s the same element of '%s'", w->update ? "update" : "write", name);
  } else {
    d = qn_diag_add(f->in->diags, f->k->source, code, w->span, "iterations of prange that are %lld apart meet in an element of '%s'",
                    (long long)(shift < 0 ? -shift : shift), name);
  }
  if (!d) return;
  if (x != w) qn_tnote(f, d, x->span, "another iteration %s it here", x->update ? "updates" : x->write ? "writes" : "reads");
  qn_tnote(f, d, (qn_span){loop->span.line, loop->span.col, loop->span.line, loop->span.col + 3}, "the iterations of this loop run in any order");
  if (read_write) qn_tnote(f, d, (qn_span){0}, "use a scalar for the sum of all, or add to the array as a whole");
}

/* 1 when it is not written; 0: not known. */
static int64_t step_of(const qn_node *iter) {
  if (iter->kind != QN_AST_Call || iter->Call.args.n < 3) return 1;
  const qn_node *n = iter->Call.args.items[2];
  bool minus = n->kind == QN_AST_UnaryOp && n->UnaryOp.op == QN_UNARY_USub;
  if (minus) n = n->UnaryOp.operand;
  bool known = n->kind == QN_AST_Constant && n->Constant.value.kind == QN_CONST_INT;
  return known ? (minus ? -n->Constant.value.i : n->Constant.value.i) : 0;
}

void qn_race_look(qn_fn *f, const qn_node *loop, const qn_prange_names *reductions) {
  if (loop->kind != QN_AST_For || loop->For.target->kind != QN_AST_Name) return;
  races r = {.f = f, .loop = loop, .reductions = reductions, .step = step_of(loop->For.iter)};
  for (uint32_t i = 0; i < loop->For.body.n; i++) find_writes(&r, loop->For.body.items[i]);
  walk_list(&r, loop->For.body);
  for (uint32_t i = 0; i < r.list.n; i++) {
    const access *w = &r.list.data[i];
    if (!w->write) continue;
    for (uint32_t k = 0; k < r.list.n; k++) {
      const access *x = &r.list.data[k];
      if (x->array != w->array || (x->write && k < i)) continue;
      int64_t shift;
      enum verdict v = compare(&r, w, x, &shift);
      if (v != APART) report(&r, w, x, v, shift);
    }
  }
}
