"""How cells are drawn and edited, one delegate per kind of field."""
