package io.wirt.formats.grub;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Any bytes as an environment block of GRUB 2; see {@link GrubCfgFuzzTest}. */
class GrubEnvFuzzTest {
    private static final String SIGNATURE = "# GRUB Environment Block\n";
    private static final List<String> NAMES = List.of("saved_entry", "kernelopts", "a", "b");

    @FuzzTest
    void whateverTheBytesAnotherValueKeepsTheLengthAndTheRest(byte[] bytes) {
        // Of what has no signature nothing is read, which would leave the search at the door.
        GrubEnv block = GrubEnv.parse(SIGNATURE + new String(bytes, StandardCharsets.ISO_8859_1));
        String name = NAMES.get(bytes.length % NAMES.size());
        String value = "root=/dev/sda1\\ \n" + bytes.length;

        Optional<GrubEnv> edited = block.with(name, value);

        if (edited.isPresent()) {
            assertThat(edited.get().text()).hasSameSizeAs(block.text());
            assertThat(edited.get().value(name)).contains(value);
            assertThat(edited.get().with(name, value)).isEqualTo(edited);
            for (String other : NAMES) {
                if (!other.equals(name)) {
                    assertThat(edited.get().value(other)).as(other).isEqualTo(block.value(other));
                }
            }
        }
    }
}
