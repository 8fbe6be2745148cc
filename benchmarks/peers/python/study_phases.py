"""The seconds of each phase of the study."""

import time

phases = {}


class Phase:
    """Times a block, `with Phase("forest"): ...`; blocks of one name add up."""

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        self.start = time.perf_counter()

    def __exit__(self, *_):
        count(self.name, time.perf_counter() - self.start)


def count(name, seconds):
    phases[name] = round(phases.get(name, 0) + seconds, 3)
