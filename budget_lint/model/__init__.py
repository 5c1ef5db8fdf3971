"""The data that travels through the pipeline: frozen dataclasses, standard library only."""
