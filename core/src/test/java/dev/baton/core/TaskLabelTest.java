package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A label is its name; what it declares decides what conflicts. */
final class TaskLabelTest {
    private static final TaskLabel LABEL = TaskLabel.of("work");

    @Test
    void equals_sameName_isTrueWhateverIsDeclared() {
        assertThat(LABEL.reads("a")).isEqualTo(LABEL.writes("b")).hasSameHashCodeAs(LABEL).isEqualTo(new TaskLabel("work"));
        assertThat(LABEL).isNotEqualTo(TaskLabel.of("other")).hasToString("work");
        assertThat(LABEL.reads("a").name()).isEqualTo("work");
    }

    @ParameterizedTest
    @CsvSource({
        "r:a,     r:a,     false",
        "r:a,     w:a,     true",
        "w:a,     w:a,     true",
        "w:a,     w:b,     false",
        "r:a w:b, r:b w:c, true",
        "r:a w:b, r:a w:c, false",
        "r:a w:a, r:a,     true",
        "r:a r:b, w:b,     true",
        "'',      w:a,     false",
        "'',      '',      false",
    })
    void conflictsWith_declarations_isTrueIfOneWritesWhatTheOtherTouches(String one, String other, boolean conflict) {
        assertThat(label(one).conflictsWith(label(other))).isEqualTo(conflict);
        assertThat(label(other).conflictsWith(label(one))).isEqualTo(conflict);
    }

    private static TaskLabel label(String declarations) {
        TaskLabel label = LABEL;
        for (String declaration : declarations.split(" ")) {
            label = declaration.isEmpty()
                    ? label.touchesNothing()
                    : declaration.startsWith("r:") ? label.reads(declaration.substring(2)) : label.writes(declaration.substring(2));
        }
        return label;
    }

    @Test
    void conflictsWith_labelThatDeclaresNothing_isTrue() {
        assertThat(LABEL.conflictsWith(LABEL)).isTrue();
        assertThat(LABEL.conflictsWith(LABEL.touchesNothing())).isTrue();
        assertThat(LABEL.touchesNothing().conflictsWith(LABEL)).isTrue();
    }

    @Test
    void reads_onALabel_leavesThatLabelAsItWas() {
        LABEL.writes("a");
        TaskLabel reader = LABEL.reads("a");
        reader.writes("a");
        assertThat(reader.conflictsWith(reader)).isFalse();
        assertThat(LABEL.conflictsWith(LABEL.touchesNothing())).isTrue();
    }

    @Test
    void declarations_badNames_areRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> LABEL.reads()).withMessageContaining("touchesNothing()");
        assertThatIllegalArgumentException().isThrownBy(() -> LABEL.writes()).withMessageContaining("work");
        assertThatIllegalArgumentException().isThrownBy(() -> LABEL.reads("a", " ")).withMessageContaining("blank");
        assertThatNullPointerException().isThrownBy(() -> LABEL.writes("a", null)).withMessageContaining("resource");
        assertThatNullPointerException().isThrownBy(() -> LABEL.writes((String[]) null));
        assertThatIllegalArgumentException().isThrownBy(() -> TaskLabel.of(" ")).withMessageContaining("blank");
        assertThatNullPointerException().isThrownBy(() -> TaskLabel.of(null)).withMessageContaining("name");
    }

    @Test
    void touchesNothing_labelThatDeclaresResources_isRejected() {
        assertThatIllegalStateException().isThrownBy(() -> LABEL.reads("a").touchesNothing()).withMessageContaining("work");
        assertThat(LABEL.touchesNothing().touchesNothing().conflictsWith(LABEL.touchesNothing())).isFalse();
    }
}
