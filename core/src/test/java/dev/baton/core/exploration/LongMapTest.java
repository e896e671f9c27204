package dev.baton.core.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LongMapTest {
    @Test
    void operations_atRandom_areThoseOfAHashMap() {
        SplitMix64 random = new SplitMix64(1);
        LongMap map = new LongMap();
        for (int round = 0; round < 200; round++) {
            Map<Long, Long> expected = new HashMap<>();
            map.clear();
            int keys = 1 + random.below(60);
            for (int step = 0; step < 300; step++) {
                long key = (1L + random.below(keys)) * (round % 3 == 0 ? 16 : 1); // collide in every third round
                long value = 1 + random.below(5);
                switch (random.below(3)) {
                    case 0 -> {
                        map.put(key, value);
                        expected.put(key, value);
                    }
                    case 1 -> {
                        Long removed = expected.remove(key);
                        assertThat(map.remove(key)).isEqualTo(removed == null ? 0 : removed);
                    }
                    default -> {
                        map.add(key, -value);
                        expected.merge(key, -value, (one, other) -> one + other == 0 ? null : one + other);
                    }
                }
                assertThat(map.size()).isEqualTo(expected.size());
                assertThat(map.get(key)).isEqualTo(expected.getOrDefault(key, 0L));
            }
            expected.forEach((key, value) -> assertThat(map.get(key)).isEqualTo(value));
        }
    }
}
