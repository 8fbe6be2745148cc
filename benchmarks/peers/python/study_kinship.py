"""Which rows are related, and rows dealt out so that relatives of fixed test rows can be put into training step by step.

A relation gives every row one key or more, and rows are related that have one in common. The rules of titles are those of
the recipe: case, accents, brackets, guests and tails such as "Remastered 2011" do not count, live versions are apart.
"""

import re
import unicodedata

import numpy as np
import pandas
from scipy import sparse

AUDIO = ["duration_ms", "danceability", "energy", "loudness", "speechiness", "acousticness", "instrumentalness", "liveness",
         "valence", "tempo"]
STEPS = ("credited artist", "song in any version", "track")  # the farthest first; audio is counted and no more
HELD_OUT, MOST, VALIDATION = 0.15, 40_000, 0.1

GUESTS = re.compile(r"\s(feat|ft|featuring)\b\.?\s.*", re.DOTALL)
BRACKETS = re.compile(r"(?<=\S)\s*(\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\})")
TAIL = re.compile(r"\s+[-–—]\s+[^-–—]*\b(remaster(ed)?|live|version|edit|mix|remix|mono|stereo|acoustic|demo|bonus|deluxe|radio|single"
                  r"|original|instrumental|feat|ft|featuring|from|unplugged|extended|session)\b.*")
LIVE = re.compile(r"[(\[{][^)\]}]*\blive\b|\s[-–—]\s.*\blive\b")


def words(text):
    """Letters and digits, divided by single blanks."""
    kept = "".join(" and " if c == "&" else "" if c in "'’" else c if unicodedata.category(c)[0] in "LN" else " " for c in text)
    return " ".join(kept.split())


def normal(text):
    lower = "".join(c for c in unicodedata.normalize("NFKD", text.strip().lower()) if unicodedata.category(c)[0] != "M")
    title, before = lower, None
    while before != title:
        before, title = title, BRACKETS.sub("", title)
    title = GUESTS.sub("", TAIL.sub("", title, count=1), count=1)
    whole = words(title) or words(lower) or text.strip()
    return whole + " (live)" if LIVE.search(lower) else whole


def kinship(songs):
    """By relation a 0/1 matrix, rows x keys, and the number of every row's first key."""
    frame = songs.frame
    entry = frame["artists"].fillna("").str.split(";").explode()
    row, artist = entry.index.to_numpy(), entry.str.strip()
    titles = frame["track_name"].fillna("")
    form = {text: normal(text) for text in pandas.concat([titles, artist]).unique()}
    named = {"credited artist": (row, artist), "song in any version": (row, artist.map(form) + "\0" + titles.map(form).loc[row]),
             "track": (np.arange(len(frame)), frame["track_id"]),
             "audio": (np.arange(len(frame)), frame.groupby(AUDIO, sort=False, dropna=False).ngroup())}
    found = {}
    for name, (rows, values) in named.items():
        keys = pandas.factorize(np.asarray(values))[0]
        matrix = sparse.csr_matrix((np.ones(len(keys), bool), (rows, keys)), shape=(len(frame), keys.max() + 1))
        found[name] = matrix, keys[np.unique(rows, return_index=True)[1]]
    return found


def relatives(matrix, rows):
    """Which rows have a key in common with one of these."""
    return matrix @ (matrix[rows].sum(0).A1 > 0).astype(np.int32) > 0


def grouped(rows, first):
    order = rows[np.argsort(first[rows], kind="stable")]
    return np.split(order, np.flatnonzero(np.diff(first[order])) + 1)


def deal(songs, kin, seed):
    """Test rows, validation rows, unrelated rows, and the relatives that each step adds: half of the songs of 15 % of the artists
    give one row each to the test."""
    random = np.random.default_rng(seed)
    rows, test, held = songs.distinct, [], 0
    artists = grouped(rows, kin[STEPS[0]][1])
    for place in random.permutation(len(artists)):
        if held >= HELD_OUT * len(rows):
            break
        held += len(artists[place])
        inner = grouped(artists[place], kin[STEPS[1]][1])
        taken = (len(inner) + random.integers(2)) // 2
        test += [random.choice(inner[i]) for i in random.permutation(len(inner))[:taken]]
    test = np.sort(np.array(test))
    near = {name: relatives(matrix, test) for name, (matrix, _) in kin.items()}
    free = np.zeros(len(songs.frame), bool)
    free[rows], free[test] = True, False
    related = {}
    for step in reversed(STEPS):
        related[step] = random.permutation(np.flatnonzero(free & near[step]))
        free &= ~near[step]
    far = random.permutation(np.flatnonzero(free & ~near["audio"]))
    validation = int(VALIDATION * min(len(far), MOST))
    return test, np.sort(far[:validation]), far[validation : validation + MOST], {step: related[step] for step in STEPS}
