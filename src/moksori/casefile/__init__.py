"""Cases: accounts and acts judged to concern the same matter. Pure."""
