package dev.baton.core.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.TaskLabel;
import org.junit.jupiter.api.Test;

/** Two tasks conflict unless both labels say otherwise. */
final class ConflictsTest {
    private final TaskLabel undeclared = TaskLabel.of("undeclared");
    private final TaskLabel pure = TaskLabel.of("pure").touchesNothing();

    @Test
    void between_noLabelOrNoDeclaration_isTrue() {
        assertThat(Conflicts.between(null, null)).isTrue();
        assertThat(Conflicts.between(null, pure)).isTrue();
        assertThat(Conflicts.between(pure, null)).isTrue();
        assertThat(Conflicts.between(undeclared, pure)).isTrue();
        assertThat(Conflicts.between(pure, undeclared)).isTrue();
    }

    @Test
    void between_declarations_isWhetherOneWritesWhatTheOtherTouches() {
        assertThat(Conflicts.between(pure, pure)).isFalse();
        assertThat(Conflicts.between(pure.reads("x"), pure.reads("x"))).isFalse();
        assertThat(Conflicts.between(pure.reads("x"), pure.writes("x"))).isTrue();
    }
}
