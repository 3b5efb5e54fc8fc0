package cn.anlan.platform;

import java.util.Arrays;
import java.util.UUID;

/**
 * Numbers under which texts are found by any two neighbouring characters in them: Chinese words have two, so trigrams don't serve. They are
 * made here and indexed as they are, which costs the database a hundredth of cutting the words up itself. Different pairs may share a key,
 * so whoever searches looks at the texts too.
 *
 * <p>Keys differ from bucket to bucket. Records that are listed newest first have the bucket of their id: a search goes through the buckets
 * one by one and stops when its page is full, however common the word and however many the years.
 */
public final class SearchKeys {

    // 2^31 ms: 24.9 days
    private static final int BUCKET_BITS = 31;

    private SearchKeys() {}

    /** The bucket of a record by the time its id was made. */
    public static int bucket(UUID id) {
        return (int) (id.getMostSignificantBits() >>> (16 + BUCKET_BITS));
    }

    /** The keys of all pairs of neighbouring characters within each of the texts, each once and in order. */
    public static Integer[] of(int bucket, String... texts) {
        int most = Arrays.stream(texts).mapToInt(String::length).sum();
        int[] keys = new int[most];
        int count = 0;
        for (String text : texts) {
            int before = -1;
            for (int i = 0; i < text.length(); ) {
                int c = text.codePointAt(i);
                i += Character.charCount(c);
                c = Character.toLowerCase(c);
                if (before >= 0) {
                    keys[count++] = key(bucket, before, c);
                }
                before = c;
            }
        }
        return Arrays.stream(keys, 0, count).sorted().distinct().boxed().toArray(Integer[]::new);
    }

    /** The key of a text as a whole. */
    public static int whole(int bucket, String text) {
        return key(bucket, 0x200000, text.toLowerCase(java.util.Locale.ROOT).hashCode());
    }

    private static int key(int bucket, int first, int second) {
        // Stored: another mixing needs all keys made anew.
        long mixed = (((long) first << 32) ^ (second & 0xFFFF_FFFFL) ^ ((long) bucket << 53)) * 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8_FEB8_6659_FD93L;
        return (int) (mixed >>> 32);
    }
}
