package backbeat.study;

import backbeat.model.Progress;

/**
 * One bar for the whole study in place of one per task, so that the time that remains can be told: every part has a share
 * of the bar in proportion to the seconds that it is expected to take.
 */
public final class StudyProgress implements AutoCloseable {
    /** Steps of the bar for one unit of weight (a second, roughly). */
    private static final int STEPS_PER_WEIGHT = 1000;

    private final Progress bar;
    private long due;
    private long shown;

    public StudyProgress(Progress bar, double totalWeight) {
        this.bar = bar;
        bar.begin("study", Math.round(totalWeight * STEPS_PER_WEIGHT));
    }

    /** The next part: what is reported to it moves the bar by {@code weight} in all, once it has ended. */
    public Progress part(String name, double weight) {
        return part(name, weight, false);
    }

    /** As above, for a part that has parts of its own, whose names are shown in their turn. */
    public Progress whole(String name, double weight) {
        return part(name, weight, true);
    }

    private Progress part(String name, double weight, boolean telling) {
        showUpTo(due);
        long start = due;
        due += Math.round(weight * STEPS_PER_WEIGHT);
        bar.note(name);
        return new Part(start, due, telling);
    }

    private void showUpTo(long step) {
        if (step > shown) {
            bar.advance(step - shown);
            shown = step;
        }
    }

    @Override
    public void close() {
        bar.end();
    }

    /** A part may begin several tasks one after the other; the bar moves with the one that is furthest. */
    private final class Part implements Progress {
        private final long from;
        private final long to;
        private final boolean telling;
        private long steps;
        private long done;

        Part(long from, long to, boolean telling) {
            this.from = from;
            this.to = to;
            this.telling = telling;
        }

        @Override
        public void begin(String task, long steps) {
            this.steps = steps;
            done = 0;
        }

        @Override
        public void advance(long more) {
            done += more;
            if (steps > 0) {
                showUpTo(from + Math.round((double) (to - from) * Math.min(done, steps) / steps));
            }
        }

        @Override
        public void note(String remark) {
            if (telling) {
                bar.note(remark);
            }
        }

        @Override
        public void end() {
            steps = 0;
        }

        @Override
        public boolean cancelled() {
            return bar.cancelled();
        }
    }
}
