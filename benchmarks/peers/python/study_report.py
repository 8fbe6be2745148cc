"""The results as an HTML page, as Markdown with plots as files, and every table as CSV; plots need Matplotlib (else tables only)."""

import csv
import html
import io
import re

try:
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.fonttype"] = "none"  # text stays text: smaller and faster than outlines
    from matplotlib.figure import Figure
except ImportError:
    Figure = None

CATEGORIES, EITHER_CLASS, ENDS, LEAST_LIFT = 12, 10, 8, 0.01
LEFT_OUT = "" if Figure else ", no plots"


def write(folder, results):
    shown, drawn = tables(results), plots(results)
    page = ["<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Study</title><h1>Study</h1>",
            *(f"<figure><figcaption>{name}</figcaption>{drawing}</figure>" for name, drawing in drawn.items()),
            *(as_html(*table) for table in shown)]
    (folder / "report.html").write_text("\n".join(page))
    text = ["# Study", *(f"![{name}](plots/{file_name(name)}.svg)" for name in drawn), *(as_markdown(*table) for table in shown)]
    (folder / "report.md").write_text("\n\n".join(text))
    for kind in ("plots", "tables"):
        (folder / kind).mkdir(exist_ok=True)
    for name, drawing in drawn.items():
        (folder / "plots" / f"{file_name(name)}.svg").write_text(drawing)
    for title, head, rows in shown:
        with open(folder / "tables" / f"{file_name(title)}.csv", "w", newline="") as file:
            csv.writer(file).writerows([head, *rows])


def file_name(title):
    return re.sub("[^a-z0-9]+", "-", title.lower()).strip("-")


def tables(results):
    """Title, head and rows of every table."""
    tuning, insight = results["tuning"], results["insight"]
    models, leaks, fixed = results["models"], results["leaks"], results["fixedLeaks"]
    metrics = ["model", *models["majority"]]
    found = [("Data", ["step", "rows"], list(results["cleaning"].items())),
             ("Results", metrics, [(name, *map(spanned, m.values())) for name, m in models.items()]),
             ("Comparisons", list(results["comparisons"][0]), [list(shown(pair)) for pair in results["comparisons"]])]
    found.append(("Beside guessing", ["model", "AUC above one half", "p", "Holm p"],
                  [(name, spanned(c["auc"]), figure(c["p"]), figure(c["adjusted"])) for name, c in results["chance"].items()]))
    for name, detail in results["details"].items():
        found += [(f"{name}: {kind}", list(detail[kind][0]), [list(shown(row)) for row in detail[kind]]) for kind in ("calibration", "thresholds")]
        found.append((f"{name}: confusion", ["outcome", "rows"], list(detail["confusion"].items())))
    found += [(f"Importance: {model}", ["column", "fall of the AUC"], [(c, spanned(v)) for c, v in sorted(columns.items(), key=lambda i: -i[1]["value"])])
              for model, columns in insight["importance"].items()]
    found.append(("Leaks", ["protocol", "train", "test", *leaks[0]["shared"], *leaks[0]["models"]],
                  [(s["protocol"], s["train"], s["test"], *map(figure, s["shared"].values()),
                    *(spanned(m["auc"]) for m in s["models"].values())) for s in leaks]))
    for name in fixed["steps"][0]["models"]:
        kinds = list(fixed["steps"][-1]["models"][name])
        found.append((f"Leaks on fixed rows: {name}", ["with", "relatives", "rows", *kinds],
                      [(s["relation"], s["added"], s["affected"],
                        *(spanned(s["models"][name][kind]) if kind in s["models"][name] else "" for kind in kinds)) for s in fixed["steps"]]))
    found.append(("Seeds", metrics, [(m, *(f"{v['mean']:.4f} ± {v['standardDeviation']:.4f}" for v in by_metric.values()))
                                     for m, by_metric in results["repeats"].items()]))
    found.append(("By popularity", ["from", "rows", *models], [(r["from"], r["rows"], *map(figure, r["accuracy"].values())) for r in insight["ranges"]]))
    found.append(("Pairs of the same genre", ["model", "AUC"], [(m, figure(auc)) for m, auc in insight["withinGroupAuc"].items()]))
    found.append(("Same genres", ["column", "AUC", "pairs"], [(c["column"], spanned(c["auc"]), c["pairs"]) for c in insight["contrasts"]]))
    for kind in ("auc", "accuracy"):
        found.append((f"Genres: {kind}", ["genre", "rows", "popular", *models], list(genres(insight["groups"], kind))))
    for kind in ("hardest", "disputed"):
        found.append((kind, ["title", "genres", "label", *models],
                      [(c["title"], c["group"], c["label"], *map(figure, c["probabilities"].values())) for c in insight[kind]]))
    found += [(kind, list(tuning[kind][0]), [list(shown(t)) for t in tuning[kind]]) for kind in ("neighbors", "neighborWeights", "forests", "learningRates")]
    return found


