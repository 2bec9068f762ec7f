/* cy_lower.h - Cython's C constructs as Python's: what the files cy_*.c share.
 *
 * qn_cython_lower rewrites the tree of a .pyx file in place, between parser and scopes, so that the VM and the kernels
 * meet only what they know: scalars and memory views keep their C types, everything else becomes values of NumPy.
 *
 *   C array   double x[3][4]     an array; x[i][j] is x[i, j]; a list where Python's objects are wanted
 *   pointer   double *p          an array that begins at what it points to; p + k is p[k:]; NULL is None
 *   struct    Point p            a record: `:p[0]` of an array of one, p.x is :p[0]['x']; a dict for Python
 *   &x        of a scalar        x lives in an array of one, `:x`
 *   cdef class                   a class with __slots__; a C attribute x is the slot `:x`, public ones get a property
 *   malloc, free, memcpy…        arrays made, nothing, slices assigned
 *
 * Names that begin with a colon cannot collide with the program's. */
#ifndef QN_FRONTEND_CY_LOWER_H
#define QN_FRONTEND_CY_LOWER_H

#include "frontend/frontend.h"

enum cy_kind { CY_OBJECT, CY_SCALAR, CY_POINTER, CY_ARRAY, CY_STRUCT, CY_VIEW, CY_CLASS, CY_FUSED, CY_FUNCTION, CY_NDARRAY, CY_BUILTIN, CY_VOID };

typedef struct cy_var {
  const qn_node *type; /* resolved; NULL: an object */
  qn_sym box;          /* the array it lives in; NULL: itself */
  bool loads;          /* it holds items as they came out of an array */
  bool hides;          /* a variable of a function without a declaration, by the name of one outside */
} cy_var;

typedef struct cy_class {
  qn_sym name;
  const qn_node *node;
  const struct cy_class *base; /* another cdef class, or NULL */
  qn_map fields;               /* name → cy_field */
  qn_map methods;              /* name → its CyFuncDef */
} cy_class;

typedef struct cy_field {
  qn_sym name, slot;
  const qn_node *type;
  const qn_node *decl;
  int visibility;
} cy_field;

typedef struct cy_scope {
  struct cy_scope *outer;
  qn_map vars;
  qn_map globals;     /* names of `global` */
  qn_map counters;    /* names that loops over range() and enumerate() count */
  qn_map fused;       /* name of a fused type → the first parameter that has it */
  const qn_node *fn;  /* NULL: the module */
  const qn_node *ret; /* resolved return type of a C function; NULL: an object */
  bool to_python;     /* a def: what it returns is an object */
} cy_scope;

typedef QN_VEC(qn_node *) cy_nodes;

typedef struct cy_later { /* the types of a signature go when no call is left that looks at them */
  qn_node **at, *type;
} cy_later;

typedef struct cy {
  qn_arena *a;
  qn_intern *names;
  const qn_source *source;
  qn_diags *diags;
  uint32_t next_id;
  qn_map typedefs; /* name → cytype node */
  qn_map structs;  /* name → CyStruct */
  qn_map fused;    /* name → CyFused */
  qn_map enums;    /* name → CyEnum */
  qn_map classes;  /* name → cy_class */
  qn_map functions; /* name → CyFuncDef */
  qn_map signatures; /* name → its arguments, of a Python function too */
  qn_map known;    /* name here → name in C of what was cimported */
  cy_scope *scope;
  bool serial; /* inside `with parallel():` */
  bool parallel; /* inside a loop over prange(): what it sums up stays an update */
  bool uses_numpy, uses_cy;
  uint32_t temps;
  QN_VEC(cy_later) later;
} cy;

/* --- cy_types.c -------------------------------------------------------------------------------------------------- */
const qn_node *cy_resolve(cy *c, const qn_node *type); /* without typedefs and const; NULL stays */
enum cy_kind cy_kind_of(cy *c, const qn_node *type);   /* of a resolved type */
const qn_node *cy_struct_field(cy *c, const qn_node *type, qn_sym field); /* resolved; NULL: none */
const qn_node *cy_element(cy *c, const qn_node *type); /* of a pointer, array, view or ndarray; resolved or NULL */
bool cy_is_char(const qn_node *type);
bool cy_is_text(const qn_node *type); /* Py_UCS4 */
const char *cy_number_text(const qn_node *type);
int64_t cy_size(cy *c, const qn_node *type, int64_t *align);
bool cy_is_linked(cy *c, const qn_node *type);
qn_node *cy_dtype(cy *c, const qn_node *type, qn_span span); /* an expression: :np.float64, the struct's name */
qn_node *cy_pointer_to(cy *c, const qn_node *type, qn_span span);
qn_node *cy_array_of(cy *c, const qn_node *type, qn_span span);
bool cy_is_same(cy *c, const qn_node *a, const qn_node *b);
const cy_class *cy_class_of(cy *c, const qn_node *type);
const cy_field *cy_class_field(const cy_class *k, qn_sym name);
const qn_node *cy_class_method(const cy_class *k, qn_sym name);
cy_var *cy_find(cy *c, qn_sym name);
bool cy_is_counter(cy *c, qn_sym name);
cy_var *cy_declare(cy *c, qn_sym name, const qn_node *type, bool addressed);
const char *cy_fused_name(const qn_node *written);
const char *cy_fused_members(cy *c, const qn_node *type);
qn_node *cy_like_parameter(cy *c, const qn_node *type);
qn_sym cy_dotted(cy *c, qn_sym name); /* `:name` */
void cy_refuse(cy *c, const qn_node *n, const char *what);

