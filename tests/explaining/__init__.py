"""Why a question has no answer, and what would give it one."""
