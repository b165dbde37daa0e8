"""What is drawn from reports, and the pages and files of it."""
