"""Facts of charts: what the values of a series say, and what they are held against."""
