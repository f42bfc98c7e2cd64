"""From "hier schuurt het" to the beleidstafel and back: taking in, bundling, vetting, following signals."""
