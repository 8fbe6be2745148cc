"""One HTML page of the results, with Matplotlib's plots as SVG where Matplotlib is installed (else tables only)."""

import html
import io

try:
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.fonttype"] = "none"  # text stays text: smaller and faster than outlines
    from matplotlib.figure import Figure
except ImportError:
    Figure = None

DEPENDENCE_LABELS = 20
LEFT_OUT = "" if Figure else ", no plots"


def write(path, results):
    tuning, insight = results["tuning"], results["insight"]
    parts = ["<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Study</title><h1>Study</h1>",
             table("Data", results["cleaning"].items()),
             table("Results", [(name, *(spanned(v) for v in m.values())) for name, m in results["models"].items()],
                   ["model", *results["models"]["majority"]]),
             table("Comparisons", [list(shown(pair)) for pair in results["comparisons"]], results["comparisons"][0].keys())]
    parts += plots(results)
    for name, detail in results["details"].items():
        parts += [table(f"{name}: calibration", [list(shown(c)) for c in detail["calibration"]]),
                  table(f"{name}: thresholds", [list(shown(t)) for t in detail["thresholds"]]),
                  table(f"{name}: confusion", detail["confusion"].items())]
    parts += [table(f"Importance: {model}", [(c, spanned(v)) for c, v in sorted(columns.items(), key=lambda i: -i[1]["value"])])
              for model, columns in insight["importance"].items()]
    parts.append(table("Leaks", [(s["protocol"], s["train"], s["test"], *map(figure, s["shared"].values()),
                                  *(spanned(m["auc"]) for m in s["models"].values())) for s in results["leaks"]],
                       ["protocol", "train", "test", *results["leaks"][0]["shared"], *results["leaks"][0]["models"]]))
    fixed = results["fixedLeaks"]
    for name in fixed["steps"][0]["models"]:
        parts.append(table(f"Leaks on fixed rows: {name}", [(s["relation"], s["added"], s["affected"], *map(spanned, s["models"][name].values()))
                                                             for s in fixed["steps"]], ["with", "relatives", "rows", "AUC", "gain"]))
    parts.append(table("Seeds", [(m, *(f"{v['mean']:.4f} ± {v['standardDeviation']:.4f}" for v in by_metric.values()))
                                 for m, by_metric in results["repeats"].items()], ["model", *results["models"]["majority"]]))
    parts.append(table("By popularity", [(r["from"], r["rows"], *map(figure, r["accuracy"].values())) for r in insight["ranges"]]))
    groups = insight["groups"]
    parts.append(table("Genres", zip(groups["group"], groups["rows"], map(figure, groups["positiveRate"]),
                                     *(map(figure, values) for values in groups["auc"].values())),
                       ["genre", "rows", "popular", *groups["auc"]]))
    for kind in ("hardest", "disputed"):
        parts.append(table(kind, [(c["title"], c["group"], c["label"], *map(figure, c["probabilities"].values())) for c in insight[kind]]))
    for kind in ("neighbors", "neighborWeights", "forests", "learningRates"):
        parts.append(table(kind, [list(shown(t)) for t in tuning[kind]]))
    path.write_text("\n".join(parts))


def plots(results):
    if Figure is None:
        return []
    details, tuning, insight = results["details"], results["tuning"], results["insight"]
    models = list(details)
    charts = [lines("ROC", {m: details[m]["roc"].values() for m in models}),
              lines("Precision and recall", {m: details[m]["precisionRecall"].values() for m in models}),
              lines("Reliability", {m: list(zip(*details[m]["reliability"]))[1:3] for m in models}, "o-"),
              lines("Neighbors", {"AUC": columns(tuning["neighbors"], "k", "auc")}, "o-"),
              lines("Trees", {"out-of-bag AUC": columns(tuning["outOfBag"], "trees", "auc")}, "o-"),
              lines("Rows", {"validation AUC": columns(tuning["learning"], "rows", "auc")}, "o-"),
              lines("Losses", {part: columns(tuning["epochs"], "epoch", part) for part in ("train", "validation")}),
              lines("Learning rates", {"loss": columns(tuning["learningRates"], "rate", "loss")}, "o-")]
    charts += [bars(f"Importance: {m}", insight["importance"][m]) for m in insight["importance"]]
    steps = [step["protocol"] for step in results["leaks"]]
    charts.append(lines("Leaks", {m: (steps, [s["models"][m]["auc"]["value"] for s in results["leaks"]])
                                  for m in results["leaks"][0]["models"]}, "o-"))
    for d in insight["dependence"]:
        values = d["values"] if len(d["values"]) <= DEPENDENCE_LABELS else range(len(d["values"]))
        charts.append(lines(d["column"], {m: (values, means) for m, means in d["models"].items()}, "o-"))
    return charts


def columns(rows, x, y):
    return [row[x] for row in rows], [row[y] for row in rows]


def lines(title, series, style="-"):
    chart = Figure((6, 4))
    axes = chart.subplots()
    for name, (x, y) in series.items():
        axes.plot(x, y, style, label=name)
    axes.legend()
    return svg(title, chart, axes)


def bars(title, importance):
    chart = Figure((6, 4))
    axes = chart.subplots()
    names = sorted(importance, key=lambda c: importance[c]["value"])
    middle = [importance[c]["value"] for c in names]
    axes.errorbar(middle, range(len(names)), xerr=[m - importance[c]["low"] for m, c in zip(middle, names)], fmt="o")
    axes.set_yticks(range(len(names)), names)
    return svg(title, chart, axes)


def svg(title, chart, axes):
    axes.set_title(title)
    text = io.StringIO()
    chart.savefig(text, format="svg")
    return text.getvalue()


def spanned(interval):
    return f"{interval['value']:.3f} [{interval['low']:.3f}, {interval['high']:.3f}]"


def figure(value):
    return f"{value:.3f}"


def shown(row):
    for value in row.values():
        if isinstance(value, dict):
            yield spanned(value) if "low" in value else ", ".join(map(str, value.values()))
        else:
            yield figure(value) if isinstance(value, float) else value if not isinstance(value, list) else len(value)


def table(title, rows, head=()):
    cells = lambda row, tag: "".join(f"<{tag}>{html.escape(str(cell))}</{tag}>" for cell in row)
    body = "".join(f"<tr>{cells(row, 'td')}</tr>" for row in rows)
    return f"<table><caption>{html.escape(title)}</caption><tr>{cells(head, 'th')}</tr>{body}</table>"
