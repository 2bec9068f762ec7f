/* stmt.c - statements without loops. */
#include "frontend/types/infer_int.h"
#include "frontend/types/klass.h"

static void refuse(qn_fn *f, qn_span span, const char *what) { qn_unsupported(f, span, what); }

/* --- assignment ---------------------------------------------------------------------------------------------------------- */
static void unpack(qn_fn *f, const qn_node *target, qn_texpr *value, qn_span span) {
  qn_nodes elts = target->Tuple.elts;
  if (qn_is_poison(value)) {
    for (uint32_t i = 0; i < elts.n; i++)
      if (elts.items[i]->kind != QN_AST_Starred) qn_assign_target(f, elts.items[i], value, span);
    return;
  }
  if (value->type->kind == QN_TYPE_LIST) {
    qn_container_unpack(f, elts, value, span);
    return;
  }
  if (value->type->kind == QN_TYPE_ARRAY && value->type->ndim > 0 && f->k->rules == QN_RULES_NUMBA) value = qn_array_items(f, value, elts.n, span);
  if (value->type->kind != QN_TYPE_TUPLE) {
    qn_terror(f, QN_DIAG_TYPE, span, "cannot unpack %s", qn_tt(f, value->type));
    return;
  }
  if (qn_unpack_starred(f, target, value, span)) return;
  if (value->type->n != elts.n) {
    qn_terror(f, QN_DIAG_TYPE, span, "cannot unpack %u values into %u names", value->type->n, elts.n);
    return;
  }
  qn_texpr **items = QN_NEW_N(f->in->a, qn_texpr *, elts.n + 1);
  bool parts = value->kind == QN_TX_TUPLE;
  if (!parts) value = qn_tx_temp(f, value);
  for (uint32_t i = 0; i < elts.n; i++)
    items[i] = parts ? qn_tx_temp(f, value->args[i]) : qn_tuple_item(f, value, i, span);
  for (uint32_t i = 0; i < elts.n; i++) {
    qn_assign_target(f, elts.items[i], items[i], span);
  }
}

static void store(qn_fn *f, qn_texpr *place, qn_texpr *value, qn_span span) {
  if (qn_is_poison(place) || qn_is_poison(value)) return;
  if (place->kind == QN_TX_OBJ && place->obj == QN_OBJ_INSTANCE_ITEM) {
    qn_instance_set_item(f, place, value, span);
    return;
  }
  if (place->kind == QN_TX_OBJ) {
    qn_container_store(f, place, value, span);
    return;
  }
  if (place->type->kind == QN_TYPE_RECORD) {
    qn_record_store(f, place, value, span);
    return;
  }
  if (value->type->kind == QN_TYPE_OPTIONAL) value = qn_cast(f, value, value->type->item);
  if (place->kind == QN_TX_FANCY) {
    qn_fancy_store(f, place, value, span);
    return;
  }
  bool sequence = value->type->kind == QN_TYPE_TUPLE || value->type->kind == QN_TYPE_LIST; /* a[i] = x, y */
  if (sequence && f->k->rules == QN_RULES_NUMBA && place->type->kind == QN_TYPE_ARRAY) value = qn_prelude_call(f, "np_array", &value, 1, span);
  if (qn_is_poison(value)) return;
  bool element = place->kind == QN_TX_INDEX;
  const qn_type *item = element ? place->type : f->in->types->scalar[place->type->dtype];
  bool array = value->type->kind == QN_TYPE_ARRAY && !element;
  bool fits = array ? qn_castable(f->in->types->scalar[value->type->dtype], item) && value->type->ndim <= place->type->ndim
                    : qn_castable(value->type, item);
  if (f->k->rules == QN_RULES_DRIVER && element) fits = fits && value->type->dtype == item->dtype;
  if (!fits) {
    qn_terror(f, QN_DIAG_TYPE, span, "cannot store %s into %s", qn_tt(f, value->type),
              qn_tt(f, element ? place->args[0]->type : place->type));
    return;
  }
  if (array && qn_store_mapped(f, place, value, span)) return;
  qn_tstmt *s = qn_ts(f, element ? QN_TS_STORE : QN_TS_FILL, span);
  s->place = place;
  s->expr = array ? value : qn_cast(f, value, item);
  if (!element) s->note = array ? "0 temporaries (1 where the sides overlap): copied by one call" : "0 temporaries: filled by one call";
  qn_add(f, s);
}

