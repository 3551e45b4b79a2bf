"""Treaties, deals, laws and programmes that a text names, and which one a clause means."""
