"""What a person may see: each read takes who asks, and gives values that hold no rows."""
