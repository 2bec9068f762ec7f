/* cython.c - Cython's declarations on the VM: C-typed variables convert what is assigned to them, C functions are
 * functions, casts convert. What has no meaning without C (pointers, structs, externs) is refused by name. */
#include "codegen/bytecode/compile.h"

static const struct {
  const char *name;
  uint8_t ct;
} type_names[] = {
    {"int", QN_CT_I32}, {"long", QN_CT_I64}, {"short", QN_CT_I16}, {"char", QN_CT_I8}, {"long long", QN_CT_I64},
    {"signed char", QN_CT_I8}, {"unsigned int", QN_CT_U32}, {"unsigned", QN_CT_U32}, {"unsigned long", QN_CT_U64},
    {"unsigned long long", QN_CT_U64}, {"unsigned short", QN_CT_U16}, {"unsigned char", QN_CT_U8}, {"double", QN_CT_F64},
    {"float", QN_CT_F32}, {"bint", QN_CT_BINT}, {"bool", QN_CT_BINT}, {"Py_ssize_t", QN_CT_SSIZE}, {"ssize_t", QN_CT_SSIZE}, {"size_t", QN_CT_U64},
    {"int8_t", QN_CT_I8}, {"int16_t", QN_CT_I16}, {"int32_t", QN_CT_I32}, {"int64_t", QN_CT_I64}, {"uint8_t", QN_CT_U8},
    {"uint16_t", QN_CT_U16}, {"uint32_t", QN_CT_U32}, {"uint64_t", QN_CT_U64}, {"float32_t", QN_CT_F32},
    {"float64_t", QN_CT_F64}, {"intp_t", QN_CT_I64}, {"longlong", QN_CT_I64}, {"str", QN_CT_STR}, {"list", QN_CT_LIST},
    {"dict", QN_CT_DICT}, {"tuple", QN_CT_TUPLE}, {"set", QN_CT_SET}, {"uint64 slot", QN_CT_U64_SLOT}};

static int named_type(qn_bcf *f, qn_sym name) {
  const char *last = strrchr(name->text, '.');
  const char *text = last ? last + 1 : name->text;
  const qn_node *root = f->c->unit->root;
  for (uint32_t i = 0; i < root->Module.body.n; i++) {
    const qn_node *s = root->Module.body.items[i];
    if (s->kind == QN_AST_CyTypedef && s->CyTypedef.name == name && s->CyTypedef.type->kind == QN_AST_CyTypeName &&
        s->CyTypedef.type->CyTypeName.name != name)
      return named_type(f, s->CyTypedef.type->CyTypeName.name);
  }
  size_t n = strlen(text);
  bool numpy = last && n > 2 && strcmp(text + n - 2, "_t") == 0;
  for (size_t i = 0; i < QN_COUNT(type_names); i++)
    if (strcmp(type_names[i].name, text) == 0) return type_names[i].ct;
  (void)numpy;
  return QN_CT_OBJECT;
}

int qn_bc_ctype(qn_bcf *f, const qn_node *t) {
  if (t->kind == QN_AST_CyTypeConst) return qn_bc_ctype(f, t->CyTypeConst.base);
  if (t->kind == QN_AST_CyTypeName) return named_type(f, t->CyTypeName.name);
  return QN_CT_OBJECT; /* memory views, fused types, pointers: as they are */
}

static void declare(qn_bcf *f, const qn_node *n) {
  for (uint32_t i = 0; i < n->CyVarDecl.names.n; i++) {
    const qn_node *d = n->CyVarDecl.names.items[i];
    const qn_node *t = d->CyDeclarator.type;
    if (t && (t->kind == QN_AST_CyTypePtr || t->kind == QN_AST_CyTypeArray)) qn_bc_refuse(f, d, "C pointers and C arrays are not supported; use a typed memory view");
    if (!d->CyDeclarator.value) continue;
    uint16_t mark = f->next, v = qn_bc_expr_temp(f, d->CyDeclarator.value);
    qn_bc_store_name(f, d->CyDeclarator.name, NULL, v);
    f->next = mark;
  }
}

static void enumeration(qn_bcf *f, const qn_node *n) {
  qn_sym previous = NULL;
  for (uint32_t i = 0; i < n->CyEnum.items.n; i++) {
    const qn_node *e = n->CyEnum.items.items[i];
    uint16_t mark = f->next, t = qn_bc_temp(f);
    if (e->CyEnumItem.value) {
      qn_bc_expr_to(f, e->CyEnumItem.value, t);
    } else if (previous) {
      qn_bc_load(f, qn_bc_place(f, previous, NULL), t);
      qn_bc_emit(f, QN_BC_ADDI, t, t, 1);
    } else {
      qn_bc_emit_s(f, QN_BC_LOADI, t, 0);
    }
    previous = e->CyEnumItem.name;
    qn_bc_store_name(f, previous, NULL, t);
    f->next = mark;
  }
}

