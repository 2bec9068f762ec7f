import pandas as pd, numpy as np
from pandas.testing import assert_frame_equal, assert_series_equal
from pandas.api.types import is_numeric_dtype, is_string_dtype
a=pd.DataFrame({"x":[1,2],"y":["a","b"]}); assert_frame_equal(a,a.copy()); pd.testing.assert_series_equal(a.x,a.x)
for f in (lambda: assert_frame_equal(a,a.assign(x=[1,3])), lambda: assert_series_equal(a.x,a.y), lambda: assert_series_equal(a.x,a.x.astype(float)), lambda: assert_frame_equal(a,a.head(1)), lambda: assert_series_equal(a.x,a.x.rename("z")), lambda: pd.testing.assert_index_equal(pd.Index([7,6]),pd.Index([5,6]))):
    try: f()
    except AssertionError as e: print(str(e))
assert_series_equal(pd.Series([1.0]),pd.Series([1.0+1e-9])); assert_series_equal(a.x,a.x.astype(float),check_dtype=False)
print([is_numeric_dtype(a[c]) for c in a], [is_string_dtype(a[c]) for c in a], is_numeric_dtype("int32"), pd.api.types.is_list_like([1]), pd.api.types.is_float_dtype(a.x), pd.api.types.is_bool_dtype(np.bool_), pd.api.types.infer_dtype(["a",1]), pd.api.types.is_scalar(3), pd.api.types.is_datetime64_any_dtype(a.x), pd.api.types.is_integer(np.int8(3)), pd.api.types.is_object_dtype(pd.Series([None])))