static qn_texpr *record_place(qn_fn *f, qn_texpr *self, const qn_node *target) {
  if (qn_kclass_find(self->type->klass, qn_sym_sv(target->Attribute.attr)) >= 0)
    return qn_record_attribute(f, self, target->Attribute.attr, target->span);
  qn_terror(f, QN_DIAG_ATTRIBUTE, target->span, "no field of name '%s'", target->Attribute.attr->text);
  return qn_poison(f, target->span);
}

static void store_attribute(qn_fn *f, const qn_node *target, qn_texpr *value) {
  qn_texpr *self = qn_texpr_of(f, target->Attribute.value);
  if (self->type->kind == QN_TYPE_RECORD) store(f, record_place(f, self, target), value, target->span);
  else qn_instance_store(f, self, target->Attribute.attr, value, target->span);
}

void qn_assign_target(qn_fn *f, const qn_node *target, qn_texpr *value, qn_span span) {
  if (!f->cur.at) return;
  switch ((int)target->kind) {
    case QN_AST_Name: qn_assign(f, target->Name.id, value, target->span); return;
    case QN_AST_Tuple:
    case QN_AST_List: unpack(f, target, value, span); return;
    case QN_AST_Subscript: store(f, qn_place(f, target), value, target->span); return;
    case QN_AST_Attribute: store_attribute(f, target, value); return;
    default: refuse(f, target->span, "this assignment");
  }
}

static void assign(qn_fn *f, const qn_node *n) {
  qn_texpr *value = qn_texpr_of(f, n->Assign.value);
  if (qn_fuse_defers(f, n, value)) return;
  if (n->Assign.targets.n > 1) value = qn_tx_temp(f, value);
  for (uint32_t i = 0; i < n->Assign.targets.n; i++) qn_assign_target(f, n->Assign.targets.items[i], value, n->span);
}

static void look_for_walrus(void *found, qn_node *n) {
  if (n->kind == QN_AST_NamedExpr) *(bool *)found = true;
  qn_ast_children(n, look_for_walrus, found);
}
static bool has_walrus(const qn_node *n) {
  bool found = n->kind == QN_AST_NamedExpr;
  qn_ast_children(n, look_for_walrus, &found);
  return found;
}

/* self.x += value */
static void attribute_aug(qn_fn *f, const qn_node *n) {
  const qn_node *t = n->AugAssign.target;
  qn_texpr *self = qn_texpr_of(f, t->Attribute.value);
  if (self->type->kind == QN_TYPE_OPTIONAL) self = qn_cast(f, self, self->type->item);
  if (qn_is_poison(self)) return;
  if (self->type->kind == QN_TYPE_RECORD) {
    self = qn_tx_temp(f, self);
    qn_texpr *place = record_place(f, self, t), *old = record_place(f, self, t);
    if (qn_is_poison(place)) return;
    if (place->kind != QN_TX_INDEX) refuse(f, n->span, "an augmented assignment to a field of all records");
    else store(f, place, qn_binop(f, n->AugAssign.op, old, qn_texpr_of(f, n->AugAssign.value), n->span), t->span);
    return;
  }
  if (!qn_is_instance(self->type)) {
    qn_instance_store(f, self, t->Attribute.attr, self, t->span); /* says why not */
    return;
  }
  if (self->kind != QN_TX_VAR) self = qn_tx_temp(f, self);
  qn_texpr *old = qn_instance_attribute(f, self, t->Attribute.attr, t->span);
  qn_texpr *value = qn_binop(f, n->AugAssign.op, old, qn_texpr_of(f, n->AugAssign.value), n->span);
  qn_instance_store(f, self, t->Attribute.attr, value, t->span);
}

/* bool, ints, floats, complex: an array takes what is not of a later kind. */
static int number_rank(qn_dtype d) {
  return d == QN_D_BOOL ? 0 : qn_dtype_is_int(d) ? 1 : qn_dtype_is_float(d) ? 2 : 3;
}

