"""The fields of a due rule, by what they say."""

# Ranges: not before, at the latest.
RANGES = ("working_days", "days", "months", "years")
# Counted from a date.
COUNTED = (*RANGES, "day_of_next_month")
# What comes to whole days.
DATED = (*COUNTED, "on", "recurs")
KINDS = (
    *RANGES,
    "minutes",
    "day_of_next_month",
    "at",
    "by",
    "on",
    "now",
    "recurs",
    "ladder",
    "next_window",
    "within",
)
