"""Tries the finished installers: a machine of its own, real keys, and nothing left behind."""
