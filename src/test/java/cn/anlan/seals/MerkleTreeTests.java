package cn.anlan.seals;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.ledger.Hashes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTreeTests {

    @Test
    void isTheTreeOfRfc6962() {
        // The RFC's definition, word for word, over three leaves: MTH(D[3]) = H(1 || MTH(D[0:2]) || MTH(D[2:3]))
        var acts = acts(3);

        byte[] expected = MerkleTree.node(
                MerkleTree.node(MerkleTree.leaf(acts.get(0)), MerkleTree.leaf(acts.get(1))),
                MerkleTree.leaf(acts.get(2)));

        assertThat(root(acts)).isEqualTo(expected);
        assertThat(Hashes.hex(new MerkleTree.Root().root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 31, 33, 100})
    void provesEveryLeafAndNoOther(int size) {
        var acts = acts(size);
        byte[] root = root(acts);

        var paths = MerkleTree.paths(acts, IntStream.range(0, size).boxed().toList());

        for (int at = 0; at < size; at++) {
            assertThat(MerkleTree.follow(acts.get(at), at, size, paths.get(at))).isEqualTo(root);
            assertThat(MerkleTree.follow(Hashes.of("other"), at, size, paths.get(at)))
                    .isNotEqualTo(root);
            if (size > 1) {
                assertThat(MerkleTree.follow(acts.get(at), (at + 1) % size, size, paths.get(at)))
                        .isNotEqualTo(root);
                assertThat(MerkleTree.follow(acts.get(at), at, size, List.of())).isNull();
            }
        }
    }

    @Test
    void dependsOnTheOrder() {
        var acts = acts(5);

        assertThat(root(acts.reversed())).isNotEqualTo(root(acts));
    }

    private static byte[] root(List<byte[]> acts) {
        var tree = new MerkleTree.Root();
        acts.forEach(tree::add);
        return tree.root();
    }

    private static List<byte[]> acts(int size) {
        var acts = new ArrayList<byte[]>();
        for (int n = 0; n < size; n++) {
            acts.add(Hashes.of("act " + n));
        }
        return acts;
    }
}
