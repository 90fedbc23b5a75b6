package io.wirt.it.host;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Runs a class once on each image of this test run that has the init system; its constructor takes the image. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@ParameterizedClass(allowZeroInvocations = true)
@ArgumentsSource(OnHosts.Provider.class)
@interface OnHosts {

    HostImage.Init value();

    /** The images, by their names. */
    final class Provider implements ArgumentsProvider, AnnotationConsumer<OnHosts> {
        private HostImage.Init init = HostImage.Init.SYSV;

        @Override
        public void accept(OnHosts annotation) {
            init = annotation.value();
        }

        @Override
        public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
            return HostImage.all().stream()
                    .filter(image -> image.init() == init)
                    .map(image -> Arguments.argumentSet(image.name(), image));
        }
    }
}
