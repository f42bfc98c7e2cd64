"""What comes of decisions: action points with their reminders, and drafts of feedback."""
