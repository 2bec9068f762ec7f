/* numba_errors.c - the module numba.core.errors: the exception and warning classes that scripts catch and filter. What the
 * engine refuses to compile is a TypingError (qn_typing_error_class), as Numba has it. */
#include "runtime/object/internal.h"
#include "runtime/vm/kernel.h"
#include "runtime/vm/modules/numba_int.h"

/* X(name, base): bases first. */
#define NUMBA_ERRORS(X)                                                                                                     \
  X(UnsupportedError, NumbaError)                                                                                           \
  X(UnsupportedRewriteError, UnsupportedError)                                                                              \
  X(IRError, NumbaError)                                                                                                    \
  X(RedefinedError, IRError)                                                                                                \
  X(NotDefinedError, IRError)                                                                                               \
  X(VerificationError, IRError)                                                                                             \
  X(DeprecationError, NumbaError)                                                                                           \
  X(LoweringError, NumbaError)                                                                                              \
  X(ForbiddenConstruct, LoweringError)                                                                                      \
  X(UnsupportedParforsError, NumbaError)                                                                                    \
  X(UntypedAttributeError, TypingError)                                                                                     \
  X(ByteCodeSupportError, NumbaError)                                                                                       \
  X(CompilerError, NumbaError)                                                                                              \
  X(ConstantInferenceError, NumbaError)                                                                                     \
  X(InternalError, NumbaError)                                                                                              \
  X(RequireLiteralValue, TypingError)                                                                                       \
  X(LiteralTypingError, TypingError)                                                                                        \
  X(NumbaValueError, TypingError)                                                                                           \
  X(NumbaTypeError, TypingError)                                                                                            \
  X(NumbaAttributeError, TypingError)                                                                                       \
  X(NumbaAssertionError, TypingError)                                                                                       \
  X(NumbaNotImplementedError, TypingError)                                                                                  \
  X(NumbaKeyError, TypingError)                                                                                             \
  X(NumbaIndexError, TypingError)                                                                                           \
  X(NumbaRuntimeError, NumbaError)                                                                                          \
  X(NumbaPerformanceWarning, NumbaWarning)                                                                                  \
  X(NumbaDeprecationWarning, NumbaWarning)                                                                                  \
  X(NumbaPendingDeprecationWarning, NumbaWarning)                                                                           \
  X(NumbaParallelSafetyWarning, NumbaWarning)                                                                               \
  X(NumbaTypeSafetyWarning, NumbaWarning)                                                                                   \
  X(NumbaExperimentalFeatureWarning, NumbaWarning)                                                                          \
  X(NumbaInvalidConfigWarning, NumbaWarning)                                                                                \
  X(NumbaPedanticWarning, NumbaWarning)                                                                                     \
  X(NumbaIRAssumptionWarning, NumbaPedanticWarning)                                                                         \
  X(NumbaDebugInfoWarning, NumbaWarning)                                                                                    \
  X(NumbaSystemWarning, NumbaWarning)

#define ERROR_CLASS(name_, base_)                                                                                           \
  {.obj = {&qn_type_class, -1, NULL, NULL}, .name = name_, .module = "numba.core.errors", .kind = QN_K_EXCEPTION,           \
   .base = base_, .full_name = "numba.core.errors." name_}
#define DECLARE(name, base) class_##name,
enum { class_NumbaError, class_TypingError, class_UnsupportedBytecodeError, class_NumbaWarning, NUMBA_ERRORS(DECLARE) CLASSES };
#undef DECLARE

#define ROW(name, base) [class_##name] = ERROR_CLASS(#name, &classes[class_##base]),
static qn_class classes[CLASSES] = {
    [class_NumbaError] = ERROR_CLASS("NumbaError", &qn_exc_class_table[QN_E_Exception]),
    [class_TypingError] = ERROR_CLASS("TypingError", &classes[class_NumbaError]),
    [class_UnsupportedBytecodeError] = ERROR_CLASS("UnsupportedBytecodeError", &qn_exc_class_table[QN_E_Exception]),
    [class_NumbaWarning] = ERROR_CLASS("NumbaWarning", &qn_exc_class_table[QN_E_Warning]),
    NUMBA_ERRORS(ROW)};
#undef ROW

const qn_class *qn_typing_error_class(void) { return &classes[class_TypingError]; }
const qn_class *qn_numba_value_error_class(void) { return &classes[class_NumbaValueError]; }

int qn_numba_add_errors(qn_rt *rt, qn_value module) {
  for (size_t i = 0; i < CLASSES; i++)
    if (qn_module_set(rt, module, classes[i].name, qn_class_value(&classes[i]))) return -1;
  return 0;
}
const qn_module_def qn_numba_errors_module = {.name = "numba.core.errors", .init = qn_numba_add_errors};
