package dev.baton.examples.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.core.TaskLabel;
import dev.baton.core.testing.ExplorationFailure;
import dev.baton.core.testing.TestScheduler;
import dev.baton.reactor.ReactorSchedulers;
import dev.baton.rxjava.RxSchedulers;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The test at the top of the README, and what it prints: both must be what they are here. */
final class ReadmeTest {
    private static final Path README = Path.of("../../README.md");
    private static final Path SOURCE = Path.of("src/test/java/dev/baton/examples/mixed/ReadmeTest.java");

    private static void screenShowsTheAnswerToTheLastQuery() {
        // readme: begin
        TestScheduler.many(1_000, scheduler -> {
            var requests = ReactorSchedulers.fromScheduler(scheduler.labeled(TaskLabel.of("request")));
            var parsing = RxSchedulers.fromScheduler(scheduler.labeled(TaskLabel.of("parse")));
            var ui = RxSchedulers.fromScheduler(scheduler.foreground());
            var screen = new AtomicReference<String>();

            Flux<String> answers = Flux.just("re", "reactor").flatMap(query -> search(query).subscribeOn(requests));
            Flowable.fromPublisher(answers).flatMapSingle(raw -> parse(raw).subscribeOn(parsing))
                    .observeOn(ui).subscribe(screen::set);

            scheduler.runUntilIdle();
            assertEquals("reactor", screen.get());
        });
        // readme: end
    }

    private static Mono<String> search(String query) {
        return Mono.fromCallable(() -> query + " 1, " + query + " 2");
    }

    private static Single<String> parse(String raw) {
        return Single.fromCallable(() -> raw.substring(0, raw.indexOf(' ')));
    }

    @Test
    void readme_showsTheTestAsItIsCompiledAndWhatItPrints() throws IOException {
        ExplorationFailure failure =
                catchThrowableOfType(ExplorationFailure.class, ReadmeTest::screenShowsTheAnswerToTheLastQuery);
        String expected = "```java\n" + test() + "```\n\nprints\n\n```text\n" + failure.getMessage().strip() + "\n```\n";
        String readme = Files.readString(README);
        if ("write".equals(System.getProperty("baton.golden"))) {
            int begin = readme.indexOf("```java\n");
            int end = readme.indexOf("\n```\n", readme.indexOf("```text\n")) + "\n```\n".length();
            Files.writeString(README, readme.substring(0, begin) + expected + readme.substring(end));
        } else {
            assertThat(readme).contains(expected);
        }
    }

    private static String test() throws IOException {
        String source = Files.readString(SOURCE);
        int begin = source.indexOf("// readme: begin\n") + "// readme: begin\n".length();
        return source.substring(begin, source.indexOf("        // readme: end\n")).indent(-8);
    }
}
