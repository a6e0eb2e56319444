"""What screens are made of: pages, lists, tables, forms, pickers and one line of input."""
