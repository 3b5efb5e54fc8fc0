package cn.anlan.evidence;

import cn.anlan.platform.Zones;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.lang.GeoLocation;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.mov.QuickTimeDirectory;
import com.drew.metadata.mp4.Mp4Directory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Objects;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a file itself says of when, where and with what it was taken. Anybody can write that into a file: it is shown, not trusted. */
record Capture(
        @Nullable Instant at,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String device,
        int orientation) {

    private static final Logger LOG = LoggerFactory.getLogger(Capture.class);
    private static final Capture UNKNOWN = new Capture(null, null, null, null, 1);
    private static final int DEVICE_LENGTH = 100;

    /** Before this, a camera's clock was never set. */
    private static final Instant OLDEST = Instant.parse("2000-01-02T00:00:00Z");

    static Capture of(Path file) {
        try {
            Metadata metadata = ImageMetadataReader.readMetadata(file.toFile());
            GeoLocation place = place(metadata);
            return new Capture(
                    time(metadata),
                    place == null ? null : place.getLatitude(),
                    place == null ? null : place.getLongitude(),
                    device(metadata),
                    orientation(metadata));
        } catch (ImageProcessingException | IOException | RuntimeException unreadable) {
            // Documents and many sound files say nothing; broken metadata don't make a picture worthless.
            LOG.debug("no capture metadata in {}: {}", file.getFileName(), unreadable.toString());
            return UNKNOWN;
        }
    }

    private static @Nullable Instant time(Metadata metadata) {
        ExifSubIFDDirectory exif = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        // Cameras write local time, and only some say of which zone.
        Date taken = exif == null ? null : exif.getDateOriginal(TimeZone.getTimeZone(Zones.CHINA));
        return Stream.of(
                        taken,
                        date(metadata.getFirstDirectoryOfType(Mp4Directory.class), Mp4Directory.TAG_CREATION_TIME),
                        date(
                                metadata.getFirstDirectoryOfType(QuickTimeDirectory.class),
                                QuickTimeDirectory.TAG_CREATION_TIME))
                .filter(Objects::nonNull)
                .map(date -> date.toInstant().truncatedTo(ChronoUnit.MICROS))
                .filter(OLDEST::isBefore)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Date date(@Nullable Directory directory, int tag) {
        return directory == null ? null : directory.getDate(tag);
    }

    private static @Nullable GeoLocation place(Metadata metadata) {
        return metadata.getDirectoriesOfType(GpsDirectory.class).stream()
                .map(GpsDirectory::getGeoLocation)
                .filter(place -> place != null
                        && !place.isZero()
                        && Math.abs(place.getLatitude()) <= 90
                        && Math.abs(place.getLongitude()) <= 180)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String device(Metadata metadata) {
        Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        if (exif == null) {
            return null;
        }
        String make = Objects.requireNonNullElse(exif.getString(ExifIFD0Directory.TAG_MAKE), "");
        String model = Objects.requireNonNullElse(exif.getString(ExifIFD0Directory.TAG_MODEL), "");
        String device = SafeName.plain(model.startsWith(make) ? model : make + " " + model);
        return device.isEmpty() ? null : device.substring(0, Math.min(DEVICE_LENGTH, device.length()));
    }

    private static int orientation(Metadata metadata) {
        Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer said = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return said == null || said < 1 || said > 8 ? 1 : said;
    }
}
