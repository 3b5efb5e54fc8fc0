package cn.anlan.papers;

/**
 * How large the issuer's name is printed, which the standard leaves to the eye: large for a short name; a long one first smaller, then
 * narrower.
 *
 * @param size in points
 * @param spacing between its characters, in points
 * @param stretch 1, or less for narrower characters
 */
record RedHead(float size, float spacing, float stretch) {

    private static final float SMALLEST = 36;
    private static final float NARROWEST = 0.55f;

    static RedHead of(String issuer, float largest) {
        double characters = Math.max(1, Wording.width(issuer.strip()));
        float fitting = (float) (Grid.WIDTH / characters);
        float smallest = Math.min(SMALLEST, largest);
        if (fitting >= largest) {
            // Short names are spaced
            float spacing = characters <= 6 ? Math.min(largest / 4, fitting - largest) : 0;
            return new RedHead(largest, spacing, 1);
        }
        if (fitting >= smallest) {
            return new RedHead(fitting, 0, 1);
        }
        float size = Math.min(smallest, fitting / NARROWEST);
        return new RedHead(size, 0, fitting / size);
    }
}
