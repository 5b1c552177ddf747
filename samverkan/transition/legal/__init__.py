"""*Organisationsformer*: the forms and the ways of staying compared, what each asks for, and a charter tried against it."""
