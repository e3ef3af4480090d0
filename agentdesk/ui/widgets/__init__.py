"""Small widgets: values in, messages out."""
