"""Ways to damage a model, as text and in meaning; each takes its chance from outside, so that it can be repeated."""
