package backbeat.explore;

/** Numbers as text, computed with integers: the same digits on every JDK. */
final class Numbers {
    private Numbers() {}

    /** {@code value} with this many decimals. */
    static String fixed(double value, int decimals) {
        long scale = 1;
        for (int i = 0; i < decimals; i++) {
            scale *= 10;
        }
        long digits = Math.round(Math.abs(value) * scale);
        String sign = value < 0 && digits > 0 ? "-" : "";
        if (decimals == 0) {
            return sign + digits;
        }
        String fraction = Long.toString(scale + digits % scale).substring(1);
        return sign + digits / scale + "." + fraction;
    }

    static String percent(double share) {
        return fixed(100 * share, 1) + " %";
    }
}
