"""pandas.tseries.offsets: the offsets' names."""
from pandas._offsets import (BDay, BMonthBegin, BMonthEnd, BQuarterBegin, BQuarterEnd, BusinessDay, BusinessMonthBegin, BusinessMonthEnd, BYearBegin, BYearEnd,  # noqa: F401
                             DateOffset, Day, Hour, Micro, Milli, Minute, MonthBegin, MonthEnd, Nano, QuarterBegin, QuarterEnd, Second, Tick, Week, YearBegin,
                             YearEnd)
from pandas._offsets_more import (BHalfYearBegin, BHalfYearEnd, BusinessHour, CBMonthBegin, CBMonthEnd, CDay, CustomBusinessDay, CustomBusinessHour,  # noqa: F401
                                  CustomBusinessMonthBegin, CustomBusinessMonthEnd, Easter, HalfYearBegin, HalfYearEnd, LastWeekOfMonth, SemiMonthBegin,
                                  SemiMonthEnd, WeekOfMonth)
from pandas._offsets_weeks import FY5253, FY5253Quarter  # noqa: F401

BaseOffset = DateOffset
