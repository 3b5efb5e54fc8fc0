package cn.anlan.seals;

import cn.anlan.ledger.Hashes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/**
 * A pair of Ed25519 keys.
 *
 * @param id first 32 hex digits of the SHA-256 of the public key
 */
record SigningKey(String id, PublicKey publicKey, PrivateKey privateKey) {

    private static final String ALGORITHM = "Ed25519";

    static SigningKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new SigningKey(idOf(pair.getPublic().getEncoded()), pair.getPublic(), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String idOf(byte[] publicKey) {
        return Hashes.hex(Hashes.sha256().digest(publicKey)).substring(0, 32);
    }

    byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a signature is right; a key or signature that can't even be read isn't. */
    static boolean verifies(byte[] publicKey, byte[] text, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(publicKey)));
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
