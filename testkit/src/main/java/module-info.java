import org.jspecify.annotations.NullMarked;

/** Virtual time, scripted checks and assertions: test your checks and policies without waiting a millisecond. */
@NullMarked
module dev.lifesigns.testkit {
    requires transitive dev.lifesigns;
    requires transitive org.assertj.core;
    requires static com.google.errorprone.annotations;
    requires static org.jspecify;

    exports dev.lifesigns.testkit;
}
