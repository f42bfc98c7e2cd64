"""The register of decisions: written down, taken in from a file, taken back."""
