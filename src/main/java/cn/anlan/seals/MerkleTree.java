package cn.anlan.seals;

import cn.anlan.ledger.Hashes;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Merkle trees as in RFC 6962: an odd node at the end of a level moves up unchanged. Leaves are hashes of acts. */
final class MerkleTree {

    private MerkleTree() {}

    /** Computes a root from leaves that come one by one, keeping only as many nodes as the tree is high. */
    static final class Root {

        private final Deque<byte[]> peaks = new ArrayDeque<>();
        private long size;

        void add(byte[] act) {
            byte[] node = leaf(act);
            for (long full = size; (full & 1) == 1; full >>= 1) {
                node = node(peaks.pop(), node);
            }
            peaks.push(node);
            size++;
        }

        long size() {
            return size;
        }

        /** The root of what was added; of nothing, the hash of nothing. */
        byte[] root() {
            byte[] root = peaks.peek();
            if (root == null) {
                return Hashes.sha256().digest();
            }
            var rest = peaks.iterator();
            rest.next();
            while (rest.hasNext()) {
                root = node(rest.next(), root);
            }
            return root;
        }
    }

    /** The neighbours from a leaf up to the root. */
    static List<byte[]> path(List<byte[]> acts, int position) {
        return paths(acts, List.of(position)).getFirst();
    }

    /** The same for many leaves of one tree, hashing each level once. */
    static List<List<byte[]>> paths(List<byte[]> acts, List<Integer> positions) {
        var paths = new ArrayList<List<byte[]>>();
        positions.forEach(position -> paths.add(new ArrayList<>()));
        int[] at = positions.stream().mapToInt(Integer::intValue).toArray();
        byte[][] level = acts.stream().map(MerkleTree::leaf).toArray(byte[][]::new);
        while (level.length > 1) {
            for (int i = 0; i < at.length; i++) {
                int neighbour = at[i] ^ 1;
                if (neighbour < level.length) {
                    paths.get(i).add(level[neighbour]);
                }
                at[i] >>= 1;
            }
            level = above(level);
        }
        return paths;
    }

    /** The root that a path leads to from a leaf at a position in a tree of a size; null when the path doesn't fit. */
    static byte @org.jspecify.annotations.Nullable [] follow(byte[] act, long position, long size, List<byte[]> path) {
        byte[] node = leaf(act);
        int used = 0;
        long at = position;
        for (long width = size; width > 1; width = (width + 1) >> 1) {
            if ((at ^ 1) < width) {
                if (used == path.size()) {
                    return null;
                }
                byte[] neighbour = path.get(used++);
                node = (at & 1) == 1 ? node(neighbour, node) : node(node, neighbour);
            }
            at >>= 1;
        }
        return used == path.size() ? node : null;
    }

    /** The leaf that stands for an act, from the act's hash: leaves and inner nodes are told apart by a first byte. */
    static byte[] leaf(byte[] act) {
        MessageDigest digest = Hashes.sha256();
        digest.update((byte) 0);
        return digest.digest(act);
    }

    static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = Hashes.sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    private static byte[][] above(byte[][] level) {
        byte[][] above = new byte[(level.length + 1) / 2][];
        Arrays.setAll(above, i -> 2 * i + 1 < level.length ? node(level[2 * i], level[2 * i + 1]) : level[2 * i]);
        return above;
    }
}
