"""From lines to a document: what each line is, by the marks of its genre, and the blocks they become."""