/* Names, constants and their sums: the same however often they are evaluated, and seen to be. */
static bool is_steady(const qn_texpr *e) {
  if (!e || e->kind == QN_TX_CONST) return true;
  if (e->kind == QN_TX_VAR) return !e->checked && e->slot->var->name.n > 0;
  return (e->kind == QN_TX_BIN && qn_dtype_is_int(e->type->dtype) && (e->op == QN_OP_Add || e->op == QN_OP_Sub) && is_steady(e->args[0]) && is_steady(e->args[1])) ||
         (e->kind == QN_TX_CAST && is_steady(e->args[0]));
}

/* A view of a named array at steady places stays what it is, so that nests see how it lies to the views that they read. */
static qn_texpr *place_once(qn_fn *f, const qn_node *n, qn_texpr *place) {
  bool steady = place->kind == QN_TX_VIEW && place->args[0]->kind == QN_TX_VAR && is_steady(place->args[0]) && !has_walrus(n->AugAssign.value), number = false;
  for (uint32_t k = 0; steady && k < place->n_axes; k++) {
    const qn_taxis *a = &place->axes[k];
    steady = is_steady(a->at) && is_steady(a->lo) && is_steady(a->hi) && is_steady(a->step);
    number = number || a->kind == QN_AXIS_INT;
  }
  if (!steady) return qn_tx_temp(f, place);
  if (number) (void)qn_tx_temp(f, place); /* an index out of range is said before the value is computed */
  return place;
}

/* In place, as NumPy does: other names of the array see it. */
static void aug_assign_array(qn_fn *f, const qn_node *n, qn_texpr *place) {
  if (place->kind != QN_TX_FANCY) place = place_once(f, n, place);
  qn_texpr *value = qn_texpr_of(f, n->AugAssign.value), *old = place;
  if (place->kind == QN_TX_FANCY) old = qn_fancy_load(f, place, n->span);
  qn_texpr *result = qn_binop(f, n->AugAssign.op, old, value, n->span);
  if (!qn_is_poison(result) && result->type->kind == QN_TYPE_ARRAY && number_rank(result->type->dtype) > number_rank(place->type->dtype)) {
    qn_diag *d = qn_terror(f, QN_DIAG_TYPE, n->span, "the result of '%s=' is %s and does not fit into %s", qn_operator_texts[n->AugAssign.op],
                           qn_tt(f, result->type), qn_tt(f, place->type));
    qn_tnote(f, d, (qn_span){0}, "write a = a %s b for a new array, or convert the value first", qn_operator_texts[n->AugAssign.op]);
    return;
  }
  store(f, place, result, n->span);
}

