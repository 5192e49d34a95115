"""The demonstration: a whole device life on sample data, by the services of every day. Practice takes its calendar."""
