"""The figures (cijfers): each through the years beside other areas, and one's own measurements."""
