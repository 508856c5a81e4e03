package dev.patterns.examples.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodeSizeTest {

    @Test
    void blankLinesAndCommentsAreNotCounted() {
        assertThat(CodeLines.count("""
                /* one */ package a; // counted

                /**
                 * Not counted.
                 */
                class A {
                    // not counted
                    int b; /* counted
                    not counted */ int c;
                }
                """)).isEqualTo(5);
    }

    @Test
    void commentsInTextAreText() {
        assertThat(CodeLines.count("""
                String a = "/*";
                char b = '"';
                String c = "// \\" ";
                String d = "*/";
                """)).isEqualTo(4);
        assertThat(CodeLines.count("String a = \"\"\"\n  // counted\n  \" /*\n  \"\"\";\n// not counted"))
                .isEqualTo(4);
    }

    @Test
    void onlyPublicTopLevelTypesAreCounted() throws IOException {
        var sources = Map.of(
                "a/A.java", "package a; public class A { public static class B {} } class C {}",
                "a/D.java", "package a; public sealed interface D permits E {} final class E implements D {}",
                "b/F.java", "package b; public record F(int g) {}");

        assertThat(CodeSize.of(sources)).isEqualTo(new CodeSize(3, 3));
    }

    @Test
    void typesOfPackagesThatAreNotExportedToAllAreNotPublic() throws IOException {
        var sources = Map.of(
                "module-info.java", "module m { exports a; exports b to n; }",
                "a/A.java", "package a; public class A {}",
                "b/B.java", "package b; public class B {}",
                "c/C.java", "package c; public class C {}");

        assertThat(CodeSize.of(sources)).isEqualTo(new CodeSize(4, 1));
    }
}
