"""The readers of workbooks: every visible sheet is a table, and every number stands as it is shown."""
