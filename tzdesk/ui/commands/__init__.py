"""What the commands of the menus do, grouped by what they work on."""
