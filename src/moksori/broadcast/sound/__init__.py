"""Takes to a mix to masters: everything of a programme that is heard."""
