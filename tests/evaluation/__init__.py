"""How well the assistant finds, guards, moderates and bundles: labelled sets, scorers and floors."""
