"""From the files of a library to sources: readers, what files say of themselves, editors' notes."""
