"""*Uppdrag*: what each body does, with what staff and paid how, and how it handles external money."""
