"""What Markdown pages become: MkDocs, its events, and what is checked before a site is published."""
