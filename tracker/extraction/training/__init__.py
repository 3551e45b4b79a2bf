"""How the detector is trained: marked-up articles in, one small model file out."""
