package io.wirt.hostfacts.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.testkit.FakeHost;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VendorTest {
    @Test
    void theFlagsOfTheFirstProcessorTellAndNotTheNameOfItsVendor() {
        assertThat(processor("fpu svm lahf_lm")).isEqualTo(Vendor.AMD);
        assertThat(processor("fpu vmx lahf_lm")).isEqualTo(Vendor.INTEL);
        assertThat(Vendor.ofProcessor(FakeHost.machine()
                        .file("/proc/cpuinfo", "vendor_id : HygonGenuine\nflags : svm\n\nflags : vmx\n")))
                .isEqualTo(Vendor.AMD);
    }

    @Test
    void whereNeitherFlagIsThereNothingFollows() {
        assertThat(processor("fpu lahf_lm")).isEqualTo(Vendor.UNKNOWN);
        assertThat(processor("svm vmx")).isEqualTo(Vendor.UNKNOWN);
        assertThat(processor("svm_lock")).isEqualTo(Vendor.UNKNOWN);
        assertThat(Vendor.ofProcessor(FakeHost.machine().file("/proc/cpuinfo", "vmx flags : vmx svm\n")))
                .isEqualTo(Vendor.UNKNOWN);
        assertThat(Vendor.ofProcessor(FakeHost.tree())).isEqualTo(Vendor.UNKNOWN);
    }

    @Test
    void anIommuIsKnownByItsUnitsOrElseByTheTablesOfTheFirmware() {
        FakeHost tables = FakeHost.machine().file("/sys/firmware/acpi/tables/DMAR", "");
        assertThat(Vendor.ofIommu(List.of("ivhd0"), tables)).isEqualTo(Vendor.AMD);
        assertThat(Vendor.ofIommu(List.of("dmar0", "dmar1"), FakeHost.machine()))
                .isEqualTo(Vendor.INTEL);
        assertThat(Vendor.ofIommu(List.of("arm-smmu"), tables)).isEqualTo(Vendor.INTEL);
        assertThat(Vendor.ofIommu(List.of(), tables.file("/sys/firmware/acpi/tables/IVRS", "")))
                .isEqualTo(Vendor.AMD);
        assertThat(Vendor.ofIommu(List.of(), FakeHost.tree())).isEqualTo(Vendor.UNKNOWN);
    }

    private static Vendor processor(String flags) {
        return Vendor.ofProcessor(FakeHost.machine().file("/proc/cpuinfo", "processor : 0\nflags\t: " + flags + "\n"));
    }
}