static void aug_assign(qn_fn *f, const qn_node *n) {
  const qn_node *t = n->AugAssign.target;
  if (t->kind == QN_AST_Name) {
    if (qn_local_find(f, t->Name.id) < 0) {
      qn_assign(f, t->Name.id, qn_poison(f, n->span), n->span);
      return;
    }
    qn_texpr *old = qn_read(f, t->Name.id, t->span);
    if (qn_is_container(old->type)) { /* changes what the name holds */
      qn_texpr *done = qn_container_binop(f, n->AugAssign.op, old, qn_texpr_of(f, n->AugAssign.value), n->span, true);
      qn_tstmt *s = qn_ts(f, QN_TS_EXPR, n->span);
      s->expr = done;
      if (!qn_is_poison(done)) qn_add(f, s);
      return;
    }
    if (old->type->kind == QN_TYPE_ARRAY) {
      bool own = f->reducing && qn_sym_in(f->reducing, t->Name.id); /* a row of this block's own: shares no memory */
      if (own) qn_array_aug(f, n->AugAssign.op, old, qn_texpr_of(f, n->AugAssign.value), n->span);
      else aug_assign_array(f, n, old);
      return;
    }
    qn_texpr *by = qn_texpr_of(f, n->AugAssign.value);
    bool object = qn_is_instance(old->type);
    qn_assign(f, t->Name.id, object ? qn_instance_inplace(f, n->AugAssign.op, old, by, n->span) : qn_binop(f, n->AugAssign.op, old, by, n->span), n->span);
    return;
  }
  if (t->kind == QN_AST_Attribute) {
    attribute_aug(f, n);
    return;
  }
  qn_texpr *place = qn_place(f, t);
  if (qn_is_poison(place)) return;
  if (place->kind != QN_TX_INDEX && place->kind != QN_TX_OBJ) {
    aug_assign_array(f, n, place);
    return;
  }
  for (uint32_t i = 0; i < place->n; i++) { /* array and indices are evaluated once */
    const qn_texpr *at = place->args[i];
    bool stays = at->kind == QN_TX_VAR && !at->checked && !has_walrus(n->AugAssign.value);
    if (!stays) place->args[i] = qn_tx_temp(f, place->args[i]);
  }
  qn_texpr *old = qn_tx(f, place->kind, place->type, t->span, place->n);
  memcpy(old->args, place->args, place->n * sizeof *place->args);
  if (place->kind == QN_TX_OBJ) old->obj = place->obj;
  if (place->kind == QN_TX_OBJ && place->obj == QN_OBJ_INSTANCE_ITEM) {
    qn_texpr *got = qn_instance_special(f, "__getitem__", place->args, 2, t->span);
    if (!got) refuse(f, t->span, "an augmented assignment to an object without __getitem__");
    else store(f, place, qn_binop(f, n->AugAssign.op, got, qn_texpr_of(f, n->AugAssign.value), n->span), t->span);
    return;
  }
  if (place->kind == QN_TX_OBJ && place->obj == QN_OBJ_DICT_GET && qn_dict_aug(f, n, place)) return;
  if (place->type->kind == QN_TYPE_NONE) return; /* of a container of which nothing is known yet */
  if (qn_is_container(place->type)) {
    qn_texpr *done = qn_container_binop(f, n->AugAssign.op, old, qn_texpr_of(f, n->AugAssign.value), n->span, true);
    qn_tstmt *s = qn_ts(f, QN_TS_EXPR, n->span);
    s->expr = done;
    if (!qn_is_poison(done)) qn_add(f, s);
    return;
  }
  qn_texpr *value = qn_binop(f, n->AugAssign.op, old, qn_texpr_of(f, n->AugAssign.value),
                             n->span);
  if (place->kind == QN_TX_INDEX) place->in_range = true;
  store(f, place, value, t->span);
}

static void annotated(qn_fn *f, const qn_node *n) {
  if (!n->AnnAssign.value) return;
  qn_assign_target(f, n->AnnAssign.target, qn_texpr_of(f, n->AnnAssign.value), n->span);
}

/* --- return, del --------------------------------------------------------------------------------------------- */
static void return_stmt(qn_fn *f, const qn_node *n) {
  qn_texpr *e = n->Return.value ? qn_texpr_of(f, n->Return.value) : qn_tx_nothing(f, f->in->types->none, n->span);
  if (f->n_parallel) {
    refuse(f, n->span, "'return' inside prange");
    return;
  }
  qn_return(f, e, n->span);
}

static void delete_stmt(qn_fn *f, const qn_node *n) {
  for (uint32_t i = 0; i < n->Delete.targets.n; i++) {
    const qn_node *t = n->Delete.targets.items[i];
    int at = t->kind == QN_AST_Name ? qn_local_find(f, t->Name.id) : -1;
    if (t->kind == QN_AST_Subscript) {
      qn_texpr *place = qn_place(f, t);
      if (!qn_is_poison(place)) qn_container_delete(f, place, t->span);
      continue;
    }
    if (at < 0) {
      refuse(f, t->span, "'del' of anything but a local variable");
      continue;
    }
    if (qn_is_poison(qn_read(f, t->Name.id, t->span))) continue;
    if (qn_bound(f, at)->slot) {
      qn_tstmt *s = qn_ts(f, QN_TS_UNSET, n->span);
      s->slot = qn_bound(f, at)->slot;
      qn_add(f, s);
    }
    *qn_bound(f, at) = (qn_binding){0};
    qn_catch_note(f, at);
  }
}

