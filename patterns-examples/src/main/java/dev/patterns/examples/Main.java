package dev.patterns.examples;

/** The command line; so far it only says hello. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("patterns " + String.join(" ", args));
    }
}
