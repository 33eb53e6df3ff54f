"""Chinese input on Linux: the way that the session offers, and a bridge where Qt has none."""
