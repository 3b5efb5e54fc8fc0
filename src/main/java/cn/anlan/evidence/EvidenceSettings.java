package cn.anlan.evidence;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings under {@code anlan.evidence}: the greatest size of a file of each kind, and how long an unfinished upload is kept.
 *
 * @param sweepEvery pause between two sweeps of abandoned uploads; zero switches sweeping off on this node
 */
@ConfigurationProperties("anlan.evidence")
record EvidenceSettings(
        @DefaultValue("30MB") DataSize photo,
        @DefaultValue("100MB") DataSize document,
        @DefaultValue("200MB") DataSize audio,
        @DefaultValue("2GB") DataSize video,
        @DefaultValue("2d") Duration abandonAfter,
        @DefaultValue("1h") Duration sweepEvery) {

    DataSize most(MediaType.Kind kind) {
        return switch (kind) {
            case PHOTO -> photo;
            case DOCUMENT -> document;
            case AUDIO -> audio;
            case VIDEO -> video;
        };
    }

    /** The greatest size of any file. */
    DataSize most() {
        return java.util.stream.Stream.of(photo, document, audio, video)
                .max(DataSize::compareTo)
                .orElseThrow();
    }
}
