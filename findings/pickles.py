"""Models for PicklePmml.java: 0.pkl, 1.pkl and so on, 0.csv, 1.csv with rows and what scikit-learn predicts for them, and the file names, a line each."""
import pickle

written = 0


def write(name, model, rows):
    global written
    with open("%d.pkl" % written, "wb") as file:
        pickle.dump(model, file)
    rows.assign(sklearn=model.predict(rows)).to_csv("%d.csv" % written, index=False)
    with open("names", "a") as names:
        names.write(name + "\n")
    written += 1
