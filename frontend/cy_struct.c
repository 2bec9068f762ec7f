/* cy_struct.c - structs of Cython as records of NumPy, and enums: their types, and what is stored into a record. */
#include "frontend/cy_lower.h"

#include <string.h>

static void emit(cy *c, cy_nodes *out, qn_node *n) { qn_vec_push(c->a, out, n); }

/* --- stores ------------------------------------------------------------------------------------------------------------ */
static void store_field(cy *c, qn_node *target, const qn_node *type, qn_sym field, qn_node *value, cy_nodes *out, qn_span span) {
  const qn_node *t = cy_struct_field(c, type, field);
  qn_node *place = cy_subscript(c, target, cy_str(c, qn_sym_sv(field), span), QN_CTX_Store, span);
  if (cy_kind_of(c, t) == CY_STRUCT) cy_store_struct(c, place, t, value, out, span);
  else if (cy_kind_of(c, t) == CY_POINTER) emit(c, out, cy_assign(c, place, cy_char_literal(c, value, t), span));
  else emit(c, out, cy_assign(c, place, cy_kind_of(c, t) == CY_ARRAY ? cy_for_elements(c, t, value, NULL) : cy_for_element(c, t, value, NULL), span));
}

static qn_sym field_at(const qn_node *s, uint32_t at) {
  for (uint32_t i = 0; s && i < s->CyStruct.fields.n; i++) {
    const qn_node *line = s->CyStruct.fields.items[i];
    if (line->kind != QN_AST_CyVarDecl) continue;
    if (at < line->CyVarDecl.names.n) return line->CyVarDecl.names.items[at]->CyDeclarator.name;
    at -= line->CyVarDecl.names.n;
  }
  return NULL;
}

/* target[0] = value, field by field where the fields are written down. The value is lowered already. */
void cy_store_struct(cy *c, qn_node *target, const qn_node *type, qn_node *value, cy_nodes *out, qn_span span) {
  const qn_node *s = qn_map_get(&c->structs, qn_sym_sv(type->CyTypeName.name));
  bool call = value->kind == QN_AST_Call, made = false;
  const qn_node *func = call ? value->Call.func : NULL;
  if (call && func->kind == QN_AST_Attribute && func->Attribute.value->kind == QN_AST_Name)
    made = strcmp(func->Attribute.value->Name.id->text, ":cy") == 0 && strcmp(func->Attribute.attr->text, "make") == 0;
  bool words = call && func->kind == QN_AST_Name && strcmp(func->Name.id->text, "dict") == 0 && !value->Call.args.n;
  if (target->kind == QN_AST_Subscript) target->Subscript.ctx = QN_CTX_Load;
  if (made || words) {
    for (uint32_t i = made ? 1 : 0; i < value->Call.args.n; i++) {
      qn_sym f = field_at(s, i - 1);
      if (f) store_field(c, target, type, f, value->Call.args.items[i], out, span);
    }
    for (uint32_t i = 0; i < value->Call.keywords.n; i++) {
      const qn_node *k = value->Call.keywords.items[i];
      if (k->keyword.arg) store_field(c, target, type, k->keyword.arg, k->keyword.value, out, span);
    }
  } else if (value->kind == QN_AST_Dict) {
    for (uint32_t i = 0; i < value->Dict.keys.n; i++) {
      const qn_node *k = value->Dict.keys.items[i];
      if (k && k->kind == QN_AST_Constant && k->Constant.value.kind == QN_CONST_STR)
        store_field(c, target, type, qn_intern_sv(c->names, k->Constant.value.s), value->Dict.values.items[i], out, span);
    }
  } else if (value->kind == QN_AST_List || value->kind == QN_AST_Tuple) {
    for (uint32_t i = 0; i < value->List.elts.n && field_at(s, i); i++) store_field(c, target, type, field_at(s, i), value->List.elts.items[i], out, span);
  } else {
    if (target->kind == QN_AST_Subscript) target->Subscript.ctx = QN_CTX_Store;
    emit(c, out, cy_assign(c, target, value, span));
  }
}

static qn_node *listed(cy *c, cy_nodes items, qn_span span) {
  qn_node *list = cy_new(c, QN_AST_List, span);
  list->List.elts = cy_list(c, items);
  return list;
}

