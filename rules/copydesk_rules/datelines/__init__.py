"""Where a story was filed, and how that is written."""

from copydesk_rules.datelines.dateline_date import DatelineDate
from copydesk_rules.datelines.dateline_format import DatelineFormat
from copydesk_rules.datelines.dateline_mismatch import DatelineMismatch
from copydesk_rules.datelines.dateline_separator import DatelineSeparator

RULES = (DatelineDate, DatelineFormat, DatelineMismatch, DatelineSeparator)
