"""From Document to Document: each module keeps one guarantee, told in its function's docstring."""