/* --- types --------------------------------------------------------------------------------------------------------------- */
void cy_struct_type(cy *c, const qn_node *n, cy_nodes *out) {
  if (n->CyStruct.is_decl) return;
  cy_nodes fields = {0}, names = {0}, formats = {0}, offsets = {0};
  qn_node *own = cy_new(c, QN_AST_CyTypeName, n->span);
  own->CyTypeName.name = n->CyStruct.name;
  bool linked = cy_is_linked(c, own), united = n->CyStruct.is_union;
  if (united && linked) {
    cy_refuse(c, n, "unions with pointers are not supported");
    return;
  }
  for (uint32_t i = 0; i < n->CyStruct.fields.n; i++) {
    const qn_node *line = n->CyStruct.fields.items[i];
    if (line->kind != QN_AST_CyVarDecl) continue;
    for (uint32_t k = 0; k < line->CyVarDecl.names.n; k++) {
      const qn_node *d = line->CyVarDecl.names.items[k], *element, *t = cy_resolve(c, d->CyDeclarator.type);
      qn_node *shape = cy_kind_of(c, t) == CY_ARRAY ? cy_shape_of(c, t, &element) : NULL;
      enum cy_kind kind = cy_kind_of(c, shape ? element : t);
      bool plain = !linked || kind == CY_SCALAR || kind == CY_STRUCT || shape;
      qn_node *items[3] = {cy_str(c, qn_sym_sv(d->CyDeclarator.name), n->span), plain ? cy_dtype(c, shape ? element : t, n->span) : cy_none(c, n->span),
                           shape ? shape : linked ? cy_none(c, n->span) : NULL};
      qn_node *field = cy_tuple(c, items, items[2] ? 3 : 2, n->span), *format = shape ? cy_tuple(c, items + 1, 2, n->span) : items[1], *at = cy_int(c, 0, n->span);
      qn_vec_push(c->a, &fields, field);
      qn_vec_push(c->a, &names, items[0]);
      qn_vec_push(c->a, &formats, format);
      qn_vec_push(c->a, &offsets, at);
    }
  }
  qn_node *list = listed(c, fields, n->span);
  if (united) { /* all members begin where the union does */
    cy_nodes keys = {0}, values = {0};
    int64_t align, size = cy_size(c, own, &align);
    qn_node *parts[4] = {listed(c, names, n->span), listed(c, formats, n->span), listed(c, offsets, n->span), cy_int(c, size, n->span)};
    static const char *const words[] = {"names", "formats", "offsets", "itemsize"};
    for (size_t i = 0; i < QN_COUNT(words); i++) {
      qn_node *key = cy_str(c, qn_sv_of(words[i]), n->span);
      qn_vec_push(c->a, &keys, key);
      qn_vec_push(c->a, &values, parts[i]);
    }
    list = cy_new(c, QN_AST_Dict, n->span);
    list->Dict.keys = cy_list(c, keys);
    list->Dict.values = cy_list(c, values);
  }
  c->uses_numpy = true;
  qn_node *call = linked ? cy_call_cy(c, "RecordType", &list, 1, n->span)
                         : cy_call(c, cy_attribute(c, cy_name_z(c, ":np", n->span), "dtype", n->span), &list, 1, n->span);
  emit(c, out, cy_assign(c, cy_name(c, cy_dotted(c, n->CyStruct.name), QN_CTX_Store, n->span), call, n->span));
}

/* cpdef enum Name: beside its constants an IntEnum */
void cy_enum_class(cy *c, const qn_node *n, cy_nodes *out) {
  cy_nodes pairs = {0};
  for (uint32_t i = 0; i < n->CyEnum.items.n; i++) {
    qn_sym item = n->CyEnum.items.items[i]->CyEnumItem.name;
    qn_node *both[2] = {cy_str(c, qn_sym_sv(item), n->span), cy_name(c, item, QN_CTX_Load, n->span)};
    qn_node *pair = cy_tuple(c, both, 2, n->span);
    qn_vec_push(c->a, &pairs, pair);
  }
  qn_node *args[2] = {cy_str(c, qn_sym_sv(n->CyEnum.name), n->span), cy_tuple(c, pairs.data, pairs.n, n->span)};
  emit(c, out, cy_assign(c, cy_name(c, n->CyEnum.name, QN_CTX_Store, n->span), cy_call_cy(c, "enumeration", args, 2, n->span), n->span));
}
