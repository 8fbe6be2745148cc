"""The files of a run: results, predictions, the split, the models."""

import json

import joblib
import numpy as np
import pandas

from study_refit import MEMBERS


def write(folder, data, results, answers, learners):
    (folder / "metrics.json").write_text(json.dumps(results, indent=1))
    rows = data.test.rows
    frame = pandas.DataFrame({"row": rows, "track_id": data.songs.frame["track_id"].to_numpy()[rows],
                              "cluster": data.artists(data.test),
                              "label": data.test.y.astype(int), **answers})
    frame.to_csv(folder / "predictions.csv", index=False)
    parts = np.full(len(data.songs.frame), None, object)
    for name in ("train", "validation", "test"):
        parts[getattr(data, name).rows] = name
    used = np.flatnonzero(parts != None)  # noqa: E711 (element by element)
    pandas.DataFrame({"row": used, "part": parts[used]}).to_csv(folder / "split.csv", index=False)
    for name in MEMBERS:
        joblib.dump(learners[name], folder / f"{name}.joblib")
