"""Days and numbers as French pages write them."""

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "j N Y"
YEAR_MONTH_FORMAT = "N Y"
MONTH_DAY_FORMAT = "j N"
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\u202f"  # the narrow space that does not break
NUMBER_GROUPING = 3
