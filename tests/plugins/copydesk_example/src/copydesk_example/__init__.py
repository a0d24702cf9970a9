"""An example of a plugin for copydesk."""
