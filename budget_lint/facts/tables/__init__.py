"""Facts of the tables that a reader delivers: what each cell measures, and what must add up."""
