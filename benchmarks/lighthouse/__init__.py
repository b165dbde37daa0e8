"""How Lighthouse scores a page of each kind."""
