"""What other programs read: reports and lists as JSON, references, plain texts, the feed."""
