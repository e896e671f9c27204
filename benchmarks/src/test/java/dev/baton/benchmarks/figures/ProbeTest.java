package dev.baton.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.baton.benchmarks.clock.ClockSuite;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProbeTest {
    @Test
    void check_peersOfThisBuild_fit() {
        assertThatNoException().isThrownBy(() -> Probe.check(new ClockSuite()));
    }

    @Test
    void check_methodMissing_namesPeerVersionAndWhatToDo() {
        Peer misfit = new Peer("RxJava", List.of("version.rxjava"), () -> {
            throw new NoSuchMethodError("'void io.reactivex.Gone.gone()'");
        });
        assertThatExceptionOfType(BenchmarkException.class)
                .isThrownBy(() -> Probe.check(new SampleSuite(List.of(misfit))))
                .withMessageContaining("RxJava cannot be measured: java.lang.NoSuchMethodError: 'void io.reactivex.Gone.gone()'")
                .withMessageContaining("version.rxjava " + Versions.of("version.rxjava") + " of pom.xml")
                .withMessageContaining("mvn dependency:tree")
                .withMessageContaining("change dev.baton.benchmarks.figures");
    }

    @Test
    void linkage_deepInAFork_isFound() {
        RuntimeException thrown = new RuntimeException("fork");
        RuntimeException benchmark = new RuntimeException("benchmark", thrown);
        thrown.addSuppressed(new RuntimeException(new NoClassDefFoundError("gone")));
        thrown.addSuppressed(benchmark); // a circle
        assertThat(Probe.linkage(benchmark)).hasValueSatisfying(error -> assertThat(error).hasMessage("gone"));
        assertThat(Probe.linkage(new RuntimeException("other"))).isEmpty();
    }
}
