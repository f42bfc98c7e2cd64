"""What moderators do: judge, redact, bundle, merge, split, choose quotes, set work in motion."""
