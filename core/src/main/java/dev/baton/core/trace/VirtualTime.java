package dev.baton.core.trace;

import java.math.BigDecimal;
import java.time.Duration;

/** How virtual time is written in tables and messages. */
public final class VirtualTime {
    private VirtualTime() {}

    /** Returns the time in milliseconds, with as many decimals as it has. */
    public static String format(Duration time) {
        return millis(time).toPlainString() + " ms";
    }

    static BigDecimal millis(Duration time) {
        return BigDecimal.valueOf(time.getSeconds())
                .multiply(BigDecimal.valueOf(1000))
                .add(BigDecimal.valueOf(time.getNano(), 6))
                .stripTrailingZeros();
    }
}
