"""The list of people who borrow."""
