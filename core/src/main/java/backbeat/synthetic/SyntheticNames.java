package backbeat.synthetic;

import backbeat.random.NamedStream;
import backbeat.random.SplitMix64;

/**
 * Made-up names: different numbers have different names. Some hold a comma, a quotation mark or letters beyond Latin, as
 * real names do, so that synthetic files try a CSV reader as well.
 */
final class SyntheticNames {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int ID_DIGITS = 13;
    private static final String[] FIRST = {
        "Amber", "Silent", "Golden", "Broken", "Northern", "Electric", "Paper", "Velvet", "Distant", "Hollow",
                "Crimson",
        "Early", "Wandering", "Quiet", "Burning", "Blue", "Frozen", "Little", "Midnight", "Second", "Élan", "Último",
        "夜明けの", "Белый"
    };
    private static final String[] SECOND = {
        "River", "Harbor", "Machine", "Garden", "Signal", "Mirror", "Summer", "Engine", "Shadow", "Avenue", "Lantern",
        "Meadow", "Orbit", "Tide", "Parade", "Window", "Ember", "Canyon", "Letter", "Horizon", "Corazón", "歌", "Свет",
        "Station"
    };

    private final long itemSeed;
    private final long workSeed;
    private final long creatorSeed;

    SyntheticNames(long seed) {
        this.itemSeed = NamedStream.SYNTHETIC_ITEM_NAME.seed(seed);
        this.workSeed = NamedStream.SYNTHETIC_WORK_NAME.seed(seed);
        this.creatorSeed = NamedStream.SYNTHETIC_CREATOR_NAME.seed(seed);
    }

    /** 22 letters and digits. Mixing is a bijection, so different items have different identifiers. */
    String id(long item) {
        long bits = SplitMix64.mix(itemSeed, item);
        char[] digits = new char[ID_DIGITS];
        for (int i = ID_DIGITS - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) Long.remainderUnsigned(bits, 62));
            bits = Long.divideUnsigned(bits, 62);
        }
        return Synthesizer.ID_PREFIX + new String(digits);
    }

    String itemTitle(long item) {
        long bits = SplitMix64.mix(itemSeed, ~item);
        return (bits & 31) == 0 ? words(bits) + ", Vol. " + (item + 1) : words(bits) + " Sessions " + (item + 1);
    }

    String workTitle(long work) {
        long bits = SplitMix64.mix(workSeed, work);
        return switch ((int) (bits & 63)) {
            case 0 -> "\"" + words(bits) + "\" " + (work + 1);
            case 1, 2 -> words(bits) + ", Pt. " + (work + 1);
            default -> words(bits) + " " + (work + 1);
        };
    }

    String creator(long creator) {
        long bits = SplitMix64.mix(creatorSeed, creator);
        return (bits & 63) == 0 ? words(bits) + ", " + (creator + 1) : "The " + words(bits) + " " + (creator + 1);
    }

    private static String words(long bits) {
        int first = (int) ((bits >>> 8) & 0xFFFFFF) % FIRST.length;
        int second = (int) ((bits >>> 32) & 0xFFFFFF) % SECOND.length;
        return FIRST[first] + " " + SECOND[second];
    }
}
