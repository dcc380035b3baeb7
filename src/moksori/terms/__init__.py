"""The words of the house as frozen values; this floor imports nothing of Moksori."""
