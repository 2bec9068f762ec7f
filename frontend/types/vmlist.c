/* vmlist.c - lists of the VM in kernels of Cython: lent as they lie there, so that objects of cdef classes in them need no copy. Their
 * length and items are read; an item may be anything, and is of use once it was asked for its class (`cdef Node n = nodes[i]`). */
#include "frontend/types/klass.h"

#include "frontend/types/builtin.h"

const qn_kclass qn_kclass_vmlist = {.kind = QN_KCLASS_VMLIST, .name = {"list", 4}};
const qn_kclass qn_kclass_vmitem = {.kind = QN_KCLASS_VMITEM, .name = {"object", 6}};

static bool is_of(const qn_type *t, const qn_kclass *k) { return t->kind == QN_TYPE_INSTANCE && t->klass == k; }
bool qn_is_vmlist(const qn_type *t) { return is_of(t, &qn_kclass_vmlist); }
bool qn_is_vmitem(const qn_type *t) { return is_of(t, &qn_kclass_vmitem); }

bool qn_holds_vmitem(const qn_type *t) {
  if (t->kind == QN_TYPE_OPTIONAL) return qn_holds_vmitem(t->item);
  for (uint32_t i = 0; t->kind == QN_TYPE_TUPLE && i < t->n; i++)
    if (qn_holds_vmitem(t->items[i])) return true;
  return qn_is_vmitem(t);
}

qn_texpr *qn_vmlist_len(qn_fn *f, qn_texpr *list, qn_span span) { return qn_tx_obj(f, QN_OBJ_VM_LEN, qn_int64(f), span, 1, &list); }

qn_texpr *qn_vmlist_item(qn_fn *f, qn_texpr *list, qn_texpr *index, qn_span span) {
  qn_texpr *args[2] = {list, index};
  return qn_tx_obj(f, QN_OBJ_VM_ITEM, qn_type_of_class(f->in->types, QN_TYPE_INSTANCE, &qn_kclass_vmitem), span, 2, args);
}

/* The item as an object of class k, or None: TypeError else. */
qn_texpr *qn_vmitem_checked(qn_fn *f, qn_texpr *item, const qn_kclass *k, qn_span span) {
  const char *why = NULL;
  if (!k->ready || !k->ready(k->user, &why) || !k->leaf) return qn_unsupported(f, span, "an item of a class that others derive from");
  const qn_type *t = qn_type_optional(f->in->types, qn_type_of_class(f->in->types, QN_TYPE_INSTANCE, k));
  return qn_tx_obj(f, QN_OBJ_VM_CHECKED, t, span, 1, &item);
}

/* list.append(x), of an object of a cdef class or None; NULL: another method, or another argument. */
qn_texpr *qn_vmlist_method(qn_fn *f, qn_texpr *list, qn_sv name, const qn_cargs *c) {
  if (!qn_sv_is(name, "append") || c->n_pos != 1 || c->n_kw) return NULL;
  qn_texpr *args[2] = {list, c->pos[0]};
  const qn_type *t = args[1]->type->kind == QN_TYPE_OPTIONAL ? args[1]->type->item : args[1]->type;
  if (!qn_is_instance(t) || t->klass->kind != QN_KCLASS_CDEF) return NULL;
  args[1] = qn_cast(f, args[1], qn_type_optional(f->in->types, t));
  return qn_tx_obj(f, QN_OBJ_VM_APPEND, f->in->types->none, c->span, 2, args);
}

/* `list x`: a list of the VM's or of kernels, or None. */
bool qn_fits_list(const qn_type *t) {
  if (t->kind == QN_TYPE_OPTIONAL) t = t->item;
  return t->kind == QN_TYPE_LIST || t->kind == QN_TYPE_NONE || qn_is_vmlist(t);
}