def genres(groups, kind):
    """A row for each genre with enough rows of either class, the largest share of popular ones first."""
    for g in sorted(range(len(groups["group"])), key=lambda g: -groups["positiveRate"][g]):
        if large(groups, g):
            cells = [spanned(groups["aucInterval"][g][m]) if kind == "auc" and m in groups["aucInterval"][g] else figure(values[g])
                     for m, values in groups[kind].items()]
            yield (groups["group"][g], groups["rows"][g], f"{groups['positiveRate'][g]:.1%}", *cells)


def large(groups, g):
    positives = round(groups["rows"][g] * groups["positiveRate"][g])
    return min(positives, groups["rows"][g] - positives) >= EITHER_CLASS


def plots(results):
    """SVG by title."""
    if Figure is None:
        return {}
    details, tuning, insight, leaks, fixed = (results[k] for k in ("details", "tuning", "insight", "leaks", "fixedLeaks"))
    ranking = list(insight["importance"])
    best = ranking[-1]
    gains = {m: gained(details[m]["roc"], results["positiveRate"]) for m in ranking}
    drawn = {f"Results: {metric}": dots(list(details), {"": [results["models"][m][metric] for m in details]}) for metric in ("accuracy", "auc")}
    drawn |= {"ROC": lines({m: details[m]["roc"].values() for m in ranking}),
              "Precision and recall": lines({m: details[m]["precisionRecall"].values() for m in ranking}),
              "Gain": lines(gains),
              "Lift": lines({m: lift(*gain) for m, gain in gains.items()}),
              "Reliability": lines({m: list(zip(*details[m]["reliability"]))[1:3] for m in ranking}, "o-"),
              "Neighbors": lines({"AUC": columns(tuning["neighbors"], "k", "auc")}, "o-"),
              "Trees": lines({"out-of-bag AUC": columns(tuning["outOfBag"], "trees", "auc"), "validation AUC": columns(tuning["treeCounts"], "trees", "auc")}, "o-"),
              "Rows": lines({"validation AUC": columns(tuning["learning"], "rows", "auc")}, "o-"),
              "Losses": lines({part: columns(tuning["epochs"], "epoch", part) for part in ("train", "validation")}),
              "Learning rates": lines({"loss": columns(tuning["learningRates"], "rate", "loss")}, "o-")}
    names = sorted(insight["importance"][best], key=lambda c: insight["importance"][best][c]["value"])
    for title, shown_names in (("Importance", names), ("Importance without the first", names[:-1])):
        drawn[title] = dots(shown_names, {m: [insight["importance"][m][c] for c in shown_names] for m in ranking})
    drawn["Leaks"] = dots([step["protocol"] for step in leaks], {m: [s["models"][m]["auc"] for s in leaks] for m in ranking})
    drawn["Leaks on fixed rows"] = dots([step["relation"] for step in fixed["steps"]],
                                        {m: [s["models"][m]["auc"] for s in fixed["steps"]] for m in fixed["steps"][0]["models"]})
    groups = insight["groups"]
    ranked = sorted((g for g in range(len(groups["group"])) if large(groups, g) and best in groups["aucInterval"][g]), key=lambda g: -groups["auc"][best][g])
    ends = ranked if len(ranked) <= 2 * ENDS else ranked[:ENDS] + ranked[-ENDS:]
    drawn["Best and worst genres"] = dots([groups["group"][g] for g in ends], {best: [groups["aucInterval"][g][best] for g in ends]})
    for d in insight["dependence"]:
        drawn[f"Dependence: {d['column']}"] = lines(*outermost(d))
    return drawn


