"""What a build changes and what builds have changed: updates, and what was published last."""
