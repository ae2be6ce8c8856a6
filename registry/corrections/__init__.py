"""What people say of elements, field by field."""
