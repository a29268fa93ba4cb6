"""Why a question has no answer, and which nearest change gives it one."""
