package cn.anlan.documents;

import java.util.UUID;

/**
 * Signs letters for the person who signs them. The product brings {@link Ed25519Signer}; a bean of another signer, such as one that asks a
 * provider of electronic seals, takes its place, and what was signed before is still verified by the signer it names.
 */
public interface Signer {

    /** Name kept with every signature; never changes. */
    String name();

    /**
     * Signs what a person approved.
     *
     * @param content the letter in canonical form, see {@code docs/letters.md}
     */
    Signature sign(byte[] content, Signatory by);

    /** Whether this signer made a signature over this content. */
    boolean verifies(byte[] content, Signature signature);

    /** Puts a seal into the file to be issued, before its hash is taken; the file as it is, for a signer without seals. */
    default byte[] sealed(byte[] pdf, Signatory by) {
        return pdf;
    }

    /** @param unit in whose name the letter goes out */
    record Signatory(UUID person, String name, String title, UUID unit) {}

    /** @param key which of the signer's keys made it */
    @SuppressWarnings("ArrayRecordComponent")
    record Signature(String key, byte[] value) {}
}
