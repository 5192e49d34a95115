"""Tables, engine, transactions, migration, backup. No rules, no Qt."""
