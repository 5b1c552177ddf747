"""*Beslutsunderlag*: the decision basis chosen, seen beforehand, issued by number, and what has changed since."""
