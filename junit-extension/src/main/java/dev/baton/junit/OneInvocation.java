package dev.baton.junit;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives a test that has no source of arguments one invocation without any. */
final class OneInvocation implements ArgumentsProvider {
    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        boolean isAlone = AnnotationSupport.findRepeatableAnnotations(
                        context.getRequiredTestMethod(), ArgumentsSource.class).stream()
                .allMatch(source -> source.value() == OneInvocation.class);
        return isAlone ? Stream.of(Arguments.of()) : Stream.empty();
    }
}