/* --- making nodes ------------------------------------------------------------------------------------------------ */
qn_node *cy_new(cy *c, enum qn_ast_kind kind, qn_span span);
qn_node *cy_name(cy *c, qn_sym id, enum qn_context ctx, qn_span span);
qn_node *cy_name_z(cy *c, const char *id, qn_span span);
qn_node *cy_int(cy *c, int64_t i, qn_span span);
qn_node *cy_none(cy *c, qn_span span);
qn_node *cy_str(cy *c, qn_sv text, qn_span span);
qn_node *cy_attribute(cy *c, qn_node *value, const char *attr, qn_span span);
qn_node *cy_subscript(cy *c, qn_node *value, qn_node *index, enum qn_context ctx, qn_span span);
qn_node *cy_slice(cy *c, qn_node *lower, qn_node *upper, qn_span span);
qn_node *cy_call(cy *c, qn_node *func, qn_node **args, uint32_t n, qn_span span);
qn_node *cy_call_cy(cy *c, const char *helper, qn_node **args, uint32_t n, qn_span span); /* .cy.helper(…) */
qn_node *cy_assign(cy *c, qn_node *target, qn_node *value, qn_span span);
qn_node *cy_tuple(cy *c, qn_node **items, uint32_t n, qn_span span);
qn_node *cy_cast(cy *c, const qn_node *type, qn_node *value, bool checked, qn_span span);
qn_node *cy_slot_cast(cy *c, const qn_node *type, qn_node *value, bool checked, qn_span span);
qn_node *cy_zeros(cy *c, qn_node *shape, const qn_node *element, qn_span span);
qn_nodes cy_list(cy *c, cy_nodes v);

/* --- cy_expr.c, cy_call.c --------------------------------------------------------------------------------------- */
/* The expression in the new tree and its C type (NULL: an object). Loads of elements are cast to their type. */
qn_node *cy_expr(cy *c, qn_node *n, const qn_node **type);
qn_node *cy_object(cy *c, qn_node *n);        /* as a Python object */
qn_node *cy_test(cy *c, qn_node *n);          /* as a condition */
qn_node *cy_coerced(cy *c, qn_node *n, const qn_node *type);
qn_node *cy_member(cy *c, qn_node *n, qn_node *value, const qn_node *t, const qn_node **type);
qn_node *cy_char_literal(cy *c, qn_node *n, const qn_node *beside);
qn_node *cy_items(cy *c, qn_node *n, const qn_node *type);
qn_node *cy_char_code(cy *c, qn_node *n, const qn_node *from, const qn_node *to);
qn_node *cy_target(cy *c, qn_node *n, const qn_node **type);
void cy_generic(cy *c, qn_node *n);           /* the children, as objects */
qn_node *cy_call_expr(cy *c, qn_node *n, const qn_node **type);
qn_node *cy_cast_expr(cy *c, qn_node *n, const qn_node **type);
qn_node *cy_address(cy *c, qn_node *n, const qn_node **type);

/* --- cy_buffer.c --- */
bool cy_is_plain_ndarray(const qn_node *t);
qn_node *cy_buffer(cy *c, qn_node *value, const qn_node *t, const char *parameter, bool not_none);
qn_node *cy_fused_argument(cy *c, qn_node *a, const qn_node *t, const qn_node *first);

/* --- cy_store.c --- */
enum { CY_CHECKED_ITEMS = 2 }; /* is_checked of a cast: of one number, or of an array, which stays as it is */
bool cy_is_c_value(cy *c, const qn_node *n); /* computed of C values alone */
qn_node *cy_from_object(cy *c, qn_node *value, const qn_node *from, const qn_node *t);
qn_node *cy_for_slot(cy *c, const qn_node *target, const qn_node *t, qn_node *value, qn_span span);
qn_node *cy_for_element(cy *c, const qn_node *t, qn_node *value, const qn_node *from);
qn_node *cy_for_update(cy *c, const qn_node *t, qn_node *value, const qn_node *from);
qn_node *cy_for_elements(cy *c, const qn_node *t, qn_node *value, const qn_node *from);

/* What a body declares, and of what it takes the address. */
typedef struct cy_ahead {
  cy *c;
  qn_map addressed;
} cy_ahead;

/* --- cy_stmt.c, cy_struct.c, cy_module.c, cy_class.c ---------------------------------------------------------------------------------------- */
qn_nodes cy_body(cy *c, const qn_nodes *body);
void cy_look_ahead(cy *c, const qn_nodes *body, cy_ahead *h); /* declares it in the scope */
qn_node *cy_shape_of(cy *c, const qn_node *t, const qn_node **element); /* of a C array: its size or sizes, and what it is of */
bool cy_is_doc(const qn_node *n); /* a text as a statement */
qn_nodes cy_with_head(cy *c, qn_nodes body, cy_nodes head);    /* the head behind a docstring */
void cy_cimport_from(cy *c, qn_node *n, cy_nodes *out);
bool cy_extern_math(cy *c, const qn_node *n, cy_nodes *out);
bool cy_is_c_module(const char *name);
void cy_function(cy *c, qn_node *n, const cy_class *self);
void cy_collect_class(cy *c, const qn_node *n);
void cy_resolve_fields(cy *c, const qn_node *n);
qn_node *cy_class_definition(cy *c, qn_node *n);
qn_node *cy_checked(cy *c, qn_node *value, const qn_node *from, const qn_node *type);
void cy_struct_type(cy *c, const qn_node *n, cy_nodes *out);
void cy_enum_class(cy *c, const qn_node *n, cy_nodes *out);
void cy_store_struct(cy *c, qn_node *target, const qn_node *type, qn_node *value, cy_nodes *out, qn_span span);

#endif
