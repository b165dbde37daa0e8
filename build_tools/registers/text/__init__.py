"""What all rules read: passages in clauses, numbers, periods, quotations."""
