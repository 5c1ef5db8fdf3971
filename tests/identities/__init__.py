"""The identities of budgets, each in the words of several offices: right, and with one wrong figure."""