/* --- if ------------------------------------------------------------------------------------------------------------------------ */
static void if_stmt(qn_fn *f, const qn_node *n) {
  qn_texpr *c = qn_cond(f, n->If.test);
  if (c->kind == QN_TX_CONST && !qn_is_poison(c)) { /* decided now: the other branch is not typed */
    qn_stmts(f, c->i ? n->If.body : n->If.orelse);
    return;
  }
  qn_tblock *out = f->out;
  qn_tstmt *s = qn_ts(f, QN_TS_IF, n->span);
  s->expr = c;
  qn_add(f, s);
  qn_env before = qn_env_copy(f, f->cur);
  f->out = out ? &s->body : NULL;
  qn_stmts(f, n->If.body);
  qn_env then = f->cur;
  f->cur = before;
  f->out = out ? &s->orelse : NULL;
  qn_stmts(f, n->If.orelse);
  qn_env other = f->cur, joined = qn_env_join(f, then, other);
  if (out && then.at && other.at) {
    qn_env_convert(f, then, joined, &s->body, n->span);
    qn_env_convert(f, other, joined, &s->orelse, n->span);
  }
  f->out = out;
  f->cur = qn_env_copy(f, joined);
}

/* --- Cython ---------------------------------------------------------------------------------------------------------------------- */
static void declare(qn_fn *f, const qn_node *n) {
  for (uint32_t i = 0; i < n->CyVarDecl.names.n; i++) {
    const qn_node *d = n->CyVarDecl.names.items[i];
    int at = qn_local_find(f, d->CyDeclarator.name);
    if (at < 0) continue;
    const qn_type *t = f->locals.data[at].declared;
    if (!t) continue;
    if (d->CyDeclarator.value) {
      qn_assign(f, d->CyDeclarator.name, qn_texpr_of(f, d->CyDeclarator.value), d->span);
    } else if (!qn_bound(f, at)->type && t->kind == QN_TYPE_SCALAR) { /* a C variable: has a value from the start */
      *qn_bound(f, at) = (qn_binding){.type = t, .span = d->span, .slot = qn_local_slot(f, at, t)};
    }
  }
}

/* with objmode(…): says that there is none. */
static bool enters_objmode(qn_fn *f, const qn_node *n) {
  for (uint32_t i = 0; i < n->With.items.n; i++) {
    const qn_node *c = n->With.items.items[i]->withitem.context_expr, *fn = c->kind == QN_AST_Call ? c->Call.func : c;
    const char *name = fn->kind == QN_AST_Attribute ? fn->Attribute.attr->text : fn->kind == QN_AST_Name ? fn->Name.id->text : "";
    if (strcmp(name, "objmode") != 0) continue;
    qn_diag *d = qn_terror(f, QN_DIAG_UNSUPPORTED, c->span, "objmode is not supported: kernels run without the interpreter");
    qn_tnote(f, d, (qn_span){0}, "do this part in undecorated code, before or after the kernel");
    return true;
  }
  return false;
}

/* with numba.parallel_chunksize(n): the size holds for the body's loops, and the old one again after it. */
static bool with_chunksize(qn_fn *f, const qn_node *n) {
  const qn_node *item = n->With.items.items[0], *c = item->withitem.context_expr, *fn = c->kind == QN_AST_Call ? c->Call.func : NULL;
  if (n->With.items.n != 1 || item->withitem.optional_vars || !fn || c->Call.args.n != 1 || c->Call.keywords.n) return false;
  const char *name = fn->kind == QN_AST_Attribute ? fn->Attribute.attr->text : fn->kind == QN_AST_Name ? fn->Name.id->text : "";
  if (strcmp(name, "parallel_chunksize") != 0 || f->k->rules != QN_RULES_NUMBA) return false;
  qn_texpr *size = qn_texpr_of(f, c->Call.args.items[0]);
  qn_cargs args = {.pos = &size, .n_pos = 1, .span = c->span, .func_span = fn->span};
  qn_texpr *old = qn_tx_temp(f, qn_call_builtin(f, QN_SV("numba.set_parallel_chunksize"), &args));
  if (qn_is_poison(old)) return true;
  qn_stmts(f, n->With.body);
  qn_tstmt *s = qn_ts(f, QN_TS_EXPR, n->span);
  args.pos = &old;
  s->expr = qn_call_builtin(f, QN_SV("numba.set_parallel_chunksize"), &args);
  qn_add(f, s);
  return true;
}

