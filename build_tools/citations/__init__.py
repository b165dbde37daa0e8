"""Citations of reports and of their passages, in the formats that reference managers and machines read."""
