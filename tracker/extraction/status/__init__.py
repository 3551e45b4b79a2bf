"""What tells a commitment's status: cues, tense and mood, the stage of its instrument."""