static void with_stmt(qn_fn *f, const qn_node *n) {
  bool gil = f->k->rules == QN_RULES_CYTHON && n->With.items.n == 1;
  if (gil) {
    const qn_node *c = n->With.items.items[0]->withitem.context_expr;
    gil = c->kind == QN_AST_Name && (strcmp(c->Name.id->text, "nogil") == 0 || strcmp(c->Name.id->text, "gil") == 0);
  }
  if (gil)
    qn_stmts(f, n->With.body);
  else if (!with_chunksize(f, n) && !enters_objmode(f, n))
    refuse(f, n->span, "'with'");
}

/* --- dispatch ---------------------------------------------------------------------------------------------------------------------- */
static void expr_stmt(qn_fn *f, const qn_node *n) {
  if (n->Expr.value->kind == QN_AST_Constant) return; /* docstring */
  qn_texpr *e = qn_texpr_of(f, n->Expr.value);
  if (qn_is_poison(e) || e->kind == QN_TX_CONST) return;
  qn_tstmt *s = qn_ts(f, QN_TS_EXPR, n->span);
  s->expr = e;
  qn_add(f, s);
}

static const char *refused_name(const qn_node *n) {
  switch ((int)n->kind) {
    case QN_AST_AsyncFunctionDef: return "a function inside a function";
    case QN_AST_ClassDef: return "a class";
    case QN_AST_TryStar: return "'except*'";
    case QN_AST_Match: return "'match'";
    case QN_AST_Import:
    case QN_AST_ImportFrom: return "'import'";
    case QN_AST_AsyncFor:
    case QN_AST_AsyncWith: return "'async'";
    default: return "this statement";
  }
}

static void stmt(qn_fn *f, const qn_node *n) {
  switch ((int)n->kind) {
    case QN_AST_Assign: assign(f, n); return;
    case QN_AST_AugAssign: aug_assign(f, n); return;
    case QN_AST_AnnAssign: annotated(f, n); return;
    case QN_AST_FunctionDef: qn_stmt_def(f, n); return;
    case QN_AST_Try: qn_stmt_try(f, n); return;
    case QN_AST_For: qn_stmt_for(f, n); return;
    case QN_AST_While: qn_stmt_while(f, n); return;
    case QN_AST_If: if_stmt(f, n); return;
    case QN_AST_Return: return_stmt(f, n); return;
    case QN_AST_Raise: qn_stmt_raise(f, n); return;
    case QN_AST_Assert: qn_stmt_assert(f, n); return;
    case QN_AST_Expr: expr_stmt(f, n); return;
    case QN_AST_Delete: delete_stmt(f, n); return;
    case QN_AST_Break:
    case QN_AST_Continue: qn_loop_jump(f, n); return;
    case QN_AST_CyVarDecl: declare(f, n); return;
    case QN_AST_With: with_stmt(f, n); return;
    case QN_AST_Nonlocal:
      if (!qn_nonlocal_here(f)) refuse(f, n->span, "'nonlocal' in a function that is not called where it is defined");
      return;
    case QN_AST_Pass:
    case QN_AST_Global: return;
    default:
      refuse(f, n->span, refused_name(n));
  }
}

enum { STMT_DEPTH = 200 };

void qn_stmts(qn_fn *f, qn_nodes body) {
  if (f->stmt_depth >= STMT_DEPTH) {
    if (body.n) qn_terror(f, QN_DIAG_LIMIT, body.items[0]->span, "statements are nested too deeply");
    return;
  }
  f->stmt_depth++;
  for (uint32_t i = 0; i < body.n && f->cur.at; i++) {
    if (!qn_step(f, body.items[i]->span)) continue;
    f->rest = (qn_nodes){body.items + i + 1, body.n - i - 1};
    f->never = false;
    stmt(f, body.items[i]);
    if (f->never) f->cur.at = NULL;
    f->never = false;
    if (f->fuse) qn_fuse_done(f, body.items[i]);
  }
  f->stmt_depth--;
}
