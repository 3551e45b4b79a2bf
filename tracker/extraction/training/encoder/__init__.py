"""How the encoder is tuned: needs `requirements-encoder.txt` and the development tools."""
