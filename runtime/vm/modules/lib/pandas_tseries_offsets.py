"""pandas.tseries.offsets: the offsets' names."""
from pandas._offsets import (BDay, BMonthBegin, BMonthEnd, BQuarterBegin, BQuarterEnd, BusinessDay, BusinessMonthBegin, BusinessMonthEnd, BYearBegin, BYearEnd,
                             DateOffset, Day, Hour, Micro, Milli, Minute, MonthBegin, MonthEnd, Nano, QuarterBegin, QuarterEnd, Second, Tick, Week, YearBegin,
                             YearEnd)
