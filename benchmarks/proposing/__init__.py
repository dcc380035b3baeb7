"""Personal details in ordinary English texts: how much of them is proposed, and what is left."""
