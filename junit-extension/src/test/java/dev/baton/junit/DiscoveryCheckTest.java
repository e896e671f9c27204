package dev.baton.junit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.baton.core.testing.TestScheduler;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import reactor.core.publisher.Mono;

/** A method that JUnit leaves out with a warning must not go unnoticed. */
final class DiscoveryCheckTest {
    private static void assertRefused(Class<?> tests, String... parts) {
        assertThatThrownBy(() -> LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build()))
                .hasMessageContaining("JUnit would leave out these methods annotated with @BatonTest")
                .satisfies(error -> {
                    for (String part : parts) {
                        org.assertj.core.api.Assertions.assertThat(error).hasMessageContaining(part);
                    }
                });
    }

    static final class Returning {
        @BatonTest
        Mono<String> publisher(TestScheduler scheduler) {
            return Mono.just("");
        }

        @BatonTest
        CompletableFuture<String> future() {
            return new CompletableFuture<>();
        }

        @BatonTest
        void fine() {}
    }

    @Test
    void methodThatReturnsAPublisherOrAFuture_isRefused() {
        assertRefused(Returning.class,
                "Returning.publisher returns reactor.core.publisher.Mono, which nobody would wait for",
                "Returning.future returns java.util.concurrent.CompletableFuture");
    }

    static final class Hidden {
        @BatonTest
        private void secret() {}
    }

    @Test
    void methodThatIsPrivate_isRefused() {
        assertRefused(Hidden.class, "Hidden.secret: ", "must not be private");
    }
}
