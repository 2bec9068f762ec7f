// embed.cpp - the same engine from C++: a small RAII wrapper, a kernel from text, the host's own vector as its argument.
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "quern/quern.h"

namespace {
struct Free {
  void operator()(qn_session *s) const { qn_session_destroy(s); }
  void operator()(qn_kernel *k) const { qn_kernel_release(k); }
  void operator()(qn_call *c) const { qn_call_destroy(c); }
};

void must(qn_status status, const qn_error &err) {
  if (status != QN_OK) throw std::runtime_error(std::string(qn_status_name(status)) + ": " + err.message);
}

const std::string source = R"(
from numba import njit

@njit
def horner(c, x):
    y = 0.0
    for i in range(len(c)):
        y = y * x + c[len(c) - 1 - i]
    return y
)";
}  // namespace

int main() {
  try {
    qn_error err;
    qn_session *raw_session = nullptr;
    must(qn_session_create(nullptr, &raw_session, &err), err);
    std::unique_ptr<qn_session, Free> session(raw_session);

    qn_module *module = nullptr;
    must(qn_module_create(session.get(), "poly", source.data(), source.size(), &module, &err), err);
    qn_kernel *raw_kernel = nullptr;
    must(qn_kernel_get(module, "horner", "float64(float64[::1], float64)", &raw_kernel, &err), err);
    std::unique_ptr<qn_kernel, Free> kernel(raw_kernel);
    qn_call *raw_call = nullptr;
    must(qn_call_create(kernel.get(), &raw_call, &err), err);
    std::unique_ptr<qn_call, Free> call(raw_call);

    std::vector<double> coefficients{1.0, -2.0, 0.5, 3.0};
    const std::int64_t shape[1] = {static_cast<std::int64_t>(coefficients.size())};
    must(qn_call_set_array(call.get(), 0, coefficients.data(), "float64", 1, shape, nullptr, 0, &err), err);
    for (double x : {0.0, 1.0, 2.0}) {
      double y = 0.0;
      must(qn_call_set_float(call.get(), 1, x, &err), err);
      must(qn_call_run(call.get(), &err), err);
      must(qn_call_result_float(call.get(), &y, &err), err);
      std::printf("p(%g) = %g\n", x, y);
    }
    qn_kernel *none = nullptr;
    if (qn_kernel_get(module, "missing", "(int64)", &none, &err) != QN_OK) std::printf("as expected: %s\n", err.message);
    return 0;
  } catch (const std::exception &e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
  }
}
