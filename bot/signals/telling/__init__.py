"""What goes back: decisions, news, feedback and its answers, questions through the assistant."""
