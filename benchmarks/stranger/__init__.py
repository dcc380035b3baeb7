"""A stranger's view of what was published: nothing here imports or trusts the program it judges."""
