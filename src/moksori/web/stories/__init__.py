"""Stories: composed, talked about, approved."""
