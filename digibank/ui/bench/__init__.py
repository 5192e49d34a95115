"""The bench: the queues of the technicians, and the door for the files that their tools write."""
