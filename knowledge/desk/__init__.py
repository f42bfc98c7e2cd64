"""What editors see of the sources, the questions and the words at the desk."""
