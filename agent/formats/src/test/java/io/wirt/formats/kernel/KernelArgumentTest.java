package io.wirt.formats.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class KernelArgumentTest {

    @Test
    void aFlagHasAKeyAndNoValue() {
        assertThat(KernelArgument.of("quiet")).isEqualTo(new KernelArgument("quiet", "quiet", Optional.empty()));
    }

    @Test
    void theValueStartsBehindTheFirstEqualsSign() {
        assertThat(KernelArgument.of("root=LABEL=/"))
                .isEqualTo(new KernelArgument("root=LABEL=/", "root", Optional.of("LABEL=/")));
    }

    @Test
    void anEmptyValueIsAValue() {
        assertThat(KernelArgument.of("init=").value()).contains("");
    }

    @Test
    void quotesBelongToTheTextButNeitherToTheKeyNorToTheValue() {
        KernelArgument valueQuoted = KernelArgument.of("foo=\"a b\"");
        KernelArgument allQuoted = KernelArgument.of("\"foo=a b\"");

        assertThat(valueQuoted.key()).isEqualTo("foo");
        assertThat(valueQuoted.value()).contains("a b");
        assertThat(allQuoted.key()).isEqualTo("foo");
        assertThat(allQuoted.value()).contains("a b");
        assertThat(allQuoted.text()).isEqualTo("\"foo=a b\"");
    }

    @Test
    void anEqualsSignInTheFirstPlaceSeparatesNothing() {
        assertThat(KernelArgument.of("=x").key()).isEqualTo("=x");
    }

    @Test
    void ordinaryTokensOfUsersAreAccepted() {
        assertThat(KernelArgument.problemWith("amd_iommu=on")).isEmpty();
        assertThat(KernelArgument.problemWith("dyndbg=\"file a.c +p\"")).isEmpty();
        assertThat(KernelArgument.problemWith("root=LABEL=gr\u00C3\u00BC\u00C3\u009F"))
                .isEmpty();
    }

    @Test
    void tokensThatWouldNotStayOneArgumentAreRefusedWithTheReason() {
        assertThat(KernelArgument.problemWith("")).contains("is empty");
        assertThat(KernelArgument.problemWith("a\nb")).contains("contains a control character");
        assertThat(KernelArgument.problemWith("\"a\tb\"")).contains("contains a control character");
        assertThat(KernelArgument.problemWith("a b")).contains("contains a blank outside double quotes");
        assertThat(KernelArgument.problemWith("a=\"b")).contains("has a double quote that is never closed");
        assertThat(KernelArgument.problemWith("\"\"")).contains("has no name");
        assertThat(KernelArgument.problemWith("--")).isPresent();
        assertThat(KernelArgument.problemWith("\"--\"")).isPresent();
    }
}