/* for i from lower <= i < upper by step */
static void for_from(qn_bcf *f, const qn_node *n) {
  uint16_t mark = f->next;
  bool up = n->CyForFrom.ops.items[0] == QN_CMP_Lt || n->CyForFrom.ops.items[0] == QN_CMP_LtE;
  bool open_low = n->CyForFrom.ops.items[0] == QN_CMP_Lt || n->CyForFrom.ops.items[0] == QN_CMP_Gt;
  bool closed_high = n->CyForFrom.ops.items[1] == QN_CMP_LtE || n->CyForFrom.ops.items[1] == QN_CMP_GtE;
  uint16_t base = qn_bc_temps(f, 4);
  qn_bc_emit_s(f, QN_BC_LOADG, base, qn_bc_global_slot(f->c, qn_intern_z(f->c->names, "range")));
  qn_bc_expr_to(f, n->CyForFrom.lower, (uint16_t)(base + 1));
  if (open_low) qn_bc_emit(f, up ? QN_BC_ADDI : QN_BC_SUBI, (uint16_t)(base + 1), (uint16_t)(base + 1), 1);
  qn_bc_expr_to(f, n->CyForFrom.upper, (uint16_t)(base + 2));
  if (closed_high) qn_bc_emit(f, up ? QN_BC_ADDI : QN_BC_SUBI, (uint16_t)(base + 2), (uint16_t)(base + 2), 1);
  if (n->CyForFrom.step) qn_bc_expr_to(f, n->CyForFrom.step, (uint16_t)(base + 3));
  else qn_bc_emit_s(f, QN_BC_LOADI, (uint16_t)(base + 3), 1);
  if (!up) qn_bc_emit(f, QN_BC_NEG, (uint16_t)(base + 3), (uint16_t)(base + 3), 0);
  qn_bc_emit(f, QN_BC_CALL, base, 3, base);
  f->next = (uint16_t)(base + 1);
  qn_bc_loop l;
  qn_label *end = qn_bc_label(f), *cont = qn_bc_label(f);
  qn_bc_loop_begin(f, &l, n->CyForFrom.target, n->CyForFrom.lower, base);
  qn_block b = {.kind = QN_BLOCK_LOOP, .on_break = end, .on_continue = cont, .has_state = true, .reg = l.state, .prev = f->block};
  f->block = &b;
  qn_bc_body(f, &n->CyForFrom.body);
  f->block = b.prev;
  qn_bc_bind(f, cont);
  qn_bc_loop_end(f, &l);
  f->next = mark;
  qn_bc_body(f, &n->CyForFrom.orelse);
  qn_bc_bind(f, end);
}

bool qn_bc_cython_stmt(qn_bcf *f, const qn_node *n) {
  switch ((int)n->kind) {
    case QN_AST_CyFuncDef:
      if (!n->CyFuncDef.is_decl) qn_bc_funcdef(f, n);
      return true;
    case QN_AST_CyVarDecl: declare(f, n); return true;
    case QN_AST_CyTypedef: case QN_AST_CyFused: return true;
    case QN_AST_CyEnum: enumeration(f, n); return true;
    case QN_AST_CyForFrom: for_from(f, n); return true;
    case QN_AST_CyStruct: qn_bc_refuse(f, n, "C structs are not supported"); return true;
    case QN_AST_CyClass: qn_bc_refuse(f, n, "'cdef class' is not supported; use a Python class"); return true;
    case QN_AST_CyProperty: qn_bc_refuse(f, n, "'property' blocks are not supported; use @property"); return true;
    case QN_AST_CyExtern: qn_bc_refuse(f, n, "'cdef extern' is not supported; libc.math can be cimported"); return true;
    case QN_AST_CyInclude: qn_bc_refuse(f, n, "'include' is not supported"); return true;
    default: return false;
  }
}

void qn_bc_cython_expr(qn_bcf *f, const qn_node *n, uint16_t dst) {
  uint16_t mark = f->next;
  switch ((int)n->kind) {
    case QN_AST_CyCast: {
      int ct = qn_bc_ctype(f, n->CyCast.type);
      uint16_t t = qn_bc_temp(f);
      qn_bc_expr_to(f, n->CyCast.value, t);
      qn_bc_emit(f, QN_BC_CYCONV, dst, t, (uint16_t)(ct + (ct == QN_CT_OBJECT ? 0 : n->CyCast.is_checked > 1 ? QN_CT_ITEMS : n->CyCast.is_checked ? 0 : QN_CT_CAST)));
      break;
    }
    case QN_AST_CyAddressOf: qn_bc_refuse(f, n, "the address of a variable cannot be taken: pointers are not supported"); break;
    case QN_AST_CySizeOf: {
      static const uint8_t sizes[] = {8, 4, 1, 2, 4, 8, 1, 2, 4, 8, 4, 8, 8, 8, 8, 8, 8, 8};
      const qn_node *o = n->CySizeOf.operand;
      int ct = o->kind == QN_AST_CyTypeName || o->kind == QN_AST_CyTypeConst ? qn_bc_ctype(f, o) : QN_CT_OBJECT;
      qn_bc_emit_s(f, QN_BC_LOADI, dst, sizes[ct]);
      break;
    }
    case QN_AST_CyNew: qn_bc_refuse(f, n, "C++ 'new' is not supported"); break;
    default: qn_bc_refuse(f, n, "this expression is not supported here"); break;
  }
  f->next = mark;
}
