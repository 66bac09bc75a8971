"""A brief in, a page of this machine out that shows it, anew whenever it, or what it reads, is saved."""