def outermost(d):
    """Lines, their marks and errors of a dependence; of many categories those whose mean over the models is highest and lowest."""
    shown = range(len(d["values"]))
    if isinstance(d["values"][0], str) and len(shown) > CATEGORIES:
        order = sorted(shown, key=lambda i: -sum(means[i] for means in d["models"].values()))
        shown = order[: CATEGORIES // 2] + order[-CATEGORIES // 2 :]
    taken = lambda values: [values[i] for i in shown]
    return {m: (taken(d["values"]), taken(p)) for m, p in d["models"].items()}, "o-", {m: taken(e) for m, e in d["errors"].items()}


def gained(roc, rate):
    """Of the rows looked at, the most promising first, and of the positives found among them."""
    return [rate * y + (1 - rate) * x for x, y in zip(roc["x"], roc["y"])], roc["y"]


def lift(looked_at, found):
    kept = [i for i, share in enumerate(looked_at) if share >= LEAST_LIFT]
    return [looked_at[i] for i in kept], [found[i] / looked_at[i] for i in kept]


def columns(rows, x, y):
    return [row[x] for row in rows], [row[y] for row in rows]


def lines(series, style="-", errors=None):
    chart = Figure((6, 4))
    axes = chart.subplots()
    for name, (x, y) in series.items():
        axes.plot(x, y, style, label=name)
        if errors:
            reach = [1.96 * e for e in errors[name]]
            axes.fill_between(range(len(y)) if isinstance(x[0], str) else x, [v - r for v, r in zip(y, reach)], [v + r for v, r in zip(y, reach)], alpha=0.2)
    axes.legend()
    return svg(chart)


def dots(names, series):
    """Values with intervals, a row a name."""
    chart = Figure((6, 4))
    axes = chart.subplots()
    for place, (name, intervals) in enumerate(series.items()):
        middle = [i["value"] for i in intervals]
        axes.errorbar(middle, [y + 0.1 * place for y in range(len(names))], fmt="o", label=name,
                      xerr=[[m - i["low"] for m, i in zip(middle, intervals)], [i["high"] - m for m, i in zip(middle, intervals)]])
    axes.set_yticks(range(len(names)), names)
    if len(series) > 1:
        axes.legend()
    return svg(chart)


def svg(chart):
    text = io.StringIO()
    chart.savefig(text, format="svg")
    return text.getvalue()


def spanned(interval):
    return f"{interval['value']:.3f} [{interval['low']:.3f}, {interval['high']:.3f}]"


def figure(value):
    return f"{value:.3f}" if abs(value) >= 0.0995 or value == 0 else f"{value:.3g}"


def shown(row):
    for value in row.values():
        if isinstance(value, dict):
            yield spanned(value) if "low" in value else ", ".join(map(str, value.values()))
        else:
            yield figure(value) if isinstance(value, float) else value if not isinstance(value, list) else len(value)


def as_html(title, head, rows):
    cells = lambda row, tag: "".join(f"<{tag}>{html.escape(str(cell))}</{tag}>" for cell in row)
    body = "".join(f"<tr>{cells(row, 'td')}</tr>" for row in rows)
    return f"<table><caption>{html.escape(title)}</caption><tr>{cells(head, 'th')}</tr>{body}</table>"


def as_markdown(title, head, rows):
    line = lambda row: "| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |"
    return "\n".join([f"**{title}**", "", line(head), line(["---"] * len(head)), *map(line, rows)])
