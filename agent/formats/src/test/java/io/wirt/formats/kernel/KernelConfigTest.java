package io.wirt.formats.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.formats.kernel.KernelConfig.Option;
import io.wirt.formats.text.Samples;
import io.wirt.testkit.Generator;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class KernelConfigTest {

    @Test
    void optionsAreFoundByTheirWholeSymbol() throws IOException {
        KernelConfig config = KernelConfig.parse(Samples.read(KernelConfigTest.class, "kernel-config"));

        assertThat(config.lookup("CONFIG_AMD_IOMMU"))
                .contains(new Option("CONFIG_AMD_IOMMU", "y", 4, "CONFIG_AMD_IOMMU=y"));
        assertThat(config.lookup("CONFIG_KSM")).map(Option::value).contains("y");
        assertThat(config.lookup("CONFIG_IOMMU")).isEmpty();
        assertThat(config.lookup("AMD_IOMMU")).isEmpty();
        assertThat(config.lookup("")).isEmpty();
    }

    @Test
    void anOptionThatIsNotSetIsNo() throws IOException {
        assertThat(KernelConfig.parse(Samples.read(KernelConfigTest.class, "kernel-config"))
                        .lookup("CONFIG_IOMMU_DEBUG"))
                .contains(new Option("CONFIG_IOMMU_DEBUG", "n", 8, "# CONFIG_IOMMU_DEBUG is not set"));
    }

    @Test
    void anOptionThatTheFileDoesNotMentionIsUnknown() {
        assertThat(KernelConfig.parse("CONFIG_AMD_IOMMU_STATS=y\n").lookup("CONFIG_AMD_IOMMU"))
                .isEmpty();
        assertThat(KernelConfig.parse("# CONFIG_KSM is not set yet\n#CONFIG_KSM=y\n CONFIG_KSM=y\n")
                        .lookup("CONFIG_KSM"))
                .isEmpty();
    }

    @Test
    void modulesAndLiteralsAreGivenAsWritten() {
        KernelConfig config = KernelConfig.parse("CONFIG_KVM=m\r\nCONFIG_A=\"CONFIG_KVM=n\"\nCONFIG_B=0x10");

        assertThat(config.lookup("CONFIG_KVM")).map(Option::value).contains("m");
        assertThat(config.lookup("CONFIG_A")).map(Option::value).contains("\"CONFIG_KVM=n\"");
        assertThat(config.lookup("CONFIG_B")).map(Option::value).contains("0x10");
    }

    @Test
    void ofSeveralLinesTheLastCounts() {
        assertThat(KernelConfig.parse("CONFIG_KSM=y\n# CONFIG_KSM is not set\n").lookup("CONFIG_KSM"))
                .map(Option::value)
                .contains("n");
    }

    @Test
    void anyTextComesBackAsItWasAndCanBeSearched() {
        Generator.check("kernel configuration: parse, then text", 1000, gen -> {
            String text = gen.chance(50) ? gen.bytes(100) : gen.text("AB=#y \nis not set", 60);
            KernelConfig config = KernelConfig.parse(text);
            assertThat(config.text()).isEqualTo(text);
            config.lookup("A").ifPresent(option -> assertThat(text).contains(option.text()));
        });
    }
}
