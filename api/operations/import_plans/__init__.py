"""What an import will change, as people see it."""
