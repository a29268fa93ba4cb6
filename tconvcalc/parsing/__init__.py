"""From what a person or a program writes to questions, and back to the command that asks one."""
