package io.wirt.bench;

import io.wirt.formats.kernel.KernelArgument;
import io.wirt.formats.kernel.KernelArguments;
import io.wirt.formats.grub.MenuLst;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A menu is read, every entry gets an argument, and it is printed. See the script {@code menu} beside this file. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
// Room for the garbage of several calls: what is asked for is the cost of the code, not that of a heap just large enough.
@Fork(
        value = 2,
        jvmArgs = {"-Xms3g", "-Xmx3g", "-Xmn2g", "-XX:+UseParallelGC"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MenuBenchmark {
    private static final KernelArgument WANTED = KernelArgument.of("amd_iommu=on");

    @Param({"10", "100", "1000", "10000"})
    public int entries;

    private String menu = "";

    @Setup
    public void write() {
        StringBuilder text = new StringBuilder("default=0\ntimeout=5\n");
        for (int i = 0; i < entries; i++) {
            text.append("title CentOS Linux (2.6.32-").append(i).append(".el6.x86_64)\n");
            text.append("\troot (hd0,0)\n\tkernel /vmlinuz-2.6.32-").append(i).append(".el6.x86_64 ro");
            text.append(" root=/dev/mapper/vg-root rd_LVM_LV=vg/root rd_LVM_LV=vg/swap rd_NO_LUKS rd_NO_MD rd_NO_DM");
            text.append(" LANG=en_US.UTF-8 SYSFONT=latarcyrheb-sun16 KEYBOARDTYPE=pc KEYTABLE=us crashkernel=auto rhgb quiet\n");
            text.append("\tinitrd /initramfs-2.6.32-").append(i).append(".el6.x86_64.img\n");
        }
        menu = text.toString();
    }

    @Benchmark
    public String readEditPrint() {
        MenuLst before = MenuLst.parse(menu);
        Map<Integer, KernelArguments> edited = new HashMap<>();
        for (MenuLst.Entry entry : before.entries()) {
            edited.put(entry.index(), entry.arguments().with(WANTED));
        }
        return before.with(edited, Map.of()).text();
    }
}
