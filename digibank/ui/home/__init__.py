"""What the counter shows at rest: today's work in numbers and the tasks to start."""
