"""A package: see concurrent.futures."""
