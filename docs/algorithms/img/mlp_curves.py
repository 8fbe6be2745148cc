"""Draws mlp-losses.svg and mlp-search.svg from the CSV files beside it, with Python's standard library alone.

    java --add-modules jdk.incubator.vector -cp benchmarks/target/benchmarks.jar backbeat.benchmarks.quality.MlpCurves docs/algorithms/img
    python3 docs/algorithms/img/mlp_curves.py
"""
import csv
import math
from pathlib import Path

HERE = Path(__file__).parent
W, H, LEFT, RIGHT, TOP, BOTTOM = 720, 380, 62, 20, 44, 48
COLORS = ["#440154", "#482878", "#3e4a89", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6ece58", "#b5de2b"]


def read(name):
    with open(HERE / name, newline="") as f:
        return list(csv.DictReader(f))


class Plot:
    def __init__(self, title, xlabel, ylabel, xs, ys, logx=False):
        self.x0, self.x1, self.y0, self.y1, self.logx = *xs, *ys, logx
        self.parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {W} {H}" font-family="sans-serif" font-size="13">',
            f'<rect width="{W}" height="{H}" fill="white"/>',
            f'<text x="{LEFT}" y="24" font-size="16" font-weight="bold">{title}</text>',
            f'<text x="{(LEFT + W - RIGHT) / 2}" y="{H - 10}" text-anchor="middle">{xlabel}</text>',
            f'<text transform="translate(16 {(TOP + H - BOTTOM) / 2}) rotate(-90)" text-anchor="middle">{ylabel}</text>',
        ]

    def x(self, v):
        f = math.log if self.logx else float
        return LEFT + (f(v) - f(self.x0)) / (f(self.x1) - f(self.x0)) * (W - LEFT - RIGHT)

    def y(self, v):
        return H - BOTTOM - (min(v, self.y1) - self.y0) / (self.y1 - self.y0) * (H - TOP - BOTTOM)

    def axes(self, xticks, yticks):
        for v, label in xticks:
            self.parts.append(f'<path d="M{self.x(v):.1f} {TOP}V{H - BOTTOM}" stroke="#eee"/>')
            self.parts.append(f'<text x="{self.x(v):.1f}" y="{H - BOTTOM + 18}" text-anchor="middle">{label}</text>')
        for v in yticks:
            self.parts.append(f'<path d="M{LEFT} {self.y(v):.1f}H{W - RIGHT}" stroke="#ddd"/>')
            self.parts.append(f'<text x="{LEFT - 6}" y="{self.y(v) + 4:.1f}" text-anchor="end">{v:.2f}</text>')

    def line(self, points, color, width=2):
        d = "M" + "L".join(f"{self.x(a):.1f} {self.y(b):.1f}" for a, b in points)
        self.parts.append(f'<path d="{d}" fill="none" stroke="{color}" stroke-width="{width}"/>')

    def dot(self, a, b, color, radius=4):
        self.parts.append(f'<circle cx="{self.x(a):.1f}" cy="{self.y(b):.1f}" r="{radius}" fill="{color}"/>')

    def text(self, a, b, label, color="#222", anchor="start", dx=6, dy=4):
        x, y = self.x(a) + dx, self.y(b) + dy
        self.parts.append(f'<text x="{x:.1f}" y="{y:.1f}" fill="{color}" text-anchor="{anchor}">{label}</text>')

    def save(self, name):
        (HERE / name).write_text("\n".join(self.parts + ["</svg>"]) + "\n", encoding="utf-8")


def losses():
    rows = [(int(r["epoch"]), float(r["train_loss"]), float(r["validation_loss"])) for r in read("mlp-epochs.csv")]
    best = min(rows, key=lambda r: r[2])
    top = math.ceil(max(r[2] for r in rows) * 50) / 50
    low = math.floor(min(r[1] for r in rows) * 50) / 50
    p = Plot("Loss by epoch: 64 units, Adam, batch 256", "epoch", "mean cross-entropy", (0, len(rows)), (low, top))
    p.axes([(e, str(e)) for e in range(0, len(rows) + 1, 25)], [low + i * (top - low) / 6 for i in range(7)])
    p.line([r[:2] for r in rows], "#31688e")
    p.line([(r[0], r[2]) for r in rows], "#d95f02")
    p.dot(best[0], best[2], "#d95f02", 5)
    p.text(best[0], best[2], f"lowest: {best[2]:.4f} in epoch {best[0]}", dy=22)
    p.text(rows[-1][0], rows[-1][2], "validation", "#d95f02", "end", -6, 24)
    p.text(rows[-1][0], rows[-1][1], "training", "#31688e", "end", -6, -12)
    p.save("mlp-losses.svg")


def search():
    trials = {}
    for r in read("mlp-search.csv"):
        trials.setdefault(float(r["learning_rate"]), []).append((int(r["epoch"]), float(r["validation_loss"])))
    longest = max(len(t) for t in trials.values())
    low = math.floor(min(v for t in trials.values() for _, v in t) * 50) / 50
    top = 0.68
    p = Plot("Learning-rate search by successive halving", "epoch", "validation loss", (1, longest * 1.8), (low, top), True)
    ticks = [4 * 2**i for i in range(20) if 4 * 2**i <= longest]
    p.axes([(1, "1")] + [(t, str(t)) for t in ticks], [low + i * (top - low) / 5 for i in range(6)])
    for i, (rate, points) in enumerate(sorted(trials.items())):
        color = COLORS[i % len(COLORS)]
        p.line(points, color, 3 if len(points) == longest else 1.5)
        p.dot(*points[-1], color, 3)
        p.text(*points[-1], f"{rate:g}", color)
    p.save("mlp-search.svg")


losses()
search()
