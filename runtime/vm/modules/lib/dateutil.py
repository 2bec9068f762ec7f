"""dateutil: steps in the calendar, a reader of dates, Easter."""
