package cn.anlan.spreadsheets;

import cn.anlan.platform.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;

/** What may be unpacked from one file: stops a zip bomb while it grows, not after. */
final class Unpacking {

    private static final long MOST_IN_ALL = 1L << 30;
    /** An honest sheet shrinks ten- to fiftyfold. */
    private static final long MOST_RATIO = 200;
    /** Small parts may be as regular as they like. */
    private static final long RATIO_COUNTS_FROM = 16L << 20;

    private long inAll;

    InputStream guard(InputStream in, ZipEntry entry) {
        return new FilterInputStream(in) {
            private long read;

            @Override
            public int read() throws IOException {
                int b = super.read();
                count(b < 0 ? 0 : 1);
                return b;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int got = super.read(buffer, offset, length);
                count(Math.max(got, 0));
                return got;
            }

            private void count(int bytes) {
                read += bytes;
                inAll += bytes;
                long packed = Math.max(1, entry.getCompressedSize());
                if (inAll > MOST_IN_ALL || read > RATIO_COUNTS_FROM && read / packed > MOST_RATIO) {
                    throw new Problem(SpreadsheetProblem.BOMB);
                }
            }
        };
    }

    /** Each pass over the file may unpack as much again. */
    void restart() {
        inAll = 0;
    }
}
