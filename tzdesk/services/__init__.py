"""Use cases: short functions, domain types in and out; one path for every write."""
