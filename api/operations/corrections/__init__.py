"""Fields that people correct, one by one or by the owner's table."""
